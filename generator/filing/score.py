"""How much the sightings of a topic weigh, and how much is enough.

The points say what a newspaper's own habits say: the headline names what a story is about, the first paragraph what
happened and to whom; a subject comes back paragraph after paragraph, a passing mention does not. How often a name
stands within one paragraph says little, so a paragraph counts once. The figures were chosen by hand and checked on
places assigned by Reuters' editors (``benchmarks/filing.py``); a wide range around them does as well.
"""

from __future__ import annotations

import math

POINTS = {"headline": 5.0, "standfirst": 2.0, "dateline": 2.0, "lead": 3.0, "body": 2.0, "caption": 1.0}
"""Points for one zone with a term of weight 1."""

OVERSHADOWED = 0.4
"""What is left of a body paragraph's points in a story whose headline belongs to another topic."""

_FULL_PARAGRAPHS = 3


def share(rank: int) -> float:
    """What the ``rank``-th paragraph of the body (from 0, heaviest first) adds of its points.

    Three count in full, each further one half of the one before: their sum never passes four, so that a word too
    light to file an article does not get there by mere repetition.
    """
    return 1.0 if rank < _FULL_PARAGRAPHS else float(0.5 ** (rank - _FULL_PARAGRAPHS + 1))


def enough(threshold: float, length: int) -> float:
    """The threshold for a story of ``length`` words: three quarters up to 100 words, the whole at 566, a tenth more a doubling.

    In a brief a single mention in the lead is the story; in a long read two in the body are passing.
    """
    factor = 0.75 + 0.1 * math.log2(max(1, length) / 100)
    return threshold * min(1.5, max(0.75, factor))
