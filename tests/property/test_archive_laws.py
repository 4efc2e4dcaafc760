"""Laws of the archive: what is written is read again, nothing scraped becomes metadata, merging loses nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.archive import dump, fingerprint, judge, load, one_line, seal
from generator.archive.keys import KEYS
from generator.archive.merging import merge
from generator.archive.register import Register, Registered
from generator.model import Caption, FiledArticle

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)

HOSTILE = [
    "\n",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "\x0b",
    "\x00",
    "\t",
    "    ",
    "Status: draft",
    "Slug: ../x",
    "\nTitle: b",
    ":",
    ";",
    ",",
    "-",
    "---",
    "...",
    "\ufeff",
]
TEXT = st.one_of(st.text(max_size=20), st.lists(st.sampled_from([*HOSTILE, "Libya", " ", "a", "é", "مصر"]), max_size=6).map("".join))
SLUG = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1700, 1, 2), datetime(2099, 12, 30), timezones=ZONES)
LISTS = st.lists(TEXT, max_size=4).map(tuple)


@st.composite
def articles(draw) -> FiledArticle:
    """Any filed article, its values as hostile as a dump can make them."""
    date = draw(st.none() | MOMENTS)
    topics = tuple(dict.fromkeys(draw(st.lists(SLUG, max_size=3))))
    return FiledArticle(
        path="undated/a.md",
        title="A" + draw(TEXT),
        slug=draw(SLUG.filter(lambda slug: slug not in ("con", "prn", "aux", "nul") and not slug.startswith(("com", "lpt")))),
        body=draw(st.lists(st.text("abc *#:\n", min_size=1, max_size=20), max_size=4).map("\n\n".join)),
        date=date,
        date_source=draw(st.sampled_from(["stated", "inferred"])) if date else "unknown",
        date_precision=draw(st.sampled_from(["year", "month", "day", "minute"])) if date else "day",
        date_evidence=draw(TEXT),
        modified=draw(st.none() | MOMENTS),
        captured=draw(st.none() | st.dates(datetime(1700, 1, 2).date(), datetime(2099, 12, 30).date())),
        lang=draw(st.sampled_from(["en", "ar", "pt-BR"])),
        authors=draw(LISTS),
        dateline=draw(TEXT),
        topics=topics,
        topic_evidence=tuple((topic, "because " + draw(TEXT)) for topic in topics),
        tags=draw(LISTS),
        summary=draw(TEXT),
        captions=tuple(draw(st.lists(st.builds(Caption, TEXT, TEXT), max_size=3))),
        publisher=draw(TEXT),
        agency=draw(TEXT),
        source=draw(TEXT),
        source_hash=draw(st.from_regex("[0-9a-f]{64}", fullmatch=True)),
        also_in=draw(LISTS),
        versions=draw(LISTS),
        status=draw(st.sampled_from(["published", "draft", "hidden"])),
    )


@settings(phases=PHASES)
@given(articles())
def test_what_is_written_is_read_again(article):
    text = dump(article)
    judged = judge(text, article.path)
    assert judged.queries == ()
    assert dump(judged.article) == text
    assert load(dump(judged.article), article.path) == judged.article


@settings(phases=PHASES)
@given(articles())
def test_no_value_is_lost_on_the_way_to_the_file(article):
    """As far as one line can hold it."""
    read = load(dump(article), article.path)
    for name in ("title", "dateline", "publisher", "agency", "summary", "source", "date_evidence"):
        assert getattr(read, name) == one_line(getattr(article, name)), name
    for name in ("also_in", "versions"):
        assert getattr(read, name) == tuple(filter(None, map(one_line, getattr(article, name)))), name
    shown = [(one_line(caption.text), one_line(caption.credit)) for caption in article.captions]
    assert [(caption.text, caption.credit) for caption in read.captions] == [
        ("" if text == "-" else text, "" if credit == "-" else credit) for text, credit in shown if {text, credit} - {"", "-"}
    ]
    letters = [{char for char in "".join(names) if char.isalnum()} for names in (article.authors, article.tags)]
    assert [{char for char in "".join(names) if char.isalnum()} for names in (read.authors, read.tags)] == letters
    assert read.topic_evidence == tuple((topic, one_line(words)) for topic, words in article.topic_evidence)
    assert read.body == article.body.strip("\n") and read.date_source == article.date_source


@settings(phases=PHASES)
@given(articles())
def test_no_value_becomes_another_key(article):
    read = load(dump(article), article.path)
    for name in ("slug", "lang", "status", "topics", "source_hash", "date_source", "machine_hash"):
        assert getattr(read, name) == getattr(article, name)
    moments = [(read.date, article.date), (read.modified, article.modified)]
    assert all((a is None) == (b is None) and (a is None or a == b.replace(second=0, microsecond=0)) for a, b in moments)
    head = dump(article).partition("\n\n")[0]
    assert all(line.startswith("    ") or line.partition(":")[0] in KEYS for line in head.split("\n"))


@settings(phases=PHASES)
@given(articles(), st.booleans())
def test_a_seal_holds_whatever_the_line_ends_and_breaks_with_any_edit(article, crlf):
    sealed = seal(article)
    assert sealed.text == dump(article._replace(machine_hash=sealed.machine_hash))
    stored = sealed.text.replace("\n", "\r\n") if crlf else sealed.text
    assert fingerprint(stored) == sealed.machine_hash
    assert fingerprint(stored.replace("Title: A", "Title: B", 1)) != sealed.machine_hash


@settings(phases=PHASES)
@given(articles(), articles())
def test_one_side_alone_is_never_a_conflict(one, other):
    base, other = (load(dump(article), "undated/a.md") for article in (one, other))
    hand = merge(base, other, base._replace(machine_hash=other.machine_hash))
    assert hand.conflicts == () and hand.article == other
    desk = merge(base, base, other._replace(status=base.status))
    assert desk.conflicts == ()
    assert desk.article == other._replace(status=base.status)


@settings(phases=PHASES)
@given(articles(), articles(), articles())
def test_a_merge_takes_every_value_from_one_of_the_sides(one, two, three):
    base, edited, reading = (load(dump(article), "undated/a.md") for article in (one, two, three))
    merged = merge(base, edited, reading)
    if not merged.conflicts:
        for name in FiledArticle._fields:
            if name not in ("body", "topic_evidence"):
                assert getattr(merged.article, name) in (getattr(edited, name), getattr(reading, name))
        assert merged.article.status == edited.status


@settings(phases=PHASES)
@given(st.lists(st.tuples(st.integers(0, 5), SLUG), min_size=1, max_size=12), st.data())
def test_a_register_cut_anywhere_keeps_its_whole_lines(tmp_path_factory, entries, data):
    root = tmp_path_factory.mktemp("site")
    register = Register(root)
    for number, slug in entries:
        register.add(Registered(f"{number:064x}", slug, f"undated/{slug}.md", "", "a.txt bytes 0-1"))
    register.flush()
    file = root / "content/register.jsonl"
    whole = file.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    file.write_bytes(whole[:cut])
    kept = Register(root)
    lines = whole.splitlines()
    assert {entry.source_hash for entry in kept} == {json.loads(line)["source_hash"] for line in whole[:cut].splitlines() if line in lines}
    kept.add(Registered("f" * 64, "last", "undated/last.md", "", "a.txt bytes 0-1"))
    kept.flush()
    again = Register(root)
    assert again.get("f" * 64) is not None
    assert {entry.source_hash for entry in kept} == {entry.source_hash for entry in again}


def test_dates_keep_their_zone():
    article = FiledArticle(
        path="a.md", title="A", slug="a", body="", date=datetime(2019, 2, 19, 10, tzinfo=timezone(timedelta(hours=2))), date_source="stated"
    )
    assert "Date: 2019-02-19 10:00+02:00\n" in dump(article)
    naive = dump(article).replace("+02:00", "")
    assert load(naive, "a.md").date == datetime(2019, 2, 19, 10, tzinfo=UTC)
    assert load(naive, "a.md", timezone(timedelta(hours=2))).date == article.date
