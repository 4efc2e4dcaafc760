"""A file that a hand wrote: what is understood, and how a fault is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.archive import judge, load, read_all
from generator.model import EditorNeeded

PATH = "2019/02/ferry.md"


def test_the_least_that_a_hand_must_write():
    article = load("Title: Ferry\n\nIt sails.\n", PATH)
    assert (article.title, article.slug, article.body, article.status) == ("Ferry", "ferry", "It sails.", "published")
    assert article.date is None and article.date_source == "unknown"


def test_a_date_by_hand_is_stated_to_the_day_or_the_minute():
    day = load("Title: A\nDate: 2019-02-19\n\n", PATH)
    assert (day.date, day.date_source, day.date_precision) == (datetime(2019, 2, 19, tzinfo=UTC), "stated", "day")
    assert load("Title: A\nDate: 2019-02-19 10:30\n\n", PATH).date_precision == "minute"


@pytest.mark.parametrize("text", ["\ufeffTitle: A\n\nb\n", "Title: A\r\n\r\nb\r\n", "title: A\n\nb", "Title:A\n \nb", "  Title: A\n\nb"])
def test_forms_that_editors_save(text):
    article = load(text, PATH)
    assert (article.title, article.body) == ("A", "b")


@pytest.mark.parametrize(
    ("line", "key", "number"),
    [
        ("Date: tomorrow", "Date", 2),
        ("Date: 2019-02-30", "Date", 2),
        ("Date: 2999-01-01", "Date", 2),
        ("Date: 0001-01-01", "Date", 2),
        ("Modified: now", "Modified", 2),
        ("Slug: ../output-evil/x", "Slug", 2),
        ("Slug: /abs", "Slug", 2),
        ("Slug: a b", "Slug", 2),
        ("Slug: con", "Slug", 2),
        ("Slug: " + "é" * 101, "Slug", 2),
        ("Slug: a\nSlug: b", "Slug", 3),
        ("Lang: x/../../x", "Lang", 2),
        ("Topics: libya, a/b", "Topics", 2),
        ("Status: gone", "Status", 2),
        ("Date_Source: guessed", "Date_Source", 2),
        ("Date_Precision: century", "Date_Precision", 2),
        ("Source_Url: javascript:x", "Source_Url", 2),
        ("Credits: AFP", "Credits", 2),
        ("Captions: a\nCredits: b\n    c", "Credits", 3),
        ("no key here", "", 2),
    ],
)
def test_a_fault_costs_its_file_and_names_key_and_line(line, key, number):
    judged = judge(f"Title: A\n{line}\n\nbody\n", PATH)
    assert judged.article is None
    (query,) = judged.queries
    assert (query.path, query.field, query.line) == (f"content/articles/{PATH}", key, number)
    assert query.message and query.remedy
    with pytest.raises(EditorNeeded):
        load(f"Title: A\n{line}\n\nbody\n", PATH)


def test_an_empty_line_within_the_head_publishes_no_metadata_as_text():
    """As an editor leaves it who emptied the line of the captions."""
    seal = "a" * 64
    judged = judge(f"Title: A\nSummary: b\n\nSource: a.txt bytes 0-9\nAlso_In: b.txt\n    c.txt\n\nMachine_Hash: {seal}\n\nbody\n", PATH)
    assert judged.article is None
    (query,) = judged.queries
    assert query.line == 4 and "empty line" in query.message
    assert judge(f"Title: A\n\nThe file says:\n\nMachine_Hash: {seal}\n", PATH).article is not None, "text about such a file is text"


def test_a_slug_or_a_files_name_as_a_mac_writes_it_is_the_composed_one():
    for apart in ("cafe\u0301", "caf\u00e9"):
        assert load(f"Title: A\nSlug: {apart}\n\nb\n", PATH).slug == "caf\u00e9"
        assert load("Title: A\n\nb\n", f"2019/02/{apart}.md").slug == "caf\u00e9"


@pytest.mark.parametrize("ours", ["b", ""])
def test_a_conflict_that_git_left_in_the_body_is_told_and_not_published(ours):
    body = f"It sails.\n\n<<<<<<< HEAD\n{ours}\n=======\nc\n>>>>>>> desk\n"
    judged = judge(f"Title: A\n\n{body}", PATH)
    assert judged.article is None
    (query,) = judged.queries
    assert query.line == 5 and "conflict of Git" in query.message
    assert judge(f"Title: A\n\n{body}".replace("\n", "\r\n"), PATH).article is None
    assert judge("Title: A\n\nHeading\n=======\n\n<<<<<<< is how Git begins one.\n", PATH).article is not None, "text about one is text"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Title: A\n<<<<<<< HEAD\nSource: a.txt\nLang: en\n=======\nSource: b.txt\n>>>>>>> other\nSlug: a\n\nBody.\n", 2),
        ("<<<<<<< HEAD\nTitle: A\n=======\nTitle: B\n>>>>>>> other\n\nBody.\n", 1),
        ("Title: A\n<<<<<<< HEAD\nSlug: a\n\nBody.\n=======\nSlug: b\n\nOther.\n>>>>>>> other\n", 2),
    ],
)
def test_a_conflict_of_git_in_the_head_is_one_fault(text: str, line: int) -> None:
    """Each of its lines was told by itself, as if a key had been written wrongly: of fifty files filed on two machines, two hundred lines."""
    judged = judge(text, PATH)
    assert judged.article is None
    assert [(query.line, "conflict of Git" in query.message) for query in judged.queries] == [(line, True)]


@pytest.mark.parametrize("key", ["Is_valid", "Get_content", "Template", "_content", "Save_as", "Url", "Category"])
def test_a_key_outside_the_allow_list_is_told_and_goes_nowhere(key):
    judged = judge(f"Title: A\n{key}: evil\n    more\nLang: ar\n\nbody\n", PATH)
    assert judged.article is not None and judged.article.lang == "ar"
    assert "evil" not in repr(judged.article)
    (query,) = judged.queries
    assert (query.field, query.line) == (key, 2)


def test_every_fault_of_a_file_is_told_at_once():
    judged = judge("Slug: ../x\nDate: never\nStatus: gone\n\nbody\n", PATH)
    assert [query.field for query in judged.queries] == ["Title", "Slug", "Date", "Status"]


def test_a_body_is_never_metadata():
    article = load("Title: A\n\nSlug: ../x\nStatus: draft\n", PATH)
    assert (article.slug, article.status, article.body) == ("ferry", "published", "Slug: ../x\nStatus: draft")


def test_one_bad_file_costs_only_itself(tmp_path):
    articles = tmp_path / "content/articles"
    (articles / "undated").mkdir(parents=True)
    (articles / ".hidden").mkdir()
    (articles / "undated/good.md").write_text("Title: Good\n\nbody\n")
    (articles / "undated/bad.md").write_text("Title: Bad\nDate: never\n\nbody\n")
    (articles / "undated/latin.md").write_bytes(b"Title: caf\xe9\n\nbody\n")
    (articles / "undated/.draft.md").write_text("Title: No\n\n")
    (articles / ".hidden/a.md").write_text("Title: No\n\n")
    (articles / "undated/notes.txt").write_text("no article")
    (tmp_path / "settings.md").write_text("Title: Of the site, but no content\n\n")
    (tmp_path / "content/shared.md").write_text("Title: Inside the content\n\n")
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "secret.md").write_text("Title: Secret\n\n")
    (articles / "undated/link.md").symlink_to(outside / "secret.md")
    (articles / "undated/settings.md").symlink_to(tmp_path / "settings.md")
    (articles / "undated/nowhere.md").symlink_to(tmp_path / "content/none.md")
    (articles / "undated/inside.md").symlink_to(tmp_path / "content/shared.md")
    (articles / "folder").symlink_to(outside)
    read = dict(read_all(tmp_path))
    assert {path for path, judged in read.items() if judged.article} == {"undated/good.md", "undated/inside.md"}
    left_out = {"undated/link.md", "undated/settings.md", "undated/nowhere.md", "folder"}
    assert {path for path, judged in read.items() if judged.queries} == {"undated/bad.md", "undated/latin.md", *left_out}
