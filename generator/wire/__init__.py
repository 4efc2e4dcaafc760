"""Dumps come in: one reader per kind, bytes to parts of lines with byte offsets; streaming, bounded."""

from generator.wire import sidecar
from generator.wire.find import Dump, Found, find
from generator.wire.reader import read, read_stream

__all__ = ["Dump", "Found", "find", "read", "read_stream", "sidecar"]
