"""Documents of ProQuest, as text: parted by lines of underscores, each field behind its name, the story behind ``Full text:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Stated
from generator.wire.exports.labels import labels
from generator.wire.exports.sheets import Layout, Sheet, from_below
from generator.wire.languages import code_of

_RULE = re.compile(r"\s*_{20,}\s*")
_RULED = re.compile(r"(?m)^[ \t]*_{20,}[ \t\r]*$")
_COUNT = re.compile(r"\s*document \d{1,6} of \d{1,6}\s*", re.IGNORECASE)
_LABEL = re.compile(r"[ \t]*(?P<label>[A-Za-z][A-Za-z /-]{1,30}):(?:\s+(?P<value>\S.*)|\s*)")
_NAMED = re.compile(r"(?m)^(?:full text|publication info|publication title|proquest document id):", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*https?://\S+\s*")
_DAY = re.compile(r"(?<!\w)(?:\d{1,2} [^\W\d_]{3,12} (?:19|20)\d\d|[^\W\d_]{3,12} \d{1,2}, (?:19|20)\d\d)(?!\w)")
_NOTHING = re.compile(r"(?:full text )?(?:is )?not available\b.{0,80}|none available\.?", re.IGNORECASE)


def is_proquest(text: str) -> bool:
    """Whether a text, of which this is the beginning, holds documents of ProQuest: ruled lines and the names of its fields."""
    return _RULED.search(text) is not None and len({found.group().lower() for found in _NAMED.finditer(text)}) > 1


def read(lines: Sequence[str]) -> Sheet | None:
    """A document's lines; ``None`` where no field has a name."""
    sheet = Sheet(list(lines))
    body = next((at for at, text in enumerate(lines) if _named(text)[0] == "body"), None)
    end = _foot(lines, body if body is not None else 0)
    named = [at for at in range(end if body is None else body) if _named(lines[at])[0]]
    if not named and body is None and end == len(lines):
        return None
    head = range(len(lines) if body is None else body)
    values: dict[str, str] = {}
    address = ""
    for span in (head, range(end, len(lines))):
        field = ""
        for at in span:
            text = lines[at]
            found, value = _named(text)
            if not text.strip():
                field = field if field == "standfirst" else ""
                sheet.strike(at, "blank line")
            elif found or field:
                field = found or field
                _take(sheet, at, field, value if found else text.strip(), values)
            elif not address and _ADDRESS.fullmatch(text):
                address = text.strip()
                sheet.mark(at, "url")
            elif span is head and "top" not in values and not _RULE.fullmatch(text) and not _COUNT.fullmatch(text):
                values["top"] = text.strip()
                sheet.mark(at, "headline")
            else:
                sheet.strike(at, "other field")
    if body is not None:
        sheet.texts[body] = _named(lines[body])[1]
        if not sheet.texts[body]:
            sheet.strike(body, "other field")
        if _NOTHING.fullmatch(" ".join(text for at in range(body, end) if (text := sheet.texts[at].strip()))):
            sheet.strike_rest("other field", range(body, end))
    sheet.stated = _stated(values, address)
    return sheet


def _named(text: str) -> tuple[str, str]:
    """The field that a line names, and its value."""
    found = _LABEL.fullmatch(text)
    field = labels("proquest").get(found["label"].casefold().strip(), "") if found else ""
    return (field, (found["value"] or "").strip()) if found and field else ("", "")


def _take(sheet: Sheet, at: int, field: str, value: str, values: dict[str, str]) -> None:
    if field in Stated._fields or field == "info":
        values[field] = f"{values.get(field, '')} {value}".strip() if field == "standfirst" else values.get(field) or value
        sheet.mark(at, "published" if field == "info" else field)
    else:
        sheet.strike(at, "other field")


def _foot(lines: Sequence[str], body: int) -> int:
    """Where the fields below the story begin: from the last line up, as long as every stretch opens with the name of a field."""
    for stretch in from_below(lines, body + 1, lambda text: _named(text)[0] != ""):
        text = lines[stretch.start]
        if text.strip() and not _RULE.fullmatch(text) and _named(text)[0] in ("", "body"):
            return stretch.stop
    return min(body + 1, len(lines))


def _stated(values: dict[str, str], address: str) -> Stated:
    info = values.get("info", "")
    days = _DAY.findall(info)
    link = values.get("url", address)
    return Stated(
        headline=values.get("headline") or values.get("top", ""),
        standfirst=values.get("standfirst", ""),
        published=values.get("published") or (days[-1] if days else ""),
        authors=tuple(dict.fromkeys(filter(None, map(_turned, values.get("authors", "").split(";"))))),
        publisher=(values.get("publisher") or info).partition(";")[0].strip(),
        url=link if _ADDRESS.fullmatch(link) else "",
        language=code_of(values.get("language", "")),
    )


def _turned(name: str) -> str:
    """A name as it is said: ``Doe, Jane`` is Jane Doe."""
    last, comma, first = name.strip(" .").partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else last.strip()


LAYOUT = Layout("proquest", lambda text: _RULE.fullmatch(text) is not None, lambda text: False, read)
"""Documents of ProQuest."""
