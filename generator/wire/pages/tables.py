"""Tables of figures and facts in a story: every row is a line of its own, its cells in order.

Pages set anything in tables; one that holds data is told by its rows, which have several cells that say little each. It belongs to the story
where it hangs in the story's column: extractors leave it out, for nothing in it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.wire.pages.blocks import Page
from generator.wire.pages.column import home_of, points_away
from generator.wire.pages.roles import Hint, Hints
from generator.wire.words import words

FEWEST = 2
"""Rows of two cells and more from which on a table holds data, and cells of such a row."""

CELL = 300
"""Characters of the longest cell; what says more is a text that is set in a table."""

LINKS = 0.5
"""Share of its filled cells from which on a table that leads elsewhere is a menu."""

ALONE = 120
"""Characters that may stand beside a table in an element that is set around it: its title, where it is from."""

BELOW = 3
"""Blocks below the end of a story among which the table with which it ends begins: a sub-head stands above it, and its title."""

BAR = "¦"
"""What a bar in a cell is set as: it would end the cell."""

_WRAPPERS = words("figure div center section")
_NEVER = words("h1 h2 form input button select textarea iframe")
"""What stands in tables that set a page, and in none of data."""

_CELLS = frozenset({"td", "th"})
_AWAY: frozenset[Hint] = frozenset({"boilerplate", "menu", "embed"})


class Table(NamedTuple):
    """A table of data: its element, its rows cell by cell (blocks of each, none where it is empty), and the blocks of its title."""

    element: int
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    titles: tuple[int, ...]

    @property
    def cells(self) -> list[tuple[int, ...]]:
        """The cells that are not empty."""
        return [cell for row in self.rows for cell in row if cell]


def of_story(page: Page, taken: Sequence[bool], hidden: Sequence[bool], seen_by: Sequence[Sequence[Hint]], hints: Hints) -> list[Table]:
    """The tables of data that hang where the story hangs, between its blocks (``taken``) or right below them; not those that hold a block of the
    story, or a ``hidden`` one."""
    found = tables(page)
    if not found:
        return []
    inside = [index for index, here in enumerate(taken) if here]
    homes = {home_of(page, page.blocks[index]) for index in inside}
    own: list[Table] = []
    end = inside[-1] if inside else -1
    for table in found:
        blocks = [index for cell in table.cells for index in cell]
        if not inside or not inside[0] < blocks[0] <= end + BELOW or any(taken[index] or hidden[index] for index in blocks):
            continue
        if _AWAY.isdisjoint(seen_by[blocks[0]]) and _home(page, table, homes, hints) in homes:
            own.append(_titled(page, table))
            end = max(end, blocks[-1])
    return own


def _home(page: Page, table: Table, homes: set[int], hints: Hints) -> int:
    """The element that a table hangs in, those left out that are only set around it."""
    home = page.elements[table.element].parent
    while home >= 0 and home not in homes and page.elements[home].tag in _WRAPPERS and hints.held[home] <= hints.held[table.element] + ALONE:
        home = page.elements[home].parent
    return home


def _titled(page: Page, table: Table) -> Table:
    """A table with what is written below it in the figure that it stands in: no picture's caption."""
    figure = page.elements[table.element].parent
    if figure < 0 or page.elements[figure].tag != "figure":
        return table
    below = [index for index, block in enumerate(page.blocks) if figure in (path := page.path(block.element)) and table.element not in path]
    return table._replace(titles=(*table.titles, *below))


def tables(page: Page) -> list[Table]:
    """The page's tables of data, none of them within another or around one."""
    elements = page.elements
    found = {index for index, element in enumerate(elements) if element.tag == "table"}
    if not found:
        return []
    inner = [-1] * len(elements)
    cells: dict[int, dict[int, list[int]]] = {}
    barred: set[int] = set()
    for index, element in enumerate(elements):
        own = inner[element.parent] if element.parent >= 0 else -1
        inner[index] = index if index in found else own
        if own >= 0 and (index in found or element.tag in _NEVER):
            barred |= {own, inner[index]} if index in found else {own}
        elif own >= 0 and element.tag in _CELLS:
            cells.setdefault(own, {})[index] = []
    titles: dict[int, list[int]] = {}
    for index, block in enumerate(page.blocks):
        own = inner[block.element] if block.element >= 0 else -1
        if own >= 0 and own not in barred:
            cell = next((at for at in page.path(block.element) if elements[at].tag in _CELLS or at == own), own)
            (titles.setdefault(own, []) if cell == own else cells[own][cell]).append(index)
    made = (Table(own, _rows(page, held), tuple(titles.get(own, ()))) for own, held in cells.items() if own not in barred)
    return [table for table in made if _is_data(page, table)]


def _rows(page: Page, cells: dict[int, list[int]]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """The rows of a table that have a text, without empty cells at their ends."""
    rows: dict[int, list[tuple[int, ...]]] = {}
    for cell, blocks in cells.items():
        rows.setdefault(page.elements[cell].parent, []).append(tuple(blocks))
    for row in rows.values():
        while row and not row[-1]:
            row.pop()
    return tuple(tuple(row) for row in rows.values() if row)


def _is_data(page: Page, table: Table) -> bool:
    cells = table.cells
    wide = sum(sum(map(bool, row)) >= FEWEST for row in table.rows)
    if wide < FEWEST or 2 * wide < len(table.rows) or any(sum(len(page.blocks[index].text) for index in cell) > CELL for cell in cells):
        return False
    return sum(all(points_away(page, page.blocks[index]) for index in cell) for cell in cells) < LINKS * len(cells)


def text_of(page: Page, row: Sequence[Sequence[int]]) -> str:
    """A row as a line, with a bar between its cells."""
    cells = (" ".join(page.blocks[index].text for index in cell).replace("|", BAR) for cell in row)
    return " | ".join(cells).replace("  ", " ").strip()


def changes(page: Page, found: Sequence[Table]) -> tuple[str, ...]:
    """What an editor is told of the tables that were found."""
    barred = any("|" in page.blocks[index].text for table in found for cell in table.cells for index in cell)
    return (f"in the cells of a table, | is set as {BAR}",) if barred else ()
