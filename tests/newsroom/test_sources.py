"""What an editor says of a source: a sidecar beside its folder, and how its dumps are to be cut."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import archive
from generator.model import FiledArticle
from generator.newsroom import ingest
from generator.newsroom.ingest.run import Taken
from tests.newsroom.test_ingest import BAKERY, LIBRARY

NOW = datetime(2030, 1, 1, tzinfo=UTC)
SITE = '[site]\ntitle = "Digest"\nurl = "https://example.org"\n'
MILL = """\
A mill turns again on the river above the town

The mill above the town turned again on Monday for the first time in eighty years, and ground a sack of wheat for the school.

Its wheel was made by four carpenters of the valley, who had found the drawings of the old one in the library of the town."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/content/dumps/harbour/may").mkdir(parents=True)
    (tmp_path / "site/digest.toml").write_text(SITE, encoding="utf-8")
    return tmp_path / "site"


def lay(site: Path, name: str, text: str) -> Path:
    path = site / "content/dumps" / name
    path.write_text(text, encoding="utf-8")
    return path


def run(site: Path, *paths: Path) -> Taken:
    return ingest.ingest(site, paths, now=NOW, jobs=1)


def articles(site: Path) -> dict[str, FiledArticle]:
    return {judged.article.source.partition(" bytes ")[0]: judged.article for _, judged in archive.read_all(site) if judged.article}


def test_what_stands_beside_a_folder_holds_for_all_dumps_in_it_unless_one_says_otherwise(site: Path) -> None:
    lay(site, "harbour/a.txt", BAKERY)
    lay(site, "harbour/may/b.txt", LIBRARY)
    lay(site, "c.txt", MILL)
    lay(site, "harbour.toml", 'publisher = "Harbour Wire"\nlanguage = "de"\n')
    lay(site, "harbour/may.toml", 'publisher = "Harbour Wire on Sunday"\n')
    lay(site, "harbour/may/b.toml", 'language = "fr"\n')
    assert run(site).queries == ()
    told = {name: (article.publisher, article.lang) for name, article in articles(site).items()}
    assert told == {"harbour/a.txt": ("Harbour Wire", "de"), "harbour/may/b.txt": ("Harbour Wire on Sunday", "fr"), "c.txt": ("", "en")}


def test_a_change_beside_a_folder_is_seen_by_its_dumps_alone(site: Path) -> None:
    lay(site, "harbour/a.txt", BAKERY)
    lay(site, "c.txt", MILL)
    run(site)
    lay(site, "harbour.toml", 'publisher = "Harbour Wire"\n')
    assert run(site).read == 1
    lay(site, "harbour.toml", 'publisher = "Harbour Wire of the Town"\n')
    assert run(site, site / "content/dumps/harbour/a.txt").read == 1
    assert articles(site)["harbour/a.txt"].publisher == "Harbour Wire of the Town"
    (site / "content/dumps/harbour.toml").unlink()
    run(site)
    assert articles(site)["harbour/a.txt"].publisher == ""


