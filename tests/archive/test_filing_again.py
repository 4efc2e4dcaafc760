"""Filing the same article again: what an editor did to the file in between is never lost."""

from __future__ import annotations

import pytest

from generator.archive import conflicts, load
from generator.model import FiledArticle

HASH = "a" * 64
PATH = "undated/ferry-resumes.md"


@pytest.fixture
def article() -> FiledArticle:
    """An article as the desk reads it."""
    return FiledArticle(
        path=PATH,
        title="Ferry resumes",
        slug="ferry-resumes",
        body="The ferry sails again.\n\nIt had been laid up for repairs.\n\nTickets are on sale.",
        topics=("libya",),
        topic_evidence=(("libya", "5 of 4: “Libya” in the headline"),),
        tags=("Tripoli",),
        source="a.txt bytes 0-90",
        source_hash=HASH,
    )


@pytest.fixture
def better(article: FiledArticle) -> FiledArticle:
    """The same article after the desk has learnt to read more of it."""
    return article._replace(dateline="TRIPOLI", body=article.body.replace("Tickets are on sale.", "Tickets are on sale at the port."))


def test_again_changes_nothing(paper, article):
    assert paper.file(article).kind == "written"
    file = paper.root / "content/articles" / PATH
    before = file.stat().st_mtime_ns, file.read_bytes(), (paper.root / "content/register.jsonl").read_bytes()
    assert paper.file(article).kind == "unchanged"
    assert (file.stat().st_mtime_ns, file.read_bytes(), (paper.root / "content/register.jsonl").read_bytes()) == before


def test_untouched_file_follows_the_desk(paper, article, better):
    paper.file(article)
    assert paper.file(better).kind == "updated"
    assert load(paper.text(PATH), PATH).dateline == "TRIPOLI"
    assert paper.file(better).kind == "unchanged"


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_edited_file_stays_byte_for_byte_where_the_reading_is_the_same(paper, article, cache):
    paper.file(article)
    edited = paper.edit(PATH, ("laid up", "in dock"))
    if cache == "lost":
        paper.lose_cache()
    assert paper.file(article).kind == "kept"
    assert paper.text(PATH) == edited


def test_edit_and_new_reading_merge(paper, article, better):
    paper.file(article)
    paper.edit(PATH, ("The ferry sails again.", "The ferry sails again on Sunday."), ("Topics: libya", "Topics: libya, gaza"))
    assert paper.file(better).kind == "merged"
    merged = load(paper.text(PATH), PATH)
    assert merged.body == "The ferry sails again on Sunday.\n\nIt had been laid up for repairs.\n\nTickets are on sale at the port."
    assert merged.topics == ("libya", "gaza") and merged.dateline == "TRIPOLI"
    assert merged.topic_evidence == article.topic_evidence
    assert paper.file(better).kind == "kept"


def test_conflict_leaves_the_file_and_lays_the_reading_beside_it(paper, article, better):
    paper.file(article)
    edited = paper.edit(PATH, ("Tickets are on sale.", "Tickets cost ten dinars."))
    outcome = paper.file(better)
    assert outcome.kind == "conflict" and outcome.query is not None and "body" in str(outcome.query)
    assert paper.text(PATH) == edited
    assert conflicts(paper.root) == [PATH]
    offered = (paper.root / "content/desk/conflicts" / PATH).read_text("utf-8")
    assert load(offered, PATH).body == better.body
    assert paper.file(better).kind == "conflict"


def test_conflict_is_settled_by_deleting_the_desks_version(paper, article, better):
    paper.file(article)
    paper.edit(PATH, ("Tickets are on sale.", "Tickets cost ten dinars."))
    paper.file(better)
    (paper.root / "content/desk/conflicts" / PATH).unlink()
    assert paper.file(better).kind == "kept"
    assert paper.file(better._replace(publisher="Port Gazette")).kind == "merged"
    assert load(paper.text(PATH), PATH).body.endswith("Tickets cost ten dinars.")


