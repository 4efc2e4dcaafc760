"""Which of a page's headings is the article's headline: what the page shows, held against what it is called elsewhere.

A page names its article up to four times: in a heading, in JSON-LD, where it is shared, and in the browser's bar. The heading is
what a reader sees; the other three tell which heading it is, and stand for it where none is marked as one. They are cut where a
machine found them too long, and bear the publisher's name; a heading is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

RENAMED = 0.5
"""Share of words in common below which two headlines are two."""

RETOLD = 0.8
"""Share of the words of what a page is called from which on a heading is the same, told at greater length."""

LENGTH = 0.6
"""Share of such a heading's letters that what the page is called must have; a shorter one is another headline."""

FEWEST = 16
"""Letters and digits of a heading of a lower level that is the article's; what is shorter is a section's as well."""

NAMED = 8
"""Letters and digits of a heading of a lower level that the document's title names by itself."""

MOST = 0.5
"""Share of the title for sharing that such a heading must make up: the rest is the publisher's name and what it says of itself."""

CUT = ("...", "…")
"""How a title ends that a machine cut short."""

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s(?:[|·•»]|[-–—:]{1,2}|\*)\s|\s?[|｜]\s?|(?<=[^\W\d_a-z])[-_]+(?=[\u3040-\u9fff])")
"""What parts a headline from the publisher's name; scripts that set no blanks set none there either."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What a page shows in large letters, in order: ``top`` of level one, ``lower`` of the next two, ``lone`` the only one above the story.
    ``lines``: where it shows no heading of level one, the lines of the page down to the story, of which one may be its headline all the same.
    """

    top: tuple[str, ...]
    lower: tuple[str, ...]
    lone: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What a page calls its article where no reader looks: ``stated`` in JSON-LD, ``shared`` for sharing, ``title`` in the browser's bar.

    ``house`` is what the page calls itself: the site's and the publisher's name, its address.
    """

    stated: str
    shared: str
    title: str
    house: tuple[str, ...] = ()


def headline(headings: Headings, names: Names) -> str:
    """The heading that the page shows, if the statement or the title for sharing has it too; else what those two agree on.

    A kicker that the page sets on a line of its own is told from the headline as the statement tells it, by its colon.
    Where heading, sharing title and document title agree and the statement says something else altogether, the page was
    given a new heading since (a live report, a search engine's wording): the statement is the article's own.
    A title that carries the publisher's name behind a bar or dash agrees with the headline before it.
    """
    own = houses(names.house)
    names = replace(names, stated=_unsectioned(names.stated, names.shared))
    likely = [text for order, text in enumerate(headings.top) if key(text) not in own and (order == 0 or len(key(text)) >= FEWEST)]
    shown = _named(likely, (names.stated, names.shared)) or next((text for text in likely if _is_cut(names, text)), "")
    if shown and key(shown) == key(names.stated) and ": " in names.stated and ":" not in shown:
        return names.stated
    if shown:
        renamed = names.stated and not _agree(shown, names.stated) and not _is_cut(names, shown) and _agree(shown, names.title)
        return names.stated if renamed and shared(shown, names.stated) < RENAMED else shown
    called = names.stated or names.shared
    if called:
        if likely and _says_more(likely[0], called):
            return _own(likely[0], own)
        return _smaller(headings.lower, called, names.title) or _own(called, own)
    lone = headings.lone if len(key(headings.lone)) >= FEWEST else ""
    if likely and len(headings.top) == 1 and (text := _behind(likely[0], headings.lower, names.title)):
        return text
    unnamed = likely[0] if likely else _smaller(headings.lower, names.title, names.title) or lone
    return _named(likely, (names.title,)) or unnamed or _part(parts(_own(names.title, own)), headings.lines)


def _behind(house: str, lower: Sequence[str], title: str) -> str:
    """The heading of a lower level that the document's title has beside the only one of level one, which is the house's name then."""
    whole, name = key(title), key(house)
    rest = whole.removeprefix(name) if whole.startswith(name) else whole.removesuffix(name)
    return next((text for text in lower if len(key(text)) >= max(NAMED, len(name)) and key(text) == rest), "") if rest != whole else ""


def _part(pieces: Sequence[str], lines: Sequence[str]) -> str:
    """The part of a document's title that the page shows above its story, behind the house's name as well as before it; else the first."""
    called = [(piece, key(piece)) for piece in pieces if len(key(piece)) >= FEWEST]
    shown = [(line, key(line)) for line in lines]
    return next((line for _, name in called for line, told in shown if told.startswith(name) and len(name) >= LENGTH * len(told)), pieces[0])


def _unsectioned(stated: str, shared: str) -> str:
    """A statement without the section that stands behind the headline in it, and not where the page is shared (``Boat sinks | Coast``)."""
    rest = stated[len(shared) :] if shared and stated.startswith(shared) else ""
    return shared if rest and _SUFFIX.match(rest) else stated


def parts(title: str) -> list[str]:
    """A document's title cut where a publisher's name, a section or a date stands behind the headline."""
    return _SUFFIX.split(title)


def _named(headings: Sequence[str], called: Sequence[str]) -> str:
    """The first heading with which one of the names begins, else the first with which one ends, a kicker before it; or ``""``."""
    opening = (text for text in headings if any(name and key(name).startswith(key(text)) for name in called))
    return next(opening, "") or next((text for text in headings if any(_agree(text, name) for name in called)), "")


def _smaller(lower: Sequence[str], called: str, title: str) -> str:
    """The heading of a lower level that is what the page is called, or goes on where that ends, if the document's title says so as well; or ``""``.

    A heading that is no more than that, but ran its lines together, tells nothing better.
    """
    whole = key(called)
    for text in lower:
        head = key(text)
        if len(head) < FEWEST or text.endswith(CUT):
            continue
        if whole.startswith(head) and len(head) >= MOST * len(whole):
            return called if head == whole and len(text) < len(called) else text
        if head.startswith(whole) and key(title).startswith(head):
            return text
    return ""


def _says_more(heading: str, called: str) -> bool:
    """Whether a heading is what the page is called, at somewhat greater length: not merely behind a kicker or a section's name."""
    longer = len(key(heading)) > len(key(called)) >= max(FEWEST, LENGTH * len(key(heading)))
    return longer and not key(heading).endswith(key(called)) and shared(heading, called) >= RETOLD


def _is_cut(names: Names, shown: str) -> bool:
    """Whether the statement is the heading cut short, and says so."""
    kept = key(names.stated)
    return names.stated.endswith(CUT) and len(kept) >= FEWEST and key(shown).startswith(kept)


def _own(called: str, own: frozenset[str]) -> str:
    """What a page is called without the house's own name before or behind it."""
    for found in _SUFFIX.finditer(called):
        before, behind = called[: found.start()], called[found.end() :]
        if key(behind) in own and key(before):
            return before
        if key(before) in own and key(behind):
            return behind
    return called


def without_house(called: str, *house: str) -> str:
    """A title that somebody took from a browser's bar, without the publisher's name, or that of its address, before or behind it."""
    return _own(called, houses(house)) if any(house) else called


def houses(names: Iterable[str]) -> frozenset[str]:
    """The keys of a house's names; of an address its host, whole and without what stands before and behind the name."""
    found: set[str] = set()
    for name in names:
        host = (urlsplit(name).hostname or "").removeprefix("www.") if name.startswith("http") else ""
        found |= {key(host), key(host.partition(".")[0]), key(host.rpartition(".")[0])} if host else {key(name)}
    return frozenset(filter(None, found))


def _agree(headline: str, other: str) -> bool:
    """Whether ``other`` is the headline, perhaps with a kicker before it or a publisher's name behind it."""
    head, whole = key(headline), key(other)
    return bool(head) and (whole.startswith(head) or whole.endswith(head))


def shared(one: str, other: str) -> float:
    """The share of the words of the shorter of two headlines that the other has as well."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) / max(1, min(len(words), len(others)))


def key(text: str) -> str:
    """A name or a headline for comparison: its letters and digits, without case."""
    return "".join(c for c in text.casefold() if c.isalnum())
