"""Where two blocks of a page met without so much as a blank between them: ``reopenedBy Jane Doe12 May 2024Share``.

Nothing tells such a place by itself: a capital stands in ``YouTube`` and ``McDonald`` too, and a writer forgets a blank. So these
places are looked for in a dump alone whose sentences show that its blocks ran together, and there each kind of them is a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.patterns import rare

ENOUGH = 4
"""Sentences that begin right behind another, from which on a dump shows its manner."""
SHARE = 0.05
"""Share of them among its sentences: a writer forgets one blank in a hundred."""

SENTENCE = rare(r"[.!?…][\"”’»)]?(?=[“\"„«(]?[^\W\d_])")
"""A closing sign with a letter right behind it. (The pattern opens with the rare sign, so that the search leaps: see :func:`_ends_sentence`.)"""
_SPACED = rare(r"[.!?…][\"”’»)]? ")
_WORD = rare(r"[^\W_]{4,}")
_DAY = rare(
    r"(?<=[^\W\d_]{3})(?=(?:\d{1,2}(?:[./-]\d{1,2}[./-]\d{2,4}|(?:\.|st|nd|rd|th)? [^\W\d_]{3,10}\.?,? (?:19|20)\d\d)"
    r"|20\d\d[/-]\d{1,2}[/-]\d{1,2})(?!\d))"
)
"""Behind a word of three letters, where a day begins: ``Doe12 May 2024``, ``Doe12/05/2024``."""
_ZONES = "GMT|UTC|[CEMP][DES]T|BST|IST|MEZ"
_BEHIND_DAY = rare(
    r"(?:(?<!\d)(?:19|20)\d\d|\d:\d\d)(?=[^\W\d_a-z][^\W\d_]{2})|(?<!\d)(?:19|20)\d\d(?=\d{1,2}:\d\d)"
    rf"|(?<=\d )(?:[AP]M|{_ZONES})(?=[A-Z][a-z])|(?<=M )(?:{_ZONES})(?=[A-Z][a-z])"
)
"""Behind a year or a time, where a word or the time begins: ``2024Share``, ``10:55Share``, ``201910:55``, ``10:55 AMShare``."""
_QUOTED = rare(r"(?<=[^\W\d_])(?=[“„«][^\W\d_a-z])|[”»)\]](?=[^\W\d_a-z][^\W\d_])")
_QUOTED_LOW = rare(r"(?<=[^\W\d_])(?=[„«][^\W\d_a-z])|[“”»)\]](?=[^\W\d_a-z][^\W\d_])")
"""Before an opening sign that a word runs into, and behind a closing one; where quotations open low, a high sign closes them."""
_OPENED = rare(r"(?<=[^\W\d_])(?=[¿¡])")
_COUNTED = rare(r"(?<!\S)\d{2,4}(?=[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]{3})")
_SIGNS = tuple((sign, f"{sign} ") for sign in ".!?…")
"""What closes a sentence, and how it stands where the next has a blank before it."""
_ADDRESS = "@#/_&=?"
"""Signs before which a word is no word but part of an address, a handle or a tag."""
_PARTICLES = frozenset("Mc Mac De Del Di Da Du La Le Lo Van Von Fitz".split())
_SET_SOLID = frozenset(
    "YouTube WhatsApp LinkedIn TikTok PayPal WordPress PlayStation MacBook AirPods SpaceX GitHub "
    "JavaScript OpenAI DoorDash SoftBank MasterCard AstraZeneca TripAdvisor SoundCloud DeepMind PowerPoint GlaxoSmith SmithKline".split()
)
"""Names that are written with a capital inside."""
_ALONE = frozenset("AIВИКОСУЯ")
"""Words of one letter that begin a sentence."""
_CRIED = 4
"""Letters of a word in capitals that a block begins with; fewer may be the end of a name (``OpenAI``)."""


class Manner:
    """Whether the blocks of a dump ran together, and which words it writes with a capital inside, by its first ``head``."""

    __slots__ = ("is_glued", "solid")

    def __init__(self, head: str = "") -> None:
        met = len(sentences(head)) if may_be_glued(head, ENOUGH) else 0
        self.is_glued = met >= ENOUGH and met >= SHARE * (met + len(_SPACED.findall(head)))
        self.solid: frozenset[str] = _SET_SOLID
        if self.is_glued:
            pairs = Counter(left + right for _, left, right in _capitals(head))
            self.solid |= {pair for pair, times in pairs.items() if times > 1}


def may_be_glued(text: str, enough: int) -> bool:
    """Whether so many closing signs have no blank behind them: without, the places that ``sentences`` finds would be too few to count."""
    bare = 0
    for sign, parted in _SIGNS:
        if sign in text:
            bare += text.count(sign) - text.count(parted)
    return bare >= enough


def sentences(text: str) -> list[int]:
    """Behind each closing sign that a sentence begins at without a blank; a straight quotation mark stays with what it closes or opens."""
    found: list[int] = []
    for place in SENTENCE.finditer(text):
        end = place.end()
        if _ends_sentence(text, place.start()) and not _letter(text, end).islower():
            opens = text[end - 1] == '"' and text.count('"', found[-1] if found else 0, end) % 2
            found.append(end - 1 if opens else end)
    return found


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a word of two letters or more stands before the sign, or two more dots: an initial (``J.Smith``) ends none."""
    return at >= 2 and (text[at - 2 : at].isalpha() or text[at - 2 : at] == "..")


