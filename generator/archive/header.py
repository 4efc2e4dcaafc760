"""The head of an article's file: ``Key: value`` lines as Python-Markdown's meta extension reads them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.archive.keys import BY_LOWER, KEYS, MANY
from generator.model.patterns import rare

_KNOWN: Final = frozenset(KEYS)
_LINE: Final = re.compile(r" {0,3}([A-Za-z0-9_-]+):")
_SEAL: Final = "Machine_Hash"
"""What the desk writes into every head, towards its end."""
_CUT_OFF: Final = rare(rf"(?:(?:{'|'.join(KEYS)}):.*\n|\n| {{4}}.*\n){{0,60}}{_SEAL}: [0-9a-f]{{64}}$", re.MULTILINE)
"""The rest of a head in which a hand left a line empty, where the body should begin."""
_CONFLICT: Final = ("\n<<<<<<< ", "\n=======\n", "\n>>>>>>> ")
"""What a merge of Git leaves where both sides changed the same lines. The desk never writes a line that begins so: it escapes ``<``."""


class Fault(NamedTuple):
    """One thing wrong in a file: the key (``""`` where there is none), the line from 1, what is wrong, what to do.

    A ``light`` fault is told, and the article stands all the same.
    """

    key: str
    line: int
    message: str
    remedy: str
    light: bool = False


class Header:
    """The values of each known key in order, the line it stands on, the body after the blank line, and the faults; ``torn`` is the one to
    be told instead of them, where a merge has gone through the head."""

    __slots__ = ("body", "faults", "lines", "torn", "values")

    def __init__(self, body: str) -> None:
        self.values: dict[str, list[str]] = {}
        self.lines: dict[str, int] = {}
        self.body = body
        self.faults: list[Fault] = []
        self.torn: Fault | None = None

    def fault(self, key: str, message: str, remedy: str) -> None:
        """Note what is wrong with the value of ``key``."""
        self.faults.append(Fault(key, self.lines.get(key, 0), message, remedy))


def parse(text: str) -> Header:
    """Take a file's text apart.

    The head ends at the first blank line, as in Python-Markdown. A line in the head that is neither ``Key: value``
    nor indented by four spaces, a key outside the allow-list, and a second value of a key that holds one are faults;
    the rest of the head is still read. So are a blank line within the head, which would publish what follows as text, and a
    conflict that Git left for a hand to settle: where that begins in the head, it is the one fault, whose lines would make many.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    head, _, body = text.partition("\n\n")
    header = Header(body.strip("\n"))
    values, lines = header.values, header.lines
    current: list[str] | None = None
    for number, line in enumerate(head.split("\n"), 1):
        key, colon, value = line.partition(":")
        if colon and key in _KNOWN and key not in values:
            values[key] = current = [value.strip()]
            lines[key] = number
        elif not line.strip():
            header.body = text.split("\n", number)[number].strip("\n") if text.count("\n") >= number else ""
            break
        elif line.startswith("    "):
            _further(header, current, number, line)
        else:
            current = _uncommon(header, number, line)
    if _SEAL not in values and (cut_off := _CUT_OFF.match(header.body)):
        number = text.count("\n", 0, text.index(cut_off[0])) + 1
        message = "an empty line in the head: what follows it would be published as text."
        header.faults.append(Fault("", number, message, "Remove the empty line above this one."))
    if (text.startswith(_CONFLICT[0][1:]) or _CONFLICT[0] in text) and (unsettled := _unsettled(text)):
        fault = Fault("", unsettled, "an unsettled conflict of Git.", "Keep what is right, and remove the lines of <<<, === and >>>.")
        if unsettled <= head.count("\n") + 1:
            header.torn = fault
        else:
            header.faults.append(fault)
    return header


def _unsettled(text: str) -> int:
    """The line of ``text``, from 1, at which a conflict begins that nobody has settled; 0 if there is none."""
    text = f"\n{text}"
    begin, place = text.find(_CONFLICT[0]), -1
    for mark in _CONFLICT:
        place = text.find(mark, place + 1)
        if place < 0:
            return 0
    return text.count("\n", 0, begin + 1)


def _further(header: Header, current: list[str] | None, number: int, line: str) -> None:
    """A line indented by four spaces: one more value of the key above it."""
    if current is None:
        header.faults.append(Fault("", number, "an indented line without a key above it.", "Write `Key: value`, or remove the line."))
        return
    current.append(line.strip())


def _uncommon(header: Header, number: int, line: str) -> list[str]:
    """A line of the head that is not simply a known key for the first time; gives where further values of it go."""
    matched = _LINE.match(line)
    if matched is None:
        remedy = "Indent a further value by four spaces; put an empty line before the body."
        header.faults.append(Fault("", number, "a line of the head that is no `Key: value`.", remedy))
        return []
    name = matched[1]
    key = BY_LOWER.get(name.lower())
    if key is None:
        header.faults.append(Fault(name, number, "no key of ours; it is ignored.", f"Use one of {', '.join(KEYS)}.", light=True))
        return []
    value = line[matched.end() :].strip()
    if key not in header.values:
        header.values[key] = [value]
        header.lines[key] = number
    elif key in MANY:
        header.values[key].append(value)
    else:
        header.faults.append(Fault(key, number, "given twice.", "Keep one of them."))
        return []
    return header.values[key]
