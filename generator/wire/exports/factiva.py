"""Documents of Factiva, as text: with the codes of their fields (``HD``, ``LP``, ``TD``), or as its readers see them.

Either ends in the number under which the archive keeps it: ``Document HARTIM0020251015elaf0001``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from generator.model import Stated
from generator.wire.exports.labels import labels, listed
from generator.wire.exports.sheets import PROSE, Layout, Sheet, from_below, reads_on
from generator.wire.languages import code_of
from generator.wire.pages.bylines import is_person

_OWN_NUMBER = r"(?:Document|Documento|Dokument|документ|وثيقة) [A-Z0-9]{4,12}(?:19|20)\d{6}[0-9a-z]{5,16}"
"""Source, day and a number of its own."""
_NUMBER = re.compile(rf"\s*(?:AN\s+)?{_OWN_NUMBER}\s*")
_NUMBERED = re.compile(rf"(?m)^[ \t]*(?:AN[ \t]+)?{_OWN_NUMBER}[ \t\r]*$")
_CODE = re.compile(r"(?P<code>[A-Z]{2,5})(?:[ \t]+(?P<value>\S.*)|[ \t]*)")
_CODED = re.compile(r"(?m)^(?:HD|TD)(?:[ \t]|\r?$)")
_NOTES = re.compile(r"(?:RF|CT|ART|PUB)\b")
"""Codes below the story behind which sentences may stand."""
_WORDS = re.compile(r"\s*(?P<number>\d[\d.,]{0,8}) ?(?P<word>[^\W\d_]{1,12})\s*")
_DAY = re.compile(
    r"\s*(?:\d{1,2}\.?(?: de)? [^\W\d_]{3,12}(?: de)? (?:19|20)\d\d|[^\W\d_]{3,12} \d{1,2}, (?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*"
)
_TIME = re.compile(r"\s*\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?(?: [A-Z]{3,4})?\s*")
_BY = re.compile(r"\s*(?:by|von|par|por|di|da|بقلم) ", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{1,9}\s*")
_RIGHTS = re.compile(r"\s*(?:copyright\b|©|\(c\))", re.IGNORECASE)
_HEAD = 14
"""The head below the number of words has at most so many lines."""
_LONGEST_BYLINE = 120
_SHORTEST_HEADLINE = 25
"""Characters from which on a line above a name is the headline, and not the name of a section."""


def is_factiva(text: str) -> bool:
    """Whether a text, of which this is the beginning, holds documents of Factiva: a number of theirs, and codes or a length in words."""
    if not _NUMBERED.search(text):
        return False
    return _CODED.search(text) is not None or any(_is_length(line) for line in text.splitlines())


def read(lines: Sequence[str]) -> Sheet | None:
    """A document's lines; ``None`` where neither codes nor a length in words stand in it."""
    if any(_code(text)[0] == "headline" for text in lines):
        return _coded(lines)
    length = next((at for at, text in enumerate(lines) if _is_length(text)), None)
    return None if length is None else _shown(lines, length)


def _is_length(text: str) -> bool:
    found = _WORDS.fullmatch(text) if len(text) < 60 else None
    return found is not None and found["word"].casefold() in listed("factiva", "words")


def _code(text: str) -> tuple[str, str]:
    """The field whose code opens a line, and what stands behind it."""
    found = _CODE.fullmatch(text)
    field = labels("factiva").get(found["code"], "") if found else ""
    return (field, (found["value"] or "").strip()) if found and field else ("", "")


def _foot(lines: Sequence[str]) -> int:
    """Where the codes below the story begin: from the last line up, as long as every stretch opens with one of theirs."""
    for stretch in from_below(lines, 0, _is_of_foot):
        text = lines[stretch.start]
        reads = not _NOTES.match(text) and any(map(reads_on, lines[stretch.start : stretch.stop]))
        if text.strip() and (reads or not _is_of_foot(text)):
            return stretch.stop
    return 0


def _is_of_foot(text: str) -> bool:
    return _code(text)[0] == "foot"


