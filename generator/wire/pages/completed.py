"""What a page states, completed from what it shows: author and day in the lines between its headline and its story."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Stated
from generator.wire.pages.blocks import Page
from generator.wire.pages.body import squeezed
from generator.wire.pages.bylines import ABOVE, has_shape, is_person, shown_authors
from generator.wire.pages.column import LEAD_IN
from generator.wire.pages.dated import only_date, searched_date, shown_date
from generator.wire.pages.roles import Hint, Hints
from generator.wire.pages.titles import houses, key

FAR = 40
"""Blocks above a story that may belong to it: buttons for sharing stand between its headline and its first paragraph."""

OPENING = 2
"""Blocks at the beginning of a story in which its byline stands."""

LINES = 5
"""Lines of what an extractor took in which the story may begin."""

OPENS = 3
"""Characters by which a block is told from a headline before the two are compared."""


def completed(
    stated: Stated,
    referred: tuple[str, ...],
    page: Page,
    hints: Hints,
    body: Sequence[bool],
    seen_by: Sequence[Sequence[Hint]],
    heads: Sequence[bool],
) -> Stated:
    """``stated`` with author and date from the lines around the body, where it names neither or only the house itself; ``heads`` are
    the blocks that are its headline.

    Where nobody is named anywhere, the author is who holds the account that the statement refers to (``referred``).
    """
    inside = [index for index, (taken, is_headline) in enumerate(zip(body, heads, strict=True)) if taken and not is_headline]
    first, last = (_opening(page, inside, heads), inside[-1]) if inside else (0, 0)
    head = next((index for index in range(first, max(-1, first - FAR), -1) if heads[index]), first) if inside else 0
    head = max(0, min(head, first - ABOVE))
    authors = stated.authors
    house = houses((stated.publisher, stated.url))
    if not any(is_person(name) and key(name) not in house for name in authors):
        above = [index for index in range(head, min(first + OPENING, len(body))) if not heads[index]]
        shown = shown_authors(page, hints, seen_by, above, first, last, surely=any(map(has_shape, authors)))
        authors = tuple(name for name in shown if key(name) not in house) or authors or shown or referred
    published = stated.published or shown_date(page, head, first) or searched_date(page, seen_by, head, first) or only_date(page)
    return stated._replace(authors=authors, published=published)


def _opening(page: Page, inside: Sequence[int], heads: Sequence[bool]) -> int:
    """The block with which the story begins: where an extractor took the headline as well, the first paragraph among the first blocks below that."""
    first = next((index for index in inside[:LINES] if len(page.blocks[index].text) >= LEAD_IN), inside[0])
    return first if any(heads[inside[0] : first]) else inside[0]


def headlines(page: Page, headline: str) -> list[bool]:
    """For every block whether it is the headline, or its lines without the colon that a statement sets between them."""
    whole, letters = squeezed(headline), key(headline) if ":" in headline else ""
    longest, opening = 2 * len(headline), headline[:OPENS]
    found: list[bool] = []
    for block in page.blocks:
        text = block.text
        is_whole = bool(whole) and len(text) <= longest and squeezed(text) == whole
        found.append(is_whole or (bool(letters) and len(text) <= longest and text.startswith(opening) and key(text) == letters))
    return found
