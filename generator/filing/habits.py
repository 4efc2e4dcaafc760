"""What the papers of a language write in capitals though it names nobody: titles, institutions, peoples, the first words of sentences."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.filing import wordlists

# Not German (every noun has a capital), Polish or Turkish (case endings).
_LISTS = {
    **dict.fromkeys(("en", "ca", "id", "ms"), ""),
    **{language: language for language in ("fr", "es", "it", "pt", "nl")},
    **dict.fromkeys(("sv", "no", "nb", "nn", "da"), "nordic"),
}
"""The languages whose capitals mark names alone, and whose names are not declined; the folder of their lists, ``""`` for English ones alone."""
_PLACES = wordlists.load("places")


_ARTICLES = {"fr": frozenset(("la", "le")), "it": frozenset(("la", "le")), "es": frozenset(("la", "el"))}


def tells_names(language: str) -> bool:
    """Whether capitals mark names alone in a language, and names are not declined."""
    return language.partition("-")[0] in _LISTS


@lru_cache(maxsize=64)
def habits(language: str) -> Habits:
    """The habits of a language; English words are known in all of them."""
    return Habits(_LISTS.get(language.partition("-")[0], ""))


class Habits:
    """Words in small letters, with their accents and without: ``titles``, ``common`` parts of institutions, the ``calendar``, ``openers`` of
    sentences, ``heads`` with which an institution's name begins, peoples (``demonyms``), and ``no_name``: whatever is no name alone.

    ``institutional`` is what an article leads to that is no name; ``articles`` are those that stand in small letters between two capitals.
    ``has_genitive``: a name takes an ``s`` without an apostrophe (``Libyas kust``).
    """

    def __init__(self, folder: str) -> None:
        self.titles = _words("titles", folder)
        self.demonyms = _words("demonyms", folder)
        self.common = _words("common", folder)
        self.calendar = _words("calendar", folder)
        self.openers = _words("openers", folder)
        self.heads = _words("heads", folder)
        self.no_name = self.titles | self.demonyms | self.common | self.calendar | self.openers
        self.institutional = self.common | self.heads | self.titles
        self.articles = _ARTICLES.get(folder, frozenset())
        self.has_genitive = folder == "nordic"

    def is_title(self, word: str) -> bool:
        """Whether a word is a title, with a full stop or a part behind a hyphen (``Minister-designate``)."""
        small = word.rstrip(".").lower()
        return small in self.titles or small.partition("-")[0] in self.titles

    def may_be_person(self, key: tuple[str, ...]) -> bool:
        """Whether a name may be a person's, so that its last word alone stands for the whole: not Wadi Derna, not Bank of Israel."""
        return key[0] not in _PLACES and not any(word in self.common or word in self.heads or word in ("of", "for", "the") for word in key)


def _words(name: str, folder: str) -> frozenset[str]:
    found = wordlists.load(name) | (wordlists.load(name, folder) if folder else frozenset())
    return found | {bare(word) for word in found if not word.isascii()}


def bare(text: str) -> str:
    """A text without its accents."""
    return text if text.isascii() else "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
