"""A letter in HTML that holds several stories: where each begins and ends, and which are no more than a headline with a line below it.

Nothing in such a letter names its parts as a page does; tables set it. What tells the stories from the sub-heads of one is that each leads
on: its headline is a link of its own, or a link stands below its text (``Read more``), or a byline does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.dump import Role
from generator.wire.containers.fragment import body_role
from generator.wire.field_values import WEB
from generator.wire.mailbag.letter_words import FOOT_LINE, is_shown_elsewhere, leaves
from generator.wire.pages.blocks import Block, Element, Page
from generator.wire.pages.bylines import is_byline
from generator.wire.pages.column import points_away
from generator.wire.pages.hidden import unseen
from generator.wire.pages.markup import ENDS, QUOTES
from generator.wire.pages.roles import Hints

FEWEST = 2
"""Headlines of one kind that lead on, from which on a letter holds stories of its own."""

KINDS = 8
"""Kinds of headlines that are tried, the most frequent: no letter is set in more, and each costs a look at all of it."""

LIST = 3
"""Teasers that make a letter in which nothing else stands a list of links."""

TEASER = 290
"""Characters of the longest teaser, as the copy desk takes it: what says more is a story."""

HEADLINE = (8, 200)
"""Characters of a headline."""

BRIEF = 160
"""Characters from which on two paragraphs and more below a headline are a short story: a teaser is one."""

PROSE = 60
"""Characters from which a text is a paragraph, and no label."""

ONWARD = 60
"""Characters of a link below a story that leads on to the whole of it."""

LARGER = 1.15
"""How many times the size of the letter's paragraphs a headline is set in."""

DEEP = 6
"""Levels above a text within which it is set in its size, in bold, as a link."""

_TITLE = 20
"""Characters of a link that is a headline though it is set as any other text."""

_BROWSERS, _POINT = 16, 4 / 3
"""The size, in pixels, that browsers set text in, and that of a point."""

