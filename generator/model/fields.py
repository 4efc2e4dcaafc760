"""What an article has on its way in and as it stands: how its date is known, a caption with its credit line."""

from __future__ import annotations

from typing import Literal, NamedTuple

DateSource = Literal["stated", "inferred", "unknown"]
Precision = Literal["year", "month", "day", "minute"]


class Caption(NamedTuple):
    """A photo caption and its credit line, kept apart; ``credit`` is empty where none was given."""

    text: str
    credit: str = ""
