"""Files that are no text: what they are called in a message that says why nothing was read of them."""

from __future__ import annotations

import re

from generator.wire.encodings import BOMS, WIDE, judge

NAMES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
)
"""What people drop by mistake, for a message that says so."""

_MEDIA = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....(?:WEBP|WAVE|AVI )|OggS|ID3|\xff[\xe0-\xff]|fLaC|....ftyp|\x1a\x45\xdf\xa3|#!AMR", re.DOTALL)
"""First bytes of pictures, sounds and films."""

_CONTROL = bytes(code for code in range(32) if code not in (8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31))


def called(head: bytes) -> str:
    """What a head that is no text is, in words; ``""`` for text. A few zero bytes make no binary file."""
    for magic, name in NAMES:
        if head.startswith(magic) and (magic[0] > 127 or not head[:512].isascii() or magic.startswith(b"%PDF")):
            return name
    if any(head.startswith(mark) for mark, _ in BOMS) or judge(head).codec in WIDE:
        return ""
    control = len(head) - len(head.translate(None, _CONTROL))
    return "a binary file" if control > 0.05 * len(head) else ""


def is_media(head: bytes) -> bool:
    """Whether a head is that of a picture, a sound or a film."""
    return _MEDIA.match(head) is not None
