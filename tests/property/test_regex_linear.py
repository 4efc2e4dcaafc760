"""Every regular expression of the project takes time in proportion to its input, whatever the input.

The test finds them all: each module under ``generator`` is imported, and every compiled pattern that a module, a class or a
container at module level holds is attacked with strings made from its own parse tree. How a pattern is used (``match``
or ``search``) is read from the module's source, since a search starts anew at every character.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import math
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

import generator
from generator.model.patterns import Rare

SLOPE = 1.3
"""Greatest exponent of growth: 1 is linear, 2 is quadratic; what lies between is noise and memory."""

SHORT = (16, 20, 24, 28, 64, 256)
"""Lengths by which anything exponential has shown itself before it can hang the test."""

LENGTHS = (2_048, 4_096, 8_192, 16_384)
"""Lengths that are tried until one takes longer than ``QUICK``."""

QUICK = 0.012
"""CPU seconds below which growth is not measured: a quadratic pattern passes this mark well before the last length."""

HANGS = 0.25
"""CPU seconds that no short attack may take."""

_MEGABYTE = 1_000_000
_WORST = 2.0
_ATTEMPTS = 3

_PATTERN = (re.Pattern, Rare)
_STARTS_ONCE = {"match", "fullmatch"}
_METHODS = _STARTS_ONCE | {"search", "findall", "finditer", "sub", "subn", "split", "scanner"}


@dataclass(frozen=True)
class Held:
    """A compiled pattern, where it stands, and whether it is tried at one place only."""

    name: str
    pattern: re.Pattern[str]
    anchored: bool

    def run(self, text: str) -> None:
        """Use the pattern as its module does, to the end of the text."""
        if self.anchored:
            self.pattern.match(text)
            self.pattern.fullmatch(text)
        else:
            for _ in self.pattern.finditer(text):
                pass


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Rare):
        value = value.search.__self__  # type: ignore[attr-defined]
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 5:
        inner: Iterator[object] = iter(())
        if isinstance(value, dict):
            inner = itertools.chain(value.keys(), value.values())
        elif isinstance(value, list | tuple | set | frozenset):
            inner = iter(value)
        elif isinstance(value, type) and value.__module__.startswith("generator."):
            inner = iter(list(vars(value).values()))
        elif is_dataclass(value) and not isinstance(value, type):
            inner = (getattr(value, field.name, None) for field in fields(value))
        for one in inner:
            yield from _patterns(one, depth + 1)


def _uses(module: ModuleType) -> dict[str, set[str]]:
    """Pattern methods called on each name in the module's source; a name that is handed on counts as searched."""
    uses: dict[str, set[str]] = {}
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    called = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
            uses.setdefault(node.value.id, set()).add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
            uses.setdefault(node.id, set()).add("search")
    return uses


@cache
def _held() -> tuple[Held, ...]:
    found: dict[tuple[str, int, bool], Held] = {}
    for module in _modules():
        uses = _uses(module)
        for name, value in list(vars(module).items()):
            for pattern in _patterns(value):
                methods = uses.get(name, {"search"}) if isinstance(value, _PATTERN) else {"search"}
                anchored = methods <= _STARTS_ONCE
                found.setdefault((pattern.pattern, pattern.flags, anchored), Held(f"{module.__name__}.{name}", pattern, anchored))
    return tuple(found.values())


def test_the_walk_finds_patterns() -> None:
    names = {held.name for held in _held()}
    assert len(names) > 20
    assert "generator.copydesk.dates.tokens._TOKEN" in names


@pytest.mark.parametrize("guilty", [r"(a+)+b", r"\s*\n\s*x", r"\w+@", r"<[^>]*>", r"(?:a|a)*c"])
def test_the_attacks_find_a_guilty_pattern(guilty: str) -> None:
    assert list(_faults(Held("guilty", re.compile(guilty), anchored=False)))


def test_time_grows_with_the_input() -> None:
    """A search that begins with ``\\s*`` or ``\\w+`` starts anew inside every run: ``(?<!\\s)\\s*`` and ``\\b\\w+`` do not."""
    assert not [fault for held in _held() for fault in _faults(held)]


def _faults(held: Held) -> Iterator[str]:
    for attack in _attacks(held.pattern):
        said = f"{held.name}: {held.pattern.pattern!r} on {attack(24)!r}"
        if any(_seconds(held, attack(length), 1) > HANGS for length in SHORT):
            yield f"{said} hangs"
            return
        slow = next((length for length in LENGTHS if _seconds(held, attack(length), 1) > QUICK), None)
        if slow and (slope := min(_slope(held, attack, slow) for _ in range(2))) > SLOPE:
            yield f"{said} grows with the power {slope:.2f}"
            return


