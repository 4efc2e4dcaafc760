"""What each block of a page is, once it is known which are its story's: headline, standfirst, byline, day, caption, credit, body or none of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model import Stated
from generator.model.dump import Role
from generator.wire.containers.fragment import body_role
from generator.wire.pages.blocks import Block, Page
from generator.wire.pages.body import squeezed
from generator.wire.pages.bylines import is_byline
from generator.wire.pages.captions import holds_both
from generator.wire.pages.cards import is_title
from generator.wire.pages.column import LEAD_IN, is_heading, points_away
from generator.wire.pages.completed import FAR, OPENING
from generator.wire.pages.markup import ENDS, QUOTES
from generator.wire.pages.roles import Hint, Hints
from generator.wire.pages.sign_off import is_sign_off
from generator.wire.pages.subheads import are_subheads
from generator.wire.pages.titles import RETOLD, shared
from generator.wire.people import people

ENDING = 2
"""Blocks at the end of a story in which a note on its writer stands."""

BYLINE = 80
"""Characters that a line may have which only names the authors."""

NEXT = 3
"""A standfirst that nothing marks as one stands among so many blocks below the headline."""

CARD = 8
"""Levels within which a link stands around all of a picture's caption."""

NEAR, CLOSE = 3, 3
"""Blocks below a story in which its last caption may stand; and elements around a block of which one has to say that it is a credit."""

STANDFIRST = 40
"""Characters from which on a text below the headline says something of its own."""


class BlockRoles:
    """What each block of a page is, where it is known which blocks are its story's (``body``) and which its headline (``heads``)."""

    def __init__(
        self, page: Page, body: Sequence[bool], seen_by: Sequence[tuple[Hint, ...]], stated: Stated, hints: Hints, heads: Sequence[bool]
    ) -> None:
        self._page, self._body, self._seen_by, self._stated, self._hints, self._heads = page, body, seen_by, stated, hints, heads
        inside = [index for index, taken in enumerate(body) if taken]
        self._first, self._last = (inside[0], inside[-1]) if inside else (len(body), -1)
        self._opening, self._closing = inside[:OPENING], inside[max(1, len(inside) - ENDING) :]
        self._headed = next((index for index in range(self._first - 1, -1, -1) if heads[index]), self._first)
        self._spine = frozenset(page.path(page.blocks[self._first].element)) if inside else frozenset()
        self._has_one_heading = sum(element.tag == "h1" for element in page.elements) == 1
        self._subheads = are_subheads(page, body)
        self._standfirst = squeezed(stated.standfirst)

    def of(self, index: int) -> Role:
        """The role of a block."""
        if self._heads[index]:
            return "headline"
        is_near = self._first - FAR <= index <= self._last + NEAR
        return (is_near and self._of_picture(index)) or (self._of_story(index) if self._body[index] else self._of_head(index, is_near))

    def _of_picture(self, index: int) -> Role:
        """The role of a block that stands with a picture; ``""`` for any other."""
        block, seen = self._page.blocks[index], self._seen_by[index]
        if "menu" in seen:
            return ""
        if "credit" in seen[:CLOSE] and not ("caption" in seen and holds_both(self._hints, block)):
            return "credit"
        if "caption" in seen:
            return "boilerplate" if _is_of_a_teaser(self._page, block, seen, self._spine) else "caption"
        return ""

    def _of_story(self, index: int) -> Role:
        """The role of a block that was taken for the story's."""
        block = self._page.blocks[index]
        if "headline" in self._seen_by[index] and (index <= self._first or self._has_one_heading):
            return "headline"
        if len(squeezed(block.text)) <= BYLINE and self._is_byline(index):
            return "byline"
        is_about = index in self._closing and (_is_about(block.text, self._stated.authors) or is_sign_off(block.text))
        if is_about or (index > self._first and _is_moment(self._page, block)):
            return "boilerplate"
        role = body_role(self._page, block.element)
        return "subhead" if role == "paragraph" and self._subheads[index] else role

    def _is_byline(self, index: int) -> bool:
        """Whether a short block of the story names its authors; above it, whether it is a byline of anybody's."""
        text = self._page.blocks[index].text
        return _is_byline(text, self._stated.authors) or (index in self._opening and is_byline(text))

    def _of_head(self, index: int, is_near: bool) -> Role:
        """The role of a block outside the story: standfirst, byline or date where it stands between headline and story, else none."""
        block, seen = self._page.blocks[index], self._seen_by[index]
        is_stated = self._standfirst and squeezed(block.text) == self._standfirst
        beneath = index - self._headed
        if is_stated or (self._headed < index < self._first and _leads_in(self._page, block, seen, self._stated.headline, beneath)):
            return "standfirst"
        if is_near and seen[:1] == ("byline",):
            return "byline"
        return "date" if is_near and seen[:1] == ("date",) else "boilerplate"


def _is_moment(page: Page, block: Block) -> bool:
    """Whether a line is a ``time`` and nothing else: below the first paragraph, that is the hour of an entry in a live blog."""
    return page.elements[block.element].tag == "time"


def _is_of_a_teaser(page: Page, block: Block, seen: Sequence[Hint], spine: Collection[int]) -> bool:
    """Whether a picture's caption is the headline of another article, or a link in a box of such: where the picture leads, not what it shows."""
    own = next((index for index in page.path(block.element) if page.elements[index].tag == "article"), -1)
    if own >= 0 and own not in spine and is_title(page, block):
        return True
    return not {"boilerplate", "embed"}.isdisjoint(seen) and (points_away(page, block) or page.nearest(block.element, ("a",), CARD) is not None)


def _is_standfirst(text: str, seen: Sequence[Hint], headline: str) -> bool:
    """Whether a text between headline and body is marked as a standfirst and says something: not a section's name or the headline again."""
    is_marked = "standfirst" in seen[:2] and not {"menu", "boilerplate", "byline", "date"}.intersection(seen[:3])
    return is_marked and len(text) >= STANDFIRST and shared(text, headline) < RETOLD


def _leads_in(page: Page, block: Block, seen: Sequence[Hint], headline: str, beneath: int) -> bool:
    """Whether a block between headline and body is a standfirst: marked as one, or among the next ones ``beneath`` the headline."""
    return _is_standfirst(block.text, seen, headline) or (beneath <= NEXT and _is_unmarked(page, block, seen, headline))


def _is_unmarked(page: Page, block: Block, seen: Sequence[Hint], headline: str) -> bool:
    """Whether a text right below the headline is a standfirst that nothing marks: a sentence in an element that says nothing else of it."""
    reads = len(block.text) >= LEAD_IN and (block.text.rstrip(QUOTES)[-1:] in ENDS or is_heading(page, block))
    return reads and not seen and not points_away(page, block) and shared(block.text, headline) < RETOLD


def _is_about(text: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph goes on from the name of an author of the page: the note on who wrote it, below the story."""
    name = next((name for name in authors if " " in name and text.startswith(name)), "")
    behind = text[len(name) :].lstrip(" ,")
    return bool(name) and (behind[:1].islower() or behind[:1] == "(")


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line names authors of the page, and nobody and nothing else."""
    named = people([text])
    return bool(named) and {name.casefold() for name in named} <= {name.casefold() for name in authors}
