"""Who wrote it, where the page shows it in its own lines and states it nowhere else.

What stands in a byline beside the name (a date, a role, a house, buttons for following) is told from it by its own element wherever the
page gives it one: names are links to their writers' pages, or are marked as names; dates are marked as dates.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence

from generator.wire.pages.blocks import Block, Element, Page, Run
from generator.wire.pages.byline_words import AUTHOR, BY, BY_WORD, LABELS, NEVER, OPENING, PICTURE, ROLES
from generator.wire.pages.roles import Hint, Hints
from generator.wire.people import ACCOUNTS, people

LONGEST = 120
"""Characters of a line that names authors."""

ABOVE, BELOW = 12, 3
"""Blocks above and below the body in which its byline is looked for."""

WORDS = 5
"""A name has at most so many words."""

DEEP = 4
"""The element that marks a text as a name stands at most so many levels above it."""

_GLUED = re.compile(r"^(?:By|by)+ ?(?=[A-ZÀ-Þ])")
_PAGE = re.compile(
    r"/(?:authors?|autor(?:e|en|es|in|s)?|auteurs?|staff|people|profiles?|contributors?|journalists?|reporters?|columnists?|by)/", re.IGNORECASE
)
"""What the address of a writer's page holds, in the main languages."""
_AND = re.compile(r"(?:and|und|et|y|e|og|och|en|i|&)\s", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"[\d?!@|<>{}=]|\.\.\.|…|https?:|[a-z][A-Z][a-z]+[A-Z]")
_PLACE = re.compile(r"(?<=\w)\s(?:in|at|for|from|on|aus)\s.*$")
"""Where somebody writes from, or for whom."""
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\b|[۱١][۳٣][۰-۹٠-٩]{2}|[۲٢][۰٠][۰-۹٠-٩]{2}")
_DAY = re.compile(r"\s[^\W\d_]{3,9}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?(?:,?\s(?:19|20)[0-9]{2}\b|\sat\s|,?\s[0-9]{1,2}:[0-9]{2}).*$")
"""A date that begins with its month: behind a name, its first word would be taken for the name's last."""
_DIGITS = re.compile(r"[0-9]+")
_HANDLE = re.compile(r"\s?(?:follow\s)?@\w+", re.IGNORECASE)
_BULLET = re.compile(r" ?[•·–—-] | [•·–—-] ?")


def shown_authors(
    page: Page, hints: Hints, around: Sequence[Sequence[Hint]], above: Sequence[int], first: int, last: int, *, surely: bool = False
) -> tuple[str, ...]:
    """Names near a body that is blocks ``first`` to ``last``: those in the blocks ``above`` it, else those below.

    In lines that begin as a byline and are marked as one or signed, else in those that are signed, begin so, or are marked, else beside
    the date above the body, else in the body's last line. ``surely``: in the first two alone, for what the page states would be passed over.
    What stands in a box beside the story (an ``aside``) is asked where nothing else names anybody. A line that stands in a menu of the page
    as well is the name of a section, unless it says by itself who wrote the story.
    """
    below = range(max(first, last - 1), min(last + BELOW + 1, len(page.blocks)))
    tells = {index for index in (*above, *below) if _tells_who(page, page.blocks[index], around[index])}
    sections = {block.text for index, (block, seen) in enumerate(zip(page.blocks, around, strict=True)) if "menu" in seen and index not in tells}
    for whole in (above, below):
        near = [index for index in whole if "credit" not in around[index] and _may_name(page, page.blocks[index], sections)]
        free = [index for index in near if index in tells or "menu" not in around[index]]
        marked = [index for index in free if "byline" in around[index][:2]]
        signed = [index for index in free if any(_is_signed(page, run) for run in page.blocks[index].runs)]
        begun = [index for index in near if begins(page.blocks[index].text)]
        sure = [index for index in begun if index in marked or index in signed]
        for indexes in (sure, signed) if surely else (sure, signed, begun, marked):
            own = [index for index in indexes if "embed" not in around[index]]
            if names := _all(page, hints, own) or _all(page, hints, indexes):
                return names
        dated = [index for index in near if index < first and _is_dated(page.blocks[index].text) and "caption" not in around[index]]
        if not surely and (beside := tuple(name for name in _spelt(_all(page, hints, dated)) if name[:1].isupper())):
            return beside
    end = page.blocks[last].text if last < len(page.blocks) else ""
    is_name = 0 < len(end) <= LONGEST and len(end.split()) <= 4 and not end.endswith((":", "："))
    return _spelt(_all(page, hints, [last])) if not surely and is_name else ()


def _may_name(page: Page, block: Block, sections: Collection[str]) -> bool:
    """Whether a line near a story may name who wrote it: it is no section's name, nor another story in a list."""
    return block.text not in sections and not _is_of_a_list(page, block)


def _tells_who(page: Page, block: Block, seen: Sequence[Hint]) -> bool:
    """Whether a line says who wrote the story wherever it stands (many set it in a ``nav``, a ``footer`` or a ``button``): it begins as a
    byline and nothing marks it as anything else, or it holds a name that is marked as the author's."""
    if len(block.text) > LONGEST:
        return False
    is_said = seen[:1] in (("byline",), ("menu",)) and is_byline(block.text)
    return is_said or any(_is_author(element) for run in block.runs for element in page.around(run.element, DEEP))


def _is_of_a_list(page: Page, block: Block) -> bool:
    """Whether a line has more words than a name and is a link, but not to a writer's page: another story by the same writer, in a list."""
    if len(block.text.split()) <= WORDS:
        return False
    links = [page.nearest(run.element, ("a",), DEEP) for run in block.runs]
    return all(link is not None and not _signs(link) for link in links)


