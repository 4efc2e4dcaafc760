"""What waits for an editor is told with the file, the line and the key where it can be mended."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.newsroom import ingest
from generator.newsroom.status import waiting

NOW = datetime(2030, 1, 1, tzinfo=UTC)
SETTINGS = '[site]\ntitle = "Test Digest"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
REMEDY = "Name the fields title, text, date, url."


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"a.txt": "A story.\n", "a.txt.toml": 'publisher = "The Example"\nlanguage = 5\n'},
            "a.txt bytes 0-9: a.txt.toml:2: [language] '5' cannot be used. Give a language code: language = \"ar\".",
        ),
        ({"b.jsonl": '{"foo": 1}\n'}, f"b.jsonl#1 bytes 0-11: line 1: no field of an article is known in the record; it has foo. {REMEDY}"),
    ],
)
def test_its_place_is_told_once_and_whole(tmp_path: Path, files: dict[str, str], told: str) -> None:
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    for name, text in files.items():
        (tmp_path / "content/dumps" / name).write_text(text)
    ingest.ingest(tmp_path, now=NOW, jobs=1)
    assert waiting(tmp_path) == (told,)
    report = (tmp_path / "content/desk/quarantine.md").read_text().replace("\\", "")
    assert told.partition(": ")[2] in report