def test_a_folder_given_on_the_command_line_has_its_sidecar_too(site: Path, tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/a.txt").write_text(BAKERY, encoding="utf-8")
    (tmp_path / "wire.toml").write_text('publisher = "The Wire"\n', encoding="utf-8")
    run(site, tmp_path / "wire")
    assert articles(site)["wire/a.txt"].publisher == "The Wire"


def test_folders_may_share_a_sidecar_by_a_link(site: Path, tmp_path: Path) -> None:
    lay(site, "harbour/a.txt", BAKERY)
    (tmp_path / "shared.toml").write_text('publisher = "Harbour Wire"\n', encoding="utf-8")
    (site / "content/dumps/harbour.toml").symlink_to(tmp_path / "shared.toml")
    assert run(site).queries == ()
    assert articles(site)["harbour/a.txt"].publisher == "Harbour Wire"


def test_a_sidecar_beside_nothing_is_told_and_a_faulty_one_of_a_folder_holds_its_dumps_back(site: Path) -> None:
    lay(site, "harbour/may/b.txt", LIBRARY)
    lay(site, "harber.toml", 'publisher = "Harbour Wire"\n')
    lay(site, "harbour.toml", 'publisher = "Harbour Wire"\nfurniture = "Follow us"\n')
    told = {(query.path, query.line, query.field) for query in run(site).queries}
    assert told == {("harber.toml", 0, ""), ("harbour.toml", 2, "furniture")}
    assert articles(site) == {}


THREE = f"{BAKERY}\n\n\n\n{LIBRARY}\n\n\n\n{MILL}\n"


@pytest.mark.parametrize(("sidecar", "number"), [("", 3), ("one_article = true\n", 1), ('separator = "-- next --"\n', 1)])
def test_the_editor_has_the_last_word_on_how_a_dump_is_cut(site: Path, sidecar: str, number: int) -> None:
    lay(site, "harbour/a.txt", THREE)
    lay(site, "harbour.toml", sidecar)
    run(site)
    assert len(list(archive.read_all(site))) == number


def test_a_separator_that_no_rule_would_know_parts_articles(site: Path) -> None:
    lay(site, "harbour/a.txt", f"next please\n{BAKERY}\nnext please\n\n{LIBRARY}\n  next please\nnext please\n{MILL}\nnext please\n")
    lay(site, "harbour.toml", 'separator = "next please"\n')
    assert run(site).queries == ()
    found = [judged.article for _, judged in archive.read_all(site) if judged.article]
    assert sorted(article.title for article in found) == sorted(text.split("\n", 1)[0] for text in (BAKERY, LIBRARY, MILL))
    assert not any("next please" in article.body for article in found)


@pytest.mark.parametrize(
    ("written", "stands"),
    [("\u200fالتالي\u200f", "\u200fالتالي\u200f"), ("fin de l'écrit", "fin de l'e\u0301crit"), ("fin de l'e\u0301crit", "fin de l'écrit")],
)
def test_a_separator_is_known_by_what_it_shows(site: Path, written: str, stands: str) -> None:
    lay(site, "harbour/a.txt", f"{BAKERY}\n{stands}\n{LIBRARY}\n")
    lay(site, "harbour.toml", f'separator = "{written}"\n')
    run(site)
    assert len(list(archive.read_all(site))) == 2


@pytest.mark.parametrize("written", ["next please", "> next please"])
def test_a_separator_may_be_written_with_what_stands_before_every_line_or_without(site: Path, written: str) -> None:
    text = f"{BAKERY}\nnext please\n{LIBRARY}\nnext please\n{MILL}\n"
    lay(site, "harbour/a.txt", "".join(f"> {line}\n" for line in text.splitlines()))
    lay(site, "harbour.toml", f'separator = "{written}"\n')
    run(site)
    found = [judged.article for _, judged in archive.read_all(site) if judged.article]
    assert sorted(article.title for article in found) == sorted(text.split("\n", 1)[0] for text in (BAKERY, LIBRARY, MILL))
    assert not any("next please" in article.body or ">" in article.body for article in found)


def test_a_separator_that_shows_nothing_is_refused(site: Path) -> None:
    lay(site, "a.txt", THREE)
    lay(site, "a.toml", 'separator = "&nbsp;"\n')
    assert [query.field for query in run(site).queries] == ["separator"]


def test_fields_stand_below_a_separator_as_above_any_text(site: Path) -> None:
    head, _, body = BAKERY.partition("\n")
    lay(site, "a.txt", f"-- next --\nTitle: {head}\nDate: 5 June 1975\n{body}")
    lay(site, "a.toml", 'separator = "-- next --"\n')
    run(site)
    (article,) = articles(site).values()
    assert (article.title, article.date and article.date.year) == (head, 1975)


def test_a_fault_in_a_list_says_which_line_of_it_and_where_the_list_stands(site: Path) -> None:
    lay(site, "a.txt", BAKERY)
    lay(site, "a.toml", 'furniture = [\n"keep up with us",\n]\nkeep = ["Read the letter", "By …"]\n')
    (query,) = run(site).queries
    assert (query.line, query.field) == (4, "keep")
    assert "By …" in query.message


def test_one_article_is_one_however_long_it_is(site: Path) -> None:
    paragraphs = [f"The council's member number {number} spoke of the bridge over the harbour." for number in range(7000)]
    lay(site, "a.txt", "\n".join([THREE, *paragraphs]))
    lay(site, "a.toml", "one_article = true\n")
    taken = run(site)
    assert taken.queries == ()
    (judged,) = [judged for _, judged in archive.read_all(site)]
    assert judged.article
    assert "member number 6999 spoke" in judged.article.body


def test_a_line_is_told_as_it_stands_in_the_dump_or_as_it_is_read(site: Path) -> None:
    notice = "Harbour Wire&#8217;s own desk is at the old mill."
    lay(site, "harbour/a.txt", f"{MILL}\n\n{notice}\n\nThe school will bake its bread from the flour of the mill, its teachers told the town.\n")
    for entry in (notice, "Harbour Wire’s own desk is at the old mill."):
        lay(site, "harbour.toml", f'furniture = ["{entry}"]\n')
        run(site)
        assert not any("own desk" in article.body for article in articles(site).values()), entry


def test_one_article_and_a_separator_do_not_go_together(site: Path) -> None:
    lay(site, "a.txt", THREE)
    lay(site, "a.toml", 'one_article = true\nseparator = "***"\n')
    (query,) = run(site).queries
    assert (query.path, query.line, query.field) == ("a.toml", 2, "separator")


def test_a_dump_that_says_how_it_is_cut_is_not_cut_as_its_folder_says(site: Path) -> None:
    lay(site, "harbour/a.txt", f"{BAKERY}\n***\n{LIBRARY}\n")
    lay(site, "harbour.toml", "one_article = true\n")
    lay(site, "harbour/a.toml", 'separator = "***"\n')
    run(site)
    assert len(list(archive.read_all(site))) == 2


def test_furniture_of_a_source_is_struck_in_its_dumps_alone(site: Path) -> None:
    ours = "Follow Harbour Wire on every channel."
    lay(site, "harbour/a.txt", f"{MILL}\n\n{ours}\n\nThe school will bake its bread from the flour of the mill, its teachers told the town.\n")
    lay(site, "c.txt", f"{BAKERY.rstrip()}\n\n{ours}\n\nThe first loaves were sold to the neighbours before the doors had opened, the baker said.\n")
    lay(site, "harbour.toml", f'furniture = ["{ours}"]\n')
    run(site)
    assert {name: ours in article.body for name, article in articles(site).items()} == {"harbour/a.txt": False, "c.txt": True}


def test_a_letter_s_subject_is_no_headline_where_it_is_told_to_be_furniture(site: Path) -> None:
    body = MILL.partition("\n\n")[2]
    lay(site, "a.eml", f"From: a@example.org\nTo: b@example.org\nSubject: Harbour Wire, edition 14\nDate: Sat, 1 Jul 2000 08:00:00 +0000\n\n{body}\n")
    tell(site, "Harbour Wire, edition 1")
    run(site)
    (article,) = articles(site).values()
    assert article.title_source == "first words"


APART = f"{BAKERY}\n\n\n\n{LIBRARY}\n"


@pytest.mark.parametrize("told_before", [False, True])
def test_an_article_that_was_cut_wrongly_goes_when_the_editor_says_how_to_cut(site: Path, told_before: bool) -> None:
    """Also where the sidecar was faulty in between, and where it is what told of the cuts before."""
    lay(site, "a.txt", APART)
    if told_before:
        lay(site, "a.toml", 'separator = "next please"\n')
    run(site)
    assert len(list(archive.read_all(site))) == 2 - told_before
    lay(site, "a.toml", "one_article = 1\n")
    assert [query.field for query in run(site).queries] == ["one_article"]
    assert len(list(archive.read_all(site))) == 2 - told_before
    if told_before:
        (site / "content/dumps/a.toml").unlink()
    else:
        lay(site, "a.toml", "one_article = true\n")
    assert run(site).queries == ()
    assert len(list(archive.read_all(site))) == 1 + told_before


def test_what_was_read_of_a_dump_that_changes_while_it_waits_for_its_sidecar_stays(site: Path) -> None:
    lay(site, "a.txt", BAKERY)
    run(site)
    lay(site, "a.txt", LIBRARY)
    lay(site, "a.toml", "one_article = 1\n")
    run(site)
    lay(site, "a.toml", "one_article = true\n")
    run(site)
    assert sorted(article.title for _, judged in archive.read_all(site) if (article := judged.article)) == sorted(
        text.split("\n", 1)[0] for text in (BAKERY, LIBRARY)
    )


def tell(site: Path, *furniture: str) -> None:
    entries = ", ".join(f'"{line}"' for line in furniture)
    (site / "digest.toml").write_text(f"{SITE}[desk]\nfurniture = [{entries}]\n", encoding="utf-8")


SHORT = "A mill turns again on the river above the town\n\n" + MILL.split("\n\n")[1] + "\n"


@pytest.mark.parametrize("hand", ["", "edits", "deletes", "edits, and deletes after"])
def test_an_entry_that_went_too_far_can_be_taken_back(site: Path, hand: str) -> None:
    """The article comes back to its place; one that a hand edited is not written twice, and one that a hand deleted stays deleted."""
    lay(site, "a.txt", SHORT)
    run(site)
    (path,) = [path for path, _ in archive.read_all(site)]
    file = site / "content/articles" / path
    if hand.startswith("edits"):
        file.write_text(file.read_text(encoding="utf-8").replace("eighty", "ninety"), encoding="utf-8")
    elif hand:
        file.unlink()
    tell(site, SHORT.split("\n\n")[1].strip())
    run(site)
    assert file.is_file() == (hand.startswith("edits"))
    if hand.endswith("after"):
        file.unlink()
    tell(site)
    run(site)
    assert [path for path, _ in archive.read_all(site)] == ([] if "deletes" in hand else [path])
    if hand == "edits":
        assert "ninety" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-26.txt", "2026-11-25"),
        ("wire_20261126.txt", "2026-11-25"),
        ("wire.2026.11.26.part2.txt", "2026-11-25"),
        ("wire.txt", ""),
        ("26-11-2026.txt", ""),
        ("2026-13-26.txt", ""),
        ("2026-11-26_2026-11-27.txt", ""),
        ("120261126.txt", ""),
    ],
)
def test_the_day_of_capture_may_stand_in_each_file_s_name(site: Path, name: str, day: str) -> None:
    lay(site, f"harbour/{name}", MILL.replace("The mill above", "HARBOUR CITY, Nov 25 (Example) - The mill above", 1))
    lay(site, "harbour.toml", 'captured = "name"\n')
    assert run(site).queries == ()
    (article,) = articles(site).values()
    assert (article.date.date().isoformat() if article.date else "") == day


