"""Captions known by their day: a picture's text gives it in full, with weekday or year, where a story says ``on Tuesday``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.patterns import rare

_MOST = 700
"""Characters of a caption at the most."""
_SENTENCE = 260
"""Characters of a caption that is one sentence with the day at its end."""
_BEFORE = 24
"""Characters at the least before a day at the end."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = rare(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, {_MONTH} \d{{1,2}}, {_YEAR}\b")
"""``… speaks at the harbour, Tuesday, Nov. 19, 2019, …``, as agencies write it."""
_CLOSING = rare(rf"(?:,|\bon|\bin) {_MONTH} \d{{1,2}}, {_YEAR}\.?$")
"""``… at a checkpoint near the harbour on October 11, 2023.``"""
_THIS_PHOTO = rare(
    r"(?:FILE ?[-–—] ?)?(?:In )?[Tt]his (?:[\w,.-]{1,20} ){0,6}(?:photo|photograph|image|picture|frame grab|video grab|screen ?shot|handout)"
    r"(?: (?:provided|released|taken|made|posted|shot|from|shows)\b|(?<=\d, photo),|(?<=\d, image),|(?<=file photo),|(?<=\d photo),)"
)
"""``In this Nov. 10, 2019, photo, …``, ``This image provided by …``."""
_TELLS = frozenset(("said", "says", "was", "were", "had", "has"))
"""Words of a story, which may give such a day too."""
_NOTICES = frozenset(("posted", "published", "updated", "modified", "will", "would", "must", "until", "since", "before"))
"""Words of a line with the story's own day, or of one that says what will be."""
_SMALL = 4
"""Words in small letters at the least before the day: they say what the picture shows."""
_OTHERS = '"“”„«»—@'
"""Signs of speech, or of a post that is quoted with its day."""


def is_of_picture(text: str, words: Sequence[str]) -> bool:
    """Whether the text, given with its folded words, says on what day its picture was taken."""
    if len(text) > _MOST:
        return False
    if ("this " in text[:12] or text.startswith("This ")) and _THIS_PHOTO.match(text):
        return True
    if "day, " in text and (found := _WEEKDAY.search(text)):
        before = text[: found.start()].split()
        says = sum(word[0].islower() for word in before) >= _SMALL
        return says and _NOTICES.isdisjoint(words) and (before[-1][-1] == "," or _TELLS.isdisjoint(words))
    if len(text) > _SENTENCE or not text[-5:].strip(".").isdigit() or any(sign in text for sign in _OTHERS):
        return False
    found = _CLOSING.search(text)
    return found is not None and found.start() >= _BEFORE and _NOTICES.isdisjoint(words) and _TELLS.isdisjoint(words)
