"""Documents of Nexis, as text: the classic form (``3 of 50 DOCUMENTS``, ``LENGTH: 512 words``) and that of Nexis Uni and Advance.

A document has its house and day on top, the headline above or below them, fields with their names, the story, and further fields and the
rights below it. Names are known in the languages that Nexis is set in (``phrases/exports.txt``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Stated
from generator.wire.exports.labels import labels, listed
from generator.wire.exports.sheets import Layout, Sheet, from_below, reads_on
from generator.wire.field_values import web_address
from generator.wire.languages import code_of

_OF = r"\d{1,6} (?:of|de|von|di|van) \d{1,6}"
_NUMBERED = rf"(?:{_OF} documents?|(?:document|dokument|documento) {_OF})"
_COUNT = re.compile(rf"\s*{_NUMBERED}\s*", re.IGNORECASE)
"""The line above a document of the classic form."""
_ENDING = "(?:end of document|fin du document|ende des dokuments|fin del documento|fine del documento)"
_END = re.compile(rf"\s*{_ENDING}\s*", re.IGNORECASE)
"""The line below one of the newer form."""
_PAGE = re.compile(r"\s*page \d{1,5} (?:of|de|von|di|van) \d{1,5}\s*", re.IGNORECASE)
_LABEL = re.compile(r"[ \t]*(?P<label>[^\W\d_][^:：]{0,30})[:：](?:\s+(?P<value>\S.*)|\s*)")
_DAY = re.compile(
    r"(?<!\w)(?:\d{1,2}\.?(?: de)? [^\W\d_]{3,12}\.?(?: de)?,? (?:19|20)\d\d|[^\W\d_]{3,12}\.? \d{1,2},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\w)"
)
_LONGEST_DAY = 90
_RIGHTS = re.compile(r"\s*(?:copyright\b|©|\(c\) ?(?:19|20)\d\d)", re.IGNORECASE)
_HEAD = 60
"""At most so many lines stand between the first field above a story and the name of the story."""
_MAILED = re.compile(r"(?<!\S)[^\s@]{1,64}@[^\s@]{1,64}\s{1,4}\((?P<name>[^()]{3,60})\)")
"""A writer behind the address of a newsroom: ``desk@harbour.example, (Jane Doe)``."""
_LENGTH = re.compile(r"(?m)^[ \t]*(?:length|longueur|länge|longitud|lunghezza|lengte|extensión): [\d.,]{1,9} \w+\s*$", re.IGNORECASE)
_LOADED = re.compile(r"(?m)^[ \t]*(?:load-date|date-chargement|publication-type|type-publication):", re.IGNORECASE)
_COUNTED = re.compile(rf"(?m)^[ \t]*{_NUMBERED}[ \t\r]*$", re.IGNORECASE)
_ENDED = re.compile(rf"(?m)^[ \t]*{_ENDING}[ \t\r]*$", re.IGNORECASE)

_COVER = re.compile(
    r"[\s\ufeff]*+(?:User Name:[^\n]{0,200}\n\s*+)?Date and Time:[^\n]{0,200}\n\s*+Job Number:[^\n]{0,100}\n\s*+Documents? \(\d{1,6}\)", re.IGNORECASE
)
"""How the cover of the newer form begins; its list of documents may be longer than what is looked at."""


def is_nexis(text: str) -> bool:
    """Whether a text, of which this is the beginning, holds documents of Nexis: one length in words, and a count, an end or a day of loading."""
    if _COVER.match(text):
        return True
    return _LENGTH.search(text) is not None and any(mark.search(text) for mark in (_COUNTED, _ENDED, _LOADED))


def read(lines: Sequence[str]) -> Sheet | None:
    """A document's lines; ``None`` where no field has a name."""
    sheet = Sheet(list(lines))
    for at, text in enumerate(lines):
        if _PAGE.fullmatch(text) or _COUNT.fullmatch(text):
            sheet.strike(at, "page of the export")
    first = next((at for at, text in enumerate(lines) if _field(text) not in ("", "foot")), None)
    if first is None:
        return None
    values: dict[str, str] = {}
    body = _head(sheet, first, values)
    _foot(sheet, body, values)
    top = _top(sheet, first, values)
    _repeated(sheet, body, top.headline)
    byline = _MAILED.sub(lambda found: found["name"], values.get("authors", ""))
    sheet.sign([at for at, fate in enumerate(sheet.fates) if fate == ("field", "authors")], byline)
    sheet.stated = top
    return sheet


def _named(text: str) -> tuple[str, str]:
    """The field that a line names, and its value."""
    found = _LABEL.fullmatch(text)
    label = " ".join((found["label"] if found else text).casefold().split())
    field = labels("nexis").get(label, "") if found or label in listed("nexis", "body") else ""
    return field, (found["value"] or "").strip() if found else ""


def _field(text: str) -> str:
    return _named(text)[0] if len(text) < 4000 else ""


