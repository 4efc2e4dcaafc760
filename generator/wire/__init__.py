"""Dumps come in: one reader per kind, bytes to parts of lines with byte offsets; streaming, bounded.

The readers are imported when the first dump is read: whoever only asks which dumps there are need not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.wire import sidecar
from generator.wire.find import Dump, Found, find

if TYPE_CHECKING:
    from generator.wire.reader import read, read_stream

__all__ = ["Dump", "Found", "find", "read", "read_stream", "sidecar"]


def __getattr__(name: str) -> object:
    """``read`` and ``read_stream``, on first use."""
    if name in ("read", "read_stream"):
        from generator.wire import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
