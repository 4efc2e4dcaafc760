"""Letters: each story of a mail a part of its own, with its headline and where it leads; teasers are told, and a single story stays one."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import copydesk
from tests.wire.helpers import Read, read, size

HEAD = "From: The Coast Letter <letter@example.org>\nTo: you@example.org\nMIME-Version: 1.0\nSubject: {}\nDate: Tue, 19 Feb 2019 10:00:00 +0000\n"
HOST = "https://coast.example"
STORIES = (
    ("Harbour opens after eleven months of repairs", "harbour", (
        "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall.",
        "Engineers had replaced forty metres of the wall, which gave way in a winter storm, and dredged the channel to nine metres.",
        "The first ship, a grain carrier, is expected on Friday, the port's office said in a statement that was read out at the gate.",
    )),
    ("Storm leaves three villages without power", "storm", (
        "A storm that came in from the sea on Monday night left three villages above the river without power, and trees on the road.",
        "Crews reached the first of them at noon, and the grid's operator said that most houses would have light again by Wednesday.",
        "“We have candles and we have bread,” said the mayor of the uppermost village, who had walked down to the bridge to meet them.",
    )),
    ("The mill at the upper weir grinds again", "mill", (
        "The mill at the upper weir ground its first sack of flour in forty years on Sunday, and people came from three villages.",
        "Its wheel was built anew by the school's carpenters from oak that a farmer gave, after drawings that had been found in a barn.",
        "Flour will be sold at the mill on Saturdays, the miller said, as long as there is water in the river, which may run dry.",
    )),
)  # fmt: skip
TITLES = [title for title, _, _ in STORIES]
URLS = [f"{HOST}/{name}" for _, name, _ in STORIES]
FOOT = f"<table><tr><td><p>You get this because you asked for it.</p><p><a href='{HOST}/u'>Unsubscribe</a></p></td></tr></table>"


def _html(body: str, subject: str = "This week on the coast", foot: str = FOOT) -> list[Read]:
    intro = "<p>Good morning. Here is what you need to know.</p>"
    page = f"<html><head><title>x</title></head><body>{intro}<table><tr><td>{body}</td></tr></table>{foot}</body></html>"
    return _read(f"{HEAD.format(subject)}Content-Type: text/html; charset=utf-8\n\n{page}")


def _plain(text: str, subject: str = "This week on the coast") -> list[Read]:
    return _read(f"{HEAD.format(subject)}Content-Type: text/plain; charset=utf-8\n\n{text}")


def _read(mail: str) -> list[Read]:
    found = read(mail.encode(), "letter.eml")
    assert size(found) == len(mail.partition("\n\n")[2].encode())
    return found


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _linked(tag: str) -> str:
    return "".join(f"<{tag}><a href='{HOST}/{name}'>{title}</a></{tag}>{_paragraphs(texts)}" for title, name, texts in STORIES)


def _below(head: str) -> str:
    return "".join(
        f"<tr><td>{head.format(title)}</td></tr><tr><td>{'<br><br>'.join(texts)}</td></tr>"
        f"<tr><td><a href='{HOST}/{name}'>Continue reading</a></td></tr>"
        for title, name, texts in STORIES
    )


@pytest.mark.parametrize("body", [
    pytest.param(_linked("h2"), id="headings that are links"),
    pytest.param(_linked("b"), id="bold links"),
    pytest.param(_linked("p"), id="links that nothing else marks"),
    pytest.param(f"<table>{_below('<span style=font-size:24px>{}</span>')}</table>", id="larger letters, and a link below the text"),
    pytest.param(f"<table>{_below('<b>{}</b>')}</table>", id="bold, and a link below the text"),
])  # fmt: skip
def test_each_story_of_a_letter_is_a_part_with_its_headline_and_address(body: str) -> None:
    found = _html(body)
    assert [one.part.stated.headline for one in found] == TITLES
    assert [one.part.stated.url for one in found] == URLS
    assert [tuple(one.of_role("paragraph")) for one in found] == [texts for _, _, texts in STORIES]
    assert {(one.part.stated.publisher, one.part.stated.published) for one in found} == {("The Coast Letter", "Tue, 19 Feb 2019 10:00:00 +0000")}


def test_stories_that_lead_nowhere_are_told_by_their_bylines_and_bring_captions() -> None:
    body = "".join(
        f"<h2>{title}</h2><p>By Ann Lee</p><img src='x.png'><div class='caption'>The quay, {name}</div>{_paragraphs(texts)}"
        for title, name, texts in STORIES
    )
    found = _html(body)
    assert [one.part.stated.headline for one in found] == TITLES
    assert [one.part.stated.captions for one in found] == [((f"The quay, {name}", ""),) for _, name, _ in STORIES]
    assert [one.of_role("byline") for one in found] == [["By Ann Lee"]] * 3


def test_one_story_with_sub_heads_stays_one() -> None:
    texts = STORIES[0][2]
    subs = "".join(
        f"<h2>{sub}</h2><p>{text} <a href='{HOST}/{sub}'>Report</a>.</p>" for sub, text in zip(("Built", "Dredged", "Next"), texts, strict=True)
    )
    found = _html(f"<h1><a href='{HOST}/harbour'>{TITLES[0]}</a></h1>{subs}", TITLES[0])
    assert len(found) == 1
    assert found[0].part.stated.headline == TITLES[0]
    assert not [text for text in found[0].of_role("paragraph") if "asked for it" in text], "the foot of the letter"


def test_teasers_below_a_story_are_no_stories_and_are_told() -> None:
    teasers = "".join(f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{texts[0]}</p>" for title, name, texts in STORIES[1:])
    found = _html(f"<h2><a href='{URLS[0]}'>{TITLES[0]}</a></h2>{_paragraphs(STORIES[0][2])}{teasers}")
    assert [one.part.stated.headline for one in found] == TITLES[:1]
    assert tuple(found[0].of_role("paragraph")) == STORIES[0][2]
    assert STORIES[1][2][0] in found[0].of_role("boilerplate")
    assert any(TITLES[1] in note and TITLES[2] in note for note in found[0].part.repairs)


@pytest.mark.parametrize("many", [2, 3])
def test_a_headline_with_two_paragraphs_below_it_is_a_short_story(many: int) -> None:
    """Two of them had been one article, with the headline of the first and the text of both; three had been teasers."""
    briefs = "".join(
        f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{texts[0]}</p><p>It is the first in years, and the people of the valley came to see it.</p>"
        for title, name, texts in STORIES[:many]
    )
    found = _html(briefs)
    assert [one.part.stated.headline for one in found] == TITLES[:many]
    assert [one.part.stated.url for one in found] == URLS[:many]


def test_what_a_letter_says_above_its_teasers_is_a_story_under_its_subject() -> None:
    teasers = "".join(f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{texts[0]}</p>" for title, name, texts in STORIES[1:])
    found = _html(_paragraphs(STORIES[0][2]) + teasers)
    assert [one.part.stated.headline for one in found] == ["This week on the coast"]
    assert set(STORIES[0][2]) <= set(found[0].of_role("paragraph"))


def test_a_letter_of_teasers_alone_gives_no_article_and_says_so() -> None:
    html = "".join(f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{texts[0]}</p>" for title, name, texts in STORIES)
    text = "\n\n".join(f"{title} ({HOST}/{name})\n{texts[0]}" for title, name, texts in STORIES)
    for found in (_html(html), _plain(text)):
        readings = [reading for one in found for reading in copydesk.edit(one.part._replace(lines=one.lines))]
        assert [reading.article for reading in readings] == [None]
        assert readings[0].query is not None


def _wrapped(texts: tuple[str, ...]) -> str:
    return "\n\n".join(textwrap.fill(text, 70) for text in texts)


@pytest.mark.parametrize("text", [
    pytest.param("".join(f"** {title} ({HOST}/{name})\n{'-' * 60}\n{_wrapped(texts)}\n\n" for title, name, texts in STORIES), id="in brackets"),
    pytest.param("".join(f"{title}\n<{HOST}/{name}>\n\n{_wrapped(texts)}\n\n\n" for title, name, texts in STORIES), id="on the next line"),
    pytest.param("".join(f"{title}\n\n{_wrapped(texts)}\n\nRead more: {HOST}/{name}\n\n---\n\n" for title, name, texts in STORIES), id="below"),
])  # fmt: skip
def test_each_story_of_a_letter_in_plain_text_is_an_article(text: str) -> None:
    found = _plain(f"{text}\nYou get this because you asked for it.\nUnsubscribe: {HOST}/u\n")
    readings = [reading for one in found for reading in copydesk.edit(one.part._replace(lines=one.lines))]
    articles = [reading.article for reading in readings if reading.article]
    assert [article.headline for article in articles] == TITLES
    assert [article.source_url for article in articles] == URLS
    assert [tuple(paragraph.text for paragraph in article.paragraphs) for article in articles] == [texts for _, _, texts in STORIES]
    assert not any(reading.query for reading in readings)


def test_teasers_in_plain_text_are_furniture_and_the_opening_is_a_story() -> None:
    teasers = "\n\n".join(f"{title}\n{HOST}/{name}\n{texts[0]}" for title, name, texts in STORIES[1:])
    story = "\n\n".join(STORIES[0][2])
    for text in (f"{story}\n\n{teasers}\n", f"{TITLES[0]}\n{URLS[0]}\n\n{story}\n\n{teasers}\n"):
        found = _plain(text)
        assert len(found) == 1
        assert [text for text in found[0].texts if len(text) > 60] == list(STORIES[0][2])
        assert [entry.detail for entry in found[0].part.overhead] == ["teasers"]


def test_a_single_story_in_plain_text_is_read_as_it_was() -> None:
    text = f"{TITLES[0]}\n\n{_wrapped(STORIES[0][2])}\n\nSee {HOST}/a for more.\n"
    found = _plain(text)
    assert [one.part.form for one in found] == ["text"]
    assert "\n".join(found[0].texts) == text.rstrip("\n")


_TAGS = st.sampled_from(
    ["<h2>", "</h2>", "<p>", "</p>", f"<a href='{HOST}/a'>", f"<a href='{HOST}/b'>", "</a>", "<b>", "Unsubscribe", STORIES[0][2][0] * 3, TITLES[0]]
)


@given(st.lists(_TAGS | st.text(max_size=20), max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_a_letter_holds_every_byte_is_accounted_for_once(pieces: list[str]) -> None:
    body = "".join(pieces).replace("\x00", "")
    mail = f"{HEAD.format('x')}Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>".encode("utf-8", "surrogatepass")
    assert size(read(mail, "letter.eml")) >= len(body.encode("utf-8", "surrogatepass"))
    plain = f"{HEAD.format('x')}Content-Type: text/plain; charset=utf-8\n\n".encode() + "\n".join(pieces).encode("utf-8", "surrogatepass")
    read(plain, "letter.eml")


def test_what_stands_under_a_headline_of_another_kind_below_a_storys_last_link_is_none_of_it():
    """A line in brief ends a letter; it had been the last paragraph of the story above it."""
    stories = "".join(
        f"<h2><a href='{HOST}/{name}'>{title}</a></h2>{_paragraphs(texts)}<p><a href='{HOST}/{name}'>Read more</a></p>"
        for title, name, texts in STORIES
    )
    brief = f"<h3><a href='{HOST}/roof'>In brief: the old library has a new roof</a></h3><p>It is of cedar, and does not leak.</p>"
    found = _html(stories + brief)
    assert [one.part.stated.headline for one in found] == TITLES
    assert [tuple(one.of_role("paragraph")) for one in found] == [texts for _, _, texts in STORIES]
    assert any("In brief: the old library" in note for note in found[-1].part.repairs)
