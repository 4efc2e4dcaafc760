"""Names as bylines give them: what in a line names a person, an agency or a desk."""

from __future__ import annotations

import re
from functools import cache

from generator.copydesk import dates
from generator.copydesk.agencies import AGENCIES
from generator.copydesk.block import fold
from generator.copydesk.bylines import uncased
from generator.copydesk.phrases import nobody, phrasebook
from generator.model.patterns import rare

_APART = re.compile(r" ?[,;|/·•&،、] ?| [-–—] | (?:and|und|et|y|e|i|og|och|en|ve|és|și|ja|ir|un|dan|eta|και|и|та|with|mit|avec|con) ")
_COUPLED = re.compile(r"(?:^|[,;|/] ?)([^\W\d_]+) (?:and|und|et|y|e|i|og|och|en|ve|és) ")
"""One word and an ``and``: this begins a section (``Crime and Public Safety``), unless the word is an agency or a desk."""
_GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ](?:[a-zà-ÿ]|[A-ZÀ-Þ]{2}))")
_ASIDE = re.compile(r" \([^()]{2,30}\)(?= ?$)")
"""What a byline says in brackets of the person: ``Jane Doe (text)``."""
_FIGURE = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W\d_]+(?:[.’'\-][^\W\d_]*)*")
_INITIAL = re.compile(r"[^\W\d_a-zß-ÿ]\.")
"""A capital and a dot, though the letter may be a small word in some language: ``Jane E. Doe``, ``John Y. Roe``."""
_CLOSES_INITIAL = re.compile(r" [^\W\d_a-zß-ÿ]\.$")
_HAN_NAME = rare(r"[\u4e00-\u9fff]{1,3}[ \u3000]?[\u4e00-\u9fff々]{1,3}")
_HANDLE = re.compile(
    r"\(?@\w{1,40}\)?|[^\s@]{1,64}@[^\s@.]{1,64}\.[^\s@]{1,64}|(?<!\S)[a-z][a-z0-9-]{1,40}\.(?:com|org|net|info|news|tv|[a-z]{2})(?!\S)"
)
"""A handle, a mail address, or the address of a site (``harbournews.com``)."""
_PREFIXES = frozenset("Mc Mac De Di Da Du La Le Lo Van Von VanDer Fitz St".split())
"""What names with a capital inside begin with (``McBride``): nothing is glued on there."""
ANDS = frozenset(", & and und et y e i og och en ja ve és și a и та ו dan và".split())
"""What stands between two names in a byline, where it has a line of its own."""
PARTICLES = frozenset("de da do dos das del della di la le van von der den zu zur bin ibn al el ter ten af du des y e".split())
"""Words in small letters that stand within names."""
_MOST_OF_AGENCY = 3
_SURE_AGENCIES = frozenset(("Reuters", "Bloomberg", "Xinhua", "Interfax", "Belga", "Bernama"))
_ARTICLE = re.compile(r"(?:[ae]l|a[dnrstz]|[aeo]sh|ath|adh)[-‑’'](?=[A-ZÀ-Þ])")
"""The Arabic article in front of a name, small where the name has its capital: ``Nidal al-Masri``."""


def read(text: str, *, is_labelled: bool = False) -> tuple[str, ...]:
    """Names in what may be a byline, dates, handles and roles aside; empty where the line is none.

    ``is_labelled``: a label stood before it, so that what is no name ends the list and does not rule the line out.
    """
    for mention in reversed(dates.in_line(text) if _has_figure(text) else ()):
        text = f"{text[: mention.start]} | {text[mention.end :]}"
    if "." in text or "@" in text:
        text = _HANDLE.sub(" | ", text)
    if not is_labelled and (coupled := _COUPLED.search(text)) and coupled[1].casefold() not in AGENCIES and not is_desk(coupled[1]):
        return ()
    names: list[str] = []
    for piece in uncased.pieces(text) if uncased.is_uncased(text) else _APART.split(text):
        if not piece.strip(" .:|-–—()"):
            continue
        name = _trimmed(piece)
        if is_name(name) or name.casefold() in AGENCIES or (is_desk(name) and not (names and _is_role_beside_name(name))):
            names.append(name)
        elif not is_labelled and not _is_aside(piece):
            return ()
        elif is_labelled and names:
            break
    return tuple(names)


def _has_figure(text: str) -> bool:
    return _FIGURE.search(text) is not None if text.isascii() else any(sign.isdigit() for sign in text)


def _trimmed(piece: str) -> str:
    """The name in a piece of a byline, without what is glued on or a role after it; none in ``AP Sports Writer``."""
    ends = _behind_names()
    piece = _ASIDE.sub("", piece).strip(" :|-–—()")
    words = _whole(piece if _CLOSES_INITIAL.search(piece) else piece.strip(" .")).split()
    words = _without_agency(words)
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        words = words[:half]
    for at, word in enumerate(words):
        if at >= 2 and not _INITIAL.fullmatch(word) and (fold(word) in ends or any(sign.isdigit() for sign in word)):
            whole = " ".join(words)
            return whole if is_desk(whole) else "" if words[0].casefold() in AGENCIES else " ".join(words[:at])
    return " ".join(words)


def _without_agency(words: list[str]) -> list[str]:
    """The words of a name without the agency behind it: ``Jane Doe Reuters``, ``JANE DOE The Associated Press``.

    An agency's short name may be a person's too, unless it alone is in capitals.
    """
    for count in range(min(_MOST_OF_AGENCY, len(words) - 2), 0, -1):
        tail = " ".join(words[-count:])
        if tail.casefold() in AGENCIES and (count > 1 or tail in _SURE_AGENCIES or (tail.isupper() and not words[0].isupper())):
            rest = words[:-count]
            return rest[:-1] if rest[-1].casefold() == "the" and len(rest) > 2 else rest
    return words


@cache
def _behind_names() -> frozenset[str]:
    """Words that end a name: roles, and what a page's buttons say right behind it."""
    return phrasebook().words("byline", "roles") | phrasebook().words("share", "words")


def _whole(text: str) -> str:
    """The text up to where something is glued on: a capital within a word, unless the word begins as some names do."""
    for found in _GLUE.finditer(text):
        if text[: found.start()].rsplit(None, 1)[-1].rsplit("-", 1)[-1] not in _PREFIXES:
            return text[: found.start()]
    return text


def _is_aside(piece: str) -> bool:
    """Whether a piece that is no name may stand beside one in a byline: a role, a reading time, a small word."""
    if uncased.is_uncased(piece):
        return uncased.may_be_place(piece)
    words = fold(piece).split()
    roles = phrasebook().words("byline", "roles")
    return any(word in roles for word in words) or len(words) <= 2 or any(word.isdigit() for word in words)


def _is_role_beside_name(desk: str) -> bool:
    """Whether words that name a desk are the role of whom the byline has named before: in small letters, or anybody's (``Staff Writer``)."""
    return desk[0].islower() or fold(desk) in phrasebook().words("byline", "people")


def is_desk(name: str) -> bool:
    """Whether the words name a newsroom's own: ``Web Desk``, ``MND Staff``, ``Redacción Puerto``."""
    folded = fold(name)
    people = phrasebook().words("byline", "people")
    if folded in people or (1 < len(folded.split()) <= 4 and folded.split()[-1] in people):
        return True
    first, *rest = name.split() or [""]
    return 1 <= len(rest) <= 3 and fold(first) in people and all(word[0].isupper() or word in PARTICLES for word in rest) and rest[-1][0].isupper()


def _role_of(word: str) -> str:
    """The word, folded, as it may stand in a list of roles: of ``Editor-at-large`` the first part, of ``ABC-Studio`` the last."""
    first, dash, rest = word.partition("-")
    if dash and first.isupper() and len(first) > 1:
        return fold(rest)
    return fold(first if dash and rest[:1].islower() else word)


def is_name(text: str) -> bool:
    """Whether the text has the shape of a person's name: two to five capitalised words, particles aside."""
    if text[:1] >= "\u4e00" and len(text) >= 4 and _HAN_NAME.fullmatch(text):
        return True
    if len(text) > 45:
        return False
    if uncased.is_uncased(text):
        return uncased.is_name(text)
    words = text.split()
    if not 2 <= len(words) <= 5:
        return False
    others, widgets = nobody(), phrasebook().words("share", "words")
    if all(fold(word) in widgets for word in words):
        return False
    for word in words:
        if _INITIAL.fullmatch(word):
            continue
        if not _WORD.fullmatch(word) or _role_of(word) in others or not (word[0].isupper() or word in PARTICLES or _ARTICLE.match(word)):
            return False
    return words[0][0].isupper() and (words[-1][0].isupper() or _ARTICLE.match(words[-1]) is not None)
