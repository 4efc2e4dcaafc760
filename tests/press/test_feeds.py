"""A feed reader gets back what the feed was made from, whatever signs stand in it."""

from datetime import UTC, datetime

import feedparser

from generator.press.feeds import Entry, atom

WHEN = datetime(2019, 2, 19, 10, tzinfo=UTC)
SIGNS = "Q&A: “a” < 'b' & \"c\" > d &amp; é بنغازي"


def test_every_sign_comes_back() -> None:
    entry = Entry(
        "https://digest.example/a/?b=c&d", SIGNS, SIGNS, f'<p title="x">A &amp; b, {SIGNS.split("<")[0]}</p>', WHEN, WHEN, (SIGNS, "B"), (SIGNS,)
    )
    raw = atom(SIGNS, "https://digest.example/?x&y", "https://digest.example/feeds/all.xml", "en", SIGNS, WHEN, [entry])
    read = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo
    assert (read.feed.title, read.feed.subtitle, read.feed.id, read.feed.updated) == (SIGNS, SIGNS, "https://digest.example/?x&y", WHEN.isoformat())
    (found,) = read.entries
    assert (found.title, found.link, found.id) == (SIGNS, entry.url, entry.url)
    assert found.content[0].value == entry.body
    assert (found.author, found.tags[0].term) == (f"{SIGNS}, B", SIGNS)
    # A summary is declared to be HTML, so that a reader shows the very signs.
    assert found.summary == SIGNS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_feed_without_articles_or_subtitle_is_one() -> None:
    read = feedparser.parse(atom("T", "https://digest.example/", "https://digest.example/feeds/all.xml", "en", "", WHEN, []))
    assert not read.bozo
    assert (read.entries, read.feed.get("subtitle")) == ([], None)
