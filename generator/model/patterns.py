"""Patterns that most runs never ask: a class of some ten thousand signs takes milliseconds to compile, and a run often lasts no second."""

from __future__ import annotations

import re
from typing import AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split", "pattern", "flags")


class Rare:
    """Stands for a pattern until it is first used, and hands on the pattern's own methods from then on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """A method of the pattern. Asked for once: all of them are then this object's own."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def rare(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of ``source``, compiled when it is first used: for scripts, layouts and faults that most copy has not.

    What it gives can do what a compiled pattern can, but for being told by its type or handed to ``re``.
    """
    return cast(re.Pattern[AnyStr], Rare(source, flags))
