"""A stream of bytes cut at its line breaks, in any encoding, holding never more than a line and a chunk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model.letters import is_plain
from generator.wire.encodings import WIDE, Encoding, decode_line, mend
from generator.wire.intake import Intake

_NUL = 0
_BREAKS = {codec: re.compile("\r\n|\r|\n".encode(codec).replace("|".encode(codec), b"|")) for codec in WIDE}
"""Line breaks of the wide encodings, as bytes; none of those bytes is special in a pattern."""


RawLine = tuple[bytes | None, int, int]
"""One line with its end, and the place ``[start, end)`` of its bytes; ``None`` for a line over the cap. (A bare tuple: there are many.)"""


def raw_lines(intake: Intake, encoding: Encoding, cap: int) -> Iterator[RawLine]:
    """Lines ended by LF, CR or CRLF, tiling the stream; of one over ``cap`` bytes only the range."""
    cut = _wide_cut(encoding.codec) if encoding.codec in WIDE else _cut
    carriage_return = "\r".encode(encoding.codec)
    start, over, tail = intake.at, 0, b""
    while True:
        chunk = intake.read()
        pieces, tail = cut(tail + chunk, not chunk)
        for raw in pieces:
            end = start + len(raw)
            yield (None, start - over, end) if over or len(raw) > cap else (raw, start, end)
            start, over = end, 0
        if len(tail) > cap:
            # Given up, but for a CR at the end, behind which the LF of the same line break may follow.
            keep = carriage_return if tail.endswith(carriage_return) else b""
            gone = len(tail) - len(keep)
            start, over, tail = start + gone, over + gone, keep
        if not chunk:
            if over:
                yield None, start - over, start
            return


def line_text(raw: bytes, encoding: Encoding) -> tuple[str, str]:
    """A line decoded, without its end, and what was mended in it."""
    if encoding.codec not in WIDE:
        bare = raw.rstrip(b"\r\n")
        # Such a line is UTF-8 in every dump, and holds none of the signs that misreading leaves: there is nothing to look for.
        return (bare.decode("utf-8"), "") if is_plain(bare) and _NUL not in bare else decode_line(bare, encoding)
    try:
        return mend(raw.decode(encoding.codec, "surrogatepass").rstrip("\r\n"))
    except UnicodeDecodeError:
        return raw.decode(encoding.codec, "replace").rstrip("\r\n"), "undecodable bytes"


def _cut(data: bytes, last: bool) -> tuple[list[bytes], bytes]:
    """Lines with their ends, and what may go on in the next chunk (also a line that ends in CR: LF may follow)."""
    pieces = data.splitlines(keepends=True)
    tail = pieces.pop() if pieces and not last and not pieces[-1].endswith(b"\n") else b""
    return pieces, tail


def _wide_cut(codec: str) -> Callable[[bytes, bool], tuple[list[bytes], bytes]]:
    """As ``_cut`` for code units of more than one byte."""
    width = WIDE[codec]
    cr = "\r".encode(codec)
    breaks = _BREAKS[codec]

    def cut(data: bytes, last: bool) -> tuple[list[bytes], bytes]:
        pieces, at = [], 0
        for found in breaks.finditer(data):
            open_end = len(data) - found.end() < width and found.group() == cr and not last
            # A match across two code units is no line break.
            if found.start() % width == 0 and not open_end:
                pieces.append(data[at : found.end()])
                at = found.end()
        rest = data[at:]
        return ([*pieces, rest] if rest else pieces, b"") if last else (pieces, rest)

    return cut
