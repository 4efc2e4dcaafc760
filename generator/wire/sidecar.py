"""``NAME.toml`` beside a dump or a folder of dumps: what holds for all articles in it and stands nowhere inside, and how the desk is to read it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.model import Query, Stated, UsageError
from generator.model.sidecar import names, of_folders
from generator.wire.encodings import known
from generator.wire.mending import mend_copy

SIZE = 64 * 1024
"""Bytes of a sidecar; more is no sidecar."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LINE = re.compile(r"\(at line ([0-9]+)")
_IN_NAME: Final = "name"
"""``captured`` where a scraper names each file by its day."""
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
"""``2026-11-26``, ``2026_11_26``, ``20261126``: the year first, since any other order may be read in two ways."""
_EXAMPLE = {
    "publisher": 'Give a name in quotes: publisher = "The Example".',
    "date": "Give a date: date = 2019-02-19, or in quotes as the dump writes dates.",
    "captured": 'Give a date and time: captured = 2019-02-19T10:00:00Z; or captured = "name" where each file is named by its day.',
    "language": 'Give a language code: language = "ar".',
    "source_url": 'Give an address: source_url = "https://example.org/".',
    "encoding": 'Give an encoding: encoding = "windows-1256".',
    "one_article": "Write one_article = true where each dump is one article, else leave it out.",
    "separator": 'Give the whole line that stands between two articles: separator = "-- next --".',
    "furniture": 'Give lines in quotes: furniture = ["Follow us on Telegram"]; a beginning, with … at its end, needs twelve letters.',
    "keep": 'Give lines in quotes: keep = ["Read the letter in full"]; a beginning, with … at its end, needs twelve letters.',
}
"""Every key, and what to write under it."""
_LISTS = ("furniture", "keep")


class Sidecar(NamedTuple):
    """What a sidecar says of its dumps.

    ``stated``: fields for every part; ``captured`` may be ``name`` until it is known which dump is meant. ``encoding``: ``""`` where it is to
    be found out. ``one_article``: each text is one, whatever stands in it. ``separator``: the line that parts articles, where nothing else
    does; ``""`` where the text has to tell. ``furniture`` and ``keep``: as in ``[desk]`` of the settings, for these dumps alone.
    """

    stated: Stated = Stated()
    encoding: str = ""
    one_article: bool = False
    separator: str = ""
    furniture: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def within(self, folder: Sidecar) -> Sidecar:
        """This one and that of a folder around it, which says what this one leaves open."""
        is_parted = self.one_article or bool(self.separator)
        return Sidecar(
            self.stated.filled(folder.stated),
            self.encoding or folder.encoding,
            self.one_article if is_parted else folder.one_article,
            self.separator if is_parted else folder.separator,
            (*self.furniture, *folder.furniture),
            (*self.keep, *folder.keep),
        )


def beside(dump: Path, name: str) -> list[Path]:
    """The sidecars of a dump that its ledger calls ``name``, its own first, then those of the folders that the name has, the nearest first."""
    own = next((path for path in names(dump) if os.path.isfile(path)), None)  # noqa: PTH113 - a site has many dumps
    around = [path for path in of_folders(dump, name.count("/")) if os.path.isfile(path)]  # noqa: PTH113
    return [Path(path) for path in ([own] if own else []) + around]


def told(dump: Path, name: str) -> Sidecar:
    """What all sidecars of a dump say of it; ``UsageError`` with the faults of the first that has any."""
    said = Sidecar()
    for path in beside(dump, name):
        said = said.within(load(path))
    if said.stated.captured == _IN_NAME:
        said = said._replace(stated=said.stated._replace(captured=_day_in(dump.name)))
    return said


class Capture(NamedTuple):
    """The day of capture that a sidecar states for its dumps, and where: the file and the line."""

    path: Path
    line: int
    day: date


def capture(dump: Path, name: str) -> Capture | None:
    """The day of capture of a dump by the sidecar that counts; ``None`` where none states one, or not in so many figures, or by the file's name."""
    for path in beside(dump, name):
        with suppress(UsageError, OSError, UnicodeDecodeError, ValueError):
            if stated := load(path).stated.captured:
                if stated == _IN_NAME:
                    return None
                line = _at(path, path.read_text("utf-8-sig"), "captured", "").line
                return Capture(path, line, datetime.fromisoformat(stated).date())
    return None


def _day_in(name: str) -> str:
    """The one day in a file's name, as ISO 8601; ``""`` where there is none, or several."""
    days = set()
    for year, _, month, day in _DAY.findall(name):
        with suppress(ValueError):
            days.add(date(int(year), int(month), int(day)).isoformat())
    return days.pop() if len(days) == 1 else ""


def load(path: Path) -> Sidecar:
    """A sidecar's statements; ``UsageError`` with every fault in it, each with its key and line."""
    try:
        data = path.read_bytes()[: SIZE + 1]
        if len(data) > SIZE:
            raise UsageError(Query(str(path), f"is larger than {SIZE} bytes.", remedy="Leave in it what holds for its dumps alone."))
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UsageError(Query(str(path), f"cannot be read: {error.strerror}.", remedy="Allow reading it.")) from error
    except UnicodeDecodeError as error:
        raise UsageError(Query(str(path), "is not UTF-8.", data[: error.start].count(b"\n") + 1, remedy="Save it as UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        # TOML's own error, or what Python says of a number or a nesting beyond its bounds.
        place = _LINE.search(str(error))
        line = int(place.group(1)) if place else 0
        raise UsageError(Query(str(path), f"is not TOML: {error}.", line, remedy='Write lines such as publisher = "The Example".')) from error
    faults = [fault for key, value in table.items() if (fault := _fault(path, text, key, value))]
    if not faults and table.get("one_article") and "separator" in table:
        faults = [_at(path, text, "separator", "parts articles where one_article says that there is one.", "Leave one of the two out.")]
    if faults:
        raise UsageError(*faults)
    stated = Stated(
        published=_moment(table.get("date", "")),
        captured=_moment(table.get("captured", "")),
        publisher=" ".join(str(table.get("publisher", "")).split()),
        url=table.get("source_url", ""),
        language=table.get("language", ""),
    )
    return Sidecar(
        stated,
        known(table.get("encoding", "")),
        table.get("one_article", False),
        _as_read(table.get("separator", "")),
        tuple(table.get("furniture", ())),
        tuple(table.get("keep", ())),
    )


def _fault(path: Path, text: str, key: str, value: Any) -> Query | None:
    if key not in _EXAMPLE:
        return _at(path, text, key, "is no key of a sidecar.", f"Known are {', '.join(_EXAMPLE)}.")
    if not _SHAPES[key](value):
        return _at(path, text, key, f"{str(value)[:60]!r} cannot be used.", _EXAMPLE[key])
    if key in _LISTS and (fault := _fault_of_lines(value)):
        return _at(path, text, key, f"{fault}.", _EXAMPLE[key])
    return None


def _fault_of_lines(lines: Iterable[str]) -> str:
    """What is wrong with the first of some lines of copy that has a fault."""
    from generator.settings.checks import line_of_copy

    return next(filter(None, map(line_of_copy, lines)), "")


def _at(path: Path, text: str, key: str, message: str, remedy: str = "") -> Query:
    """A fault of a key, with the line on which it stands."""
    opens = re.compile(rf"\s*+(?:[\"']?{re.escape(key)}[\"']?\s*+[=.]|\[++\s*+[\"']?{re.escape(key)})")
    line = next((number for number, row in enumerate(text.splitlines(), 1) if opens.match(row)), 0)
    return Query(str(path), message, line, key, remedy)


def _moment(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else " ".join(str(value).split())


def _is_date(value: Any) -> bool:
    return isinstance(value, date | datetime) or (isinstance(value, str) and any(c.isdigit() for c in value) and len(value) <= 60)


def _matches(shape: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


def _as_read(line: str) -> str:
    """A line as the desk is shown it."""
    return mend_copy(line)[0].strip()


def _is_line(value: Any) -> bool:
    from generator.settings.checks import one_line

    return isinstance(value, str) and not one_line(value) and bool(_as_read(value))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "publisher": lambda value: isinstance(value, str) and bool(value.strip()) and len(value) <= 200,
    "date": _is_date,
    "captured": lambda value: value == _IN_NAME or _is_date(value),
    "language": _matches(_LANGUAGE),
    "source_url": _matches(_WEB),
    "encoding": lambda value: isinstance(value, str) and bool(known(value)),
    "one_article": lambda value: isinstance(value, bool),
    "separator": _is_line,
    "furniture": _are_texts,
    "keep": _are_texts,
}
