"""Days in the copy that may be the article's own, and what speaks against each.

A date counts only in a date line: by itself, or beside a byline, a section, a reading time. Dates in sentences and captions belong to what
is told there, those in lists and posts to other stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.copydesk.dates.dialect import unaccented
from generator.copydesk.dates.mention import Label, Mention
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.tokens import scan
from generator.copydesk.dates.vocabulary import LABEL_WORDS, MONTHS
from generator.copydesk.dates.yearless import first_day
from generator.copydesk.function_words import FUNCTION_WORDS

_BESIDE = 60
"""Characters that a date line may hold beside its dates; in a longer line a date is of something else."""
_MOST_BESIDE_HOUR = 0.4
"""The share of them that a "today, 20:45" without a label may have beside it: a name or a section. The hour of a match has more."""
_SENTENCE_WORDS = 2
"""With so many function words beside a date the line is a sentence or a caption; a byline has one (``by``, ``von``), and those with a
capital belong to names (``The Harbour Times``)."""
_IN_BYLINES = frozenset("by von par por di da de door van av af in en dans und and et y e og och".split())
"""Function words of bylines and sections: ``24 April 2022 by Jane Doe in Harbour``."""
_FULL_STOPS = ("。", "！", "？")
"""The end of a sentence in scripts that set no blanks, where no small words can give it away."""
_BARS = ("-", "–", "—", "|", "·", "•", "/")
REACH = 60
"""Lines above the story that are looked at; further up stands the masthead of the page, with the day it was taken."""
_FAR = 20
"""So many lines between a date and the story weigh as much as a line full of other words."""
_PROSE = 80
LEAD_PARAGRAPHS = 3
"""Paragraphs of the story within which a date line may still belong to its head."""
_DATELINE = 120
_DATELINE_END = re.compile(r"\s*(?:م\s+)?(?:\([^()]{1,40}\)[\s.]*|[\u0620-\u064a]{2,9}\s?)?[-–—]{1,2}\s")
"""An agency at most, in brackets or as Arabic copy sets it bare, and a dash."""
_DAY_BEFORE_DASH = re.compile(r"[^\d]{2,60}+\d[^-–—]{0,60}+[-–—]")
_FOOT = 12
_HANDLE = "(@"
"""What stands behind the name in a line that signs an embedded post; its day is that of the post."""
_LABEL = 24
"""Characters of a label that stands on a line of its own."""
_HOUR = 0.5
"""How far a day with its hour is ahead of one without: a story has an hour, the day of a judgment or a product has none."""
_FOREIGN = 3.0
"""How far a day falls behind if its month is named in another language than the story's: a page may do so, but beside a day in the story's
language it is that of a neighbour."""
_ROW, _LIST = 4, 3
"""Lines at the most from one day to the next in a list of stories, and days at the least of such a list."""
_YEAR = re.compile(r"\d(?:\d{3}|[./-]\d\d?[./-]\d\d)")
_RUN_IN = 500
"""Characters of a line within which a day that ran into it is looked for."""
_CITATION = 3
"""Lines over which a recommended citation may run: title and day, address, day of retrieval."""
_DOUBT: dict[Label, float] = {"published": 0, "": 2, "updated": 5}
_DOUBT_BELOW = 8


class Candidate(NamedTuple):
    """A mention, and the ``doubt`` whether it is the article's own date: the lower, the better."""

    mention: Mention
    doubt: float


def candidates(head: Sequence[str], story: Sequence[str], foot: Sequence[str], language: str) -> list[Candidate]:
    """Days that may be the article's own, in the order of the copy: in its head, among its first paragraphs, at its foot."""
    found = [*_above(head, language), *_among(story, language), *_below(foot[:_FOOT], language)]
    if not found:
        return [*_run_in([*head[-_FOOT:], *story[:_FOOT]], language)]
    differ = language and len({candidate.mention.words for candidate in found}) > 1
    return [_in_its_language(candidate, language) for candidate in found] if differ else found


