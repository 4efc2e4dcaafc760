"""One table of the settings under judgement: typed values out, every fault noted with its key and line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeGuard

from generator.model import Query
from generator.settings.checks import meant

if TYPE_CHECKING:
    from generator.settings.locate import Path

Check = Callable[[str], str]
"""Gives ``""`` for a good value, else what is wrong with it, to stand behind the key's name."""


class Faults:
    """Every fault found in one file."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._noted: list[tuple[Path, str, str]] = []

    def note(self, path: Path, message: str, remedy: str = "") -> None:
        """A fault at ``path``; where that key is absent, it is told on the line of the table that lacks it."""
        self._noted.append((path, message, remedy))

    def queries(self) -> tuple[Query, ...]:
        """The faults so far, from the top of the file down; the lines are looked up only if there are any."""
        if not self._noted:
            return ()
        from generator.settings import locate

        lines = locate.lines(self._text)
        found = [Query(self._name, message, _line(path, lines), spelled(path), remedy) for path, message, remedy in self._noted]
        return tuple(sorted(found, key=lambda query: query.line))


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class Table:
    """Hands out the values of one TOML table. A value at fault is noted and replaced by the default."""

    def __init__(self, values: Mapping[str, object], path: Path, faults: Faults) -> None:
        self.values = values
        self.path = path
        self.faults = faults
        self._known: list[str] = []

    def note(self, key: str, message: str, remedy: str = "") -> None:
        """A fault of this table's ``key``; ``""`` for the table itself."""
        self.faults.note((*self.path, key) if key else self.path, message, remedy)

    def text(self, key: str, check: Check, default: str | None = None) -> str:
        """A text that passes ``check``; without a default it must be there."""
        value = self._get(key, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.note(key, f"must be a text in quotes, not {_called(value)}.")
            return default or ""
        complaint = check(value)
        if complaint:
            self.note(key, f"{complaint}.")
            return default or ""
        return value

    def texts(self, key: str, check: Check, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts that each pass ``check``."""
        value = self._get(key)
        if value is None:
            return default
        if not is_list(value):
            self.note(key, f"must be a list of texts, not {_called(value)}.")
            return default
        good = []
        for position, item in enumerate(value):
            complaint = check(item) if isinstance(item, str) else f"must be a text in quotes, not {_called(item)}"
            if isinstance(item, str) and not complaint:
                good.append(item)
            else:
                self.faults.note((*self.path, key, position), f"{complaint}.")
        return tuple(good)

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.note(key, f"must be a whole number, not {_called(value)}.")
            return default
        if not least <= value <= most:
            self.note(key, f"must be from {least} to {most}, not {value}.")
            return default
        return value

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number within bounds; infinity and not-a-number never are."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.note(key, f"must be a number, not {_called(value)}.")
            return default
        if not least <= value <= most:
            self.note(key, f"must be from {least:g} to {most:g}, not {value:g}.")
            return default
        return float(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """``true`` or ``false``."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.note(key, f"must be true or false, not {_called(value)}.")
            return default
        return value

    def day(self, key: str) -> str:
        """A day, with or without quotes, as ``YYYY-MM-DD``; ``""`` where the key is absent."""
        value = self._get(key)
        try:
            if isinstance(value, str):
                value = date.fromisoformat(value)
        except ValueError:
            self.note(key, f"is no date: {value!r} (such as 2011-02-15).")
            return ""
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value.isoformat() if value else ""
        self.note(key, f"must be a date such as 2011-02-15, not {_called(value)}.")
        return ""

    def items(self, key: str) -> tuple[object, ...]:
        """A list's items as they stand, for the caller to judge; empty where the list is absent or none."""
        value = self._get(key)
        if value is None or is_list(value):
            return tuple(value or ())
        self.note(key, f"must be a list, not {_called(value)}.")
        return ()

    def table(self, key: str) -> Table:
        """The table under ``key``; an empty one where it is absent or none."""
        value = self._get(key)
        if value is not None and not is_table(value):
            self.note(key, f"must be a table, not {_called(value)}.", f"Write it as [{spelled((*self.path, key))}].")
        return Table(value if is_table(value) else {}, (*self.path, key), self.faults)

    def tables(self, key: str) -> list[Table]:
        """The tables of an array of tables."""
        found = []
        for position, value in enumerate(self.items(key)):
            path = (*self.path, key, position)
            if is_table(value):
                found.append(Table(value, path, self.faults))
            else:
                self.faults.note(path, f"must be a table, not {_called(value)}.", f"Write each as [[{spelled((*self.path, key))}]].")
        return found

    def close(self) -> None:
        """Notes every key that nobody asked for."""
        for key in self.values:
            if key not in self._known:
                self.note(key, f"is not a key of {_named(self.path)}{meant(key, self._known)}.", "" if self._known else "Leave it out.")

    def _get(self, key: str, required: bool = False) -> object:
        self._known.append(key)
        value = self.values.get(key)
        if value is None and required:
            self.note(key, "is missing.")
        return value


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a value read by ``tomllib`` is a table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value read by ``tomllib`` is an array."""
    return isinstance(value, list)


def spelled(path: Path) -> str:
    """A path as an editor would say it, items counted from 1: ``topics 1 terms 3 weight`` is ``topics[1].terms[3].weight``."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else (f".{step}" if words else step)
    return words


def _named(path: Path) -> str:
    return f"[{spelled(path)}]" if path else "the settings"


def _called(value: object) -> str:
    """A value's kind in an editor's words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return f"the text {value!r}" if len(value) <= 40 else "a text"
    if isinstance(value, int | float):
        return f"the number {value}"
    if is_list(value):
        return "a list"
    return "a table" if is_table(value) else "a date or time"