def _letter(text: str, at: int) -> str:
    """The letter at a place, a quotation mark before it left out."""
    return text[at] if text[at].isalpha() else text[at + 1]


def joints(text: str, manner: Manner) -> set[int]:
    """Where blocks met in a line of a dump in which they ran together."""
    found = set(sentences(text))
    for pattern in (_DAY, _BEHIND_DAY, _OPENED, _COUNTED, _QUOTED_LOW if "„" in text else _QUOTED):
        found.update(place.end() for place in pattern.finditer(text))
    found.update(at for at, left, right in _capitals(text) if left + right not in manner.solid)
    return found - {0}


def _capitals(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a capital stands behind a small letter, with the word before and the word that begins there."""
    for word in _WORD.finditer(text):
        letters = word[0]
        if letters[1:].islower() or letters.isupper() or letters.islower():
            continue
        start = word.start()
        if start and text[start - 1] in _ADDRESS:
            continue
        for at in range(1, len(letters)):
            if letters[at].isupper() and letters[at - 1].islower():
                left, right = _before(letters, at), _behind(letters, at)
                if _are_words(left, right, at == len(left), text[start + at + len(right) : start + at + len(right) + 1]):
                    yield start + at, left, right


def _before(letters: str, at: int) -> str:
    start = at
    while start and letters[start - 1].islower():
        start -= 1
    return letters[start - (start > 0 and not letters[start - 1].islower()) : at]


def _behind(letters: str, at: int) -> str:
    end = at + 1
    capitals = letters[at : at + 2].isupper() and len(letters) > at + 1
    while end < len(letters) and (letters[end].isupper() if capitals else letters[end].islower()):
        end += 1
    return letters[at:end]


def _are_words(left: str, right: str, opens: bool, behind: str) -> bool:
    """Whether both may stand alone; ``opens``: nothing stands before the left one."""
    if len(left) < 2 or left in _PARTICLES or (len(left) == 2 and (_is_unit(left) or (opens and left[0].isupper()))):
        return False
    if len(right) == 1:
        return right in _ALONE and behind == " " and len(left) > 2
    return not right.isupper() or len(right) >= _CRIED


def _is_unit(left: str) -> bool:
    """Whether a figure and a letter stand before the capital (``12kWh``), and no decade (``2030s``)."""
    return left[0].isdigit() and left[1] != "s"