def date_line(text: str, language: str = "") -> tuple[Mention, ...]:
    """The dates of a date line, which may hold labels, a byline or a section beside them; of any other line none."""
    if len(text) > _BESIDE * 4 or (_HANDLE in text and text.split(maxsplit=1)[0].lower() not in _IN_BYLINES):
        return ()
    mentions = in_line(text, language)
    if not mentions:
        return ()
    beside = _beside(text, mentions)
    if beside.endswith(_FULL_STOPS):
        return ()
    labelled = any(mention.label in ("published", "updated") for mention in mentions)
    return mentions if len(beside) <= _BESIDE and (labelled or not _is_sentence(beside, _stands_apart(text, mentions))) else ()


def _beside(line: str, mentions: Sequence[Mention]) -> str:
    """What the line says beside its dates."""
    rest, at = [], 0
    for mention in mentions:
        rest.append(line[at : mention.start].strip())
        at = mention.end
    return " ".join([*rest, line[at:].strip()]).strip()


def _stands_apart(line: str, mentions: Sequence[Mention]) -> bool:
    """Whether the day begins the line, or ends it behind a dash or a bar, so that the rest may be a byline or a section."""
    return mentions[0].start == 0 or (mentions[-1].end == len(line) and line[: mentions[0].start].rstrip().endswith(_BARS))


def _is_sentence(words: str, apart: bool) -> bool:
    small = [word for word in words.split() if word in FUNCTION_WORDS]
    return sum(not (apart and word in _IN_BYLINES) for word in small) >= _SENTENCE_WORDS


def _candidates(line: str, language: str, doubt: float) -> Iterator[Candidate]:
    mentions = date_line(line, language)
    beside = len(_beside(line, mentions)) / _BESIDE
    for mention in mentions:
        if mention.hour and not mention.label and beside > _MOST_BESIDE_HOUR:
            continue
        if mention.precision in ("day", "minute") and mention.label not in ("captured", "other"):
            yield Candidate(mention, _DOUBT[mention.label] + beside + doubt - (_HOUR if mention.precision == "minute" else 0))


def _in_its_language(candidate: Candidate, language: str) -> Candidate:
    """The candidate, with more doubt if its month is named in another language than the story's."""
    named = [{month.language for month in MONTHS[token.text]} for token in scan(candidate.mention.words) if token.text in MONTHS]
    foreign = any(language not in languages for languages in named)
    return candidate._replace(doubt=candidate.doubt + _FOREIGN) if foreign else candidate


def _above(lines: Sequence[str], language: str) -> Iterator[Candidate]:
    """Date lines above the story, the nearer the better; not those of a list of other stories."""
    near = lines[-REACH:]
    found: list[tuple[int, Candidate]] = []
    for at, line in enumerate(near):
        here = list(_candidates(line, language, (len(near) - at) / _FAR))
        if len(here) == 1 and at:
            here = _under_label(near[at - 1], line, here[0], language)
        found += [(at, one) for one in here]
    listed = _in_lists(found)
    return (one for at, one in reversed(found) if at not in listed)


def _under_label(above: str, line: str, candidate: Candidate, language: str) -> list[Candidate]:
    """The day of a line whose label may stand on the line above, as in a dump of a line a text node."""
    mention = candidate.mention
    if mention.label or mention.start or len(above) > _LABEL or LABEL_WORDS.isdisjoint(unaccented(above.rstrip(": ")).split()):
        return [candidate]
    whole = in_line(f"{above} {line}", language)
    label: Label = whole[0].label if len(whole) == 1 and whole[0].start == 0 and whole[0].end > len(above) else ""
    if not label:
        return [candidate]
    return [Candidate(mention._replace(label=label), candidate.doubt + _DOUBT[label] - _DOUBT[""])] if label in _DOUBT else []


def _in_lists(found: Sequence[tuple[int, Candidate]]) -> set[int]:
    """Lines of a list of stories, each with its day: three different days or more in a row, without labels, a few lines apart."""
    listed: set[int] = set()
    rows: dict[str, list[tuple[int, date]]] = {"day": [], "minute": []}
    for at, (mention, _) in found:
        if mention.value is None or mention.label:
            continue
        row = rows[mention.precision]
        if row and at - row[-1][0] > _ROW:
            row.clear()
        row.append((at, mention.value.date()))
        if len({day for _, day in row}) >= _LIST:
            listed.update(line for line, _ in row)
    return listed


