"""Where a dump is cut by signs alone: at long gaps, ruled lines, lines that say that an article has ended, and markers (see ``markers``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.copydesk import keyed
from generator.copydesk.block import RELEASE_END, ends_sentence, fold
from generator.copydesk.cutting.marker_series import Series
from generator.copydesk.cutting.markers import LONGEST as LONGEST_MARKER
from generator.copydesk.cutting.seams import BLANKS
from generator.copydesk.phrases import phrasebook
from generator.model import Limits, Line
from generator.model.patterns import rare

LONGEST = 6000
"""Lines after which an article is ended come what may, so that memory stays bounded."""

_MOST = Limits().article_bytes
"""Bytes of an article that is set apart by whoever knows the dump."""

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
_SHORTEST_HEADLINE = 12
"""Characters of a headline that a ruled line may underline."""
_NO_SIGN = " "
"""The sign under headlines in a dump where none opens an article."""
_WRAPPED = 55
"""Characters of a line of text that was wrapped."""

Run = tuple[list[Line], bool]
"""Lines that no sign parts, and whether they ended with one."""


def cut(lines: Iterable[Line], loose: bool, series: Series | None = None) -> Iterator[Run]:
    """The lines cut at long gaps (unless ``loose``), at rules and at markers (``series``); the gap stays with what stands above it.

    Between a marker and its story nothing is cut. A run that grew to half of ``LONGEST`` is handed on as far as it came.
    """
    return _Cutter(loose, series).cut(lines)


def cut_below(lines: Iterable[Line], separator: str) -> Iterator[list[Line]]:
    """The lines cut below each that is ``separator`` (without white space around it) and at no other sign; nowhere where it is ``""``.

    A run of ``_MOST`` bytes is ended come what may. Separators stay with what stands above them; what stands above the first article stays with it.
    """
    run: list[Line] = []
    told = ended = False
    size = 0
    for line in lines:
        text = line.text.strip()
        if separator and text == separator:
            line = line._replace(role="boilerplate")
            ended = told
        elif text:
            if ended or size >= _MOST:
                yield run
                run, ended, size = [], False, 0
            told = True
        run.append(line)
        size += line.end - line.start
    if run:
        yield run


class _Cutter:
    """Reads lines in their order. ``_ended``: what came last would end an article; ``_closed``: it says so; ``_told``: something has been said
    that makes an article since."""

    def __init__(self, loose: bool, series: Series | None) -> None:
        self._loose, self._series = loose, series
        self._run: list[Line] = []
        self._blanks = self._markers = 0
        self._ended = self._closed = self._told = False
        self._is_keyed: bool | None = None
        self._heading = ""

    def cut(self, lines: Iterable[Line]) -> Iterator[Run]:
        for line in lines:
            text = line.text
            cut: Run | None = None
            # What ``is_blank`` would say, without the call: every line of every dump comes by here.
            if not text or text.isspace():
                self._blanks += 1
                self._ended = self._ended or (self._blanks >= BLANKS and not self._loose)
            elif not text[0].isalnum() and is_rule(line):
                line, cut = self._ruled(line)
            elif not text[0].isalnum() and is_end(line):
                self._ended = self._closed = True
            else:
                line, cut = self._said(line)
            if cut:
                yield cut
            self._run.append(line)
        if self._run:
            yield self._run, True

    def _ruled(self, line: Line) -> tuple[Line, Run | None]:
        """A ruled line. One that underlines a headline parts nothing itself: the headline opens an article if the first such one did."""
        sign = line.text.strip()[0]
        if not underlines(self._run, line.text):
            self._ended, self._closed = True, line.text.strip() == RELEASE_END
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
        opens = (text[-1] == "]" and _POST.fullmatch(text) is not None) or (self._is_keyed and self._told and keyed.names_headline(text))
        finished: Run | None = None
        if (self._ended or opens) and self._told and not (self._closed and _is_notice(text)) and not (self._is_keyed and keyed.is_head(self._run)):
            finished = self._run, True
            self._run, self._told = [], False
        elif len(self._run) >= LONGEST // 2:
            finished = self._run, False
            self._run = []
        self._told = self._series is None or self._told or len(text) >= _WRAPPED
        self._ended = self._closed = False
        self._blanks = 0
        return line, finished

    def _marked(self, line: Line, series: Series) -> Line:
        """The line, of a marker only the headline in it; above the first marker stands what the dump is called."""
        text = line.text.strip()
        if len(line.text) <= LONGEST_MARKER and (span := series(text, self._markers + 1)):
            self._markers += 1
            self._ended = self._told = self._markers > 1
            headline = text[slice(*span)]
            return line._replace(text=headline) if headline else line._replace(role="boilerplate")
        return line if self._markers else line._replace(role="boilerplate")


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
