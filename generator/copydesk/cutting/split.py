"""A stream of lines in, the lines of one article at a time out.

Articles are parted by three blank lines or more, by a ruled line or one that says that an article has ended, by a headline behind its key
(see ``keyed``) or above a rule of its own length, by a marker (see ``markers``), and by the line that a messenger sets above each message.
Where the white space is that of a page's markup, blank lines mean nothing; there, and where a single blank line stands between articles,
the text itself has to tell (see ``seams``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice, pairwise
from typing import NamedTuple

from generator.copydesk.block import ends_sentence
from generator.copydesk.cutting import by_signs, seams
from generator.copydesk.cutting.by_signs import LONGEST
from generator.copydesk.cutting.lines import BLANKS, PROSE, hold_text, is_blank
from generator.copydesk.cutting.markers import series_of
from generator.copydesk.layout.joining import WIDEST_COLUMN
from generator.model import Line
from generator.model.dump import PARTED

_WINDOW = 2000
"""Lines looked at to learn what blank lines mean in a dump."""

_STORY, _STORIES = 1000, 3
"""Characters of a line that is a story by itself, and how many such lines show that each story of the dump is one."""
_LONGEST_HEADLINE = 250
_BRIEF = 250
"""Characters of sentences that the shortest story has."""
_WRAPPED_LINES = 3
"""Lines as wide as wrapped ones that the shortest story has, if none is as long as a paragraph."""
_NEARLY_ALL = 0.9
"""If more than this share of the pieces between gaps could be articles, gaps part articles, whether these have headlines or not."""


class Cuts(NamedTuple):
    """What the editor has said of a dump: that it is ``one_article``, or which line is the ``separator`` between two (``""``: nothing said)."""

    one_article: bool = False
    separator: str = ""


UNKNOWN = Cuts()
"""Nothing was said: the text has to tell."""


def stretches(lines: Iterable[Line], cuts: Cuts = UNKNOWN) -> Iterator[list[Line]]:
    """The lines in consecutive runs of one article each. Every line is in exactly one run, and the pieces of a mended line in the same."""
    if cuts != UNKNOWN:
        yield from by_signs.cut_below(lines, cuts.separator)
        return
    stream = iter(lines)
    window = list(islice(stream, _WINDOW))
    if _is_a_line_each(window):
        yield from _by_lines(chain(window, stream))
        return
    loose = _keeps_white_space(window)
    series = series_of(window)
    has_no_signs = series is None and (loose or len(list(islice(by_signs.cut(window, loose), 2))) < 2)
    carried: list[Line] = []
    for run, ended in by_signs.cut(chain(window, stream), loose, series):
        pieces = list(seams.cut([*carried, *run], loose)) if has_no_signs else [[*carried, *run]]
        carried = [] if ended or len(pieces[-1]) > LONGEST else pieces.pop()
        yield from pieces
    if carried:
        yield carried


def _is_a_line_each(window: Sequence[Line]) -> bool:
    """Whether each article stands on a line of its own, perhaps with its headline on the line above.

    Long lines with blank ones above them might as well be the paragraphs of an essay.
    """
    if sum(len(line.text) >= _STORY for line in window) < _STORIES:
        return False
    if any(is_blank(above) and len(line.text) >= _STORY for above, line in pairwise(dropwhile(is_blank, window))):
        return False
    said = [line for line in window if not is_blank(line) and not line.repair.startswith(PARTED)]
    long = sum(len(line.text) >= _STORY for line in said)
    if long < _STORIES or 2 * long < len(said):
        return False
    if any(len(line.text) < _STORY and (len(line.text) > _LONGEST_HEADLINE or ends_sentence(line.text)) for line in said):
        return False
    heads = [len(line.text) < _STORY for line in said]
    return not heads[-1] and not any(above and below for above, below in pairwise(heads)) and sum(heads) in (0, long)


def _by_lines(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in runs that end with one as long as a story; the pieces into which it was mended go with it."""
    run: list[Line] = []
    has_story = False
    for line in lines:
        if has_story and not is_blank(line) and not line.repair.startswith(PARTED):
            yield run
            run, has_story = [], False
        run.append(line)
        has_story = has_story or len(line.text) >= _STORY
    if run:
        yield run


def _keeps_white_space(window: Sequence[Line]) -> bool:
    """Whether blank lines are the markup's own, so that they part nothing: fewer than half of the pieces between them could be articles.

    Unless nearly all of them could, each must also have a headline with prose below it: gaps around pictures and boxes in the midst of a
    story leave pieces that begin with a paragraph.
    """
    pieces: list[list[Line]] = [[]]
    blanks = 0
    for line in window:
        if is_blank(line):
            blanks += 1
            continue
        if blanks >= BLANKS and pieces[-1]:
            pieces.append([])
        blanks = 0
        pieces[-1].append(line)
    if len(pieces) < 4:
        return False
    lengths = [_lengths(piece) for piece in pieces]
    alone = sum(len(piece) > 1 and hold_text(piece, _WRAPPED_LINES) for piece in lengths)
    if alone > _NEARLY_ALL * len(pieces):
        return False
    return 2 * alone < len(pieces) or 2 * sum(map(_is_headed, pieces, lengths)) < len(pieces)


def _lengths(piece: Sequence[Line]) -> list[int]:
    """The length of each line of a piece; the pieces of a mended line count as one, unless blank lines stand between them."""
    lengths: list[int] = []
    end = 0
    for line in piece:
        if line.repair.startswith(PARTED) and lengths and line.start == end:
            lengths[-1] += len(line.text)
        else:
            lengths.append(len(line.text.strip()))
        end = line.end
    return lengths


def _is_headed(piece: Sequence[Line], lengths: Sequence[int]) -> bool:
    """Whether the piece opens with a line that is no sentence, and holds sentences as long as a brief."""
    if lengths[0] >= PROSE and ends_sentence(piece[0].text):
        return False
    wide = max(lengths) > WIDEST_COLUMN
    return sum(len(line.text) for line in piece if not wide or (len(line.text) >= PROSE and ends_sentence(line.text))) >= _BRIEF
