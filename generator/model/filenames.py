"""How a file's name is written down: whatever bytes it is made of, in characters that can be printed."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SPELLED = re.compile(r"(?:%[0-9A-F]{2})+")


def printable(name: str) -> str:
    """A name as it may stand in a ledger: bytes that are no UTF-8 and characters that show nothing are spelled as in a web address
    (``%0A``), so that no two files get one name."""
    return name if name.isprintable() else "".join(c if c.isprintable() else _spelled(c) for c in name)


def located(path: Path) -> Path:
    """The file whose path was written down by ``printable``."""
    if "%" not in str(path) or path.exists():
        return path
    return Path(_SPELLED.sub(_plain, str(path)))


def _spelled(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(char))


def _plain(spelled: re.Match[str]) -> str:
    """What ``printable`` spelled; a name may have a % of its own."""
    name = os.fsdecode(bytes.fromhex(spelled[0].replace("%", "")))
    return spelled[0] if name.isprintable() else name
