"""Which encoding bytes are in, and a line or a whole text decoded. Nothing is ever dropped from the account."""

from __future__ import annotations

import codecs
import re
import sys
from typing import Literal, NamedTuple

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, longest first where one begins like another."""

CODE_PAGES = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
"""What a dump is that is neither UTF-8 nor UTF-16; a longer list makes short texts ambiguous."""

NAMES = {"cp125" + digit: "windows-125" + digit for digit in "0123456"}
"""How a code page is named to an editor."""

WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Bytes of a code unit, for encodings in which a line break is more than one byte."""

HEAD = 64 * 1024
"""Bytes by which an encoding is judged."""

_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")


class Encoding(NamedTuple):
    """A codec name, the length of the byte-order mark before the text, and whether it is a guess."""

    codec: str
    bom: int = 0
    guessed: bool = False

    @property
    def name(self) -> str:
        """The name for a ledger."""
        return NAMES.get(self.codec, self.codec)

    @property
    def repairs(self) -> tuple[str, ...]:
        """What an editor has to know of the whole text: that nobody said in which encoding it is."""
        return (f"read as {self.name}, the likeliest by its letters",) if self.guessed else ()


def known(name: str) -> str:
    """Python's name of a text encoding, ``""`` for one that it does not know or that is no text encoding."""
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    if not getattr(info, "_is_text_encoding", True):
        return ""
    # What the web calls Latin-1 and ASCII is Windows-1252 (WHATWG Encoding, section 4.2).
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(info.name, info.name)


def judge(head: bytes, declared: str = "") -> Encoding:
    """The encoding of a text of which ``head`` is the beginning: mark, zero bytes, UTF-8, what was declared, a guess."""
    for mark, codec in BOMS:
        if head.startswith(mark):
            return Encoding(codec, len(mark))
    if wide := _without_mark(head):
        return Encoding(wide)
    if is_utf8(head):
        return Encoding("utf-8")
    if (codec := known(declared)) and codec not in WIDE and not (codec == "utf-8" and not mostly_utf8(head)):
        return Encoding(codec)
    return Encoding("utf-8") if mostly_utf8(head) else Encoding(code_page(head), guessed=True)


def _without_mark(head: bytes) -> str:
    """UTF-16 without a mark: every other byte is zero in Latin text, and at the spaces and line ends of any other."""
    sample = head[: 4096 - len(head[:4096]) % 2]
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for codec, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if pairs >= 4 and here > 0.08 * pairs and there < 0.01 * pairs:
            text = sample.decode(codec, "replace")
            if sum(c.isprintable() or c in "\r\n\t" for c in text) > 0.95 * len(text):
                return codec
    return ""


def is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8; the last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def mostly_utf8(data: bytes) -> bool:
    """Whether broken UTF-8 is likelier than a code page: at least as many whole characters as broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return len(text) - len(text.encode("ascii", "ignore")) - broken >= broken


def code_page(data: bytes) -> str:
    """The likeliest code page of bytes that are not UTF-8.

    A few high bytes among Latin letters are Windows-1252, in which most such dumps are; where they are the
    bulk of the text, charset-normalizer judges.
    """
    sample = data[: 32 * 1024]
    high, latin = len(_HIGH.findall(sample)), len(_LETTER.findall(sample))
    if high * 3 < latin:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=CODE_PAGES, threshold=0.6).best()
    return best.encoding if best else "cp1252"


def decode_line(raw: bytes, encoding: Encoding) -> tuple[str, str]:
    """One line, in an encoding whose line breaks are single bytes, decoded and not mended; and how it was read, if not as its dump is.

    A line of another encoding than its dump's (dumps get joined) is read as that one.
    """
    try:
        text, note = raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        codec = encoding.codec
        if codec == "utf-8":
            codec = "utf-8" if mostly_utf8(raw) else code_page(raw)
        text = raw.decode(codec, "surrogateescape")
        note = f"read as {NAMES.get(codec, codec)}" if codec != encoding.codec else ""
    return text, note


def decode_whole(data: bytes, encoding: Encoding) -> str:
    """All of ``data`` (without its mark) so that ``encode_back`` gives the same bytes: undecodable ones become surrogates.

    What UTF-32 has no sign for becomes the replacement character, which is as long.
    """
    if encoding.codec in WIDE:
        whole = data[: len(data) - len(data) % WIDE[encoding.codec]]
        try:
            return whole.decode(encoding.codec, "surrogatepass")
        except UnicodeDecodeError:
            order: Literal["little", "big"] = "little" if encoding.codec.endswith("le") else "big"
            units = (int.from_bytes(whole[at : at + 4], order) for at in range(0, len(whole), 4))
            return "".join(chr(unit) if unit <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}" for unit in units)
    return data.decode(encoding.codec, "surrogateescape")
