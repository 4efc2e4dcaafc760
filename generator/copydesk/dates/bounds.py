"""When a story without a date must have been written: what its address says, or an anniversary that it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from generator.copydesk.function_words import FUNCTION_WORDS
from generator.model import Dating
from generator.model.patterns import rare

_FIRST, _LAST = 1900, 2100
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first erste ersten", "second zweite zweiten", "third dritte dritten", "fourth vierte vierten", "fifth fünfte fünften",
            "sixth sechste sechsten", "seventh siebte siebten", "eighth achte achten", "ninth neunte neunten", "tenth zehnte zehnten",
            "eleventh elfte elften", "twelfth zwölfte zwölften", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth zwanzigste zwanzigsten",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_ANNIVERSARY = rare(r"\b(\w{1,14})(?:\.| |-)\s?(?:anniversary of|Jahrestag(?: de[rs])?)\b([^.!?\n]{0,60}?)\b((?:19|20)\d\d)\b", re.IGNORECASE)
_WORDS = ("nniversary", "ahrestag")
_REST = 60
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_LONGEST_ADDRESS = 500
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER_TIMES = "next|upcoming|coming|last|previous|ahead of|nächste[nrs]?|kommende[nrs]?|letzte[nrs]?"
_NOT_NOW = rare(rf"\b(?:{_OTHER_TIMES})\s*(?:the|year|week|month|dem|den)?\W*$", re.IGNORECASE)


def day_in_address(url: str, limit: datetime | None = None) -> Dating:
    """The day that the path of an address names (``/2023/04/28/``), inferred; unknown where there is none or it lies after ``limit``."""
    match = _DAY_IN_PATH.search(url[:_LONGEST_ADDRESS])
    try:
        value = datetime(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        value = None
    if value is None or (limit is not None and value.date() > limit.date()):
        return Dating()
    return Dating(value, "inferred", "day", url)


def year_of_writing(paragraphs: Sequence[str], limit: datetime | None = None) -> Dating:
    """The year in which an anniversary falls, inferred, with the words as evidence; unknown where there is none or two disagree.

    "The eighth anniversary of the 2011 revolt" was written in 2019. A later year in the text contradicts that, and so does ``limit``, after
    which nothing can have been written.
    """
    found = dict(pair for paragraph in paragraphs if any(word in paragraph for word in _WORDS) for pair in _anniversaries(paragraph))
    if len(found) != 1:
        return Dating()
    year, words = found.popitem()
    latest = max((int(match) for paragraph in paragraphs for match in _YEAR.findall(paragraph)), default=year)
    if latest > year or not _FIRST <= year <= _LAST or (limit is not None and year > limit.year):
        return Dating()
    return Dating(datetime(year, 1, 1), "inferred", "year", words)


def _anniversaries(paragraph: str) -> Iterator[tuple[int, str]]:
    for match in _ANNIVERSARY.finditer(paragraph):
        number = _NUMBER.fullmatch(match[1])
        count = int(number[1]) if number else _ORDINALS.get(match[1].lower(), 0)
        if count and not _NOT_NOW.search(paragraph[max(0, match.start() - 40) : match.start()]):
            yield int(match[3]) + count, match[0] + _rest_of_name(paragraph[match.end() : match.end() + _REST])


def _rest_of_name(words: str) -> str:
    """The words to which the year belongs: `` popular revolt`` after ``2011``."""
    rest = []
    for word in words.split(" ")[1:3] if words[:1] == " " else []:
        if word.lower() in FUNCTION_WORDS:
            break
        rest.append(word.rstrip(".,;:!?"))
        if rest[-1] != word:
            break
    return "".join(f" {word}" for word in rest if word)
