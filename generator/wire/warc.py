"""WARC: what a crawler fetched, record by record; pages and feeds go on to their readers, pictures are furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from generator.model import Part, Stated
from generator.wire.field_values import web_address
from generator.wire.intake import CHUNK, Fault, Intake
from generator.wire.origin import Member, Origin, furniture, unread

READ = ("html", "xml", "json", "text/plain", "rss", "atom")
"""Parts of the content types that may hold news."""


def read_warc(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
    """Members for every response, resource and conversion record, numbered from 1; page address and time of capture are stated."""
    number = 0
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(cast(BinaryIO, _Pipe(intake)), record_types=wanted, parse_http=True, auto_decode="transfer"))
    while True:
        number += 1
        here = origin.within(str(number))
        try:
            record = next(records, None)
        except (ValueError, RuntimeError, OSError, UnicodeError) as error:
            yield unread(here, "text", 0, 0, f"the archive is damaged from here on: {error}.", "Fetch it again; what stood before is read.")
            return
        if record is None:
            return
        yield from _member(record, here)


def _member(record: Any, origin: Origin) -> Iterator[Part | Member]:
    """A record's payload, to be read where it may hold news."""
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    kind = (record.http_content_type or record.headers.get("Content-Type", "")).lower()
    content = Intake(_payload(record))
    length = record.content_length
    if unfit := _unfit(status, kind):
        yield furniture(origin, content.drain(), unfit)
    else:
        url = web_address(record.headers.get("WARC-Target-URI", "").strip("<>"))
        stated = Stated(captured=record.headers.get("WARC-Date", ""), url=url)
        yield Member(content, origin.within("", ending=".html" if "html" in kind else "", stated=stated, encoding=record.http_charset or ""))
    chunked = record.http_headers is not None and "chunked" in record.http_headers.get("Transfer-Encoding", "")
    content.drain()
    if content.fault is not None and unfit:
        yield unread(origin, "text", content.at, content.at, f"{content.fault}", content.fault.remedy)
    elif content.fault is None and (record.headers.get("WARC-Truncated") or (content.at < length and not chunked)):
        yield unread(origin, "text", content.at, content.at, "this record is shorter than it says.", "Fetch the page again.")


def _unfit(status: int | None, kind: str) -> str:
    """Why a record holds no news, ``""`` where it may: an answer that is no page, a picture, a script."""
    if status and status != 200:
        return f"HTTP status {status}"
    return f"not news: {kind[:60]}" if kind and not any(word in kind for word in READ) else ""


def _payload(record: Any) -> Callable[[int], bytes]:
    """Reads a record's payload; ``Fault`` where it ends before the length that its header states."""

    def read(size: int) -> bytes:
        try:
            data: bytes = record.reader.read(min(size, 16 * CHUNK))
        except (ValueError, RuntimeError, OSError) as error:
            raise Fault(f"the record is damaged: {error}.", "Fetch it again.") from error
        return data

    return read


class _Pipe:
    """An intake as the file that the library wants to read from."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def read(self, size: int = -1) -> bytes:
        """As a file's ``read``."""
        return self._intake.read(size if size > 0 else CHUNK)

    def tell(self) -> int:
        """Bytes read so far."""
        return self._intake.at
