"""A build that has nothing to do leaves at once, and still sees whatever changed; what the last build knew is not asked twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import press
from generator.model import UsageError
from generator.press import lookout, scan
from generator.press.lookout import Lookout

NOW = datetime(2022, 1, 1, tzinfo=UTC)
SETTINGS = '[site]\ntitle = "Digest"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
HEAVY = (
    *("pelican", "jinja2", "markdown", "nh3", "babel", "slugify", "rich", "filelock", "zoneinfo", "tomllib", "logging"),
    *("dataclasses", "inspect", "tempfile", "subprocess", "socket", "asyncio", "multiprocessing", "pickle", "traceback"),
    *(
        "generator.settings.reading",
        "generator.model.settings",
        "generator.model.filed",
        "generator.archive.reading",
        "generator.archive.cabinet",
        "generator.press.house",
    ),
    *("generator.press.run", "generator.press.switch", "generator.press.recovery"),
)
"""What a build that has nothing to do must not wait for."""
HEAVY_FOR_ONE = (
    *("pelican", "markdown", "babel", "slugify", "rich", "logging", "difflib", "traceback", "ssl", "http.client"),
    *("asyncio", "multiprocessing", "zstandard", "merge3"),
    *("generator.archive.cabinet", "generator.model.article", "generator.press.whole", "generator.press.held"),
)
"""What a build of a new article in plain text, of a month that was put into words before, must not wait for."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site with articles in two months, whose files count as certain at once."""
    monkeypatch.setattr(scan, "RACY_NS", 20_000_000)
    for number in range(6):
        folder = tmp_path / f"content/articles/2019/0{number % 2 + 1}"
        folder.mkdir(parents=True, exist_ok=True)
        head = f"Title: Story {number}\nDate: 2019-0{number % 2 + 1}-1{number}\nSlug: s{number}\nTopics: libya\nTags: Name {number}"
        (folder / f"s{number}.md").write_text(f"{head}\n\nA paragraph.\n")
    (tmp_path / "digest.toml").write_text(SETTINGS)
    settle(tmp_path)
    return tmp_path


def build(root: Path) -> press.BuildReport:
    return press.build(root, output=root / "output", now=NOW)


def settle(root: Path) -> None:
    """Build until every file is known for certain and packed."""
    build(root)
    time.sleep(0.03)
    assert build(root).written == 0
    assert build(root).written == 0


def loaded(site: Path, names: tuple[str, ...]) -> list[str]:
    """Build as a command in a process of its own: what it said of the pages, then which of the modules it loaded."""
    script = (
        "import sys; from generator import cli; assert cli.main(['build', '--site', sys.argv[1]]) == 0;"
        f"print(*(name for name in {names!r} if name in sys.modules))"
    )
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1893456000"}
    checkout = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(site)], capture_output=True, text=True, check=True, env=environment, cwd=checkout)
    return done.stdout.splitlines()


def test_what_a_build_with_nothing_to_do_loads(site: Path) -> None:
    loaded(site, HEAVY)  # settles what the fixture's shorter time of doubt has left open
    said, found = loaded(site, HEAVY)
    assert "nothing has changed" in said
    assert found == ""


def test_what_one_new_article_loads(site: Path) -> None:
    (site / "content/articles/2019/02/new.md").write_text("Title: New\nDate: 2019-02-15\nSlug: new\nTopics: libya\nTags: Name 1\n\nA paragraph.\n")
    said, found = loaded(site, HEAVY_FOR_ONE)
    assert "pages written" in said
    assert found == ""


def test_every_single_change_in_a_settled_site_is_seen(site: Path) -> None:
    for path in sorted((site / "content/articles").rglob("*.md")):
        path.write_text(path.read_text().replace("A paragraph", "One paragraph"))
        report = build(site)
        assert f"2019/{path.parent.name}/" in report.paths[0], path
        settle(site)


@pytest.fixture(params=["one process", "two processes", "one that dies"])
def eyes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks at what was written: see ``lookout.py``."""
    if request.param != "one process":
        monkeypatch.setattr(lookout, "WORTH", 0)
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1})
        monkeypatch.setattr(os, "getloadavg", lambda: (0.5, 0.5, 0.5))
    if request.param == "one that dies":
        monkeypatch.setattr(Lookout, "_report", lambda self, said: os._exit(9))


@pytest.mark.usefixtures("eyes")
def test_every_single_file_of_a_settled_output_is_put_right(site: Path) -> None:
    output = site / "output"
    for number, path in enumerate(sorted(path for path in output.rglob("*") if path.is_file())):
        whole = path.read_bytes()
        path.unlink() if number % 2 else path.write_bytes(whole + b"another hand")
        report = build(site)
        assert report.paths == (path.relative_to(output).as_posix(),)
        assert path.read_bytes() == whole
        assert build(site).written == 0


@pytest.mark.usefixtures("eyes")
def test_a_fault_leaves_no_second_process_behind(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forked, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: forked.append(fork()) or forked[-1])
    (site / "digest.toml").write_text(SETTINGS.replace("title", "titel"))
    with pytest.raises(UsageError):
        build(site)
    for pid in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def test_files_that_come_go_and_move_in_a_settled_site_are_seen(site: Path) -> None:
    articles = site / "content/articles"
    (articles / "2019/01/s0.md").replace(articles / "2019/01/s0b.md")
    assert build(site).removed == 0
    settle(site)
    (articles / "2019/03").mkdir()
    (articles / "2019/01/s2.md").replace(articles / "2019/03/s2.md")
    assert build(site).articles == 6
    settle(site)
    for path in (articles / "2019/03").iterdir():
        path.unlink()
    (articles / "2019/03").rmdir()
    assert build(site).articles == 5
    settle(site)
    (articles / "2019/01/s4.md").unlink()
    (articles / "2019/01/s4.md").mkdir()
    assert build(site).articles == 4


def test_settings_are_read_when_they_change_and_a_note_in_them_makes_no_page(site: Path) -> None:
    path = site / "digest.toml"
    path.write_text(SETTINGS + "# a note\n")
    assert build(site).written == 0
    path.write_text(SETTINGS.replace("Digest", "Gazette"))
    assert build(site).written > 30
    assert "Gazette" in (site / "output/index.html").read_text()
    path.write_text(SETTINGS.replace("title", "titel"))
    with pytest.raises(UsageError):
        build(site)
    with pytest.raises(UsageError):
        press.build(site, output=site / "output", now=NOW, cold=True)
    path.write_text(SETTINGS.replace("Digest", "Gazette"))
    assert build(site).written == 0, "a fault in the settings costs nothing of what is known"


def test_a_preview_and_a_build_of_one_output_know_each_other(site: Path) -> None:
    """Whether drafts are shown belongs to what pages are made under."""
    draft = site / "content/articles/2019/01/s0.md"
    draft.write_text(draft.read_text().replace("Title:", "Status: draft\nTitle:"))
    assert build(site).articles == 5
    settle(site)
    assert press.build(site, output=site / "output", now=NOW, preview=True).articles == 6
    assert build(site).articles == 5
