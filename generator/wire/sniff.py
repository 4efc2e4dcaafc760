"""What kind of dump bytes are, by their content; the file's ending decides only between two that both fit."""

from __future__ import annotations

from generator.wire import binaries
from generator.wire.encodings import judge
from generator.wire.text_kinds import HEAD, Kind, of_text

__all__ = ["HEAD", "Kind", "beginning", "kind"]

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
    (b"{\\rtf", "rtf"),
)
"""First bytes: RFC 1952, RFC 8878, APPNOTE 4.3.7 and 4.3.16, WARC 1.1 section 4."""


_TAR, _IS_TAR = b"ustar", slice(257, 262)
"""What stands in the head of the first member of a tar archive, and where (POSIX.1, ustar and pax; GNU's form too)."""


def kind(head: bytes, ending: str = "") -> Kind:
    """The kind of the member that begins with ``head``; ``ending`` is its lower-case file ending with the dot."""
    if not head:
        return "empty"
    if head[_IS_TAR] == _TAR and b"\0" in head[: _IS_TAR.start]:
        return "tar"
    for magic, found in MAGIC:
        if head.startswith(magic):
            return found
    if binaries.called(head):
        return "binary"
    return of_text(beginning(head), ending)


def beginning(head: bytes) -> str:
    """The text of a head in its likeliest encoding, without a mark before it, its lines ended by LF (old programs end them with CR alone)."""
    encoding = judge(head)
    text = head[encoding.bom :].decode(encoding.codec, "replace").lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
