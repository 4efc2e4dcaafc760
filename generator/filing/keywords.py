"""Keywords that a dump states beside an article: what of them names somebody or something in the copy.

Publishers fill the field for search engines and for themselves (sections, the kind of page, numbers of a template, phrases that readers
may search for), and each tag makes a page. So a keyword by itself is no name: it speaks for one that the copy has.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.filing.habits import tells_names
from generator.filing.phrases import PhraseBook
from generator.filing.words import Cut


def in_the_copy(keywords: Sequence[str], language: str, cuts: Sequence[Cut]) -> tuple[str, ...]:
    """The keywords that stand in the copy and are no common nouns by their first letter, each once, in their order.

    For languages whose capitals do not tell names; in the others ``names`` hears the keywords. ``cuts`` are the words of the copy.
    """
    if tells_names(language):
        return ()
    able = {
        keyword.casefold(): keyword for keyword in reversed(keywords) if keyword[:1].isalpha() and not keyword[0].islower() and "," not in keyword
    }
    book = PhraseBook(able.values())
    found = {match.phrase for one in cuts for match in book.find(one.words)}
    return tuple(keyword for keyword in reversed(able.values()) if keyword in found)
