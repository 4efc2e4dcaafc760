"""Rich text (``.rtf``, RTF 1.9.1), as archives of the press and word processors hand it out: its paragraphs, each with its bytes.

What stands in groups for fonts, colours, styles, pictures, fields' codes, headers and footers is none of the text. Letters beyond ASCII are
written as code points, or as bytes in the code page of the font that is set.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Part
from generator.wire.documents.paragraphs import Paragraph, parts_of
from generator.wire.encodings import Encoding
from generator.wire.intake import Intake
from generator.wire.origin import Origin, unread
from generator.wire.words import words

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n\x00]+"
    rb"|(?P<plain>[^\\{}\r\n\x00]+)"
)
_UNSHOWN = words("""
    fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf fldinst object objdata themedata
    colorschememapping listtable listoverridetable rsidtbl generator latentstyles datastore xmlnstbl mmathPr revtbl filetbl bkmkstart bkmkend
    annotation atnid atnauthor pnseclvl shppict nonshppict ftnsep aftnsep wgrffmtfilter
""")
"""Words that open a group whose text is not shown."""
_ENDS = words("par sect page row line softpage column")
"""Words that end a line of the text."""
_SIGNS = dict(zip("emdash endash lquote rquote ldblquote rdblquote bullet".split(), "—–‘’“”•", strict=True))
_SIGNS |= dict.fromkeys("tab cell nestcell emspace enspace".split(), " ")
"""Words that stand for a sign."""
_ESCAPED = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_CHARSETS = dict(
    zip(
        "0 128 129 134 136 161 162 163 177 178 186 204 222 238".split(),
        "cp1252 cp932 cp949 cp936 cp950 cp1253 cp1254 cp1258 cp1255 cp1256 cp1257 cp1251 cp874 cp1250".split(),
        strict=True,
    )
)
"""Code pages of a font's set of characters."""
_DEEPEST = 1000
_FONTS = 10_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group: whether its text is shown, its font, and how many characters behind a code point are meant for other programs."""

    shown: bool = True
    font: int = -1
    skipped: int = 1
    in_fonts: bool = False


def read_rtf(intake: Intake, origin: Origin) -> Iterator[Part]:
    """The text's articles; unread where it is over the cap."""
    cap = origin.limits.page_bytes
    data = intake.upto(cap)
    if len(data) > cap:
        yield unread(origin, "text", 0, intake.drain(), f"the file is larger than the cap of {cap} bytes.", "Save it as plain text.")
        return
    yield from parts_of(list(_Reading(data).paragraphs()), origin, Encoding("utf-8"))


class _Reading:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.codec = "cp1252"
        self.fonts: dict[int, str] = {}
        self.state = _State()
        self.outer: list[_State] = []
        self.text: list[str] = []
        self.bytes = bytearray()
        self.left = 0
        """Characters still to be passed over behind a code point."""
        self.opened = False
        """Whether a group has just been opened: its first word says what it is."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, tiling the file."""
        start = 0
        for token in _TOKEN.finditer(self.data):
            word = (token["word"] or b"").decode("ascii")
            if word in _ENDS and self.state.shown:
                yield Paragraph(self._taken(), start, token.start(), token.end())
                start = token.end()
            elif token["byte"]:
                self._byte(int(token["byte"], 16))
            else:
                self._flush()
                self._step(word, int(token["number"]) if token["number"] else None, token)
        if start < len(self.data):
            yield Paragraph(self._taken(), start, len(self.data), len(self.data))

    def _step(self, word: str, number: int | None, token: re.Match[bytes]) -> None:
        opened, self.opened = self.opened, False
        if token["brace"] == b"{":
            if len(self.outer) < _DEEPEST:
                self.outer.append(self.state)
            self.opened, self.left = True, 0
        elif token["brace"]:
            self.state = self.outer.pop() if self.outer else self.state
            self.left = 0
        elif token["sign"]:
            sign = token["sign"].decode("latin-1")
            if sign == "*":
                self.state = replace(self.state, shown=False)
            else:
                self._say(_ESCAPED.get(sign, ""))
        elif token["plain"]:
            self._say(token["plain"].decode(self._codec(), "replace"))
        elif word:
            self._word(word, number, opened)

    def _word(self, word: str, number: int | None, opened: bool) -> None:
        if word == "fonttbl":
            self.state = replace(self.state, shown=False, in_fonts=True)
        elif opened and word in _UNSHOWN:
            self.state = replace(self.state, shown=False)
        elif word == "f" and number is not None:
            self.state = replace(self.state, font=number)
        elif word == "fcharset" and self.state.in_fonts and len(self.fonts) < _FONTS:
            self.fonts[self.state.font] = _CHARSETS.get(str(number), "")
        elif word == "ansicpg" and number is not None:
            self.codec = _known(f"cp{number}") or self.codec
        elif word == "uc" and number is not None:
            self.state = replace(self.state, skipped=max(0, min(number, 16)))
        elif word == "u" and number is not None:
            self.left = 0
            self._say(chr(number % 65536) if number < 65536 else "\N{REPLACEMENT CHARACTER}")
            self.left = self.state.skipped
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _byte(self, code: int) -> None:
        self.opened = False
        if self.left:
            self.left -= 1
        elif self.state.shown:
            self.bytes.append(code)

    def _say(self, text: str) -> None:
        passed = min(self.left, len(text))
        self.left -= passed
        if self.state.shown:
            self.text.append(text[passed:])

    def _flush(self) -> None:
        """Bytes of a code page are letters once all that stand together have been read."""
        if self.bytes:
            self.text.append(bytes(self.bytes).decode(self._codec(), "replace"))
            self.bytes.clear()

    def _codec(self) -> str:
        return self.fonts.get(self.state.font) or self.codec

    def _taken(self) -> str:
        self._flush()
        text = "".join(self.text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.text.clear()
        return " ".join(text.split())


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
