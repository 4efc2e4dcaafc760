"""Dumps come in: one reader per kind, bytes to parts of lines with byte offsets; streaming, bounded."""

from generator.wire.reader import read, read_stream

__all__ = ["read", "read_stream"]
