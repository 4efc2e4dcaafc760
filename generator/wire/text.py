"""Plain text, line by line: exact byte ranges in any encoding, and never more of it in memory than a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.model import Entry, Line, Part
from generator.model.dump import PARTED
from generator.wire.breaks import breaking
from generator.wire.encodings import HEAD, Encoding, judge
from generator.wire.glued import ENOUGH, Manner
from generator.wire.intake import Intake
from generator.wire.lines import INNER_BREAKS, TextLine, text_lines
from generator.wire.margins import margin_of
from generator.wire.mending import mend_copy
from generator.wire.origin import MARK, Origin, unread
from generator.wire.residue import Residue, joints
from generator.wire.ruler import Ruler
from generator.wire.run_together import LONG, SHORT, blocks


def read_text(intake: Intake, origin: Origin) -> Iterator[Part]:
    """Text parts; more than one only where a line over the cap (a part of its own, unread) stands between them."""
    head = intake.peek(HEAD)
    encoding = judge(head, origin.encoding)
    intake.read(encoding.bom)
    overhead = (Entry(0, encoding.bom, "furniture", MARK),) if encoding.bom else ()
    cap = origin.limits.line_bytes
    shown = head[encoding.bom :].decode(encoding.codec, "replace")
    residue = Residue.of(shown)
    margin = margin_of(shown)
    lines = text_lines(intake, encoding, cap, residue, breaking(shown) if encoding.codec == "utf-8" else None)
    run = _Run(margin.off(lines, encoding, origin.separator) if margin else lines, encoding, _manner(head, shown), residue)
    repairs = (*encoding.repairs, margin.what) if margin else encoding.repairs
    while not run.ended:
        begun = margin.within(run.lines(), encoding.bom if run.too_long is None else run.too_long[1]) if margin else run.lines()
        yield Part(origin.dump, origin.member, "text", begun, origin.stated, overhead, encoding.name, repairs)
        run.drain()
        overhead = ()
        if (over := run.too_long) is not None:
            start, end = over
            message = f"a line of {end - start} bytes is over the cap of {cap}."
            yield unread(origin, "text", start, end, message, "Break it into lines, or leave it out.", run.count)


def _manner(head: bytes, shown: str) -> Manner:
    """How the dump sets its blocks; most dumps show it by their full stops, which stand before white space."""
    bare = head.count(b".") - sum(head.count(stop) for stop in (b". ", b".\n", b".\r"))
    return Manner(shown if bare >= ENOUGH else "")


class _Run:
    """Cuts a stream of lines at those that are over the cap."""

    def __init__(self, stream: Iterator[TextLine], encoding: Encoding, manner: Manner, residue: Residue) -> None:
        self._stream = stream
        self._encoding = encoding
        self._manner = manner
        self._residue = residue
        self._least = SHORT if manner.is_glued else LONG
        self.ended = False
        self.count = 0
        self.too_long: tuple[int, int] | None = None

    def lines(self) -> Iterator[Line]:
        """Lines up to the next that is over the cap, or to the end."""
        self.too_long = None
        for text, repair, (data, start, end) in self._stream:
            self.count += 1
            if text is None or data is None:
                self.too_long = start, end
                return
            if repair or len(text) >= self._least:
                yield from self._parted(text, repair, data, start, end)
            else:
                # What ``Line`` would do, without the call: there is one for every line of every dump.
                yield tuple.__new__(Line, (text, start, end, "", repair))
        self.ended = True

    def _parted(self, text: str, repair: str, data: bytes, first: int, last: int) -> Iterator[Line]:
        """A long line, cut where blocks of a page have run into it; whole where none have, and where its bytes are not to be found again."""
        whole = self._as_it_stands(data) if repair else text
        cuts = joints(whole, self._residue.tags) if repair else []
        if len(whole) >= self._least:
            cuts += [(start, start) for start, _ in blocks(whole, self._manner) if start]
        encoding = self._encoding_of(whole, data) if cuts else None
        if encoding is None:
            yield Line(text, first, last, "", repair)
            return
        ruler = Ruler(whole, encoding, first)
        at = 0
        for shown, end in (*sorted(cuts), (len(whole), len(whole))):
            if end <= at:
                continue
            piece, mended = mend_copy(whole[at:shown], self._residue) if repair else (whole[at:shown], "")
            notes = ", ".join(filter(None, (PARTED if at else "", mended)))
            yield Line(piece, ruler.at(at), last if end == len(whole) else ruler.at(end), "", notes)
            at = end

    def _as_it_stands(self, data: bytes) -> str:
        """A line decoded and not mended, in the dump's encoding or UTF-8, whichever it is."""
        for encoding in ("utf-8", self._encoding.codec):
            with suppress(UnicodeDecodeError):
                return data.decode(encoding).rstrip("\r\n").translate(INNER_BREAKS)
        return ""

    def _encoding_of(self, text: str, data: bytes) -> Encoding | None:
        """In which encoding the line is: the dump's, or UTF-8, which a line may be in any dump; ``None`` for neither."""
        for encoding in (self._encoding, Encoding("utf-8")):
            try:
                if data.startswith(text.encode(encoding.codec)):
                    return encoding
            except UnicodeEncodeError:
                continue
        return None

    def drain(self) -> None:
        """Goes on to that place where the reader of the part stopped early."""
        if self.too_long is None and not self.ended:
            for _ in self.lines():
                pass
