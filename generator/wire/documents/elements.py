"""A stream of markup cut at its elements of one name, never handed to a parser as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from generator.wire.intake import Intake


def cut(intake: Intake, cap: int, opens: bytes, closes: bytes) -> Iterator[tuple[bytes | None, int]]:
    """The elements and what stands between them, with their sizes; of an element over the cap no bytes."""
    held, dropped, inside = b"", 0, False
    while chunk := intake.read():
        seen = max(0, len(held) - len(closes))
        held += chunk
        while (found := held.find(closes if inside else opens, seen)) >= 0:
            end = found + len(closes) if inside else found
            if dropped + end:
                yield None if dropped + end > cap and inside else held[:end], dropped + end
            held, dropped, seen, inside = held[end:], 0, 0, not inside
        if len(held) > cap or not inside:
            kept = len(closes)
            dropped, held = dropped + max(0, len(held) - kept), held[-kept:]
    if dropped + len(held):
        yield None if inside and dropped else held, dropped + len(held)
