"""What an ingest of plain text need not load or compile: most runs of a schedule read one dump."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.model.patterns import rare

HEAVY = (
    *("dataclasses", "inspect", "email.utils", "slugify", "html", "zipfile", "importlib.resources", "merge3"),
    *("trafilatura", "lxml", "feedparser", "ftfy", "py3langid"),
    *("generator.wire.pages.page", "generator.wire.packed", "generator.settings.locate"),
)
RARE = ("filing.words._WORD", "copydesk.block._CJK", "copydesk.copies.fingerprint._SIGN", "copydesk.copies.mould._UNCASED", "archive.header._CUT_OFF")
STORY = """The harbour of Tripoli is open again

Tripoli, 3 March 2021 – The harbour of Tripoli opened again on Wednesday, “after three years” of repairs, the port's director Ali Example said.

“Ships from Malta and Tunisia are on their way,” Ali Example told the Libyan news agency. Café owners on the quay have been waiting for the day.
"""
SCRIPT = """
import sys
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo
from generator import settings
from generator.newsroom.ingest import desk, reader, shift, worker

worker.prepare(["a.txt"])
root = Path(sys.argv[1])
(take,) = reader.Reader(settings.load(root)).read(root / "a.txt", "a.txt")
assert take.kind == "article", take
print(*(name for name in {heavy!r} if name in sys.modules))
for name in {rare!r}:
    module, _, pattern = name.rpartition(".")
    if "search" in vars(getattr(import_module("generator." + module), pattern)):
        print(name)
"""


def test_a_story_in_the_letters_of_western_europe_needs_no_tables_of_other_scripts(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(
        '[site]\ntitle = "Digest"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
    )
    (tmp_path / "a.txt").write_text(STORY)
    script = SCRIPT.format(heavy=HEAVY, rare=RARE)
    told = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert told.stdout.split() == []


def test_a_rare_pattern_does_what_the_pattern_does() -> None:
    pattern = rare(r"(\d+) ships")
    assert "search" not in vars(pattern)
    assert [found[1] for found in pattern.finditer("3 ships, 12 ships")] == ["3", "12"]
    assert pattern.sub("boats", "3 ships") == "boats"
    assert pattern.fullmatch("3 ships") and not pattern.match("ships")