def test_new_reading_of_an_edited_file_without_the_cache_is_a_conflict(paper, article, better):
    paper.file(article)
    edited = paper.edit(PATH, ("laid up", "in dock"))
    paper.lose_cache()
    assert paper.file(better).kind == "conflict"
    assert paper.text(PATH) == edited


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_deleted_stays_deleted(paper, article, better, cache):
    paper.file(article)
    (paper.root / "content/articles" / PATH).unlink()
    if cache == "lost":
        paper.lose_cache()
    assert paper.file(article).kind == "removed"
    assert paper.file(better).kind == "removed"
    assert not (paper.root / "content/articles" / PATH).exists()


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_moved_file_is_found_where_it_is(paper, article, better, cache):
    paper.file(article)
    old, new = paper.root / "content/articles" / PATH, paper.root / "content/articles/2019/02/boats.md"
    new.parent.mkdir(parents=True)
    old.rename(new)
    paper.edit("2019/02/boats.md", ("Slug: ferry-resumes", "Slug: boats"))
    if cache == "lost":
        paper.lose_cache()
        assert paper.file(article).kind == "kept"
    assert paper.file(better).kind == "merged"
    assert not old.exists()
    merged = load(paper.text("2019/02/boats.md"), "2019/02/boats.md")
    assert merged.slug == "boats" and merged.dateline == "TRIPOLI"


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_a_copy_laid_beside_the_file_is_the_hands_and_the_file_the_desks(paper, article, better, cache):
    """What an editor keeps aside before editing would come first by path, and be rewritten in the place of the article."""
    paper.file(article)
    aside = paper.root / "content/articles/undated/ferry-resumes (1).md"
    aside.write_text(paper.text(PATH))
    if cache == "lost":
        paper.lose_cache()
    assert paper.file(better).path == PATH
    assert load(paper.text(PATH), PATH).dateline == "TRIPOLI"
    assert "Dateline" not in aside.read_text()


def test_status_is_the_editors(paper, article, better):
    paper.file(article)
    paper.edit(PATH, ("Source: a.txt", "Status: draft\nSource: a.txt"))
    assert paper.file(better).kind == "merged"
    assert load(paper.text(PATH), PATH).status == "draft"


def test_topics_taken_away_by_hand_stay_away(paper, article):
    paper.file(article)
    paper.edit(PATH, ("Topics: libya", "Topics:"))
    assert paper.file(article._replace(topic_evidence=(("libya", "7 of 4: “Libya” twice in the text"),))).kind == "merged"
    assert load(paper.text(PATH), PATH).topics == ()


def test_a_fault_of_the_hand_is_not_merged_away(paper, article, better):
    paper.file(article)
    edited = paper.edit(PATH, ("Topics: libya", "Topcis: libya"))
    assert paper.file(better).kind == "conflict"
    assert paper.text(PATH) == edited


def test_a_file_that_the_disk_lost_is_written_again(paper, article):
    paper.file(article)
    good = paper.text(PATH)
    (paper.root / "content/articles" / PATH).write_text("")
    assert paper.file(article).kind == "updated"
    assert paper.text(PATH) == good


def test_a_file_written_before_a_crash_is_taken_as_filed(paper, article):
    paper.file(article)
    (paper.root / "content/register.jsonl").unlink()
    paper.lose_cache()
    assert paper.file(article).kind == "unchanged"
    assert HASH in (paper.root / "content/register.jsonl").read_text()


def test_a_hands_own_file_in_the_way_is_left_alone(paper, article):
    mine = paper.root / "content/articles" / PATH
    mine.parent.mkdir(parents=True)
    mine.write_text("Title: Mine\n\nMy own words.\n")
    outcome = paper.file(article)
    assert outcome.kind == "written" and outcome.path != PATH
    assert mine.read_text() == "Title: Mine\n\nMy own words.\n"


def test_other_dumps_are_told_in_the_article(paper, article):
    paper.file(article)
    told = ("b.txt bytes 0-90: the same text",)
    amended = paper.run(lambda archive: archive.amend(HASH, archive.reading(HASH)._replace(also_in=told)))
    assert amended.kind == "updated"
    assert load(paper.text(PATH), PATH).also_in == told
    assert paper.run(lambda archive: archive.amend(HASH, archive.reading(HASH)._replace(also_in=told))) is None
    assert paper.file(article).kind == "unchanged"


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_paragraph_that_is_new_beside_an_edited_one_is_merged(paper, article, place):
    first, second, third = article.body.split("\n\n")
    added = "It was the engine."
    paper.file(article)
    paper.edit(PATH, (second, "It had long been laid up."))
    middle = [added, second] if place == "before" else [second, added]
    assert paper.file(article._replace(body="\n\n".join([first, *middle, third]))).kind == "merged"
    middle = [added, "It had long been laid up."] if place == "before" else ["It had long been laid up.", added]
    assert load(paper.text(PATH), PATH).body == "\n\n".join([first, *middle, third])


def test_withdrawn_unless_a_hand_was_at_it(paper, article):
    paper.file(article)
    assert paper.run(lambda archive: archive.withdraw(archive.known(HASH))).kind == "withdrawn"
    assert not (paper.root / "content/articles" / PATH).exists()
    assert paper.file(article).kind == "written"
    edited = paper.edit(PATH, ("laid up", "in dock"))
    outcome = paper.run(lambda archive: archive.withdraw(archive.known(HASH)))
    assert outcome.kind == "kept" and outcome.query is not None
    assert paper.text(PATH) == edited
