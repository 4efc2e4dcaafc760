"""One value on one line: what any text must go through before it stands in metadata or in Markdown."""

from __future__ import annotations

from typing import Final

_BREAKS: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_UNPRINTABLE: Final = [*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0xFEFF]

_FOLD: Final[dict[int, str | None]] = {
    **dict.fromkeys(_UNPRINTABLE),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, _BREAKS), " "),
}


def one_line(text: str) -> str:
    """The text without a line break: every break or tab is a space, control characters are gone, ends are bare.

    Also gone is what no XML document may hold (U+FFFE, U+FFFF) and the byte-order mark; a lone surrogate, which
    UTF-8 cannot hold, becomes U+FFFD. Every other character stays, no-break spaces among them.
    """
    # No sign of the table is printable: most text needs no look at each of its characters.
    if text.isprintable():
        return text.strip()
    return text.translate(_FOLD).strip()
