"""A stream of bytes cut at its line breaks, in any encoding, holding never more than a line and a chunk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, chain, repeat

from generator.model.letters import ASCII
from generator.wire.encodings import WIDE, Encoding, decode_line
from generator.wire.intake import Intake
from generator.wire.mending import ODD, mend_copy
from generator.wire.residue import NONE, Residue, may_be_coded

INNER_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What ``str.splitlines`` also takes for a line end; inside a line of ours it is a space."""

_BREAKING = (b"\x00", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e")
_ENDS = re.compile("[\r\n\x0b\x0c]++$|\x85$|\u2028$|\u2029$".encode())
_DOUBLED = b"\r\r\n"
"""A line break of Windows that was turned into one of Windows once more: one break."""
_ODD = re.compile(f"[{ODD}\x85\u2028\u2029]")
_BREAKS = {codec: re.compile("\r\n|\r|\n".encode(codec).replace("|".encode(codec), b"|")) for codec in WIDE}
"""Line breaks of the wide encodings, as bytes; none of those bytes is special in a pattern."""


RawLine = tuple[bytes | None, int, int]
"""One line with its end, and the place ``[start, end)`` of its bytes; ``None`` for a line over the cap. (A bare tuple: there are many.)"""

TextLine = tuple[str | None, str, RawLine]
"""One line decoded, without its end; what was mended in it; and its bytes. No text for a line over the cap."""


def raw_lines(intake: Intake, encoding: Encoding, cap: int) -> Iterator[RawLine]:
    """Lines ended by LF, CR or CRLF, tiling the stream; for a line over ``cap`` bytes only its range."""
    return chain.from_iterable(_runs(intake, encoding, cap))


def text_lines(
    intake: Intake, encoding: Encoding, cap: int, residue: Residue = NONE, breaking: re.Pattern[bytes] | None = None
) -> Iterator[TextLine]:
    """The same lines decoded and mended (``residue``: see ``mending.mend_copy``); what ``str.splitlines`` also takes for a line end is a space.

    ``breaking``: what ends a line, where that is not what does so elsewhere (see :mod:`generator.wire.breaks`).
    """
    ends = breaking is not None
    return chain.from_iterable(_decoded(run, encoding, residue, ends) for run in _runs(intake, encoding, cap, breaking))


def _runs(intake: Intake, encoding: Encoding, cap: int, breaking: re.Pattern[bytes] | None = None) -> Iterator[list[RawLine]]:
    """The lines of ``raw_lines``, those of a chunk together."""
    cut = _wide_cut(encoding.codec) if encoding.codec in WIDE else _cut_at(breaking) if breaking else _cut
    carriage_return = "\r".encode(encoding.codec)
    start, over, tail = intake.at, 0, b""
    while True:
        chunk = intake.read()
        pieces, tail = cut(tail + chunk, not chunk)
        ends = list(accumulate(map(len, pieces), initial=start))
        run: list[RawLine] = list(zip(pieces, ends, ends[1:], strict=False))
        if run and (over or ends[-1] - start > cap):
            run = [(raw if len(raw) <= cap else None, begin, end) for raw, begin, end in zip(pieces, ends, ends[1:], strict=False)]
            run[0] = (None, start - over, ends[1]) if over else run[0]
        if run:
            yield run
            start, over = ends[-1], 0
        if len(tail) > cap:
            # Given up, but for a CR at the end, behind which the LF of the same line break may follow.
            keep = carriage_return if tail.endswith(carriage_return) else b""
            gone = len(tail) - len(keep)
            start, over, tail = start + gone, over + gone, keep
        if not chunk:
            if over:
                yield [(None, start - over, start)]
            return


def _decoded(run: list[RawLine], encoding: Encoding, residue: Residue, ends: bool) -> Iterable[TextLine]:
    """A run of lines decoded: all at once where nothing in the run has to be mended, else one by one.

    ``ends``: whether lines may end in other signs than elsewhere, which are none of their text then.
    """
    lines = [raw for raw, _, _ in run if raw is not None]
    if encoding.codec not in WIDE and len(lines) == len(run) and not residue.tags and _are_sound(lines):
        with suppress(UnicodeDecodeError):
            return zip([raw.rstrip(b"\r\n").decode("utf-8") for raw in lines], repeat(""), run, strict=False)
    if ends:
        run = [(raw if raw is None else _ENDS.sub(b"", raw), start, end) for raw, start, end in run]
    return [(None, "", line) if line[0] is None else (*_line_text(line[0], encoding, residue), line) for line in run]


def _are_sound(lines: Sequence[bytes]) -> bool:
    """Whether in lines, if they are UTF-8, nothing has to be mended (see ``mending.mend_copy``) and none has a break inside."""
    whole = b"".join(lines)
    if any(sign in whole for sign in _BREAKING) or may_be_coded(whole):
        return False
    beyond = b"".join(raw for raw in lines if not raw.isascii()).translate(None, ASCII).decode("utf-8", "replace")
    return _ODD.search(beyond) is None


def _line_text(raw: bytes, encoding: Encoding, residue: Residue) -> tuple[str, str]:
    """A line decoded, without its end, and what was mended in it; a space stands for each sign in it that ``str.splitlines`` takes for a line end."""
    text, repair = _decoded_line(raw, encoding, residue)
    return (text.translate(INNER_BREAKS) if text and text.splitlines() != [text] else text), repair


def _decoded_line(raw: bytes, encoding: Encoding, residue: Residue) -> tuple[str, str]:
    """A line decoded, without its end, and what was mended in it."""
    if encoding.codec not in WIDE:
        text, note = decode_line(raw.rstrip(b"\r\n"), encoding)
        text, mended = mend_copy(text, residue)
        return text, f"{note}, {mended}" if note and mended else note or mended
    try:
        return mend_copy(raw.decode(encoding.codec, "surrogatepass").rstrip("\r\n"), residue)
    except UnicodeDecodeError:
        return raw.decode(encoding.codec, "replace").rstrip("\r\n"), "undecodable bytes"


def _cut(data: bytes, last: bool) -> tuple[list[bytes], bytes]:
    """Lines with their ends, and what may go on in the next chunk (also a line that ends in CR: another, and LF, may follow)."""
    pieces = data.splitlines(keepends=True)
    if _DOUBLED in data:
        pieces = _undoubled(pieces)
    tail = pieces.pop() if pieces and not last and not pieces[-1].endswith(b"\n") else b""
    if tail == b"\r" and pieces and pieces[-1].endswith(b"\r"):
        tail = pieces.pop() + tail
    return pieces, tail


def _cut_at(breaking: re.Pattern[bytes]) -> Callable[[bytes, bool], tuple[list[bytes], bytes]]:
    """As ``_cut``, at breaks of any kind; one at the end of a chunk may go on in the next."""

    def cut(data: bytes, last: bool) -> tuple[list[bytes], bytes]:
        return _behind((found.end() for found in breaking.finditer(data) if last or found.end() < len(data)), data, last)

    return cut


def _behind(ends: Iterable[int], data: bytes, last: bool) -> tuple[list[bytes], bytes]:
    """As ``_cut``, behind the line breaks that end at ``ends``."""
    pieces, at = [], 0
    for end in ends:
        pieces.append(data[at:end])
        at = end
    rest = data[at:]
    return ([*pieces, rest] if rest else pieces, b"") if last else (pieces, rest)


def _undoubled(pieces: list[bytes]) -> list[bytes]:
    """The lines, with those put together again that were cut inside a ``_DOUBLED`` break."""
    whole: list[bytes] = []
    for piece in pieces:
        if piece == b"\r\n" and whole and whole[-1].endswith(b"\r"):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def _wide_cut(codec: str) -> Callable[[bytes, bool], tuple[list[bytes], bytes]]:
    """As ``_cut`` for code units of more than one byte."""
    width = WIDE[codec]
    cr = "\r".encode(codec)
    breaks = _BREAKS[codec]

    def cut(data: bytes, last: bool) -> tuple[list[bytes], bytes]:
        # A match across two code units is no line break.
        found = (one for one in breaks.finditer(data) if one.start() % width == 0)
        ends = (one.end() for one in found if last or len(data) - one.end() >= width or one.group() != cr)
        return _behind(ends, data, last)

    return cut
