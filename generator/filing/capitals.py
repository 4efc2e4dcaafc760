"""Runs of capitalised words in running text: what may be a name, before anything is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from generator.filing import wordlists
from generator.filing.words import Alphabet, Cut, ascii_words
from generator.model.letters import WESTERN
from generator.model.patterns import rare

# Every capital from Latin to Cyrillic; scripts without capitals have no runs.
_CAPITALS = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_TITLES = ("Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Brig", "Adm", "Dr", "Mr", "Mrs", "Ms", "Prof", "Sen", "Rep", "Gov", "Rev", "St")
_ARTICLES = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az")
_LINKS = tuple("bin ibn bint abu ould van von der den de del della di da dos du la le es of for".split())
_LINK = rf"(?:(?:{'|'.join(_LINKS)})(?: the)? )?"
_GOES_ON = "".join(sorted({word[0] for word in (*_LINKS, *_ARTICLES)}))
"""First letters of the small words with which a run goes on."""


def _pattern(capitals: str) -> str:
    """The pattern of a run, from its first capital on, to split a text by: it opens with nothing else, so that a search leaps to capitals.

    Hence the first word is written as what may follow a capital, and an article in front of it (``al-``) is looked for afterwards.
    """
    rest = r"\w*(?:['’-]\w+)*"
    behind_first = "|".join(rf"(?<={title[0]}){title[1:]}\." for title in _TITLES)
    first = rf"[{capitals}](?<!\w.)(?:(?=[a-z]{{1,4}}\.)(?:{behind_first})|\.(?:[{capitals}]\.)*|{rest})"
    part = rf"(?:(?:{'|'.join(_TITLES)})\.|(?:[{capitals}]\.)+|(?:(?:{'|'.join(_ARTICLES)})[- ])?[{capitals}]{rest})"
    # Behind a blank nothing is tried where no letter stands that a link, an article or a capitalised word opens with.
    return rf"({first}(?: (?=[{capitals}{_GOES_ON}]){_LINK}{part})*)"


def _ranges(signs: Iterable[str]) -> str:
    """Signs in order as a class of a pattern, those that follow on one another as ``À-Ö``: that is read in a fraction of the time."""
    stretches: list[list[str]] = []
    for sign in signs:
        if stretches and ord(sign) == ord(stretches[-1][-1]) + 1:
            stretches[-1].append(sign)
        else:
            stretches.append([sign])
    return "".join("-".join(dict.fromkeys((stretch[0], stretch[-1]))) for stretch in stretches)


_RUNS: dict[Alphabet, re.Pattern[str]] = {
    "ascii": re.compile(_pattern("A-Z"), re.ASCII),
    "western": rare(_pattern(_ranges(sign for sign in _CAPITALS if sign.encode(WESTERN, "ignore")))),
    "any": rare(_pattern(_ranges(_CAPITALS))),
}
_SMALL = frozenset(map(chr, (*range(ord("a"), ord("z") + 1), *range(ord("à"), ord("ÿ") + 1))))
_LOWER = re.compile(r"\b[a-zà-ÿ]\w+")
_BRACKET = re.compile(r" \(([A-Z]{2,8})\)")
# "Egyptian-sponsored" names nobody.
_COMPOUND = re.compile(r"-[a-zà-ÿ]{3,}$")
# "TRIPOLI (Example News) —": who signs a dispatch is not in it.
_SIGNATURE = re.compile(r"\) ?[-–—]")
_OWNERS_IN_NAMES = frozenset(("people", "women", "children", "workers", "king", "queen", "lord"))
_ENDINGS = ".!?…:؟"
_QUOTES = '"“‘«'
_LENGTHS = (2, 3)
"""Letters of an article."""
_ARTICLES_ENDS = frozenset(article[-2:] for article in _ARTICLES)
_MONTHS = tuple(f" {month}" for month in "January February March April May June July August September October November December".split())
"""Months behind other words: with a number behind it one is no part of a name (``Sfax May 4``)."""
_OPENING = " \t\"'“‘«([–—-•*"
_SEEN = 4
"""Signs looked at to tell whether a sentence begins behind them."""
_MOST_WORDS = 12
_FEW_WORDS = 4
_HARDLY_ANY = 6
_JOINING = wordlists.load("joining")


Run = tuple[str, bool, str]
"""Capitalised words in a row, as they stood; whether the first opens a sentence and may owe its capital to that; and what stands in
round brackets right behind ("LNA"), ``""`` if nothing does."""


def runs(text: str, words: Iterable[str], alphabet: Alphabet = "any") -> list[Run]:
    """The runs of one paragraph in order; none where the text is set in capitals or in title case throughout.

    ``words`` are the text's own (see ``spelt_out``), ``alphabet`` as in ``words.Cut``. Title case leaves hardly any but joining words
    in small letters.
    """
    found: list[Run] = []
    last = ""
    articles = 0
    pieces = _RUNS[alphabet].split(text)
    for at, (before, run, after) in enumerate(zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False)):
        if len(before) < _SEEN:
            before = last + before
        last = run
        opens, may_have_article, is_in_bracket = _stance(before[-_SEEN:])
        if may_have_article and (article := _article(before)):
            run = article + run
            articles += article.count(" ")
            opens, _, is_in_bracket = _stance(before[: -len(article)][-_SEEN:])
        if after[1:2].isdigit() and run.endswith(_MONTHS) and after[0] == " ":
            run = run.rpartition(" ")[0]
        if run and not (is_in_bracket and _SIGNATURE.match(after)):
            found.append((run, opens, _bracket(pieces, 2 * at + 1) if after == " (" else ""))
    in_capitals = " ".join(pieces[1::2]).count(" ") + articles + 1
    return found if in_capitals <= _FEW_WORDS or _has_ordinary(words, -(-in_capitals // _HARDLY_ANY)) else []


def _has_ordinary(words: Iterable[str], enough: int) -> bool:
    """Whether so many words stand in small letters that not only join others."""
    return sum(1 for _ in islice((word for word in words if word >= "a" and len(word) > 1 and word not in _JOINING), enough)) == enough


def _article(before: str) -> str:
    """The article at the end of what stands before a run's first capital, with the sign that ties it; ``""`` where none does."""
    for length in _LENGTHS:
        article = before[-length - 1 :]
        if article[:-1] in _ARTICLES and article[-1] in "- " and not _is_in_word(before[-length - 2 : -length - 1]):
            return article
    return ""


