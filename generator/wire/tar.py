"""Tar archives: their members in the order they stand in, read forward only; nothing is written to disk, and no link is followed.

Heads are judged by the standard library. What may stand before a head (a long name, attributes) is read here: ``tarfile`` takes any length of it
into memory, goes through it in quadratic time (CVE-2024-6232), calls itself for each, and takes a damaged head for the archive's end.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from generator.model import Part
from generator.wire.intake import CHUNK, Fault, Intake
from generator.wire.origin import Member, Origin, ending_of, unread
from generator.wire.packed import AGAIN, BY_HAND, MEMBERS, Labels, passed_over

BEFORE = 1024 * 1024
"""Bytes that may stand before a member's head to say what it has no room for."""

_BLOCK = tarfile.BLOCKSIZE
_ZEROS = bytes(_BLOCK)
"""What stands behind the last member; POSIX.1 asks for two such blocks."""
_ATTRIBUTES, _NAME = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE), tarfile.GNUTYPE_LONGNAME
_BEFORE = (*_ATTRIBUTES, _NAME, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK)
"""Types of heads that are no member's and say more of the next one, or of all (pax, as POSIX.1 and as Solaris has it; GNU tar)."""
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_BARE = {
    tarfile.DIRTYPE: "a folder",
    tarfile.LNKTYPE: "a link",
    tarfile.SYMTYPE: "a link",
    tarfile.CHRTYPE: "a device",
    tarfile.BLKTYPE: "a device",
    tarfile.FIFOTYPE: "a pipe",
}
"""Members behind whose heads none of their bytes stand, whatever size they state."""
_CUT = "the archive was cut short."
_HOLES, _HOLES_GO_ON = tarfile.GNUTYPE_SPARSE, (482, 504)
"""GNU's files with holes, and where the head, and each block of a list behind it, says that the list of the holes goes on."""


def read_tar(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
    """A member for each file. What stood before a cut or a damaged head is read; a member that is no whole file is told and left."""
    tape, labels, members = _Tape(intake), Labels(), 0
    try:
        while head := tape.head():
            members += 1
            if members > MEMBERS:
                raise Fault(f"it has more than {MEMBERS} members.", BY_HAND)
            name = head.name.removeprefix("./")
            if not head.isdir() and not passed_over(name):
                here = origin.within(labels.of(name), ending=ending_of(name))
                yield Member(Intake(tape.read), here) if head.type in _FILES else _no_file(here, head.type)
            tape.skip()
    except Fault as fault:
        if intake.fault is None:
            yield unread(origin, "text", 0, 0, f"{fault}", fault.remedy)


def _no_file(origin: Origin, kind: bytes) -> Part:
    """The part that tells of a member which is something else."""
    what = _BARE.get(kind, "a file with holes" if kind == _HOLES else "no file")
    return unread(origin, "text", 0, 0, f"this member is {what}, and not read.", "Pack a plain file in its place.")


class _Tape:
    """An archive at one place: before a head, or among the bytes of the member whose head came last."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._left = self._padding = 0
        self._ended = False

    def head(self) -> tarfile.TarInfo | None:
        """The next member's; ``None`` behind the end of the archive, and of another that was written behind it."""
        said: dict[bytes, bytes] = {}
        before = 0
        while head := self._next():
            if head.type not in _BEFORE:
                self._open(head, said)
                return head
            before += head.size
            if before > BEFORE:
                raise Fault(f"more than {BEFORE} bytes stand before a member that are none of it.", BY_HAND)
            self._open(head, {})
            text = b"".join(iter(lambda: self.read(CHUNK), b""))
            self.skip()
            if head.type in _ATTRIBUTES:
                said.update(_attributes(text))
            elif head.type == _NAME:
                said[b"path"] = text.partition(b"\0")[0]
        return None

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes of the member, ``b""`` at its end and where the archive is cut."""
        out = self._intake.read(min(size, self._left)) if self._left else b""
        self._left -= len(out)
        return out

    def skip(self) -> None:
        """Goes on to the next head; ``Fault`` where the archive is cut before it."""
        self._left, self._padding = self._left + self._padding, 0
        while self.read(16 * CHUNK):
            pass
        if self._left:
            raise Fault(_CUT, AGAIN)

    def _next(self) -> tarfile.TarInfo | None:
        """The next head of any type, with what it says itself."""
        while (block := self._block()) == _ZEROS:
            self._ended = True
        if not block and self._ended:
            return None
        if len(block) < _BLOCK:
            raise Fault(_CUT, AGAIN)
        self._ended = False
        try:
            head = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise Fault(f"it is damaged: {error}.", AGAIN) from error
        if head.type == _HOLES:
            goes_on, at = block, _HOLES_GO_ON[0]
            while goes_on[at : at + 1] > b"\0":
                goes_on, at = self._block(), _HOLES_GO_ON[1]
        return head

    def _block(self) -> bytes:
        """The next block; less of it where the archive ends."""
        block = self._intake.read(_BLOCK)
        while 0 < len(block) < _BLOCK and (more := self._intake.read(_BLOCK - len(block))):
            block += more
        return block

    def _open(self, head: tarfile.TarInfo, said: dict[bytes, bytes]) -> None:
        """Goes to a head's bytes; what was said of it before it stands for what it says."""
        if b"path" in said:
            head.name = said[b"path"].decode("utf-8", "surrogateescape")
        if said.get(b"size", b"").isdigit():
            head.size = int(said[b"size"][:20])
        if any(key.startswith(b"GNU.sparse.") for key in said):
            head.type = _HOLES
        if head.size < 0:
            raise Fault("it is damaged: a member has less than no bytes.", AGAIN)
        self._left = 0 if head.type in _BARE else head.size
        self._padding = -self._left % _BLOCK


def _attributes(text: bytes) -> dict[bytes, bytes]:
    """Keys and values of pax attributes, each written ``LENGTH KEY=VALUE`` with a line break, whose length counts all of it (POSIX.1, pax)."""
    found: dict[bytes, bytes] = {}
    at = 0
    while (length := text[at : at + 8].partition(b" ")[0]).isdigit() and int(length) > len(length):
        key, _, value = text[at + len(length) + 1 : at + int(length) - 1].partition(b"=")
        found[key] = value
        at += int(length)
    return found
