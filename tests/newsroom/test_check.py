"""The check for CI: silent on a sound site, code 3 and the place of each fault on one that is not; it changes nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import cli
from generator.circulation import lock
from generator.model import Exit
from generator.newsroom.init import init

ARTICLE = "Title: The ferry sails again\nDate: 2022-03-05 10:00+00:00\nSlug: ferry\nTopics: libya\n\nThe ferry from Tripoli sails again.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    init(root)
    (root / "content" / "articles" / "2022").mkdir()
    (root / "content" / "articles" / "2022" / "ferry.md").write_text(ARTICLE)
    assert cli.main(["build", "--site", str(root), "--quiet"]) == Exit.FINE
    return root


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    capsys.readouterr()
    code = cli.main(["check", "--site", str(root), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_sound_site_passes_and_stays_as_it_is(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    code, told = check(site, capsys)
    assert (code, told["faults"], told["articles"], told["reproduced"]) == (Exit.FINE, [], 1, True)
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


def test_a_faulty_article_a_dead_link_and_a_changed_page_are_each_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content" / "articles" / "2022" / "bad.md").write_text("Title: Bad\nDate: someday\n\nText.\n")
    page = site / "output" / "about" / "index.html"
    page.write_text(page.read_text().replace('href="/archive/"', 'href="/gone/"'))
    code, told = check(site, capsys)
    assert code == Exit.EDITOR and told["reproduced"] is False
    faults = "\n".join(told["faults"])
    assert "content/articles/2022/bad.md:2" in faults
    assert "output/about/index.html" in faults and "/gone/" in faults


def test_what_a_build_leaves_out_is_a_fault_and_told_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content/pages/imprint.md").write_text("No head at all.\n")
    (site / "content/articles/long.md").write_text(ARTICLE.replace("ferry\n", "long\n") + "word " * 1_000_000)
    (site / "content/articles/bad.md").write_text("Title: Bad\nDate: someday\n\nText.\n")
    assert cli.main(["build", "--site", str(site), "--quiet"]) == Exit.FINE
    code, told = check(site, capsys)
    assert code == Exit.EDITOR and told["reproduced"] is True
    places = [fault.partition(" ")[0] for fault in told["faults"]]
    assert sorted(places) == ["content/articles/bad.md:2:", "content/articles/long.md:", "content/pages/imprint.md:", "content/pages/imprint.md:1:"]


def test_a_site_that_was_never_built_is_told_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(tmp_path)
    assert cli.main(["check", "--site", str(tmp_path)]) == Exit.USAGE
    assert "newsdigest build" in capsys.readouterr().err


def test_a_build_at_work_is_left_to_finish(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its switch stands half made with the journal beside it: whoever took that for a cut one would move its pages from under it."""
    journal = site / ".newsdigest" / "switch.json"
    with lock.hold(site / ".newsdigest", "build", datetime(2026, 3, 1, tzinfo=UTC)):
        journal.write_text('{"stage": "stage-1", "output": "output", "writes": [], "removals": [], "ledger": "press.sqlite"}')
        assert cli.main(["check", "--site", str(site)]) == Exit.BUSY
        assert journal.exists()
    assert "'build'" in capsys.readouterr().err


def test_a_topic_that_is_none_is_told_with_its_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content" / "articles" / "2022" / "ferry.md").write_text(ARTICLE.replace("Topics: libya", "Topics: libya, lybia"))
    assert cli.main(["build", "--site", str(site), "--quiet"]) == Exit.FINE
    code, told = check(site, capsys)
    (fault,) = told["faults"]
    assert code == Exit.EDITOR and fault.startswith("content/articles/2022/ferry.md: [Topics] “lybia”") and "gaza, libya" in fault


def test_a_change_that_was_not_yet_built_is_no_mystery(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content" / "articles" / "2022" / "ferry.md").write_text(ARTICLE.replace("sails again.", "sails today."))
    code, told = check(site, capsys)
    assert code == Exit.EDITOR and all("Run newsdigest build;" in fault for fault in told["faults"])
    assert cli.main(["build", "--site", str(site), "--quiet"]) == Exit.FINE
    assert check(site, capsys)[0] == Exit.FINE
