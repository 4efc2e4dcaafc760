"""What the names of elements say of the lines in them."""

from __future__ import annotations

import json
from itertools import permutations

from generator.wire.pages.markup import parse
from generator.wire.pages.roles import Hints
from tests.wire.helpers import read


def test_an_element_of_many_names_says_the_same_whatever_their_order_and_the_hash_seed() -> None:
    """Else the account of a page's bytes would change from one run to the next."""
    said = set()
    for order in permutations(("credit", "caption", "byline", "date", "standfirst")):
        page = parse(f'<p class="{" ".join(order)}">Dana Roe, 3 May 2019</p>', 50, 50)
        named = next(element for element in page.elements if element.raw)
        said.add(Hints(page).own(named))
    assert said == {("credit", "caption", "byline", "date", "standfirst")}


PARAGRAPHS = tuple(
    f"The mill at the upper weir ground its first sack of flour at {hour}, and people came from three villages to see it." for hour in "6789"
)
OFFER = "<div class='paywall'><h3>Read on</h3><p>This story is for those who pay for the paper.</p><p>Subscribe now</p><p>Log in</p></div>"


def _of_record(body: str) -> dict[str, str]:
    records = json.dumps({"title": "The mill grinds again", "url": "https://paper.example/mill", "content_html": body}) + "\n"
    first, *_ = read((records * 2).encode(), "dump.jsonl")
    return {line.text: line.role for line in first.lines}


def test_the_story_behind_a_paywall_is_no_offer_to_pay() -> None:
    free, paid = (f"<p>{'</p><p>'.join(texts)}</p>" for texts in (PARAGRAPHS[:1], PARAGRAPHS[1:]))
    inside = _of_record(f"{free}<div class='paywall'>{paid}<h2>What comes next</h2>{paid}</div>{OFFER.replace('paywall', 'paywall-offer')}")
    assert [inside[text] for text in (*PARAGRAPHS, "What comes next")] == ["paragraph"] * 4 + ["subhead"]
    assert inside["Subscribe now"] == "boilerplate"
    assert _of_record(f"{free}{paid}{OFFER}")["This story is for those who pay for the paper."] == "boilerplate"


def test_short_paragraphs_that_are_each_named_so_are_the_storys_too() -> None:
    each = "".join(f"<p class='paywall'>{text}</p>" for text in (*PARAGRAPHS, "It was late."))
    assert _of_record(each)["It was late."] == "paragraph"
