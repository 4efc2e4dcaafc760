"""A member that is read as one text, since nothing of it can be told before its end is seen."""

from __future__ import annotations

from typing import NamedTuple

from generator.wire.encodings import WIDE, Encoding, decode_whole
from generator.wire.intake import Fault, Intake
from generator.wire.origin import Origin, encoding_of


class Whole(NamedTuple):
    """The text, how it is encoded, and how many bytes the member has, the ``mark`` before the text among them."""

    source: str
    encoding: Encoding
    mark: int
    size: int

    @classmethod
    def of(cls, intake: Intake, origin: Origin, what: str, remedy: str) -> Whole:
        """All of a member; ``Fault`` where ``what`` it is would be over the cap."""
        encoding = encoding_of(intake, origin)
        mark = len(intake.read(encoding.bom))
        data = intake.upto(origin.limits.page_bytes)
        if len(data) > origin.limits.page_bytes:
            raise Fault(f"this is over the cap of {origin.limits.page_bytes} bytes for {what}.", remedy)
        return cls(decode_whole(data, encoding), encoding, mark, mark + len(data))

    def measure(self, start: int, end: int) -> int:
        """How many bytes a stretch of the text takes."""
        return len(self.source[start:end].encode(self.encoding.codec, "surrogatepass" if self.encoding.codec in WIDE else "surrogateescape"))