@pytest.mark.long
def test_a_line_of_a_megabyte_is_read_in_time() -> None:
    slow = {}
    for held in _held():
        worst = max(_attacks(held.pattern), key=lambda attack, held=held: _seconds(held, attack(LENGTHS[0]), 2))  # type: ignore[misc]
        for length in (_MEGABYTE // 64, _MEGABYTE // 16, _MEGABYTE // 4, _MEGABYTE):
            seconds = _seconds(held, worst(length), 1)
            if seconds > _WORST:
                slow[held.name] = f"{seconds:.1f} s for {length} characters"
                break
    assert not slow


def _seconds(held: Held, text: str, times: int) -> float:
    """Least CPU time of some runs: what others do on the machine only ever adds."""
    best = math.inf
    for _ in range(times):
        start = time.thread_time()
        held.run(text)
        best = min(best, time.thread_time() - start)
    return best


def _slope(held: Held, attack: Callable[[int], str], longest: int) -> float:
    """Exponent of growth over 1, 2, 4 and 8 times the input, by least squares on logarithms."""
    lengths = [longest // 8, longest // 4, longest // 2, longest]
    points = [(math.log(length), math.log(max(_seconds(held, attack(length), _ATTEMPTS), 1e-9))) for length in lengths]
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def _attacks(pattern: re.Pattern[str]) -> list[Callable[[int], str]]:
    """Makers of hostile strings of a wanted length: what each repetition of the pattern likes, after what it wants before,
    with an end that lets the match fail."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    pumps: dict[tuple[str, str], None] = {}
    letters: dict[str, None] = {}
    _collect(tree, "", pumps, letters)
    alphabet = list(letters)[:8]
    for pump in [*alphabet, *map("".join, itertools.islice(itertools.permutations(alphabet, 2), 6)), _sample(tree) or "a"]:
        pumps.setdefault(("", pump))
    return [_maker(before, pump, end) for before, pump in itertools.islice(pumps, 24) for end in ("", "\0")]


def _maker(before: str, pump: str, end: str) -> Callable[[int], str]:
    return lambda length: before + pump * max(1, (length - len(before)) // len(pump)) + end


def _collect(tree: object, before: str, pumps: dict[tuple[str, str], None], letters: dict[str, None]) -> None:
    """Note the body of every repetition with a sample of what stands before it, and the characters the pattern knows."""
    for op, value in tree:  # type: ignore[attr-defined]
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = value
            if most is sre.MAXREPEAT or most > 8:
                pump = _sample(body) or "a"
                pumps.setdefault((before, pump))
                pumps.setdefault(("", pump))
            _collect(body, before, pumps, letters)
        elif op is sre.SUBPATTERN:
            _collect(value[-1], before, pumps, letters)
        elif op is sre.ATOMIC_GROUP:
            _collect(value, before, pumps, letters)
        elif op is sre.BRANCH:
            for branch in value[1]:
                _collect(branch, before, pumps, letters)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            _collect(value[1], before, pumps, letters)
        before += _sample([(op, value)])
        for letter in _letters(op, value):
            letters.setdefault(letter)


def _letters(op: object, value: object) -> list[str]:
    return [_sample([(op, value)])] if op in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY) else []


def _sample(tree: object) -> str:
    """A short string that the tree matches, as far as it can be told without trying."""
    return "".join(_sample_of(op, value) for op, value in tree)  # type: ignore[attr-defined]


def _sample_of(op: object, value: object) -> str:
    if op is sre.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if op is sre.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _sample_of_set(value)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, _, body = value  # type: ignore[misc]
        return _sample(body) * max(1, min(least, 3))
    if op is sre.SUBPATTERN:
        return _sample(value[-1])  # type: ignore[index]
    if op is sre.ATOMIC_GROUP:
        return _sample(value)
    if op is sre.BRANCH:
        return _sample(value[1][0])  # type: ignore[index]
    return ""


_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_WORD: "-",
}


def _sample_of_set(value: object) -> str:
    items = list(value)  # type: ignore[call-overload]
    if items[0][0] is sre.NEGATE:
        accepts = re.compile("[^" + "".join(map(re.escape, _members(items[1:]))) + "]")
        return next((sign for sign in "a1 .-\n" if accepts.match(sign) and not _in_category(sign, items)), "é")
    return _members(items[:1])[0]


def _members(items: list[tuple[object, object]]) -> list[str]:
    found = []
    for op, value in items:
        if op is sre.LITERAL:
            found.append(chr(value))  # type: ignore[arg-type]
        elif op is sre.RANGE:
            found += [chr(value[0]), chr(value[1])]  # type: ignore[index]
        elif op is sre.CATEGORY:
            found.append(_CATEGORIES.get(value, "a"))
    return found or ["a"]


def _in_category(sign: str, items: list[tuple[object, object]]) -> bool:
    tests = {sre.CATEGORY_DIGIT: str.isdigit, sre.CATEGORY_SPACE: str.isspace, sre.CATEGORY_WORD: lambda one: one.isalnum() or one == "_"}
    return any(op is sre.CATEGORY and tests.get(value, lambda _: False)(sign) for op, value in items)
