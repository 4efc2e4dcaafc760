"""Several stories at once, step by step: each step is taken for all of them before the next one.

The rules, their lists and the interpreter are many times larger than a processor's first caches. If stories are read one by one, the code
and data of each rule have left the cache by the next story. Sixteen stories in step take a tenth less CPU time for the same instructions
(see ``docs/performance.md``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

Step = Callable[[T], None]
"""Adds to what is known of a story."""

AT_ONCE: Final = 16
"""Stories in step at the most; with more hardly anything is gained."""


def in_step(stories: Sequence[T], steps: Iterable[Step[T]]) -> None:
    """Take each step for all stories before the next one. What a step raises on one of them is raised, and the others are given up."""
    for step in steps:
        for story in stories:
            step(story)
