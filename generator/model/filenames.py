"""How a file's name is written down: whatever bytes it is made of, in characters that can be printed."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SPELLED = re.compile(r"(?:%[0-9A-F]{2})+")


def printable(name: str) -> str:
    """A name as it may stand in a ledger: where it has bytes that are no UTF-8 or characters that show nothing, these (and each ``%``) are
    spelled as in a web address, ``%0A``, so that no two files get one name."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() and c != "%" else "".join(f"%{byte:02X}" for byte in os.fsencode(c)) for c in name)


def located(top: Path, name: str) -> Path:
    """The file below ``top`` whose name was written down by ``printable``."""
    path = top / name
    if "%" not in name or path.exists():
        return path
    return top / _SPELLED.sub(lambda spelled: os.fsdecode(bytes.fromhex(spelled[0].replace("%", ""))), name)