_LEVELS = ("h1", "h2", "h3", "h4")
_BOLD = frozenset({"strong", "b", "th"})
_SIZE = re.compile(r"font(?:-size)?\s{0,3}:[^;\"']{0,60}?\b([0-9]{1,2})(?:\.[0-9]{1,3})?(px|pt)", re.IGNORECASE)
_WEIGHT = re.compile(r"font(?:-weight)?\s{0,3}:[^;\"']{0,60}?\b(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)


class Section(NamedTuple):
    """What stands under a headline of a letter: the blocks ``[first, last)``, the headline's among them (``-1``: none), and where it leads."""

    first: int
    last: int
    head: int
    address: str
    is_story: bool


def sections(page: Page, kinds: Sequence[str]) -> tuple[Section, ...]:
    """The letter's sections in order, covering all its blocks; none where it is one story, or where nothing tells."""
    best: list[Section] = []
    often = {kind for kind, times in Counter(filter(None, kinds)).most_common(KINDS) if times >= FEWEST}
    for kind in dict.fromkeys(kind for kind in kinds if kind in often):
        found = _under(page, [index for index, other in enumerate(kinds) if other == kind], kinds)
        if len(found) > len(best):
            best = found
    stories = sum(section.is_story for section in best)
    teasers = sum(section.head >= 0 and not section.is_story for section in best)
    return tuple(best) if stories >= FEWEST or (stories and teasers) or teasers >= LIST else ()


def _under(page: Page, heads: Sequence[int], kinds: Sequence[str]) -> list[Section]:
    """The sections under those of some headlines that lead on, the opening and the foot of the letter among them; none if fewer than two do."""
    end = _foot(page, heads[-1])
    leading: list[tuple[int, str]] = []
    for head, behind in pairwise((*heads, end)):
        address = _address(page, head, behind, kinds)
        if address or any(is_byline(block.text) for block in page.blocks[head + 1 : min(head + 4, behind)]):
            leading.append((head, address))
    addresses = Counter(address for _, address in leading)
    if len(leading) < FEWEST or max(addresses.values()) == len(leading) > addresses[""]:
        return []
    edges = pairwise((*leading, (end, "")))
    whole = (_section(page, first, last, first, address, kinds) for (first, address), (last, _) in edges)
    found = [section for one in whole for section in _parted(page, one, kinds)]
    if found[0].first:
        found.insert(0, _opening(page, found[0].first, kinds))
    if end < len(page.blocks):
        found.append(Section(end, len(page.blocks), -1, "", False))
    return [section._replace(address="") if addresses[section.address] > 1 else section for section in found]


def _section(page: Page, first: int, last: int, head: int, address: str, kinds: Sequence[str]) -> Section:
    told = [len(page.blocks[index].text) for index in range(first, last) if index != head and is_prose(page, index, kinds)]
    said = sum(told)
    return Section(first, last, head, address, said > TEASER or (said >= BRIEF and len(told) > 1 and head >= 0))


def _parted(page: Page, section: Section, kinds: Sequence[str]) -> list[Section]:
    """A section, and those below it under headlines of other kinds: the story has ended with a link to the whole of it, and they lead elsewhere."""
    below = (index for index in range(section.head + 1, section.last) if _link(page, page.blocks[index]) == section.address)
    end = next(below, section.last) if section.address else section.last
    links = [(index, _link(page, page.blocks[index])) for index in range(end + 1, section.last) if kinds[index]]
    edges = [(section.head, section.address), *((index, link) for index, link in links if link not in ("", section.address)), (section.last, "")]
    return [_section(page, first, last, first, address, kinds) for (first, address), (last, _) in pairwise(edges)]


def _opening(page: Page, last: int, kinds: Sequence[str]) -> Section:
    """What stands above the first of the headlines; its own is one of another kind that leads on, or under which a link does."""
    for head in range(last - 1, -1, -1):
        if kinds[head] and (link := _address(page, head, last, kinds)) and (found := _section(page, 0, last, head, link, kinds)).is_story:
            return found
    return _section(page, 0, last, -1, "", kinds)


def is_prose(page: Page, index: int, kinds: Sequence[str]) -> bool:
    """Whether a block is a sentence or a paragraph: no headline, byline or link."""
    block = page.blocks[index]
    reads = len(block.text) >= PROSE or block.text.rstrip(QUOTES)[-1:] in ENDS
    return reads and not kinds[index] and not points_away(page, block) and not is_byline(block.text)


def _address(page: Page, head: int, behind: int, kinds: Sequence[str]) -> str:
    """Where a section leads: the headline's link, else that of the first short line behind its last paragraph which is one."""
    if address := _link(page, page.blocks[head]):
        return address
    text = max((index for index in range(head, behind) if is_prose(page, index, kinds)), default=head)
    onward = (block for block in page.blocks[text + 1 : behind] if len(block.text) <= ONWARD)
    return next(filter(None, (_link(page, block) for block in onward)), "")


def _link(page: Page, block: Block) -> str:
    """The address to which all of a block is a link; ``""`` where it is none, or one to no page of the web."""
    links = (page.nearest(run.element, ("a",), DEEP) for run in block.runs)
    addresses = {link.attributes.get("href", "") if link else "" for link in links}
    address = addresses.pop().strip() if len(addresses) == 1 else ""
    return address if WEB.fullmatch(address) else ""


def _foot(page: Page, last: int) -> int:
    """The block with which the letter's foot begins: all of the largest element around the line for leaving it that holds no headline."""
    for index in range(last + 1, len(page.blocks)):
        text = page.blocks[index].text
        if len(text) <= FOOT_LINE and leaves(text):
            above = set(page.path(page.blocks[last].element))
            box = next((at for at, around in pairwise((*page.path(page.blocks[index].element), -1)) if around in above or around < 0), -1)
            return next(at for at in range(last + 1, index + 1) if at == index or box in page.path(page.blocks[at].element))
    return len(page.blocks)


def foot_of(page: Page, chosen: Sequence[bool]) -> int:
    """The block with which the foot of a letter with a single story begins: below the greater part of what an extractor took of it."""
    whole = page.weight(chosen)
    above = 0
    for index, (block, taken) in enumerate(zip(page.blocks, chosen, strict=True)):
        above += len(block.text) if taken else 0
        if 2 * above > whole:
            return _foot(page, index)
    return len(page.blocks)


def headlines(page: Page) -> list[str]:
    """For every block as what kind of headline it is set: its level, its size, bold, a link; ``""`` for any other text."""
    size = _common_size(page)
    hidden = unseen(page, [True] * len(page.blocks))
    return ["" if gone else _kind(page, block, size) for block, gone in zip(page.blocks, hidden, strict=True)]


def _kind(page: Page, block: Block, size: int) -> str:
    if not HEADLINE[0] <= len(block.text) <= HEADLINE[1] or block.text[-1] in ".:;," or block.text.startswith("©"):
        return ""
    if _link(page, block) and is_shown_elsewhere(block.text):
        return ""
    around = page.around(block.element, DEEP)
    if level := next((element.tag for element in around if element.tag in _LEVELS), ""):
        return level
    own = _size(around)
    if own >= LARGER * size:
        return f"{own}px"
    if all(any(_is_bold(element) for element in page.around(run.element, DEEP)) for run in block.runs):
        return "bold"
    return "link" if len(block.text) >= _TITLE and _link(page, block) else ""


def _common_size(page: Page) -> int:
    """The size in which most of the paragraphs are set; a browser's where they say none."""
    sizes: Counter[int] = Counter()
    for block in page.blocks:
        if len(block.text) >= PROSE:
            sizes[_size(page.around(block.element, DEEP))] += len(block.text)
    return (sizes.most_common(1)[0][0] if sizes else 0) or _BROWSERS


def _size(around: Sequence[Element]) -> int:
    """The size, in pixels, that the innermost element sets; 0 where none does."""
    found = next((found for element in around if "font" in element.raw and (found := _SIZE.search(element.raw))), None)
    return 0 if found is None else round(int(found[1]) * _POINT) if found[2].lower() == "pt" else int(found[1])


def _is_bold(element: Element) -> bool:
    return element.tag in _BOLD or ("font" in element.raw and _WEIGHT.search(element.raw) is not None)


def roles(page: Page, section: Section, kinds: Sequence[str], hints: Hints) -> list[Role]:
    """The roles of a section's blocks; all of a teaser, of an opening and of the foot is none of the letter's stories."""
    indexes = range(section.first, section.last)
    if not section.is_story:
        return ["boilerplate" for _ in indexes]
    prose = [index for index in indexes if index != section.head and is_prose(page, index, kinds)]
    return [_role(page, index, section.head, prose, kinds, hints) for index in indexes]


def _role(page: Page, index: int, head: int, prose: Sequence[int], kinds: Sequence[str], hints: Hints) -> Role:
    block = page.blocks[index]
    seen = hints.of(block.element)
    if index == head:
        return "headline"
    if "credit" in seen[:3] or "caption" in seen[:3]:
        return "credit" if "credit" in seen[:3] else "caption"
    if index <= prose[0] and index > head and is_byline(block.text):
        return "byline"
    if not prose[0] <= index <= prose[-1] or points_away(page, block) or index < head:
        return "boilerplate"
    role = body_role(page, block.element)
    return "subhead" if role == "paragraph" and kinds[index] else role
