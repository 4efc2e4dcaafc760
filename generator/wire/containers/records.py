"""JSON Lines, and JSON with a list of records in it: one part a record, streamed, half a record costing only itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from generator.model import Part
from generator.wire.containers.json_split import split
from generator.wire.containers.record import record_part
from generator.wire.encodings import WIDE, Encoding, decode_whole
from generator.wire.intake import Fault, Intake
from generator.wire.lines import raw_lines
from generator.wire.origin import SYNTAX, Origin, encoding_of, furniture, unread

_BLANK = re.compile(rb"[\x00\s]*")


def read_lines(intake: Intake, origin: Origin) -> Iterator[Part]:
    """JSON Lines: the member of a record is the number of its line, from 1."""
    encoding = encoding_of(intake, origin)
    syntax = len(intake.read(encoding.bom))
    cap = origin.limits.article_bytes
    for number, (data, start, end) in enumerate(raw_lines(intake, encoding, cap), 1):
        size = end - start
        if data is not None and _BLANK.fullmatch(data):
            syntax += size
        else:
            yield _one(data, size, encoding, origin.within(str(number)), number)
    if syntax:
        yield furniture(origin, syntax, SYNTAX, encoding.name)


def read_json(intake: Intake, origin: Origin) -> Iterator[Part]:
    """JSON with one record, records one after another, or a list of them inside: the member counts them from 1."""
    encoding = encoding_of(intake, origin)
    intake.read(encoding.bom)
    # Cut as text in which every character is a byte, or a code unit of a wide encoding: so sizes stay exact.
    codec, errors = (encoding.codec, "surrogatepass") if encoding.codec in WIDE else ("latin-1", "strict")
    number = told = 0
    for stretch in split(_decoded(intake, codec, errors), origin.limits.article_bytes):
        if stretch.record:
            number += 1
            data = None if stretch.text is None else stretch.text.encode(codec, errors)
            size = stretch.size * WIDE.get(codec, 1) if data is None else len(data)
            told += size
            yield _one(data, size, encoding, origin.within(str(number)), 0)
    # A byte that is half a sign of a wide encoding is in no text.
    if syntax := intake.drain() - told:
        yield furniture(origin, syntax, SYNTAX, encoding.name)
    if not number:
        yield unread(origin, "record", 0, 0, "there is no record in this JSON.", "Give objects with the fields of an article.")


def _decoded(intake: Intake, codec: str, errors: str) -> Callable[[], str]:
    """Reads the stream as text, a chunk at each call. What is no character in UTF-32 becomes the replacement character, as in
    :func:`decode_whole`, so that only the record in which it stands is spoilt."""
    decoder = codecs.getincrementaldecoder(codec)(errors)
    held = b""

    def more() -> str:
        nonlocal held
        while chunk := intake.read():
            if WIDE.get(codec) == 4:
                held += chunk
                whole = len(held) - len(held) % 4
                text, held = decode_whole(held[:whole], Encoding(codec)), held[whole:]
            else:
                text = decoder.decode(chunk)
            if text:
                return text
        return ""

    return more


def _one(data: bytes | None, size: int, encoding: Encoding, origin: Origin, line: int) -> Part:
    """A record's part, unread where it is broken or over a cap."""
    if data is None:
        message = f"the record has {size} bytes; the cap is {origin.limits.article_bytes}."
        return unread(origin, "record", 0, size, message, "Split it, or leave it out.", line)
    try:
        return record_part(data, encoding, origin)
    except Fault as fault:
        return unread(origin, "record", 0, size, fault.message, fault.remedy, line)
