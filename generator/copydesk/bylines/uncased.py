"""Names and bylines in scripts without capitals (Arabic, Hebrew), where the given name in front has to tell what a capital tells elsewhere.

Such bylines set the writer beside the place with a dash, a colon or brackets, often with the house between them: ``غزة: سالم المثال``,
``سالم المثال - غزة``, ``سالم المثال (غزة)``, ``سالم المثال من غزة``. Given names are data (``phrases/given_names.txt``). Whoever has none of them
is not recognised as a writer: a wrong name is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from generator.copydesk.agencies import AGENCIES
from generator.copydesk.dates.dialect import unaccented
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import nobody, phrasebook
from generator.model.patterns import rare

_LETTER = re.compile(r"[\u0590-\u06ff]")
_WORD = rare(r"[^\W\d_]+")
_APART = rare(r" ?(?:[-–—|•·،,/()]|(?<!\S)ـ+(?!\S)) ?")
_FROM = " من "
_AND = "و"
_TITLE = rare(r"(?:[أادم] ?\. ?)+(?:د )?")
"""What abbreviates a doctor, a professor or an engineer before a name."""
_TITLES = frozenset(
    "دكتور الدكتور دكتورة الدكتورة استاذ الاستاذ الاستاذة المهندس المحامي الشيخ السفير الصحفي الصحفية الصحافي الكاتب الكاتبة ד״ר פרופ׳ עו״ד".split()
)
_DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SERVANT = "عبد"
"""A hundred or so given names begin with it, written as one word or two (``عبدالسلام``)."""
_KIN = frozenset("بن بنت ابن ابو أبو ابي أبي ام أم آل ال الدين الله الرحمن الإسلام בן בת אבו אל".split())
"""Words that stand within names but are none themselves."""
_ARTICLE = "ال"
_VERBAL = ("ي", "ت", "سي", "ست")
"""What Arabic verbs of the present or the future begin with: ``يلتقي``, ``ستزور``."""
_MOST_WORDS, _FEWEST_WORDS = 5, 2
_LONGEST = 45
_LONGEST_LINE = 100
_QUOTES = '«»"“”'
_PLACE_WORDS = 3
_LANGUAGES = frozenset({"ar", "fa"})


def is_uncased(text: str) -> bool:
    """Whether a letter of the Arabic or the Hebrew script stands in the text."""
    return not text.isascii() and _LETTER.search(text) is not None


def pieces(text: str) -> list[str]:
    """A line that may be a byline, cut where such bylines separate name, house and place; empty where it quotes somebody.

    A name stands behind the colon, and the place before it. A name before a colon is that of a speaker: ``سالم المثال: سنعود``.
    """
    before, colon, after = text.strip(" :").rpartition(":")
    if colon and any(is_name(piece) for piece in _APART.split(before)):
        return []
    found: list[str] = []
    for piece in (*_APART.split(before), *_APART.split(after)):
        name, of, place = piece.partition(_FROM)
        found += [*_at_and(name), place] if of and is_name(name) else _at_and(piece)
    return [bare for piece in found if (bare := piece.translate(_DIRECTIONS).strip(" .:"))]


def is_byline(text: str) -> bool:
    """Whether the text is a writer or an agency beside a place or a house, and nothing else."""
    if len(text) > _LONGEST_LINE or not is_uncased(text):
        return False
    found = pieces(text)
    writers = [piece for piece in found if is_name(piece) or piece.strip("()") in AGENCIES]
    return 0 < len(writers) < len(found) and all(piece in writers or may_be_place(piece) for piece in found)


def _at_and(piece: str) -> list[str]:
    """The piece cut at an "and" (``و``), which is written as one with the name behind it: ``سالم المثال وليلى النموذج``."""
    first, both, second = piece.partition(f" {_AND}")
    return [first, *_at_and(second)] if both and is_name(first) and is_name(second) else [piece]


def is_name(text: str) -> bool:
    """Whether the text has the shape of a person's name, titles aside: ``محمد بن سالم المثال``.

    It has two to five words. The first is a given name, and so are the others but for one at the most; none is a small word, a verb or a
    role. A given name that is also a common word counts only if a family name with its article follows (``بدر المثال``).
    """
    words = _words(text)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or len(text) > _LONGEST:
        return False
    if unaccented(words[0]) in _words_too():
        return len(words) == _FEWEST_WORDS and words[1].startswith(_ARTICLE)
    others = [word for before, word in pairwise(words) if word not in _KIN and before != _SERVANT and not _is_given(word)]
    if not _is_given(words[0]) or len(others) > 1:
        return False
    return all(_WORD.fullmatch(word) and word not in nobody() and not _is_small(word) and not _is_verbal(word) for word in words[1:])


def may_be_place(text: str) -> bool:
    """Whether a piece beside a name may be a place or a house: a few words, none of them a figure or a small word.

    Nor is any but the first a verb; the first may look like one (``تونس``). In quotation marks it is a house only if it has an article: else
    somebody said it.
    """
    words = _words(text.strip(_QUOTES))
    if text[:1] in tuple(_QUOTES) and not any(word.startswith(_ARTICLE) for word in words):
        return False
    if len(words) > _PLACE_WORDS or any(_is_small(word) or any(sign.isdigit() for sign in word) for word in words):
        return False
    return not any(_is_verbal(word) for word in words[1:])


def _words(text: str) -> list[str]:
    """The words without points, stretched letters and marks of direction, and without the titles in front."""
    bare = "".join(sign for sign in text if sign != "ـ" and unicodedata.category(sign) not in ("Mn", "Cf"))
    title = _TITLE.match(bare)
    words = (bare[title.end() :] if title else bare).split()
    while words and unaccented(words[0]) in _TITLES:
        del words[0]
    return words


def _is_given(word: str) -> bool:
    folded = unaccented(word)
    return folded in _given() or (folded.startswith(_SERVANT) and len(folded) > len(_SERVANT) + 2)


def _is_small(word: str) -> bool:
    return not _LANGUAGES.isdisjoint(FUNCTION_WORDS.get(word, ()))


def _is_verbal(word: str) -> bool:
    """Whether the word looks like a verb and is nobody's name."""
    return word.startswith(_VERBAL) and not word.startswith(_ARTICLE) and not _is_given(word)


@cache
def _given() -> frozenset[str]:
    return frozenset(map(unaccented, phrasebook().words("byline", "given")))


@cache
def _words_too() -> frozenset[str]:
    return frozenset(map(unaccented, phrasebook().words("byline", "given_and_word")))
