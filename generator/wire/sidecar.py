"""``NAME.toml`` beside a dump: what holds for all articles in it and stands nowhere inside."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from generator.model import Query, Stated, UsageError
from generator.model.sidecar import names
from generator.wire.encodings import known

SIZE = 64 * 1024
"""Bytes of a sidecar; more is no sidecar."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LINE = re.compile(r"\(at line ([0-9]+)")
_EXAMPLE = {
    "publisher": 'Give a name in quotes: publisher = "The Example".',
    "date": "Give a date: date = 2019-02-19, or in quotes as the dump writes dates.",
    "captured": "Give a date and time: captured = 2019-02-19T10:00:00Z.",
    "language": 'Give a language code: language = "ar".',
    "source_url": 'Give an address: source_url = "https://example.org/".',
    "encoding": 'Give an encoding: encoding = "windows-1256".',
}
"""Every key, and what to write under it."""


class Sidecar(NamedTuple):
    """What a sidecar states: fields for every part of its dump, and the dump's encoding (``""``: to be found out)."""

    stated: Stated = Stated()
    encoding: str = ""


def path_of(dump: Path) -> Path | None:
    """The sidecar of a dump; ``None`` where there is none."""
    return next((Path(path) for path in names(dump) if os.path.isfile(path)), None)  # noqa: PTH113 - a site has many dumps


def load(path: Path) -> Sidecar:
    """A sidecar's statements; ``UsageError`` with every fault in it, each with its key and line."""
    try:
        data = path.read_bytes()[: SIZE + 1]
        if len(data) > SIZE:
            raise UsageError(Query(str(path), f"is larger than {SIZE} bytes.", remedy="A sidecar has six keys at most."))
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
    if faults:
        raise UsageError(*faults)
    stated = Stated(
        published=_moment(table.get("date", "")),
        captured=_moment(table.get("captured", "")),
        publisher=" ".join(str(table.get("publisher", "")).split()),
        url=table.get("source_url", ""),
        language=table.get("language", ""),
    )
    return Sidecar(stated, known(table.get("encoding", "")))


def _fault(path: Path, text: str, key: str, value: Any) -> Query | None:
    line = next((number for number, row in enumerate(text.splitlines(), 1) if row.strip().strip("[\"'").startswith(key)), 0)
    if key not in _EXAMPLE:
        return Query(str(path), "is no key of a sidecar.", line, key, f"Known are {', '.join(_EXAMPLE)}.")
    if not _SHAPES[key](value):
        return Query(str(path), f"{str(value)[:60]!r} cannot be used.", line, key, _EXAMPLE[key])
    return None


def _moment(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else " ".join(str(value).split())


def _is_date(value: Any) -> bool:
    return isinstance(value, date | datetime) or (isinstance(value, str) and any(c.isdigit() for c in value) and len(value) <= 60)


def _matches(shape: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "publisher": lambda value: isinstance(value, str) and bool(value.strip()) and len(value) <= 200,
    "date": _is_date,
    "captured": _is_date,
    "language": _matches(_LANGUAGE),
    "source_url": _matches(_WEB),
    "encoding": lambda value: isinstance(value, str) and bool(known(value)),
}
