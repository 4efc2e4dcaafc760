"""The column that an article runs in: its paragraphs hang in containers of one kind, and what hangs elsewhere is a box.

An extractor decides block by block; the designer of the page decided once. Where most of what was chosen hangs in containers
of the same name, the rest of their paragraphs belong to the article too, and boxes between them (a poll, a post, an offer,
the next story) do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.wire.pages.blocks import Block, Page, Run
from generator.wire.pages.markup import INLINE
from generator.wire.pages.roles import Hint, Hints
from generator.wire.words import words

MAJOR = 0.12
"""Share of the chosen text from which a kind of container is one of the article's."""

DOMINANT = 0.6
"""Share that the article's containers must hold together for the rule to be applied at all."""

LEAD_IN = 60
"""Characters from which a chosen block above the column is an opening paragraph, not a label."""

LINKED = 0.6
"""Share of a block's text inside links from which it points to something else; true of few paragraphs that are read."""

LABEL = 40
"""Characters of such a block that may stand outside the link ("Read more:")."""

IN_LINK = 5
"""The link around a text stands at most so many levels above it."""

REPEATED = 3
"""A block that stands in a page so many times is a placeholder, and no sentence."""

TWIN = 7
"""Levels within which two containers of one article meet."""

PARAGRAPHS = words("p h2 h3 h4 h5 h6 ul ol dl blockquote pre")
"""Elements that hang in a column, as against boxes."""

OF_A_LIST = words("li dt dd")
"""Elements that hang in a list, and with it in a column."""

_WITHIN = INLINE | OF_A_LIST | PARAGRAPHS
"""Elements of a paragraph, a list or a quotation, a list within a list and a paragraph within its item among them."""

_LISTED = OF_A_LIST | PARAGRAPHS

HEADINGS = words("h2 h3 h4 h5 h6")

PICTURED: frozenset[Hint] = frozenset({"caption", "credit"})
AWAY: frozenset[Hint] = frozenset({"caption", "credit", "boilerplate", "menu", "byline", "date"})


def straightened(page: Page, chosen: Sequence[bool], hints: Hints) -> list[bool]:
    """``chosen`` with the paragraphs of the article's containers added and what stands in boxes taken away."""
    inside = [index for index, taken in enumerate(chosen) if taken]
    if not inside:
        return list(chosen)
    column = _Column(page, inside, hints)
    if not column.is_dominant:
        return [taken and not points_away(page, block) for taken, block in zip(chosen, page.blocks, strict=True)]
    return _without_idle_headings(page, column.filled(chosen), hints, column.spine)


class _Column:
    """The containers that an article hangs in, told by the blocks that were chosen (``inside``, at least one): those of the kinds that hold
    much of the chosen text. ``is_dominant``: together they hold most of it. ``spine`` names the elements around the one that holds most."""

    def __init__(self, page: Page, inside: Sequence[int], hints: Hints) -> None:
        self._page, self._inside, self._hints = page, inside, hints
        self._hung = _unwrapped(page, inside, [home_of(page, block) for block in page.blocks])
        self._kinds = {container: _kind(page, container) for container in set(self._hung)}
        self._held: dict[int, int] = {}
        of_kind: dict[str, int] = {}
        for index in inside:
            size, container = len(page.blocks[index].text), self._hung[index]
            self._held[container] = self._held.get(container, 0) + size
            of_kind[self._kinds[container]] = of_kind.get(self._kinds[container], 0) + size
        whole = sum(of_kind.values())
        self._major = {kind for kind, size in of_kind.items() if size >= MAJOR * whole}
        self.is_dominant = sum(of_kind[kind] for kind in self._major) >= DOMINANT * whole
        self._home = page.path(max(self._held, key=lambda container: self._held[container]))
        self.spine = frozenset(page.elements[index].kind for index in self._home)

    def filled(self, chosen: Sequence[bool]) -> list[bool]:
        """For every block whether it is of the article: what was ``chosen`` or hangs beside it, in a container of the article's kinds, and is
        neither a box nor what leads elsewhere. Above the column a chosen opening paragraph is kept, and behind a colon a post."""
        page = self._page
        twins = {container for container in self._kinds if _is_twin(page, page.path(container), self._home)}
        times = Counter(block.text for block in page.blocks)
        away = AWAY - self._carried()
        result: list[bool] = []
        started = False
        posted = -1
        for index, (block, container, taken) in enumerate(zip(page.blocks, self._hung, chosen, strict=True)):
            near = self._inside[0] <= index <= self._inside[-1] or ((container in self._held or container in twins) and not _is_deep(page, block))
            if not (taken or near):
                result.append(False)
                continue
            seen = self._seen(index)
            post = _post(page, block) if "embed" in seen and (posted >= 0 or _leads_to(page, index, result)) else -1
            if post >= 0 and (post == posted or _leads_to(page, index, result)) and not points_away(page, block):
                posted = post
                result.append(True)
            elif times[block.text] >= REPEATED or "embed" in seen or _is_onward(page, block, taken):
                result.append(False)
            elif self._kinds[container] in self._major:
                result.append(taken or away.isdisjoint(seen))
                started = started or (result[-1] and len(block.text) >= LEAD_IN)
            else:
                result.append(taken and not started and len(block.text) >= LEAD_IN and away.isdisjoint(seen))
        return result

    def _seen(self, index: int) -> tuple[Hint, ...]:
        """What the elements around a block say of it, those around the column left out."""
        return self._hints.of(self._page.blocks[index].element, self.spine)

    def _carried(self) -> frozenset[Hint]:
        """Hints that most of the chosen text has: this page uses the word in its names for paragraphs, so it tells nothing apart."""
        size: Counter[Hint] = Counter()
        whole = 0
        for index in self._inside:
            length = len(self._page.blocks[index].text)
            size.update(dict.fromkeys(self._seen(index), length))
            whole += length
        return frozenset(hint for hint, held in size.items() if held > whole / 2)


