"""Packed dumps: gzip, Zstandard and zip, unpacked as a stream and never further than a cap on size and ratio allows."""

from __future__ import annotations

import struct
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import IO

import zstandard

from generator.model import Limits, Part
from generator.wire.intake import CHUNK, Fault, Intake
from generator.wire.origin import Member, Origin, ending_of, plain_label, unread

FREE = 16 * 1024 * 1024
"""Unpacked bytes below which the ratio is not judged: a short file of one letter is no bomb."""

WINDOW = 2**27
"""The largest window that a Zstandard frame may ask for, as the ``zstd`` command's default (128 MiB)."""

MEMBERS = 100_000
"""Members of an archive; a zip's directory stands in memory, and each member is read as a dump of its own."""

_WORD = "a Word document"
_TEXT_OF_WORD = "word/document.xml"
"""The member of a Word document in which its text stands."""
_DOCUMENTS = {
    "xl/workbook.xml": "an Excel workbook",
    _TEXT_OF_WORD: _WORD,
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/manifest.xml": "an OpenDocument file",
    "META-INF/container.xml": "an EPUB book",
}
"""Members that tell a program's document from an archive of dumps (ECMA-376, OpenDocument 1.3, EPUB 3.3)."""

AGAIN = "Fetch it again; what stood before the cut is read."
BY_HAND = "Unpack it by hand and look at it."


class Measure:
    """Counts what was unpacked against what it was unpacked from."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0

    def add(self, unpacked: int, packed: int) -> None:
        """Counts ``unpacked`` more bytes, got from ``packed`` bytes in all; ``Fault`` where that is over a cap."""
        self._unpacked += unpacked
        if self._unpacked > self._limits.unpacked_bytes:
            raise Fault(f"it unpacks to more than {self._limits.unpacked_bytes} bytes.", BY_HAND)
        if self._unpacked > FREE and self._unpacked > self._limits.ratio * max(1, packed):
            raise Fault(f"it unpacks to more than {self._limits.ratio} times its size.", BY_HAND)


def read_gzip(intake: Intake, origin: Origin) -> Iterator[Member]:
    """The one member of a gzip file, its frames (RFC 1952, section 2.2) joined."""
    yield Member(Intake(_Frames(intake, Measure(origin.limits), _Gzip).read), origin.within(""))


def read_zstd(intake: Intake, origin: Origin) -> Iterator[Member]:
    """The one member of a Zstandard file, its frames (RFC 8878, section 3) joined."""
    yield Member(Intake(_Frames(intake, Measure(origin.limits), _Zstd).read), origin.within(""))


class _Gzip:
    """One gzip frame; gives at most a chunk for each piece it is fed."""

    MAGIC = b"\x1f\x8b"

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self.ended = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """What comes out, and what of ``data`` is left for the next call or, at the end, for the next frame."""
        out = self._inner.decompress(data, CHUNK)
        self.ended = self._inner.eof
        return out, self._inner.unused_data if self.ended else self._inner.unconsumed_tail


class _Zstd:
    """One Zstandard frame, fed in bites so small that even blocks of one repeated byte come out bounded."""

    MAGIC = b"\x28\xb5\x2f\xfd"
    BITE = 1024
    """A block of 4 bytes can stand for 128 KiB (RFC 8878, section 3.1.1.2), so a bite for 32 MiB at most."""

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj()
        self.ended = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """As ``_Gzip.feed``."""
        out = self._inner.decompress(data[: self.BITE])
        self.ended = self._inner.eof
        return out, self._inner.unused_data + data[self.BITE :] if self.ended else data[self.BITE :]


class _Frames:
    """Unpacks the frames of an intake one after another; what follows the last and is no frame is left alone."""

    def __init__(self, intake: Intake, measure: Measure, frame: type[_Gzip | _Zstd]) -> None:
        self._intake, self._measure, self._make = intake, measure, frame
        self._frame = frame()
        self._data = b""

    def read(self, size: int) -> bytes:
        """The next unpacked bytes (about ``size``); ``Fault`` where the file is cut, damaged or over a cap."""
        while True:
            if self._frame.ended:
                self._data = self._data.lstrip(b"\0") or self._intake.read()
                if not self._data.startswith(self._make.MAGIC[:1]):
                    return b""
                self._frame = self._make()
            self._data = self._data or self._intake.read()
            if not self._data:
                raise self._intake.fault or Fault("the file was cut short.", AGAIN)
            try:
                out, self._data = self._frame.feed(self._data)
            except (zlib.error, zstandard.ZstdError) as error:
                raise Fault(f"it is damaged: {error}.", AGAIN) from error
            self._measure.add(len(out), self._intake.at)
            if out:
                return out


def read_zip(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
    """The members of a zip in the order of its directory; the archive is spooled, since its directory stands at its end."""
    with tempfile.SpooledTemporaryFile(max_size=FREE) as spool:
        while chunk := intake.read(16 * CHUNK):
            spool.write(chunk)
        size = intake.at
        try:
            archive = zipfile.ZipFile(spool)
            members = archive.infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as error:
            yield unread(origin, "text", 0, size, f"it is no whole zip archive: {error}.", "Fetch it again.")
            return
        if len(members) > MEMBERS:
            yield unread(origin, "text", 0, size, f"it has more than {MEMBERS} members.", BY_HAND)
            return
        office = _office(info.filename for info in members)
        if office == _WORD:
            members = [info for info in members if info.filename == _TEXT_OF_WORD]
        elif office:
            yield unread(origin, "text", 0, size, f"this is {office}, not a dump of news.", "Save its text, or a table as CSV.")
            return
        measure, packed, labels = Measure(origin.limits), 0, Labels()
        for info in sorted(members, key=lambda info: info.filename):
            name = info.filename
            if info.is_dir() or passed_over(name):
                continue
            here = origin.within(labels.of(name), ending=ending_of(name))
            try:
                stream = archive.open(info)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, struct.error, ValueError, OSError, EOFError) as error:
                yield unread(here, "text", 0, 0, f"this member cannot be unpacked: {error}.", "Unpack it by hand.")
                continue
            packed += info.compress_size
            with stream:
                yield Member(Intake(_measured(stream, packed, measure)), here)


class Labels:
    """What the members of an archive are called in the ledger, each by a name of its own: one that was packed again stands behind the first."""

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def of(self, name: str) -> str:
        """The label of the next member, whose name this is."""
        label = once = plain_label(name)
        while self._met[label]:
            self._met[once] += 1
            label = plain_label(f"{once} ({self._met[once]})")
        self._met[label] += 1
        return label


def passed_over(name: str) -> bool:
    """Whether an archive's member is hidden, or what a Mac packs beside each file."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _office(names: Iterable[str]) -> str:
    """What kind of document a zip is, if an office program or a maker of books wrote it, by a member that each kind has; ``""`` for any other."""
    found = set(names)
    return next((what for member, what in _DOCUMENTS.items() if member in found), "")


def _measured(stream: IO[bytes], packed: int, measure: Measure) -> Callable[[int], bytes]:
    """Reads a zip's member under the caps of the archive; ``packed`` is the size of the members so far, this one included."""

    def read(size: int) -> bytes:
        try:
            out = stream.read(min(size, 16 * CHUNK))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise Fault(f"it is damaged: {error}.", AGAIN) from error
        measure.add(len(out), packed)
        return out

    return read
