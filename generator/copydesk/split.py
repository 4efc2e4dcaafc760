"""Where one article ends and the next begins, over a stream of lines.

Three blank lines or more part articles, and so do a ruled line, one that says that an article has ended, a headline behind its key (see
``keyed``) or above a ruled line as long as it is, the marker of whoever gathered the dump (see ``markers``) and the line that a messenger sets
above each message. Where the white space of the markup was kept, blank lines say nothing; there, and where articles follow one another
after a single blank line, the text itself has to tell (see ``seams``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice, pairwise

from generator.copydesk import keyed, seams
from generator.copydesk.block import RELEASE_END, ends_sentence, fold
from generator.copydesk.joining import WIDEST_COLUMN
from generator.copydesk.marker_series import Series
from generator.copydesk.markers import LONGEST as LONGEST_MARKER
from generator.copydesk.markers import series_of
from generator.copydesk.phrases import phrasebook
from generator.copydesk.seams import BLANKS
from generator.model import Line
from generator.model.dump import PARTED
from generator.model.patterns import rare

WINDOW = 2000
"""Lines looked at to learn what blank lines mean in a dump."""

FLAT, LOOSE = 0.0, -0.3
"""Points a seam must pass (see ``seams``): fewer where the markup's white space shows that nothing else can tell."""

LONGEST = 6000
"""Lines after which an article is ended come what may, so that memory stays bounded."""

_RULE = rare(
    r"\s{0,8}(?:(?:[*] ?){3,}|(?:- ){2,}-|[-=]{3,}|#{3,}|~{3,}|[+]{3,}|%{3,}|[─━═]{3,}|—{3,}|[-=*~+]{5,}|_{10,}|:{5,}|>{5,}|<{5,}|<hr ?/?>)\s*",
    re.IGNORECASE,
)
_END = rare(
    r"[^\w\s()]{1,12} ?(?:end|fin|ende|fine|fim|конец|кінець|النهاية|انتهى|(?:end of|fin de l['’]|fin del|fin de la|ende des|نهاية) ?"
    r"(?:article|story|document|file|text|artículo|documento|noticia|artikels|dokuments|المقال|الخبر|النص)) ?[^\w\s()]{1,12}",
    re.IGNORECASE,
)
"""The line that whoever gathered a dump set below each article: ``[END]``, ``--- End of article ---``."""
_POST = rare(r"\S[^\[\]]{0,80}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\]")
"""The line that a messenger sets above each message which is copied out of it: ``Harbour News, [15.10.2025 12:34]``."""
_RULING = "=-*#~+%_:<>─━═—"
"""Signs that a line may be ruled with."""
_LONGEST_NOTICE = 80
_STORY, _STORIES = 1000, 3
"""Characters of a line that is a story if all are; lines that are, from which on they are the dump's manner."""
_LONGEST_HEADLINE = 250
_SHORTEST_HEADLINE = 12
"""Characters of a headline that a ruled line may underline."""
_NO_SIGN = " "
"""The sign under headlines in a dump where none opens an article."""
_PROSE = 80
_WRAPPED = 55
_BRIEF = 250
"""Characters of sentences that the shortest story has."""
_NEARLY_ALL = 0.9
"""Share of pieces from which on gaps part articles, headed or not."""


def stretches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Consecutive lines in runs that hold an article each; every line is in exactly one run, and the pieces of one in the same."""
    stream = iter(lines)
    window = list(islice(stream, WINDOW))
    if a_line_each(window):
        yield from _by_lines(chain(window, stream))
        return
    loose = white_space_kept(window)
    series = series_of(window)
    flat = series is None and (loose or len(list(islice(parted(window, loose), 2))) < 2)
    carried: list[Line] = []
    for run, ended in parted(chain(window, stream), loose, series):
        pieces = list(seams.cut([*carried, *run], LOOSE if loose else FLAT, loose)) if flat else [[*carried, *run]]
        carried = [] if ended or len(pieces[-1]) > LONGEST else pieces.pop()
        yield from pieces
    if carried:
        yield carried


def a_line_each(window: Sequence[Line]) -> bool:
    """Whether each article stands on a line of its own, perhaps with its headline on the line above: all other lines are as long as stories.

    Long lines with a blank one above them are as likely the paragraphs of an essay.
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
    """The lines in runs of one that is as long as a story, with the headline above it and what ran together in it."""
    run: list[Line] = []
    told = False
    for line in lines:
        if told and not is_blank(line) and not line.repair.startswith(PARTED):
            yield run
            run, told = [], False
        run.append(line)
        told = told or len(line.text) >= _STORY
    if run:
        yield run


def is_blank(line: Line) -> bool:
    """Whether nothing but white space stands on the line."""
    text = line.text
    return not text or text.isspace()


def is_rule(line: Line) -> bool:
    """Whether the line is ruled: a row of one sign, or of two in turn. Three underscores are not; wire copy sets them before its last notes."""
    text = line.text
    return text.lstrip()[:1] in _RULING and len(text) < 200 and _RULE.fullmatch(text) is not None


