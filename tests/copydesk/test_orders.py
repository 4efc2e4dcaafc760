"""What the editor has told of the lines of a source: struck, whatever they look like, or kept, and in the account as such."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.copydesk.cutting.split import Cuts
from generator.copydesk.desk import read
from generator.copydesk.galley import BY_ORDER
from generator.copydesk.orders import Lines, Orders, words
from generator.copydesk.parts import edit_in_step
from generator.model import DeskOptions, Line, Part, Reading, Stated
from generator.model.dump import Form, Role
from tests.property.test_ledger_law import SHAPES
from tests.tiling import tiles

HEADLINE = "Council opens a second bridge over the harbour"
FIRST = "MISRATA, Libya - The council opened a second bridge over the harbour on Monday, after four years of works, officials said."
SECOND = "It joins the port with the ring road, which carries most of the goods that leave the city, and cost forty million dinars."
LAST = "A third bridge would follow in the spring of next year, the council said, and be paid for by the port."
OURS = "Follow Harbour Wire on every channel"
NOTHING = Stated()


def reading(
    texts: Sequence[str], *furniture: str, keep: Sequence[str] = (), form: Form = "text", role: Role = "", stated: Stated = NOTHING
) -> Reading:
    """The reading of lines, of which the editor has told this; each has the role, but for the first, which is the headline then."""
    lines, at = [], 0
    for number, text in enumerate(texts):
        end = at + len(text.encode()) + 1
        lines.append(Line(text, at, end, (role if number else "headline") if role else ""))
        at = end
    orders = Orders.of(DeskOptions(furniture, tuple(keep)))
    ((found,),) = edit_in_step(Part("d.txt", "", form, iter(lines), stated), partial(read, orders=orders), cuts=Cuts(one_article=True), orders=orders)
    assert tiles(list(found.entries), 0, at)
    return found


def paragraphs(found: Reading) -> list[str]:
    assert found.article
    return [paragraph.text for paragraph in found.article.paragraphs]


def struck(found: Reading, texts: Sequence[str]) -> list[str]:
    """The lines that the account says were struck because the editor had told of them."""
    whole = "".join(f"{text}\n" for text in texts).encode()
    return [whole[entry.start : entry.end].decode().strip() for entry in found.entries if (entry.fate, entry.detail) == ("furniture", BY_ORDER)]


DUMP = (HEADLINE, "", FIRST, OURS, "", SECOND, "", LAST)


def test_without_a_word_of_the_editor_the_line_stands_in_the_story() -> None:
    assert OURS in paragraphs(reading(DUMP))


@pytest.mark.parametrize("entry", [OURS, "follow HARBOUR WIRE, on every channel!", "Follow Harbour Wire …", "Follow Harbour Wire on..."])
def test_a_line_told_of_is_struck_and_the_account_says_why(entry: str) -> None:
    found = reading(DUMP, entry)
    assert paragraphs(found) == [FIRST, SECOND, LAST]
    assert struck(found, DUMP) == [OURS]


@pytest.mark.parametrize("entry", ["Follow Harbour Wire", "Harbour Wire on every channel", "Follow the Harbour …"])
def test_a_line_that_only_holds_the_words_is_another(entry: str) -> None:
    assert OURS in paragraphs(reading(DUMP, entry))


def test_numbers_in_a_line_are_all_alike() -> None:
    dump = (*DUMP[:3], "Our 12 reporters wrote 340 stories this week.", *DUMP[4:])
    assert paragraphs(reading(dump, "Our 9 reporters wrote 1 stories this week")) == [FIRST, SECOND, LAST]


def test_a_sentence_as_long_as_a_paragraph_is_struck_too() -> None:
    notice = "Harbour Wire is a paper of the city, read at the port and at sea for forty years, and is paid for by its readers."
    assert paragraphs(reading((*DUMP[:3], "", notice, *DUMP[4:]), "Harbour Wire is a paper of the city…")) == [FIRST, SECOND, LAST]


def test_a_line_of_a_wrapped_text_is_struck_and_joined_with_none() -> None:
    dump = (
        HEADLINE, "",
        "MISRATA, Libya - The council opened a second bridge over the harbour",
        "on Monday, after four years of works, officials said, and will open",
        "a third one in the spring of next year, if the port pays for that.",
        OURS,
        "It joins the port with the ring road, which carries most of the goods",
        "that leave the city by land, and it cost forty million dinars, all of",
        "them paid for by the port and by the trade of the old town of it.",
    )  # fmt: skip
    found = reading(dump, OURS)
    assert paragraphs(found) == [" ".join(dump[2:5]), " ".join(dump[6:9])]
    assert struck(found, dump) == [OURS]


def test_a_page_s_own_paragraph_is_struck() -> None:
    dump = (HEADLINE, FIRST, OURS, SECOND)
    assert paragraphs(reading(dump, form="page", role="paragraph")) == [FIRST, OURS, SECOND]
    assert paragraphs(reading(dump, OURS, form="page", role="paragraph")) == [FIRST, SECOND]


def test_a_record_s_own_line_is_struck() -> None:
    assert paragraphs(reading(DUMP[2:], OURS, form="record")) == [FIRST, SECOND, LAST]


def test_a_line_told_of_is_no_headline() -> None:
    found = reading(("Harbour Wire brings you the news of the port", "", *DUMP), "Harbour Wire brings you the news of the port")
    assert found.article
    assert found.article.headline == HEADLINE


def test_a_day_in_a_line_told_of_is_not_the_story_s() -> None:
    dump = (HEADLINE, "Harbour Wire, edition of 3 May 2021", "", *DUMP[2:])
    dated, undated = reading(dump), reading(dump, "Harbour Wire, edition of 3 May 2021")
    assert dated.article
    assert undated.article
    assert (dated.article.dating.source, undated.article.dating.source) == ("stated", "unknown")


def test_a_line_is_kept_that_a_rule_of_furniture_would_strike() -> None:
    dump = (*DUMP[:3], "", "Sign up for our newsletter", *DUMP[4:])
    assert paragraphs(reading(dump)) == [FIRST, SECOND, LAST]
    assert paragraphs(reading(dump, keep=["Sign up for our newsletter"])) == [FIRST, "Sign up for our newsletter", SECOND, LAST]


def test_a_page_s_paragraph_is_kept_that_reads_as_an_offer() -> None:
    dump = (HEADLINE, FIRST, "Sign up for our newsletter", SECOND)
    assert paragraphs(reading(dump, form="page", role="paragraph")) == [FIRST, SECOND]
    assert paragraphs(reading(dump, keep=["Sign up for our …"], form="page", role="paragraph")) == [FIRST, "Sign up for our newsletter", SECOND]


WRAPPED = (
    HEADLINE, "",
    "MISRATA, Libya - The council opened a second bridge over the harbour",
    "on Monday, after four years of works, officials said, and will open",
    "a third one in the spring of next year, if the port pays for that.", "",
    "Follow Harbour Wire on every channel that there is, and read all the",
    "news of the port and of the sea each day, in the morning and in the",
    "evening, at home and on the way to work and back.", "",
    "It joins the port with the ring road, which carries most of the goods",
    "that leave the city by land, and it cost forty million dinars, all of",
    "them paid for by the port and by the trade of the old town of it.",
)  # fmt: skip


@pytest.mark.parametrize("entry", [" ".join(WRAPPED[6:9]), "Follow Harbour Wire on every channel…"])
def test_a_wrapped_paragraph_is_struck_whole_also_where_its_beginning_is_told(entry: str) -> None:
    assert paragraphs(reading(WRAPPED, entry)) == [" ".join(WRAPPED[2:5]), " ".join(WRAPPED[10:])]


def test_a_line_broken_at_its_links_is_struck_whole() -> None:
    dump = (HEADLINE, FIRST, "Follow", "Harbour Wire", "on every channel", SECOND, LAST)
    found = reading(dump, OURS)
    assert paragraphs(found) == [FIRST, SECOND, LAST]
    assert found.article
    assert found.article.authors == ()


def test_a_paragraph_below_a_line_told_by_its_beginning_stays() -> None:
    dump = (HEADLINE, FIRST, "Follow Harbour Wire on its channel, and", SECOND, LAST)
    assert paragraphs(reading(dump, "Follow Harbour Wire …")) == [FIRST, SECOND, LAST]


def test_a_line_to_keep_stays_though_its_beginning_is_furniture() -> None:
    told = "Follow the money, the port's council said, and you will find who has paid for the second bridge over the harbour."
    dump = (*DUMP[:3], "", told, "", "Follow the money on our channel", *DUMP[4:])
    assert paragraphs(reading(dump, "Follow the money…", keep=[told])) == [FIRST, told, SECOND, LAST]


KEYED = (f"Title: {HEADLINE}", "Date: 5 June 1975", "Author: Harbour Desk", "", FIRST, "", SECOND)


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_line_told_of_above_or_among_fields_does_not_hide_them(at: int) -> None:
    dump = (*KEYED[:at], OURS, *KEYED[at:])
    found = reading(dump, OURS)
    assert found.article
    assert (found.article.headline, found.article.authors, found.article.dating.source) == (HEADLINE, ("Harbour Desk",), "stated")
    assert struck(found, dump) == [OURS]


@pytest.mark.parametrize("entry", ["Harbour Desk", "Author: Harbour Desk"])
def test_a_field_of_a_head_that_is_told_of_is_not_read(entry: str) -> None:
    found = reading(KEYED, entry)
    assert found.article
    assert found.article.authors == ()


def test_what_a_record_states_is_struck_too() -> None:
    stated = Stated(headline="Harbour Wire, 3 May", standfirst=f"{OURS}.", authors=(OURS, "Ann Lee"), captions=((OURS, ""), ("A ship.", "")))
    found = reading((HEADLINE, *DUMP[1:]), OURS, "Harbour Wire, 1 May", form="record", stated=stated)
    assert found.article
    fields = (found.article.headline, found.article.standfirst, found.article.authors, [caption.text for caption in found.article.captions])
    assert fields == (HEADLINE, "", ("Ann Lee",), ["A ship."])


@pytest.mark.parametrize("texts", [[OURS], [OURS, "", "Read us at sea"]])
def test_what_the_editor_knows_to_be_furniture_alone_is_no_question(texts: Sequence[str]) -> None:
    assert reading(texts, OURS, "Read us at sea").query is None
    assert reading(texts, "Read us at sea").query


@pytest.mark.parametrize("entry", ["\uff9e", f"{chr(0xFF9E) * 12}…"])
def test_an_entry_without_a_word_means_no_line(entry: str) -> None:
    assert paragraphs(reading((*DUMP[:3], "* * *", SECOND), entry)) == paragraphs(reading((*DUMP[:3], "* * *", SECOND)))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po", "Zs"]), max_size=40), st.text(max_size=9))
def test_a_line_is_known_by_what_was_told_whatever_signs_it_opens_with(line: str, more: str) -> None:
    if words(line) and not line.rstrip().endswith(("…", "...")):
        assert Lines.of([line]).match(line)
        assert Lines.of([f"{line} and more…"]).match(f"{line} and more {more}")


texts = st.lists(st.sampled_from(SHAPES), min_size=1, max_size=40)
told = st.sets(st.sampled_from([shape for shape in SHAPES if any(map(str.isalpha, shape))]), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(texts, told)
def test_what_the_editor_calls_furniture_is_in_no_field_and_every_byte_is_accounted_for(lines: list[str], furniture: set[str]) -> None:
    found = reading(lines, *furniture)
    if found.article is None:
        return
    ours = {words(line) for line in furniture}
    fields = (found.article.headline, *paragraphs(found), *(caption.text for caption in found.article.captions))
    assert ours.isdisjoint(map(words, fields))
