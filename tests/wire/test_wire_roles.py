"""What the names of elements say of the lines in them."""

from __future__ import annotations

from itertools import permutations

from generator.wire.markup import parse
from generator.wire.roles import Hints


def test_an_element_of_many_names_says_the_same_whatever_their_order_and_the_hash_seed() -> None:
    """Else the account of a page's bytes would change from one run to the next."""
    said = set()
    for order in permutations(("credit", "caption", "byline", "date", "standfirst")):
        page = parse(f'<p class="{" ".join(order)}">Dana Roe, 3 May 2019</p>', 50, 50)
        named = next(element for element in page.elements if element.raw)
        said.add(Hints(page).own(named))
    assert said == {("credit", "caption", "byline", "date", "standfirst")}