def is_end(line: Line) -> bool:
    """Whether the line says between signs that an article has ended."""
    return len(line.text) < _LONGEST_NOTICE and _END.fullmatch(line.text.strip()) is not None


def white_space_kept(window: Sequence[Line]) -> bool:
    """Whether blank lines are the markup's own: fewer than half of the pieces between long gaps could be an article.

    Where not every piece could be one, a headline is asked for as well, and prose below it: blank lines around what stands in the midst
    of a story (pictures, boxes) leave pieces that begin with a paragraph.
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
    alone = sum(len(piece) > 1 and _tells(piece) for piece in lengths)
    if alone > _NEARLY_ALL * len(pieces):
        return False
    return 2 * alone < len(pieces) or 2 * sum(map(_is_headed, pieces, lengths)) < len(pieces)


def _lengths(piece: Sequence[Line]) -> list[int]:
    """How long each line of a piece is; what ran together in one and was parted counts as one, unless blank lines stand between."""
    lengths: list[int] = []
    end = 0
    for line in piece:
        if line.repair.startswith(PARTED) and lengths and line.start == end:
            lengths[-1] += len(line.text)
        else:
            lengths.append(len(line.text.strip()))
        end = line.end
    return lengths


def _tells(lengths: Sequence[int]) -> bool:
    """Whether among the lines of a piece is one as long as a paragraph, or several as long as wrapped ones."""
    return max(lengths) >= _PROSE or sum(length >= _WRAPPED for length in lengths) >= 3


def _is_headed(piece: Sequence[Line], lengths: Sequence[int]) -> bool:
    """Whether the piece opens with a line that is no sentence, and holds sentences as long as a brief."""
    if lengths[0] >= _PROSE and ends_sentence(piece[0].text):
        return False
    wide = max(lengths) > WIDEST_COLUMN
    return sum(len(line.text) for line in piece if not wide or (len(line.text) >= _PROSE and ends_sentence(line.text))) >= _BRIEF


def _is_notice(text: str) -> bool:
    """Whether the line opens what a press release says of its house below its end: ``About the Harbour Council``."""
    return len(text) <= _LONGEST_NOTICE and f"{fold(text)} ".startswith(tuple(f"{opening} " for opening in phrasebook().words("release", "foot")))


def underlines(above: Sequence[Line], rule: str) -> bool:
    """Whether a ruled line is as long as the line right above it, which no sentence ends: then it underlines a headline, and parts nothing."""
    text = above[-1].text.strip() if above else ""
    stands_alone = len(above) < 2 or is_blank(above[-2])
    return stands_alone and len(text) >= _SHORTEST_HEADLINE and abs(len(rule.strip()) - len(text)) <= 1 and not ends_sentence(text)


def _has_prose(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= _WRAPPED for line in lines[:-1])


def parted(lines: Iterable[Line], loose: bool, series: Series | None = None) -> Iterator[tuple[list[Line], bool]]:
    """The lines cut at long gaps (unless ``loose``), at rules and at markers (``series``); the gap stays with what stands above it.

    Between a marker and its story nothing is cut. A run comes with whether it ended so; one that grew to half of ``LONGEST`` is handed on as
    far as it came.
    """
    run: list[Line] = []
    blanks = 0
    ended = told = closed = False
    is_keyed: bool | None = None
    markers = 0
    heading = ""
    for line in lines:
        text = line.text
        # What ``is_blank`` would say, without the call: every line of every dump comes by here.
        if not text or text.isspace():
            blanks += 1
            ended = ended or (blanks >= BLANKS and not loose)
        elif not text[0].isalnum() and is_rule(line):
            if underlines(run, text):
                # The line that it rules off is a headline, and opens an article if the dump's first line was one of that kind.
                heading = heading or (text.strip()[0] if not _has_prose(run) else _NO_SIGN)
                if heading == text.strip()[0] and _has_prose(run):
                    yield run[:-1], True
                    run = run[-1:]
                line = line._replace(role="boilerplate")
            else:
                ended, closed = True, text.strip() == RELEASE_END
        elif not text[0].isalnum() and is_end(line):
            ended = closed = True
        else:
            if is_keyed is None:
                is_keyed = keyed.opens([line])
            if series and len(text) <= LONGEST_MARKER and (span := series(text.strip(), markers + 1)):
                markers += 1
                headline = text.strip()[slice(*span)]
                line = line._replace(text=headline) if headline else line._replace(role="boilerplate")
                ended = told = markers > 1
            elif series and not markers:
                line = line._replace(role="boilerplate")
            ended = ended or (text[-1] == "]" and _POST.fullmatch(text) is not None) or (is_keyed and told and keyed.names_headline(text))
            if ended and told and not (closed and _is_notice(text)) and not (is_keyed and keyed.is_head(run)):
                yield run, True
                run, told = [], False
            elif len(run) >= LONGEST // 2:
                yield run, False
                run = []
            told = series is None or told or len(text) >= _WRAPPED
            ended, closed, blanks = False, False, 0
        run.append(line)
    if run:
        yield run, True
