"""What a page says of its lines is trusted, but for a date that it sets as its first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from generator.copydesk.parts import edit
from generator.model import Article, Caption, Line, Part
from generator.model.dump import Role, Stated

STORY = "The harbour of the old town reopened on Sunday after a storm had kept it shut for three days, the authority said."


def page(*lines: tuple[Role, str], standfirst: str = "") -> Article:
    """The article that a page of these lines gives, where it states this standfirst."""
    at, set_out = 0, []
    for role, text in lines:
        set_out.append(Line(text, at, at + len(text), role))
        at += len(text) + 1
    (reading,) = edit(Part("page.html", "", "page", tuple(set_out), stated=Stated(standfirst=standfirst)))
    assert reading.article
    return reading.article


def texts(article: Article) -> Sequence[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_a_date_set_as_the_first_paragraph_is_the_date() -> None:
    article = page(("headline", "Harbour reopens"), ("paragraph", "Published 28 April 2023"), ("paragraph", STORY))
    assert texts(article) == [STORY]
    assert article.dating.value == datetime(2023, 4, 28)


def test_a_date_between_paragraphs_is_part_of_the_story() -> None:
    article = page(("headline", "A chronicle"), ("paragraph", STORY), ("paragraph", "28 April 2023"), ("paragraph", STORY.replace("old", "new")))
    assert len(article.paragraphs) == 3


def test_only_the_sign_that_opens_an_item_is_left_out_and_none_inside_it() -> None:
    items = ("Sanya Quay (27) and the wall (40) – both closed", "Grain - by ship only", "• Ferries • from noon", "2) Fishermen 3) later")
    article = page(("headline", "What opens when"), ("paragraph", STORY), *(("item", text) for text in items))
    assert texts(article)[1:] == [
        "Sanya Quay (27) and the wall (40) – both closed",
        "Grain - by ship only",
        "Ferries • from noon",
        "Fishermen 3) later",
    ]


PARAGRAPHS = (
    "TOBRUK (Agency) - Two tugs towed the tanker off the sandbank at high water on Monday, eleven days after it had run aground.",
    "Divers found no hole in its hull, and the pilots' guild said the channel had last been dredged nine years before.",
    "The port will stay shut to ships of more than eight metres' draught until new soundings are in, the harbour master told the council.",
    "Its crew of nineteen had stayed on board throughout.",
)


def test_a_long_stated_standfirst_that_is_the_start_of_the_text_is_none() -> None:
    lines = [("paragraph", text) for text in PARAGRAPHS]
    start = "".join(PARAGRAPHS[:3]).replace("'", "’")[:340] + "..."
    assert page(("headline", "Tanker afloat"), *lines, standfirst=start).standfirst == ""


def test_a_long_standfirst_of_its_own_and_a_short_one_from_the_text_are_kept() -> None:
    lines = [("paragraph", text) for text in PARAGRAPHS]
    own = "A tanker lay on the bank off the port for eleven days. What that cost the town, who pays for the tugs, and what has changed. " * 3
    for standfirst in (own.strip(), PARAGRAPHS[1]):
        assert page(("headline", "Tanker afloat"), *lines, standfirst=standfirst).standfirst == standfirst


def test_players_and_advertisements_in_figures_are_no_captions() -> None:
    furniture = ("Advertisement", "Media playback is unsupported on your device", "More on:", "Live")
    article = page(
        ("headline", "Tanker afloat"),
        ("paragraph", PARAGRAPHS[0]),
        *(("caption", text) for text in furniture),
        ("caption", "The tanker on the bank at low water"),
        ("credit", "Photo: Dana Roe"),
        ("paragraph", PARAGRAPHS[1]),
    )
    assert article.captions == (Caption("The tanker on the bank at low water", "Dana Roe"),)


def test_a_feeds_own_words_around_its_entries_are_no_copy() -> None:
    """What WordPress puts below each entry, and an advertisement that stands in a figure as a picture does."""
    lines: tuple[tuple[Role, str], ...] = (
        ("paragraph", STORY),
        ("caption", "Advertisement"),
        ("caption", "Ships in the harbour on Sunday"),
        ("paragraph", "It appeared first on nobody\u2019s list."),
        ("paragraph", "The post Harbour reopens appeared first on Harbour Radio."),
    )
    set_out = tuple(Line(text, at * 200, at * 200 + len(text), role) for at, (role, text) in enumerate(lines))
    (reading,) = edit(Part("feed.xml#1", "", "record", set_out, stated=Stated(headline="Harbour reopens")))
    assert reading.article
    assert texts(reading.article) == [STORY, "It appeared first on nobody\u2019s list."]
    assert [caption.text for caption in reading.article.captions] == ["Ships in the harbour on Sunday"]


def test_a_paragraph_that_reports_on_subscribers_is_no_offer_to_them() -> None:
    report = (
        "The paper had promised that whoever would sign up for its letter from the harbour could read it without charge until the spring, and two "
        "thousand did so in the first week, more than the town has houses; the council asked how many of them had ever seen a ship at its quay."
    )
    offer = "Sign up for our letter from the harbour."
    article = page(("headline", "A letter from the harbour"), ("paragraph", STORY), ("paragraph", report), ("paragraph", offer))
    assert texts(article) == [STORY, report]


def test_an_address_alone_is_no_paragraph() -> None:
    article = page(("headline", "Harbour reopens"), ("paragraph", STORY), ("paragraph", "https://example.org/harbour-reopens-14848175"))
    assert texts(article) == [STORY]
