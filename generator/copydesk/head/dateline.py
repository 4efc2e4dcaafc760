"""Datelines: ``TRIPOLI, Oct 9 (Reuters) —`` before the first sentence, ``(dpa)`` after the last.

A dateline is a place, a day, an agency in brackets, or some of these in this order, with a dash or a colon behind them. A known agency is
enough; without one the place must be in capitals, or have a day behind it, for ``He went home —`` is no dateline. In scripts without capitals
a house in quotation marks will do: ``غزة - «القدس العربي»:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.copydesk.agencies import AGENCIES, NO_PLACES, SOURCES
from generator.copydesk.bylines import uncased
from generator.copydesk.dates.dialect import unaccented
from generator.copydesk.dates.vocabulary import MONTHS, WEEKDAYS
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.pictures.credit_signs import glosses
from generator.model.patterns import rare


class Dateline(NamedTuple):
    """What stands before the story: ``place`` and ``day`` in the words of the copy, either may be empty.

    ``agency`` is the wire's own spelling, or as it stood where the wire is not known. ``end`` is the first character of the paragraph
    behind it, its dash and the blanks after that.
    """

    place: str
    agency: str
    day: str
    end: int = 0


_LONGEST = 120
_LONGEST_PLACE = 45
_LONGEST_AGENCY = 40
_BROADCASTER = 3
"""So few letters in capitals, alone on a line, are more often a broadcaster's than a place's."""
_TRIES = 3
_CLOSE = re.compile(r"[-–—‒―]{1,3}|:|(?<=/)\.")
_PARTS = re.compile(r"[/,،|]|\s[-–]\s|(?<!\s)\s+(?:and|und|et|y|e)\s")
_STROKE = 2
_PLACE = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_a-zà-ÿ][^\W\d_]{1,20})?")
"""A word or two that open with a capital."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED_LAST = rare(r"(?:[(«\"“](?P<quoted>[^()«»\"“”]{2,40})[)»\"”]|(?<=[-–—/:ـ])\s*(?P<bare>[^-–—/:ـ\d()«»\"“”]{2,40}))$")
"""How a dateline without capitals ends: with a house in quotation marks or brackets, or an agency behind a dash."""
_QUOTES = '»”"'
_APART = rare(r"(?:[-–—/:]|(?<!\S)ـ)\s*$")
_DAY = rare(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} ([^\W\d_]+(?: [^\W\d_]+)?)")
_HIJRI = frozenset("محرم صفر ربيع جمادى رجب شعبان رمضان شوال القعدة الحجة".split())
"""Words in the names of Islamic months; official copy gives that date in front of the common one."""
_LONGEST_DAY = 60
_AGENCY_WORDS = 3
_AGENCY_BEHIND = re.compile(r"([^\W\d_][^\W\d_ ]{1,12}(?: [^\W\d_]{2,12})?)\.\s+(?=\S)")
"""An agency behind the dash, as Russian copy has it: ``ТРИПОЛИ, 9 окт — РИА Новости. …``"""
_CLOSING = (":", "–", "—", "-")
_AGENCY_ENDS = frozenset(name.split()[-1] for name in AGENCIES)
_OPENERS = {")": "(", "]": "[", "»": "«", "/": "/"}


def find(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, or ``None``; there must be a story behind it.

    After an agency alone a place may follow: ``(ANSA) - ROMA, 09 OTT -``.
    """
    head = paragraph[:_LONGEST]
    best = None
    for begin, end in _closes(head):
        found = _read(head[:begin]) or (_two_places(head[:begin]) if head[begin] != ":" else None)
        if found and paragraph[end:].strip():
            while paragraph[end].isspace():
                end += 1
            best = found._replace(end=end)
            behind = None if found.agency else _AGENCY_BEHIND.match(paragraph, end)
            if behind and (agency := AGENCIES.get(_key(behind[1]), "")):
                best = found._replace(agency=agency, end=behind.end())
            if found.place:
                break
    return best


def of_line(text: str) -> Dateline | None:
    """The dateline that a line is, else ``None``: place and day with a colon or a dash behind them (``Tripoli, 15 October 2025:``), or as in
    official Arabic copy place, day and agency without such a sign."""
    if len(text) > _LONGEST:
        return None
    if text.rstrip(" .)").rpartition(" ")[2].casefold() in _AGENCY_ENDS and uncased.is_uncased(text):
        found = _read_uncased(text.strip())
        return found if found and found.place and found.agency and found.day else None
    if text[-1:] not in _CLOSING:
        return None
    place, day = _place_and_day(text.rstrip("".join(_CLOSING)))
    dated = day and len(place) <= _LONGEST_PLACE and _is_place(place) and any(unaccented(word) in MONTHS for word in _WORD.findall(day))
    return Dateline(place, "", day) if dated else None


def place_alone(text: str) -> str:
    """The place in capitals that a line is (``GAZA CITY, Palestine``), as above the first paragraph of a page; else ``""``."""
    bare = text.strip(" -–—:./")
    is_place = len(bare) <= _LONGEST_PLACE and _in_capitals(bare) and _is_place(bare) and _key(bare) not in AGENCIES and len(bare) > _BROADCASTER
    return bare if is_place else ""


def closing_agency(paragraph: str) -> str:
    """The agency that signs the last paragraph, ``… sagte er. (dpa)``, ``Source: Reuters``, or is all of it; ``""`` where none does.

    One that the sentence itself names (``told the Anadolu Agency (AA).``) signs nothing.
    """
    bare = paragraph.rstrip(" .\n")
    opened = bare.rfind("(", max(0, len(bare) - _LONGEST_AGENCY)) if bare.endswith(")") else -1
    if opened >= 0:
        agency = _agency(bare[opened + 1 : -1])
        return agency if agency and not glosses(bare[:opened].rstrip(), bare[opened + 1 : -1]) else ""
    if len(bare) > _LONGEST_AGENCY:
        return ""
    label, colon, rest = bare.partition(":")
    words = rest if colon and unaccented(label.strip()) in SOURCES else bare.lstrip("–—-©/ ")
    return AGENCIES.get(_key(words), "")


def _closes(head: str) -> Iterator[tuple[int, int]]:
    """The first dashes and colons that may close a dateline, as a dash within a word may not."""
    tries = 0
    for close in _CLOSE.finditer(head):
        begin, end = close.span()
        before, after = head[begin - 1 : begin], head[end : end + 1]
        dash = close[0] not in ":."
        stands = before.isspace() or before in ').»]"”' or uncased.is_uncased(before)
        if begin and after.isspace() and (not dash or stands) and tries < _TRIES:
            tries += 1
            yield begin, end


def _read(head: str) -> Dateline | None:
    """The dateline that the words before a dash are, or ``None``."""
    if uncased.is_uncased(head):
        return _read_uncased(head.strip().rstrip("."))
    bare = head.strip().rstrip(".").rstrip()
    agency = bracketed = ""
    opener = _OPENERS.get(bare[-1:])
    if opener and opener in bare[:-1]:
        bare, _, bracketed = bare[:-1].rpartition(opener)
        agency = _agency(bracketed)
    elif bare[:1] == "(" and ")" in bare:
        bracketed, _, bare = bare[1:].partition(")")
        agency = _agency(bracketed)
        bare = bare.lstrip(" -–—")
    else:
        first, dash, last = bare.partition(" - ")
        agency = AGENCIES.get(_key(last), "") if dash else ""
        bare = first if agency else bare
    place, day = _place_and_day(bare.strip(" ,"))
    if len(place) > _LONGEST_PLACE or (place and not _is_place(place)):
        return None
    if agency:
        return Dateline(place, agency, day)
    capitals = _in_capitals(place)
    if bracketed:
        named = capitals and len(bracketed) <= _LONGEST_AGENCY and not _DIGIT.search(bracketed)
        return Dateline(place, bracketed.strip(), day) if named else None
    return Dateline(place, "", day) if place and (capitals or day) else None


def _read_uncased(head: str) -> Dateline | None:
    """The same where there are no capitals: ``غزة 9-10-2023 وفا``, ``غزة - «القدس العربي»``, ``طرابلس 9 أكتوبر 2023 (وال)``."""
    agency = house = ""
    rest = head
    if last := _NAMED_LAST.search(head):
        named = last["quoted"] or last["bare"]
        agency = _agency(named)
        quoted = head[-1] in _QUOTES and _APART.search(head[: last.start()]) and uncased.may_be_place(f"«{named}»")
        house = named.strip() if quoted else ""
        rest = head[: last.start()] if agency or house else head
    words = rest.split()
    for count in range(min(_AGENCY_WORDS, len(words) - 1), 0, -1) if not agency and _DIGIT.search(rest) else ():
        if agency := AGENCIES.get(_key(" ".join(words[-count:])), ""):
            rest = " ".join(words[:-count])
            break
    digit = _DIGIT.search(rest)
    place, day = (rest[: digit.start()], rest[digit.start() :]) if digit else (rest, "")
    place, day = (part.strip(" -–—ـ/:،,") for part in (place, day))
    if day and not _opens_with_day(day):
        return None
    towns = [town for part in place.split("/") for town in part.replace(")", "(").split("(")]
    if len(place) > _LONGEST_PLACE or unaccented(place) in NO_PLACES or not all(map(uncased.may_be_place, towns)):
        return None
    return Dateline(place, agency or house, day) if agency or (place and (house or day)) else None


def _opens_with_day(words: str) -> bool:
    found = _DAY.match(words)
    if found is None or len(words) > _LONGEST_DAY:
        return False
    months = (found[1] or "").split()
    return not months or any(unaccented(month) in MONTHS or month in _HIJRI for month in months)


def _two_places(head: str) -> Dateline | None:
    """Two places with a slash between them, as no sentence begins: ``Kiew/Berlin –``."""
    pieces = head.strip().split("/")
    places = len(pieces) == _STROKE and all(_PLACE.fullmatch(piece) and unaccented(piece) not in FUNCTION_WORDS for piece in pieces)
    return Dateline("/".join(pieces), "", "") if places else None


def _agency(words: str) -> str:
    """The first known agency of ``dpa/tmn``, ``AFP, Reuters`` or ``mit dpa``."""
    if len(words) > _LONGEST_AGENCY:
        return ""
    parts = [words, *_PARTS.split(words), words.rpartition(" ")[2]]
    return next((AGENCIES[key] for part in parts if (key := _key(part)) in AGENCIES), "")


def _key(words: str) -> str:
    return " ".join(words.strip(" .").casefold().split())


def _place_and_day(words: str) -> tuple[str, str]:
    """``BENGHAZI, Libya, Oct 9`` as the place and the day."""
    pieces = words.split(",")
    for at, piece in enumerate(pieces):
        if at and _DIGIT.search(piece) and (at > 1 or any(unaccented(word) in MONTHS for word in _WORD.findall(piece))):
            named = [place for place in pieces[:at] if unaccented(place.strip()) not in WEEKDAYS]
            return ",".join(named).strip(), ",".join(pieces[at:]).strip(" .")
    return words, ""


def _is_place(words: str) -> bool:
    """Whether every word could be part of a place's name: no digits, capitals where the script has them."""
    if _DIGIT.search(words) or any(mark in words for mark in '"“”„?!;') or unaccented(words) in NO_PLACES:
        return False
    found = _WORD.findall(words)
    cased = [word for word in found if word[0].lower() != word[0].upper()]
    return 0 < len(found) <= 6 and all(word[0].isupper() or len(word) <= 3 for word in cased) and (not cased or cased[0][0].isupper())


def _in_capitals(place: str) -> bool:
    """Whether the place itself, before a region that may follow it, is written in capitals."""
    first = place.split(",")[0]
    return sum(sign.isupper() for sign in first) >= 3 and not any(sign.islower() for sign in first)
