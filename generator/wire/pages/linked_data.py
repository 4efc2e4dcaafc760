"""What a page says of its article in JSON-LD (schema.org): the one statement among several that is about this page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.wire.field_values import one_line
from generator.wire.pages.blocks import Page
from generator.wire.people import people
from generator.wire.words import words

ARTICLE_TYPES = words("""
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle
    askpublicnewsarticle advertisercontentarticle satiricalarticle blogposting liveblogposting report socialmediaposting techarticle
    scholarlyarticle
""")
"""schema.org's Article and the types below it, in lower case."""

_PAGE = frozenset({"webpage", "itempage"})
"""Types of a page that names no article: the page came out when its text did."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
BODY = 400_000
"""Characters of a statement's ``articleBody``, its tags counted."""
_SIZE = 2 * 1024 * 1024
"""Bytes of JSON-LD that are looked at; above it is a catalogue, not a statement."""

_SCHEMA = re.compile(r"\s*\{\s*\"@context\"\s*:\s*\"https?:\\?/\\?/schema\.org")
"""How a statement opens; some pages forget to say what kind of script it is."""
_DECODER = json.JSONDecoder(strict=False)


class Statement(NamedTuple):
    """What a page states of its article: ``said``, by the names of schema.org; and, where it names no authors, those ``referred`` to: they hold
    the account, and so are the writers as a rule, but less surely."""

    said: dict[str, Any]
    referred: tuple[str, ...] = ()


def article(page: Page, headlines: Sequence[str]) -> Statement:
    """The page's article statement; of several the one whose headline is the first of ``headlines`` that any has.

    Where none has, the one that says most; where there is no such statement, what is said of the page's day. Authors and publisher
    that it only refers to (``{"@id": …}``) are given with their names.
    """
    things = list(_things(page))
    found = [thing for thing in things if _is_of(thing, ARTICLE_TYPES)]
    if not found:
        return Statement({key: thing[key] for thing in things if _is_of(thing, _PAGE) for key in ("datePublished",) if key in thing})
    named = {thing["@id"]: thing for thing in reversed(things) if isinstance(thing.get("@id"), str) and thing.get("name")}
    chosen = _chosen(found, headlines)
    told = {key: _named(chosen[key], named) for key in ("creator", "author", "publisher") if key in chosen}
    writers = [key for key in ("author", "creator") if key in chosen]
    by_name = [key for key in writers if names(chosen[key])]
    said = chosen | {key: told[key] for key in told if key in ("publisher", *by_name)}
    return Statement(said, () if by_name else people(next((those for key in writers if (those := names(told[key]))), ())))


def _chosen(found: Sequence[dict[str, Any]], headlines: Sequence[str]) -> dict[str, Any]:
    for wanted in filter(None, map(_folded, headlines)):
        for thing in found:
            if (said := one_line(thing.get("headline"))) and _folded(said) in wanted:
                return thing
    return max(found, key=lambda thing: ("datePublished" in thing) + ("headline" in thing) + ("author" in thing))


def _named(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    """The value, with each reference replaced by what it refers to."""
    if isinstance(value, list):
        return [_named(item, named) for item in value]
    if isinstance(value, dict) and not value.get("name"):
        return named.get(str(value.get("@id")), value)
    return value


def _things(page: Page) -> Iterator[dict[str, Any]]:
    for index, raw in page.raw:
        element = page.elements[index]
        if element.tag != "script" or len(raw) > _SIZE or not ("ld+json" in element.raw.lower() or _SCHEMA.match(raw)):
            continue
        yield from _walk(_loads(raw), 0)


def _loads(raw: str) -> Any:
    raw = raw.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for attempt in (raw, _CONTROL.sub(" ", html.unescape(raw))):
        try:
            return _DECODER.raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects from the outside in; what a list of links holds is about other pages."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key in {"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"} and isinstance(inner, dict | list):
                yield from _walk(inner, depth + 1)


def _is_of(thing: dict[str, Any], types: frozenset[str]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rpartition("/")[2].lower() in types for name in names)


def body(article: dict[str, Any]) -> str:
    """What an article's statement says its text is, as one line; ``""`` where it says nothing, or more than any article has."""
    value = article.get("articleBody")
    pieces = [piece for piece in (value if isinstance(value, list) else [value]) if isinstance(piece, str)]
    return one_line(" ".join(pieces)) if sum(map(len, pieces)) <= BODY else ""


def names(value: Any) -> tuple[str, ...]:
    """Every name in a person, an organisation, a text or a list of such."""
    items = value if isinstance(value, list) else [value]
    found: list[str] = []
    for item in items:
        name = item.get("name") if isinstance(item, dict) else item
        found += [one_line(one) for one in (name if isinstance(name, list) else [name])]
    return tuple(dict.fromkeys(filter(None, found)))


def _folded(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())
