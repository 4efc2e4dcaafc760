"""The forms in which one word of a term may stand in copy."""

from __future__ import annotations

from itertools import product

# Conjunction, then preposition, then article, as Arabic writes them in front of a word ("وبليبيا", "للغزيين").
_ARABIC_PREFIXES = ["".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل"))]
_ARABIC_DEFINITE = ["".join(parts) for parts in product(("", "و", "ف"), ("ال", "بال", "كال", "لل"))]
# What an adjective of origin in -i takes for gender and number, in the spelling that ``words.plain`` gives.
_ARABIC_ENDINGS = ("", "ه", "ون", "ين", "ات", "ا")
_HEBREW_PREFIXES = ["".join(parts) for parts in product(("", "ו"), ("", "ה", "ב", "ל", "מ", "ש", "כ", "מה", "שה", "שב"))]


def forms(word: str, last: bool) -> frozenset[str]:
    """Every spelling that counts as ``word`` (already plain); only a phrase's ``last`` word is inflected."""
    if "\u0600" <= word[0] <= "\u06ff":
        return _arabic(word, last)
    if "\u05d0" <= word[0] <= "\u05ea":
        return frozenset(prefix + word for prefix in _HEBREW_PREFIXES)
    if not word[0].isalpha() or word.lower() == word.upper():
        return frozenset((word,))
    if word.isupper() and len(word) > 1:
        return frozenset((word,))
    if word[0].isupper():
        return _proper(word, last)
    return _common(word, last)


def _proper(word: str, last: bool) -> frozenset[str]:
    """A name: as written or in capitals. One in -a also names its people (Gaza, Gazan, Gazans), a people has its plural (Iraqis)."""
    found = [word]
    if last and len(word) >= 4 and word.endswith("a"):
        found += [f"{word}n", f"{word}ns"]
    if last and len(word) >= 5 and word.endswith(("i", "an")):
        found.append(f"{word}s")
    return frozenset(found) | frozenset(form.upper() for form in found)


def _common(word: str, last: bool) -> frozenset[str]:
    """A common noun: in any case, and in the plural in -s or -es."""
    found = [word]
    if last and len(word) >= 3 and word[-1] != "s":
        found.append(f"{word}es" if word.endswith(("x", "ch", "sh")) else f"{word}s")
    return frozenset(form for one in found for form in (one, one[0].upper() + one[1:], one.upper()))


def _arabic(word: str, last: bool) -> frozenset[str]:
    """A word behind the particles that Arabic glues to it; an adjective in -i also in its other endings."""
    is_definite = word.startswith("ال") and len(word) > 4
    stem, prefixes = (word[2:], _ARABIC_DEFINITE) if is_definite else (word, _ARABIC_PREFIXES)
    endings = _ARABIC_ENDINGS if last and len(stem) >= 3 and stem.endswith("ي") else ("",)
    return frozenset(prefix + stem + ending for prefix in prefixes for ending in endings)
