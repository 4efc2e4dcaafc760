"""Cutting by signs alone: at long gaps, ruled lines, markers (see ``markers``), and lines that say that an article has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.copydesk import keyed
from generator.copydesk.block import RELEASE_END, fold
from generator.copydesk.cutting.lines import BLANKS, WRAPPED, is_end, is_post, is_rule, underlines
from generator.copydesk.cutting.marker_series import Series
from generator.copydesk.cutting.markers import LONGEST as LONGEST_MARKER
from generator.copydesk.phrases import phrasebook
from generator.model import Limits, Line

LONGEST = 6000
"""Lines after which an article is ended come what may, so that memory stays bounded."""

_MOST = Limits().article_bytes
"""Bytes of an article in a dump whose separator the editor has named."""
_LONGEST_NOTICE = 80
_NO_SIGN = " "
"""The sign under headlines in a dump where none opens an article."""

Run = tuple[list[Line], bool]
"""Lines without a sign between them, and whether a sign ended them."""


def cut(lines: Iterable[Line], loose: bool, series: Series | None = None) -> Iterator[Run]:
    """The lines cut at long gaps (unless ``loose``), at rules and at markers (``series``); a gap stays with what is above it.

    Nothing is cut between a marker and its story. A run that has grown to half of ``LONGEST`` is handed on as it is.
    """
    return _Cutter(loose, series).cut(lines)


def cut_below(lines: Iterable[Line], separator: str) -> Iterator[list[Line]]:
    """The lines cut below each ``separator`` (white space around it aside) and nowhere else; not at all where it is ``""``.

    A separator stays with the article above it, and what stands above the first article stays with that. A run of ``_MOST`` bytes is ended
    come what may.
    """
    run: list[Line] = []
    has_story = is_over = False
    size = 0
    for line in lines:
        text = line.text.strip()
        if separator and text == separator:
            line = line._replace(role="boilerplate")
            is_over = has_story
        elif text:
            if is_over or size >= _MOST:
                yield run
                run, is_over, size = [], False, 0
            has_story = True
        run.append(line)
        size += line.end - line.start
    if run:
        yield run


class _Cutter:
    """Reads lines in their order, and holds those since the last cut.

    ``_has_story``  whether one of them may be an article's
    ``_is_over``    whether what came last ends an article, should another one begin
    ``_is_closed``  whether it says so in words or signs, behind which the notice of a press release may follow
    ``_heading``    the sign that underlines the headlines which open articles, once the first of them is known
    """

    def __init__(self, loose: bool, series: Series | None) -> None:
        self._loose, self._series = loose, series
        self._run: list[Line] = []
        self._blanks = self._markers = 0
        self._has_story = self._is_over = self._is_closed = False
        self._is_keyed: bool | None = None
        self._heading = ""

    def cut(self, lines: Iterable[Line]) -> Iterator[Run]:
        for line in lines:
            text = line.text
            finished: Run | None = None
            # What ``is_blank`` would say, without the call: every line of every dump comes by here.
            if not text or text.isspace():
                self._blanks += 1
                self._is_over = self._is_over or (self._blanks >= BLANKS and not self._loose)
            elif not text[0].isalnum() and is_rule(line):
                line, finished = self._ruled(line)
            elif not text[0].isalnum() and is_end(line):
                self._is_over = self._is_closed = True
            else:
                line, finished = self._said(line)
            if finished:
                yield finished
            self._run.append(line)
        if self._run:
            yield self._run, True

    def _ruled(self, line: Line) -> tuple[Line, Run | None]:
        """A ruled line. One that underlines a headline parts nothing itself: the headline opens an article if the first such one did."""
        sign = line.text.strip()[0]
        if not underlines(self._run, line.text):
            self._is_over, self._is_closed = True, line.text.strip() == RELEASE_END
            return line, None
        self._heading = self._heading or (_NO_SIGN if _has_prose(self._run) else sign)
        above = self._run[:-1] if self._heading == sign and _has_prose(self._run) else []
        self._run = self._run[len(above) :]
        return line._replace(role="boilerplate"), (above, True) if above else None

    def _said(self, line: Line) -> tuple[Line, Run | None]:
        """A line of text, or a marker: an article may begin with it."""
        text = line.text
        if self._is_keyed is None:
            self._is_keyed = keyed.opens([line])
        if self._series:
            line = self._marked(line, self._series)
        finished: Run | None = None
        opens = self._is_over or ((self._is_keyed or text[-1] == "]") and self._opens(text))
        if opens and self._has_story and not self._goes_on(text):
            finished = self._run, True
            self._run, self._has_story = [], False
        elif len(self._run) >= LONGEST // 2:
            finished = self._run, False
            self._run = []
        self._has_story = self._series is None or self._has_story or len(text) >= WRAPPED
        self._is_over = self._is_closed = False
        self._blanks = 0
        return line, finished

    def _opens(self, text: str) -> bool:
        """Whether an article begins with the line whatever stands above it: the head of a message, or a headline behind its key."""
        return is_post(text) or (self._is_keyed is True and keyed.names_headline(text))

    def _goes_on(self, text: str) -> bool:
        """Whether the line belongs to what stands above it all the same: a release's notice on its house, or the body below its fields."""
        return (self._is_closed and _is_notice(text)) or (self._is_keyed is True and keyed.is_head(self._run))

    def _marked(self, line: Line, series: Series) -> Line:
        """The line, of a marker only the headline in it; above the first marker stands what the dump is called."""
        text = line.text.strip()
        if len(line.text) <= LONGEST_MARKER and (span := series(text, self._markers + 1)):
            self._markers += 1
            self._is_over = self._has_story = self._markers > 1
            headline = text[slice(*span)]
            return line._replace(text=headline) if headline else line._replace(role="boilerplate")
        return line if self._markers else line._replace(role="boilerplate")


def _is_notice(text: str) -> bool:
    """Whether the line opens what a press release says of its house below its end: ``About the Harbour Council``."""
    return len(text) <= _LONGEST_NOTICE and f"{fold(text)} ".startswith(tuple(f"{opening} " for opening in phrasebook().words("release", "foot")))


def _has_prose(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= WRAPPED for line in lines[:-1])