def _among(blocks: Sequence[str], language: str) -> Iterator[Candidate]:
    """Date lines between the first paragraphs, as below a standfirst, and a dateline with the day; further down what counts at the foot,
    since nothing says where that begins."""
    paragraphs = 0
    for distance, block in enumerate(blocks):
        if paragraphs == LEAD_PARAGRAPHS:
            yield from _below([line for line in blocks[distance:] if len(line) <= _PROSE], language)
            return
        yield from _candidates(block, language, paragraphs + distance / _FAR)
        if len(block) >= _PROSE:
            if not paragraphs:
                yield from _in_dateline(block, language)
            paragraphs += 1


def _run_in(lines: Sequence[str], language: str) -> Iterator[Candidate]:
    """Days in a line into which the page's head ran, for copy without a date line: ``Jane Doe18 Nov 2019, 19:09Updated``.

    They have a label, or a letter right before or behind them where no writer sets one.
    """
    paragraphs = 0
    for distance, line in enumerate(lines):
        start = line[:_RUN_IN]
        for mention in in_line(start, language) if len(line) > _BESIDE and _YEAR.search(start) else ():
            is_day = mention.value is not None and mention.precision in ("day", "minute") and mention.label in _DOUBT
            if is_day and mention.end < _RUN_IN and _HANDLE not in line[: mention.start] and (mention.label or _stands_out(line, mention)):
                yield Candidate(mention, _DOUBT[mention.label] + distance / _FAR)
        paragraphs += len(line) >= _PROSE
        if paragraphs > 1:
            return


def _stands_out(line: str, mention: Mention) -> bool:
    """Whether a day is no part of the text around it: glued to a word, at the end with its hour, or in front of a bar or a byline.

    Letters without capitals rightly stand at numbers (``2015م``, ``11月18日に``); beside them there must be an hour too.
    """
    before, behind = line[: mention.start], line[mention.end :]
    glued = [sign for sign in (before[-1:], behind[:1]) if sign.isalpha()]
    if behind[:1].isdigit() or any(sign.lower() != sign.upper() or mention.precision == "minute" for sign in glued):
        return True
    if not (behind or mention.precision == "day"):
        return True
    words = behind.split(None, 1)
    return not before and bool(words) and (words[0] in _IN_BYLINES or words[0][0] in _BARS)


def _in_dateline(paragraph: str, language: str) -> Iterator[Candidate]:
    """``TRIPOLI, April 28, 2023 (AFP) —``: a day, perhaps without its year, with a place in front, and at most an agency and a dash behind."""
    head = paragraph[:_DATELINE]
    for mention in in_line(head, language)[:1] or _without_year(head, language):
        place = paragraph[: mention.start].split()
        named = place and all(word[:1].isupper() or not word[:1].islower() for word in place)
        if named and mention.precision in ("day", "minute") and _DATELINE_END.match(paragraph, mention.end):
            yield Candidate(mention, _DOUBT[""] + 1)


def _without_year(head: str, language: str) -> tuple[Mention, ...]:
    """``TRIPOLI, Feb 26 (Reuters) -``, as agencies date their copy; looked for only where a number stands before a dash."""
    if not _DAY_BEFORE_DASH.match(head):
        return ()
    found = first_day(head, language)
    return (found,) if found else ()


def _below(lines: Sequence[str], language: str) -> Iterator[Candidate]:
    """Below the story stand the dates of others: only one with a label counts, and that of a recommended citation."""
    for distance, line in enumerate(lines):
        mentions = in_line(line, language)
        if not mentions:
            continue
        citation = " ".join(lines[distance : distance + _CITATION])
        cited = "http" in citation and any(mention.label == "captured" for mention in in_line(citation, language))
        for mention in mentions:
            labelled = mention.label == "published" and len(_beside(line, mentions)) <= _BESIDE / 2
            if mention.value is not None and (labelled or (cited and not mention.label)):
                yield Candidate(mention, _DOUBT_BELOW + distance / _FAR)
