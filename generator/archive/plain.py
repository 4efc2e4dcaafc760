"""Plain text to Markdown that shows the same text, and back."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from generator.archive.lines import one_line

if TYPE_CHECKING:
    from generator.model.article import ParagraphRole

_PREFIX: Final[dict[ParagraphRole, str]] = {"paragraph": "", "subhead": "## ", "item": "- ", "quote": "> ", "row": ""}

_SPACES: Final = re.compile(r" {2,}")

_INLINE: Final = re.compile(
    r"""
      [\\`*\[{<]                                         # escapes, code, emphasis, links, attribute lists, tags
    | (?<![^\W_])_ | _(?![^\W_])                         # emphasis, unless inside a word
    | &(?=\#\d|\#[xX][0-9a-fA-F]|[0-9a-zA-Z]+;)          # what would be a character reference: a number is one without its semicolon, too
    """,
    re.VERBOSE,
)

_MAYBE_INLINE: Final = r"\`*[{<_&"
"""Signs that every match of ``_INLINE`` begins with: most text holds none of them, and each is sought for in next to no time."""

_OPENING: Final = re.compile(
    r"""\A(?:
      (?P<mark>\#|>|[-+](?=[\ \-+]|$))                   # heading, quotation, list or rule
    | (?P<colon>:|~|\|)                                  # definition, fence, table
    | (?P<number>\d+)\.(?=\s|$)                          # numbered list
    )""",
    re.VERBOSE,
)

_BY_ENTITY: Final = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "|": "&#124;", "~": "&#126;"}

_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])|&(lt|amp|#58|#124|#126);")
_FROM_ENTITY: Final = {"lt": "<", "amp": "&", "#58": ":", "#124": "|", "#126": "~"}

_BLOCK: Final = re.compile(r"(?P<subhead>## )|(?P<item>- )|(?P<quote>> )|(?P<row>\| )")

_ROW_RULE: Final = re.compile(r"\|(?: --- \|)+")
"""The line below a table's first row."""


def escape(text: str, role: ParagraphRole = "paragraph") -> str:
    """One block of plain text as one block of Markdown (without a line end) that shows exactly that text.

    Held equal for Python-Markdown with the extensions ``meta``, ``extra`` and ``codehilite``, as stock Pelican uses it.
    White space is folded: any run of it, line breaks too, is one space, and none stands at either end; control
    characters go (``one_line``). The empty text is the empty block.
    """
    text = one_line(text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if not text:
        return ""
    if role == "row":
        return "| " + " | ".join(escape(cell) for cell in text.split("|")) + " |"
    if any(map(text.__contains__, _MAYBE_INLINE)):
        text = _INLINE.sub(_inline, text)
    return _opened(text, role)


def _opened(text: str, role: ParagraphRole) -> str:
    """A block, not empty and its inline signs escaped, as one of its role: how it opens and ends."""
    if role == "item":
        # Items stand on consecutive lines, and of two lines with bars a table could be made.
        text = text.replace("|", "&#124;")
    if role == "subhead" and text.endswith("#"):
        # A heading may be closed by any number of `#`, which then do not show.
        bare = text.rstrip("#")
        text = bare + "\\#" * (len(text) - len(bare))
    if _OPENING.match(text):
        text = _OPENING.sub(_opening, text, count=1)
    return _PREFIX[role] + text


def _inline(matched: re.Match[str]) -> str:
    mark = matched[0]
    return _BY_ENTITY.get(mark) or "\\" + mark


def _opening(matched: re.Match[str]) -> str:
    if matched["number"]:
        return matched["number"] + "\\."
    return _BY_ENTITY[matched["colon"]] if matched["colon"] else "\\" + matched["mark"]


def body(blocks: list[tuple[ParagraphRole, str]]) -> str:
    """A whole body of Markdown from plain blocks: an empty line between blocks, none between the items of one list or the rows of one table.

    A table's first row is its head, for Markdown knows none without; it has as many cells as the longest row, as no row may have more.
    """
    written: list[str] = []
    before: ParagraphRole = "paragraph"
    is_plain = _is_plain("".join([text for _, text in blocks]))
    for at, (role, text) in enumerate(blocks):
        bare = text.strip() if is_plain and role != "row" else ""
        block = _opened(bare, role) if bare else escape(text, role)
        if not block:
            continue
        is_within = role == before and role in ("item", "row")
        if role == "row" and not is_within:
            missing = _most_cells(blocks[at:]) - len(text.split("|"))
            block += "  |" * missing + "\n|" + " --- |" * (missing + len(text.split("|")))
        written.append(("\n" if is_within else "\n\n") + block)
        before = role
    return "".join(written).lstrip("\n")


def _is_plain(text: str) -> bool:
    """Whether nothing within a text has to be escaped or folded, so that its blocks need not be asked one by one: so it is with most stories."""
    return not any(map(text.__contains__, _MAYBE_INLINE)) and "  " not in text and text.isprintable()


def _most_cells(blocks: list[tuple[ParagraphRole, str]]) -> int:
    """Cells of the longest row of the table that some blocks begin with."""
    rows = takewhile(lambda block: block[0] == "row" or not block[1].strip(), blocks)
    return max(len(text.split("|")) for _, text in rows)


def unescape(block: str) -> str:
    """The plain text of an inline stretch that ``escape`` wrote."""
    return _ESCAPED.sub(lambda matched: matched[1] or _FROM_ENTITY[matched[2]], block)


def blocks(markdown: str) -> list[tuple[ParagraphRole, str]]:
    """The plain blocks of a body that ``body`` wrote, with their roles: its reverse.

    Of Markdown by another hand only what ``escape`` writes is undone; the rest stands as it was written.
    """
    found: list[tuple[ParagraphRole, str]] = []
    for line in markdown.split("\n"):
        opening = _BLOCK.match(line)
        if opening and opening["row"]:
            if not _ROW_RULE.fullmatch(line):
                found.append(("row", _row(line)))
        elif opening:
            role: ParagraphRole = "subhead" if opening["subhead"] else "item" if opening["item"] else "quote"
            found.append((role, unescape(line[opening.end() :])))
        elif line.strip():
            found.append(("paragraph", unescape(line)))
    return found


def _row(line: str) -> str:
    """The plain text of a table's row, without the empty cells that fill a first row up."""
    cells = [unescape(cell.strip()) for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    while cells and not cells[-1]:
        cells.pop()
    return " ".join(" | ".join(cells).split())


def text(markdown: str) -> str:
    """The plain text of a machine-made body: one block a line, an empty line between them."""
    return "\n\n".join(block for _, block in blocks(markdown))
