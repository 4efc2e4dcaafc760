"""The copy desk: raw text in, articles and the account of every byte out. Start with ``desk.py``.

The desk itself is imported when the first part is read: whoever only compares articles or spells slugs need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.copydesk.parts import edit

__all__ = ["edit"]


def __getattr__(name: str) -> object:
    """``edit``, on first use."""
    if name == "edit":
        from generator.copydesk import parts

        return parts.edit
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
