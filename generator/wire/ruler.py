"""Measures a decoded text in bytes of the encoding it came in."""

from __future__ import annotations

from generator.wire.encodings import WIDE, Encoding


class Ruler:
    """Byte offsets of character offsets, asked for in rising order; ``start`` is the byte offset of the first character."""

    def __init__(self, text: str, encoding: Encoding, start: int = 0) -> None:
        self._text = text
        self._codec = encoding.codec
        self._errors = "surrogatepass" if encoding.codec in WIDE else "surrogateescape"
        self._plain = text.isascii() and encoding.codec not in WIDE
        self._character = 0
        self._byte = start

    def at(self, character: int) -> int:
        """The byte offset of a character; ``ValueError`` for one before the last that was asked for."""
        if character < self._character:
            raise ValueError(f"{character} lies before {self._character}")
        if self._plain:
            self._byte += character - self._character
        else:
            self._byte += len(self._text[self._character : character].encode(self._codec, self._errors))
        self._character = character
        return self._byte