def _is_onward(page: Page, block: Block, taken: bool) -> bool:
    """Whether a block leads to another story; a heading that an extractor took, and that leads to a place in this page, does not."""
    return points_away(page, block) and not (taken and is_heading(page, block) and all(_stays(page, run) for run in block.runs))


def _stays(page: Page, run: Run) -> bool:
    """Whether the link around a text, if there is one, leads to a place in the page, or is one itself."""
    link = page.nearest(run.element, ("a",), IN_LINK)
    return link is None or link.attributes.get("href", "#").startswith("#")


def _post(page: Page, block: Block) -> int:
    """The quotation that a block stands in, as posts from elsewhere are set; ``-1`` where it stands in none."""
    return next((at for at in page.path(block.element) if page.elements[at].tag == "blockquote"), -1)


def _leads_to(page: Page, index: int, before: Sequence[bool]) -> bool:
    """Whether the paragraph above a block, one of the story, ends with a colon: what follows is the end of its sentence."""
    return index > 0 and before[index - 1] and page.blocks[index - 1].text.endswith((":", "："))


def _unwrapped(page: Page, inside: Sequence[int], hung: Sequence[int]) -> list[int]:
    """The containers; in place of a wrapper named as the paragraphs themselves are (``p.component``, ``div.component``), the one it hangs in."""
    size: dict[tuple[int, str], int] = {}
    for index in inside:
        name = _own_name(page, hung[index], page.blocks[index].element)
        if name:
            size[hung[index], name] = size.get((hung[index], name), 0) + len(page.blocks[index].text)
    if not size:
        return list(hung)
    home, name = max(size, key=lambda found: size[found])
    wrappers = {at for at in set(hung) if at >= 0 and page.elements[at].parent == home and page.elements[at].kind.partition(".")[2] == name}
    return [home if at in wrappers else at for at in hung]


def _own_name(page: Page, container: int, element: int) -> str:
    """The first word of the class of the element below a container in which another stands; ``""`` where it has none."""
    while element >= 0 and page.elements[element].parent != container:
        element = page.elements[element].parent
    return page.elements[element].kind.partition(".")[2] if element >= 0 else ""


def _is_twin(page: Page, path: Sequence[int], home: Sequence[int]) -> bool:
    """Whether a container hangs as the article's does, under elements of the same kinds up to one that holds both."""
    for level, (here, there) in enumerate(zip(path[:TWIN], home[:TWIN], strict=False)):
        if here == there:
            return level > 0
        if page.elements[here].kind != page.elements[there].kind:
            return False
    return False


def home_of(page: Page, block: Block) -> int:
    """The element that a block's paragraph, list or quotation hangs in."""
    at = block.element
    while at >= 0 and page.elements[at].tag in _WITHIN:
        at = page.elements[at].parent
    return at


def _is_deep(page: Page, block: Block) -> bool:
    """Whether a block stands in a paragraph of a list's item, or in a list within one: outside the story menus and offers are set so as well."""
    path = [page.elements[at].tag for at in page.path(block.element)]
    inner = next((at for at, tag in enumerate(path) if tag in _LISTED), len(path))
    outer = next((at for at in range(inner, len(path)) if path[at] not in _WITHIN), len(path))
    return any(tag in OF_A_LIST for tag in path[inner + 1 : outer])


def _kind(page: Page, container: int) -> str:
    """What a container is called: its tag and the first word of its class without numbers; a nameless one by those around it."""
    kind = ""
    for element in page.around(container, 4):
        kind += f"/{element.kind}"
        if not kind.endswith("."):
            break
    return kind


def points_away(page: Page, block: Block) -> bool:
    """Whether a block is a link to another story, alone or behind a few words."""
    linked = written = 0
    for run in block.runs:
        size = run.end - run.start
        written += size
        if page.nearest(run.element, ("a",), IN_LINK):
            linked += size
    return linked >= LINKED * written and written - linked <= LABEL


def is_heading(page: Page, block: Block) -> bool:
    """Whether a block is a sub-head."""
    return page.nearest(block.element, HEADINGS, 3) is not None


def _without_idle_headings(page: Page, body: Sequence[bool], hints: Hints, spine: frozenset[str]) -> list[bool]:
    """Takes away sub-heads with nothing left below them, up to the next or to what was taken away; a picture in between does not count."""
    result = list(body)
    following = False
    for index in range(len(body) - 1, -1, -1):
        block = page.blocks[index]
        if not body[index]:
            following = following and not PICTURED.isdisjoint(hints.of(block.element, spine))
            continue
        heading = is_heading(page, block)
        if heading and not following:
            result[index] = False
        following = not heading or following
    return result