def _head(sheet: Sheet, first: int, values: dict[str, str]) -> int:
    """The fields above the story, read from the first that has a name; where the story begins."""
    field, gap = "", False
    named = next((at for at in range(first, min(first + _HEAD, len(sheet.texts))) if _field(sheet.texts[at]) == "body"), 0)
    for at in range(first, len(sheet.texts)):
        text = sheet.texts[at]
        if sheet.fates[at]:
            continue
        if not text.strip():
            sheet.strike(at, "blank line")
            gap = True
            continue
        found, value = _named(text)
        if at > named and found in ("", "foot") and (gap or field in ("", "length") or reads_on(text)):
            return at
        if found == "body":
            sheet.strike(at, "other field")
            if value:
                sheet.texts[at], sheet.fates[at] = value, None
            return at if value else at + 1
        field, gap = found or field, False
        _take(sheet, at, field, value if found else text.strip(), values)
    return len(sheet.texts)


def _take(sheet: Sheet, at: int, field: str, value: str, values: dict[str, str]) -> None:
    """Line ``at`` is one of a field's."""
    if field in Stated._fields:
        values[field] = f"{values.get(field, '')} {value}".strip()
        sheet.mark(at, field)
    else:
        sheet.strike(at, "other field")


def _foot(sheet: Sheet, body: int, values: dict[str, str]) -> None:
    """The fields and rights below the story, from the last line up to the first stretch that is none of them."""
    texts = sheet.texts
    for stretch in from_below(texts, body, _closes):
        first = stretch.start
        left = [at for at in stretch if texts[at].strip() and sheet.fates[at] is None]
        if (left and not _closes(texts[first])) or any(reads_on(texts[at]) for at in left if at > first):
            return
        field, value = _named(texts[first])
        for at in left:
            _take(sheet, at, field, value if at == first else texts[at].strip(), values)
        sheet.strike_rest("other field", stretch)


def _closes(text: str) -> bool:
    """Whether a line opens a field below the story, the rights, or the end of the document."""
    if _RIGHTS.match(text) or _END.fullmatch(text):
        return True
    return _field(text) not in ("", "body") or text.strip(" .\t").casefold() in listed("nexis", "closing")


def _top(sheet: Sheet, first: int, values: dict[str, str]) -> Stated:
    """What stands above the first name of a field: house, day, edition, and the headline, above the house or below the day."""
    lines = sheet.texts
    shown = [at for at in range(first) if lines[at].strip() and sheet.fates[at] is None and not _RIGHTS.match(lines[at]) and not _closes(lines[at])]
    day = next((at for at in reversed(shown) if _day(lines[at])), None)
    above = [at for at in shown if day is not None and at < day]
    house = above[-1] if above else None
    headline = values.get("headline", "")
    if not headline:
        stands_above = day is not None and above[-2:] == [day - 2, day - 1]
        below = [] if stands_above else _last_block([at for at in shown if day is None or at > day], day)
        named = below or above[-2:-1] or [at for at in shown if day is not None and at > day][-1:]
        headline = " ".join(lines[at].strip() for at in named)
        for at in named:
            sheet.mark(at, "headline")
    if day is not None:
        sheet.mark(day, "published")
    if house is not None:
        sheet.mark(house, "publisher")
    sheet.strike_rest("head of the document", range(first))
    url = web_address(values.get("url", ""))
    return Stated(
        headline=headline,
        standfirst=values.get("standfirst", ""),
        published=_day(lines[day]) if day is not None else "",
        publisher=lines[house].strip() if house is not None else "",
        url=url if " " not in url else "",
        language=code_of(values.get("language", "")),
    )


def _day(text: str) -> str:
    """The day that a line states, with its time; a long line may only begin with it, since the archive sets its own remarks behind."""
    text = " ".join(text[:1000].split())
    if len(text) <= _LONGEST_DAY:
        return text if _DAY.search(text) else ""
    found = _DAY.match(text)
    return found.group() if found else ""


def _last_block(shown: Sequence[int], day: int | None) -> list[int]:
    """The last lines without a gap between them, if a gap parts them from the day: what follows it at once is an edition."""
    found: list[int] = []
    for at in reversed(shown):
        if found and at != found[0] - 1:
            break
        found.insert(0, at)
    return [] if day is not None and found and found[0] == day + 1 else found


def _repeated(sheet: Sheet, body: int, headline: str) -> None:
    """Inside the story the headline stands again below the number of a page: it says nothing new."""
    for at in range(body, len(sheet.texts)):
        if sheet.fates[at] is None and sheet.texts[at].strip() == headline and headline:
            sheet.fates[at] = ("duplicate", "headline")


LAYOUT = Layout("nexis", lambda text: _COUNT.fullmatch(text) is not None, lambda text: _END.fullmatch(text) is not None, read)
"""Documents of Nexis."""