DATED = "A mill turns again on the river above the town\n\nPublished: {0}\n\n" + MILL.partition("\n\n")[2]


def test_a_day_of_capture_that_has_passed_is_told_by_what_came_after_it(site: Path) -> None:
    """Once for all dumps of the folder, with the file, its line and the key. What came before, or lies ahead of today, says nothing."""
    lay(site, "harbour.toml", 'publisher = "Harbour Wire"\ncaptured = 2026-11-01\n')
    lay(site, "harbour/a.txt", DATED.format("31 October 2026"))
    lay(site, "harbour/b.txt", DATED.format("2 November 2026").replace("mill", "saw"))
    lay(site, "harbour/ahead.txt", DATED.format("4 May 2062").replace("mill", "press"))
    assert not [query for query in run(site).queries if query.field == "captured"]
    lay(site, "harbour/c.txt", DATED.format("3 February 2027").replace("mill", "forge"))
    lay(site, "harbour/may/d.txt", DATED.format("5 March 2027").replace("mill", "kiln"))
    (told,) = [query for query in run(site).queries if query.field == "captured"]
    assert (told.path, told.line) == ("harbour.toml", 2)
    assert told.message.startswith("is 2026-11-01, but 2 articles state a later day, up to 2027-03-05: ") and 'captured = "name"' in told.remedy


@pytest.mark.parametrize("captured", ['captured = "name"\n', 'publisher = "Harbour Wire"\n'])
def test_a_folder_without_a_day_of_its_own_has_none_to_outlive(site: Path, captured: str) -> None:
    lay(site, "harbour.toml", captured)
    lay(site, "harbour/2026-11-01.txt", DATED.format("3 February 2027"))
    assert not [query for query in run(site).queries if query.field == "captured"]


def test_a_date_that_was_counted_from_the_day_of_capture_does_not_speak_against_it(site: Path) -> None:
    lay(site, "harbour.toml", "captured = 2026-11-01\n")
    lay(site, "harbour/a.txt", DATED.format("October 30"))
    lay(site, "harbour/may.toml", "captured = 2027-02-01\n")
    lay(site, "harbour/may/b.txt", DATED.format("30 January 2027").replace("mill", "saw"))
    assert not [query for query in run(site).queries if query.field == "captured"]
