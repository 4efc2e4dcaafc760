"""What stands beside a date in its line: a label that says what the date is of, small words, the time of day."""

from __future__ import annotations

from generator.copydesk.dates.clock import Clock, read_clock
from generator.copydesk.dates.day import read_day
from generator.copydesk.dates.mention import Label
from generator.copydesk.dates.tokens import Token
from generator.copydesk.dates.vocabulary import AT, JOINERS, LABEL_WORDS, LABELS, WEEKDAYS

_BETWEEN = frozenset(".,-–—|•·/;:(@،")
_MOST_BETWEEN = 5
_LABEL_REACH = 8
_LONGEST_PHRASE = max(len(phrase) for phrase in LABELS)


def between(tokens: list[Token], i: int) -> int:
    """The token after the marks and small words that may stand between a day and a time."""
    most = _MOST_BETWEEN
    while most and i < len(tokens) and _is_between(tokens[i].text):
        i, most = i + 1, most - 1
    return i


def _is_between(text: str) -> bool:
    return text in _BETWEEN or text in AT or text in JOINERS or text in WEEKDAYS


def clock_after(tokens: list[Token], i: int, whole_day: bool) -> Clock | None:
    """The time of day behind a date that is a ``whole_day``, perhaps with small words between; ``None`` where another date stands there."""
    if not whole_day:
        return None
    if i < len(tokens) and tokens[i].text == "t":
        return read_clock(tokens, i + 1, loose=True)
    at = between(tokens, i)
    clock = read_clock(tokens, at, loose=True)
    return clock if clock and not read_day(tokens, at, "") else None


def before(tokens: list[Token], first: int, floor: int) -> tuple[int, Label]:
    """Where the date's own words begin, and the label that stands before it."""
    start = first
    while start > floor and _belongs(tokens[start - 1]):
        start -= 1
    while start < first and tokens[start].kind == "mark":
        start += 1
    reach = tokens[max(floor, first - _LABEL_REACH) : first]
    words = [token.text for token in reach if token.kind == "word"]
    return start, _label(words)


def _belongs(token: Token) -> bool:
    return _is_between(token.text) or token.text in LABEL_WORDS


def _label(words: list[str]) -> Label:
    """The last label among the words."""
    for end in range(len(words), 0, -1):
        for length in range(min(_LONGEST_PHRASE, end), 0, -1):
            label = LABELS.get(tuple(words[end - length : end]))
            if label:
                return label
    return ""


def behind(tokens: list[Token], after: int) -> tuple[Label, int]:
    """The label right behind a date, where the line or a bracket ends with it: ``2023年4月28日 更新``."""
    words: list[str] = []
    at = after
    while at < len(tokens) and tokens[at].kind == "word" and len(words) < _LONGEST_PHRASE:
        words.append(tokens[at].text)
        at += 1
    label = LABELS.get(tuple(words))
    closed = at == len(tokens) or tokens[at].text in (")", "|", "•", "）")
    return (label, at) if label and closed else ("", after)