def is_byline(text: str) -> bool:
    """Whether a line begins as a byline does, and names somebody and ends there."""
    return begins(text) and text[-1:] not in ".!?…:" and any(_people(BY_WORD.sub("", text)))


def _all(page: Page, hints: Hints, indexes: Sequence[int]) -> tuple[str, ...]:
    """The names in some lines, each once, as it is first spelt."""
    names: dict[str, str] = {}
    for index in indexes:
        for name in _names(page, hints, page.blocks[index]):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _spelt(names: Sequence[str]) -> tuple[str, ...]:
    """The names that can be told from other short words by how they are spelt: not those of scripts without blanks and capitals."""
    return tuple(name for name in names if not _UNSPACED.search(name))


def begins(text: str) -> bool:
    """Whether a line begins as a byline does."""
    return any(pattern.match(text) for pattern in (BY, _GLUED, AUTHOR))


def _is_dated(text: str) -> bool:
    """Whether a line has a date in it, and so is one of those that say when and by whom."""
    return len(text) <= LONGEST and _YEAR.search(text) is not None


def _names(page: Page, hints: Hints, block: Block) -> tuple[str, ...]:
    if len(block.text) > LONGEST:
        return ()
    return tuple(name for text in _said(page, hints, block) for name in _people(text))


def _said(page: Page, hints: Hints, block: Block) -> list[str]:
    """The texts of a line that may be names: those marked as such and what joins them; else all that is not marked as something else."""
    outer = len(hints.of(block.element))
    runs = [run for run in block.runs if not {"date", "boilerplate", "embed"}.intersection(_inner(hints, run, outer))]
    signed = [run for run in runs if _is_signed(page, run)]
    if any(name for run in signed for name in _people(page.text_of([run]))):
        joined = {run: opened.end() for run in runs if (opened := _AND.match(page.source, run.start, run.end))}
        return [html.unescape(page.source[joined.get(run, run.start) : run.end]) for run in runs if run in signed or run in joined]
    return _stretches(page, runs)


def _stretches(page: Page, runs: Sequence[Run]) -> list[str]:
    """The texts of a byline's elements, those that read on together; a day that stands in one of its own is none of them.

    A name and a role that meet with no blank between them, a capital behind a small letter, do not read on.
    """
    stretches: list[list[Run]] = []
    dated: set[int] = set()
    for run in runs:
        last = stretches[-1][-1] if stretches else run
        if _YEAR.search(page.source, run.start, run.end) and not begins(page.text_of([run])):
            dated.add(len(stretches))
            stretches.append([run])
            continue
        is_glued = page.source[last.end - 1].islower() and page.source[run.start].isupper() and page.meet(last, run)
        if not stretches or len(stretches) - 1 in dated or is_glued:
            stretches.append([run])
        else:
            stretches[-1].append(run)
    return [page.text_of(stretch) for index, stretch in enumerate(stretches) if index not in dated or len(dated) == len(stretches)]


def _inner(hints: Hints, run: Run, outer: int) -> Sequence[Hint]:
    """What the elements within a line say of one of its texts."""
    seen = hints.of(run.element)
    return seen[: len(seen) - outer]


def _is_signed(page: Page, run: Run) -> bool:
    """Whether a text is marked as a writer's name: a link to the writer's page, or an element that says so."""
    return any(_signs(element) for element in page.around(run.element, DEEP))


def _signs(element: Element) -> bool:
    if element.tag == "a":
        return "author" in element.attributes.get("rel", "").split() or _PAGE.search(element.attributes.get("href", "")) is not None
    return _is_author(element)


def _is_author(element: Element) -> bool:
    return "itemprop" in element.raw and element.attributes.get("itemprop") == "author"


def _people(text: str) -> Iterator[str]:
    """The names in a text, without dates, roles and what belongs to the furniture of a byline."""
    opened = AUTHOR.match(text)
    text = text[opened.end() :].strip(")）") if opened else _GLUED.sub("", text)
    text = _HANDLE.sub("", LABELS.sub("", _DAY.sub("", text)))
    for piece in people(_BULLET.split(text)):
        label, colon, name = _DIGITS.split(_GLUED.sub("", piece), maxsplit=1)[0].strip(" ,:|/").rpartition(":")
        name = _without_role(_PLACE.sub("", name.strip()))
        if is_person(name) and not (colon and label.casefold() in PICTURE):
            yield name


def _without_role(name: str) -> str:
    """A name without the role right behind it; nothing where it is only a role, or begins with one in a script without capitals."""
    parts = name.split()
    if parts and parts[0] in ROLES and not parts[0].islower():
        return ""
    if not parts or parts[-1].casefold() not in ROLES:
        return name
    first = 3 if len(parts) > 3 and parts[1].endswith(".") else 2
    return " ".join(parts[:first]) if len(parts) > first else ""


def is_person(name: str) -> bool:
    """Whether a text has the shape of a person's name and none of the words that furniture has."""
    parts = [part.casefold().strip(".,:") for part in name.split()]
    return (
        has_shape(name)
        and name.casefold() not in ACCOUNTS
        and parts[0] not in OPENING
        and NEVER.isdisjoint(parts)
        and (not _UNSPACED.search(name) or sum(map(len, parts)) <= 7)
    )


def has_shape(name: str) -> bool:
    """Whether a text has the shape of a name: two to five words that begin like names, or few and short ones in a script without capitals."""
    if _NOT_A_NAME.search(name):
        return False
    if name[:1].isalpha() and not name[:1].isupper() and not name[:1].islower():
        return len(name) <= 30 and (" " in name or _UNSPACED.search(name) is not None)
    parts = name.split()
    named = [part for part in parts if part[:1].isupper()]
    return 2 <= len(parts) <= 5 and len(named) >= 2 and parts[0][:1].isupper() and parts[-1][:1].isupper()
