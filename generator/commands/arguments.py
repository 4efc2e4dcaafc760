"""What several verbs are given in the same form."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from generator.settings import MOST_JOBS


def whole(least: int, most: int) -> Callable[[str], int]:
    """How ``argparse`` is to read a whole number within bounds; what it says of another word is in an editor's terms."""

    def read(word: str) -> int:
        try:
            number = int(word)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"must be a whole number from {least} to {most}, not {word!r}")
        return number

    return read


jobs = whole(0, MOST_JOBS)
"""A number of processes; 0 leaves it to the settings and the machine."""