def _bracket(pieces: Sequence[str], at: int) -> str:
    """What stands in round brackets behind the run that is piece ``at``, if that is initials: a run by itself."""
    found = _BRACKET.match("".join(pieces[at + 1 : at + 4]))
    return found[1] if found else ""


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=4096)
def _stance(before: str) -> tuple[bool, bool, bool]:
    """What the few signs ``before`` a run tell: whether a sentence or a quotation opens with it, whether an article may stand in front of it,
    whether a round bracket opens with it. There are few such endings of words, so the answers are kept."""
    bare = before.rstrip(_OPENING)
    opens = not bare or bare[-1] in _ENDINGS or before[-1] in _QUOTES
    return opens, before[-3:-1] in _ARTICLES_ENDS, before[-1:] == "("


def spelt_out(text: str, cut: Cut) -> list[str]:
    """The words of a text as they are spelt, ``cut`` for the phrases' sake, cut so that it can be told which of them are ordinary."""
    if "_" in text or "÷" in text:
        return _LOWER.findall(text)
    if cut.alphabet == "ascii":
        return cut.words
    if cut.alphabet == "western":
        return [word for word in cut.words if word[0] in _SMALL and len(word) > 1]
    words = ascii_words(text)
    return _LOWER.findall(text) if words is None else words


@lru_cache(maxsize=4096)
def owned(run: str) -> tuple[tuple[str, ...], ...]:
    """A run's words, cut behind each possessive: "Haftar’s Libyan National Army" names an owner and what is owned.

    Nothing of a run too long for a name or with a compound in it.
    """
    parts = run.split()
    if len(parts) > _MOST_WORDS or any(_COMPOUND.search(part) for part in parts):
        return ()
    cut: list[list[str]] = [[]]
    for part in parts:
        is_owner = part.endswith(("'s", "’s")) and part[:-2].lower() not in _OWNERS_IN_NAMES
        cut[-1].append(part[:-2] if is_owner else part)
        if is_owner:
            cut.append([])
    return tuple(tuple(words) for words in cut if words)
