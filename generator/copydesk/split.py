"""Where one article ends and the next begins, over a stream of lines.

Three blank lines or more part articles, and so does a ruled line where a headline follows. Where the white
space of the markup was kept, blank lines say nothing; there, and where articles follow one another
after a single blank line, the text itself has to tell (see ``seams``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Line

BLANKS = 3
"""So many blank lines in a row part two articles."""

_RULE = re.compile(r"\s{0,8}(?:={3,}|-{3,}|(?:[*] ?){3,}|(?:- ){2,}-|#{3,}|~{3,})\s*")


def stretches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Consecutive lines in runs that hold an article each; every line is in exactly one run."""
    run: list[Line] = []
    blanks = 0
    ended = False
    for line in lines:
        if not line.text or line.text.isspace():
            blanks += 1
            ended = ended or blanks >= BLANKS
        else:
            if len(line.text) < 200 and _RULE.fullmatch(line.text):
                ended = True
            elif ended:
                if any(kept.text and not kept.text.isspace() and not _RULE.fullmatch(kept.text[:200]) for kept in run):
                    yield run
                    run = []
                ended = False
            blanks = 0
        run.append(line)
    if run:
        yield run
