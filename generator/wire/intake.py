"""A dump's bytes on their way in: forward only, peeked at, counted, and never failing half-way.

A reader sees a stream that simply ends. Why it ended early (a cut file, a bomb) is kept in ``fault`` and told by
``reader`` once the reader is done, so that everything before the fault is kept.
"""

from __future__ import annotations

from collections.abc import Callable

CHUNK = 64 * 1024
"""Bytes asked for at a time."""


class Fault(Exception):
    """Why bytes could not be had: what is wrong and what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Intake:
    """Reads from ``source`` (asked for up to N bytes, gives ``b""`` at the end); ``at`` counts what was handed out."""

    def __init__(self, source: Callable[[int], bytes]) -> None:
        self._source = source
        self._held = b""
        self._ended = False
        self.at = 0
        self.fault: Fault | None = None

    @classmethod
    def of(cls, data: bytes) -> Intake:
        """An intake over bytes that are at hand."""
        intake = cls(lambda size: b"")
        intake._held = data
        return intake

    def _more(self, size: int) -> bytes:
        if self._ended:
            return b""
        try:
            chunk = self._source(size)
        except Fault as fault:
            self.fault = fault
            chunk = b""
        except OSError as error:
            self.fault = Fault(f"cannot be read: {error.strerror or error}.", "Check the file and the disk it is on.")
            chunk = b""
        self._ended = not chunk
        return chunk

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes (fewer at the end) without taking them."""
        while len(self._held) < size and (chunk := self._more(max(CHUNK, size - len(self._held)))):
            self._held += chunk
        return self._held[:size]

    def read(self, size: int = CHUNK) -> bytes:
        """Up to ``size`` bytes, ``b""`` at the end."""
        if self._held:
            taken, self._held = self._held[:size], self._held[size:]
        else:
            taken = self._more(size)
            taken, self._held = taken[:size], taken[size:]
        self.at += len(taken)
        return taken

    def upto(self, cap: int) -> bytes:
        """Everything that is left if that is at most ``cap`` bytes; else ``cap + 1`` bytes of it."""
        pieces: list[bytes] = []
        left = cap + 1
        while left and (chunk := self.read(min(left, 16 * CHUNK))):
            pieces.append(chunk)
            left -= len(chunk)
        return b"".join(pieces)

    def drain(self) -> int:
        """Reads to the end, keeping nothing; the bytes handed out in all."""
        while self.read(16 * CHUNK):
            pass
        return self.at
