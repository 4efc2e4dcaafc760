"""What the sidecar of a dump is called."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ENDING: Final = ".toml"


def names(dump: Path) -> tuple[str, ...]:
    """``a.txt.toml`` and ``a.toml`` for ``a.txt``, in its folder, the one that counts first; no file is its own. (Texts: a site has many dumps.)"""
    whole = str(dump)
    folder = whole[: len(whole) - len(dump.name)]
    return tuple(path for path in (f"{whole}{ENDING}", f"{folder}{dump.stem}{ENDING}") if path != whole)
