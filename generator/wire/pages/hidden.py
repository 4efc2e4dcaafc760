"""Text that stands in a page and that no reader of it ever saw: for robots, for a script that never came, or to deceive."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from textwrap import shorten

from generator.wire.pages.blocks import Block, Element, Page, Run
from generator.wire.pages.markup import INLINE
from generator.wire.words import words

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?<![^\s])hidden(?![^\s=/])")
_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)(?![-\w])", re.IGNORECASE)
_MOST = 0.5
"""Share of the body from which on the hidden text is the story itself, which a script was to unfold."""
_FOR_SCREEN_READERS = words("sr-only visually-hidden visuallyhidden u-visually-hidden screen-reader-text screen-reader-only")
"""Classes by which Bootstrap, WordPress and others set words that are read aloud and never shown: ``(opens in a new window)``."""
_HINTS = frozenset(
    (
        "opens in a new window|opens in new window|opens in a new tab|opens in new tab|opens in a new tab or window|"
        "opens an external website|external link|link is external|"
        "öffnet im neuen fenster|öffnet in neuem fenster|öffnet in einem neuen fenster|öffnet im neuen tab|öffnet in neuem tab|"
        "öffnet in einem neuen tab|externer link|"
        "nouvelle fenêtre|s'ouvre dans une nouvelle fenêtre|s’ouvre dans une nouvelle fenêtre|ouvre un nouvel onglet|nouvel onglet|lien externe|"
        "se abre en ventana nueva|se abre en una ventana nueva|abre en una nueva ventana|abre en nueva ventana|"
        "abre en una nueva pestaña|enlace externo|"
        "si apre in una nuova finestra|apre in una nuova finestra|si apre in una nuova scheda|link esterno|"
        "abre numa nova janela|abre em nova janela|abre em uma nova janela|abre em nova aba|"
        "opent in een nieuw venster|opent in nieuw venster|opent in een nieuw tabblad|externe link|"
        "åpnes i nytt vindu|öppnas i nytt fönster|åbner i nyt vindue|yeni pencerede açılır|yeni sekmede açılır|"
        "يفتح في نافذة جديدة|يفتح في علامة تبويب جديدة|נפתח בחלון חדש"
    ).split("|")
)
"""What a link says, in brackets, to those who hear the page."""
_QUOTE = 60
"""Characters of hidden words that a note quotes."""


def unseen(page: Page, body: Sequence[bool]) -> list[bool]:
    """For every block whether it stands in an element that the page hides (``hidden``, ``display: none``).

    Nothing is, where that would take half of the article's text (``body``) away.
    """
    marked = _hidden(page)
    if not marked:
        return [False] * len(page.blocks)
    within = page.within(marked)
    found = [block.element >= 0 and within[block.element] for block in page.blocks]
    lost = page.weight(taken and hidden for taken, hidden in zip(body, found, strict=True))
    return found if lost <= _MOST * page.weight(body) else [False] * len(page.blocks)


def shown(page: Page) -> tuple[list[Block], tuple[str, ...]]:
    """The page's blocks without the words that stand within a line and are never shown, and a note for each line that had such.

    A block that is hidden as a whole is left as it is: see :func:`unseen`.
    """
    inline = (index for index, element in enumerate(page.elements) if element.raw and element.tag in INLINE)
    hidden = _hidden(page)
    marked = {index for index in inline if index in hidden or _is_read_aloud(page.elements[index])}
    within = page.within(marked) if marked else [False] * len(page.elements)
    blocks: list[Block] = []
    notes: dict[str, None] = {}
    for block in page.blocks:
        if len(block.runs) == 1:
            blocks.append(block)
            continue
        kept: list[Run] = []
        gone: list[Run] = []
        for run in block.runs:
            is_unseen = run.element >= 0 and within[run.element] and _says_something(page, run)
            (gone if is_unseen or _is_hint(page, run) else kept).append(run)
        if kept and gone:
            notes[f"left out of a line what the page does not show: “{shorten(page.text_of(gone), _QUOTE, placeholder='…')}”"] = None
            block = Block(page.text_of(kept), kept[0].start, kept[-1].end, kept, page.common(kept))
        blocks.append(block)
    return blocks, tuple(notes)


def _hidden(page: Page) -> Set[int]:
    """The elements that the page hides; they are looked for once."""
    if page.hidden is None:
        page.hidden = {index for index, element in enumerate(page.elements) if element.raw and _is_hidden(element)}
    return page.hidden


def _says_something(page: Page, run: Run) -> bool:
    """Whether a text node has a letter or a digit: the colon behind a kicker belongs to the line, shown or not."""
    return any(sign.isalnum() for sign in page.source[run.start : run.end])


def _is_hint(page: Page, run: Run) -> bool:
    """Whether a text node says no more than where a link opens, in brackets."""
    if page.source[run.start] != "(" or page.source[run.end - 1] != ")":
        return False
    return " ".join(page.source[run.start + 1 : run.end - 1].split()).casefold() in _HINTS


def _is_read_aloud(element: Element) -> bool:
    told = any(sign in element.raw for sign in ("hidden", "sr-only", "screen-reader"))
    return told and not _FOR_SCREEN_READERS.isdisjoint(element.attributes.get("class", "").split())


def _is_hidden(element: Element) -> bool:
    raw = element.raw
    if not ("idden" in raw or "tyle" in raw or "IDDEN" in raw or "TYLE" in raw):
        return False
    raw = raw.lower()
    if "hidden" in raw and _HIDDEN.search(_QUOTED.sub('""', raw)):
        return True
    return "style" in raw and bool(_STYLE.search(element.attributes.get("style", "")[:1000]))