def _coded(lines: Sequence[str]) -> Sheet:
    sheet = Sheet(list(lines))
    values: dict[str, str] = {}
    byline: list[int] = []
    field, foot = "head", _foot(lines)
    for at, text in enumerate(lines):
        found, value = _code(text)
        if field == "body" and at < foot and (found != "body" or (value and lines[at - 1].strip())):
            continue
        field = found or field
        if found == "body":
            sheet.texts[at] = value
            if not value:
                sheet.strike(at, "other field")
        elif field != "body":
            said = value if found else text.strip()
            if field in ("head", "foot") or not said:
                sheet.strike(at, "other field" if text.strip() else "blank line")
                continue
            values[field] = f"{values.get(field, '')} {said}".strip()
            sheet.mark(at, "published" if field == "time" else field)
            byline += [at] if field == "authors" else []
    sheet.sign(byline, values.get("authors", ""))
    sheet.stated = Stated(
        headline=values.get("headline", ""),
        published=f"{values.get('published', '')} {values.get('time', '')}".strip(),
        publisher=values.get("publisher", ""),
        language=code_of(values.get("language", "")),
    )
    return sheet


def _shown(lines: Sequence[str], length: int) -> Sheet:
    """A document as its readers see it: section, headline and byline above the length, day, house and language below it, then the story."""
    sheet = Sheet(list(lines))
    above = [at for at in range(length) if lines[at].strip()]
    byline = _byline(lines, above, length)
    end = _end_of_head(lines, length)
    found = _below_length(lines, [at for at in range(length + 1, end) if lines[at].strip() and not _RIGHTS.match(lines[at])])
    headline = [at for at in above if at != byline][-1:]
    for field, places in (("headline", headline), *found.items()):
        for at in places:
            sheet.mark(at, field)
    if byline is not None:
        sheet.sign([byline], lines[byline].strip())
    sheet.strike_rest("other field", range(end if byline is None else byline))
    sheet.strike_rest("other field", range(end if byline is None else byline + 1, end))
    for at in range(end, len(lines)):
        if _NUMBER.fullmatch(lines[at]):
            sheet.strike(at, "other field")

    def said(places: Sequence[int]) -> str:
        return " ".join(" ".join(lines[at].split()) for at in places)

    sheet.stated = Stated(
        headline=said(headline),
        published=said(found["published"]),
        publisher=said(found["publisher"]),
        language=code_of(said(found["language"])),
    )
    return sheet


def _end_of_head(lines: Sequence[str], length: int) -> int:
    """The line behind the head below the length, which ends at a gap or a paragraph, or with the rights."""
    head = range(length + 1, min(len(lines), length + 1 + _HEAD))
    end = next((at for at in head if not lines[at].strip() or _RIGHTS.match(lines[at]) or len(lines[at]) >= PROSE), length + 1)
    return end + (end < len(lines) and _RIGHTS.match(lines[end]) is not None)


def _below_length(lines: Sequence[str], below: Sequence[int]) -> dict[str, list[int]]:
    """The lines of each field below the length: the day, with the time right below it, then the house, then the language."""
    day = next((at for at in below if _DAY.fullmatch(lines[at])), None)
    if day is None:
        return {"published": [], "publisher": [], "language": []}
    published = [day, *(at for at in below if at == day + 1 and _TIME.fullmatch(lines[at]))]
    rest = [at for at in below if at > published[-1]]
    language = (at for at in rest[1:] if not _SOURCE_CODE.fullmatch(lines[at]) and code_of(lines[at]))
    return {"published": published, "publisher": rest[:1], "language": [*islice(language, 1)]}


def _byline(lines: Sequence[str], above: Sequence[int], length: int) -> int | None:
    """The line right above the length, if it says "By", a gap parts it from the headline, or it is a name below a longer line."""
    if len(above) < 2 or above[-1] != length - 1 or len(lines[above[-1]]) > _LONGEST_BYLINE:
        return None
    is_named = is_person(lines[above[-1]].strip()) and len(lines[above[-2]]) > _SHORTEST_HEADLINE
    return above[-1] if _BY.match(lines[above[-1]]) or above[-2] < above[-1] - 1 or is_named else None


LAYOUT = Layout("factiva", lambda text: False, lambda text: _NUMBER.fullmatch(text) is not None, read)
"""Documents of Factiva."""
