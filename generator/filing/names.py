"""People, places and organisations named in an article, from the way newspapers write names.

No model and no gazetteer: copy gives a person's full name once and the surname after, explains initials in brackets
behind the name, and puts the title in front. What these habits do not settle is left out, for a wrong tag makes a page
of its own and a missing one does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator.filing.capitals import Run, owned, runs, spelt_out
from generator.filing.copy import Zone
from generator.filing.habits import Habits, bare, habits, tells_names
from generator.filing.words import Cut, cut
from generator.model import Topic, Verdict

MOST = 8
"""Names kept of one article."""

# Copy that names more than this many is a table; the bound keeps comparing them cheap whatever the text.
_MANY = 400

# In capitals beyond this length a name is set so by its place (a dateline, a sub-head); initials are shorter (UNESCO).
_LONGEST_INITIALS = 7

_LINKS = frozenset(("of", "for", "the"))
_FIRST_NAMES, _SURNAMES = frozenset(("jan",)), frozenset(("may",))
"""Months that are names: with a day behind it a month closes no run (see ``capitals.runs``)."""

Key = tuple[str, ...]
"""A name's words without case, accents and the Arabic article: what tells whether two spellings are one name."""


def names(
    zones: Sequence[Zone], language: str, signed: Iterable[str] = (), cuts: Sequence[Cut] = (), keywords: Iterable[str] = ()
) -> tuple[str, ...]:
    """At most eight names, the most mentioned first; equal counts in the order of the text.

    ``zones`` is the whole copy; whoever ``signed`` it (authors, agency, publisher) is not what it is about. A name never
    holds a comma or a line break. ``cuts`` are the zones' words where they are at hand. A keyword that the dump states counts as
    one more mention of a name that the copy has. Nothing is found in languages whose capitals or endings do not tell a name and its form.
    """
    if not tells_names(language):
        return ()
    known = habits(language)
    cuts = cuts or [cut(zone.text) for zone in zones]
    read = [(zone.text, one) for zone, one in zip(zones, cuts, strict=True) if zone.where != "headline" and not zone.text.isupper()]
    spelt_words = [spelt_out(text, one) for text, one in read]
    found = Counter(chain.from_iterable(runs(text, words, one.alphabet) for (text, one), words in zip(read, spelt_words, strict=True)))
    spelt_small = set().union(*spelt_words)
    spelt: dict[Key, str] = {}
    count: dict[Key, int] = {}
    initials: dict[str, Key] = {}
    for (name, key, bracket, _), times in _candidates(found, spelt_small, known):
        if len(spelt) == _MANY and key not in spelt:
            continue
        if key not in spelt or (spelt[key].isupper() and not name.isupper()):
            spelt[key] = name
        count[key] = count.get(key, 0) + times
        if bracket:
            initials[bracket] = key
    for key in {_key(tuple(keyword.split())) for keyword in keywords} & spelt.keys():
        count[key] += 1
    _unite(spelt, count, initials, known)
    signers = {_key(tuple(name.split())) for name in signed}
    kept = [key for key in spelt if count[key] >= (2 if len(key) == 1 else 1) and key not in signers and not _is_shouted(spelt[key])]
    order = {key: place for place, key in enumerate(kept)}
    return tuple(spelt[key] for key in sorted(kept, key=lambda key: (-count[key], order[key]))[:MOST])


def names_by_terms(topics: Sequence[Topic], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """For scripts without capitals: the terms that an editor listed, where they filed the article and stand in it twice.

    Light terms only support others, and one that another begins with (an adjective beside its country) is no name.
    """
    count: Counter[str] = Counter()
    for topic, verdict in zip(topics, verdicts, strict=True):
        texts = {term.text for term in topic.terms if term.weight >= 1 and not term.text.isascii()}
        texts -= {text for text in texts for other in texts if other != text and other.startswith(text)}
        for sighting in verdict.sightings if verdict.filed else ():
            if sighting.term in texts and not sighting.note:
                count[sighting.term] += sighting.count + (sighting.where == "headline")
    return tuple(text for text, seen in count.most_common(MOST) if seen >= 2 and "," not in text)


class _Candidate(NamedTuple):
    """What can be a name, by its words alone: how it is spelt, its key, the initials that stood in brackets behind it and are its own,
    and its one word in small letters, where it has no more."""

    name: str
    key: Key
    initials: str
    alone: str


def _candidates(found: Mapping[Run, int], spelt: Collection[str], known: Habits) -> Iterator[tuple[_Candidate, int]]:
    """What can be a name in the runs, in order, with how often each run stands in the copy, whose words are ``spelt`` so.

    A word that opens a sentence is no name if the copy has it in small letters too.
    """
    split: list[tuple[tuple[str, ...], bool, str, int]] = []
    attested: set[str] = set()
    for (run, opens, bracket), times in found.items():
        owners = owned(run)
        for place, words in enumerate(owners, 1):
            split.append((words, opens, bracket if place == len(owners) else "", times))
            attested.update(words[1:] if opens else words)
            opens = False
    for words, opens, bracket, times in split:
        if opens and (words[0] not in attested or (first := words[0].lower()) in known.openers or _is_ordinary(first, spelt)):
            words = words[1:]
        for candidate in _parts(words, bracket, known):
            if not candidate.alone or not _is_ordinary(candidate.alone, spelt):
                yield candidate, times


def _is_ordinary(word: str, spelt: Collection[str]) -> bool:
    """Whether a word of more than a letter stands in the copy in small letters."""
    return word in spelt and len(word) > 1


@lru_cache(maxsize=4096)
def _parts(words: tuple[str, ...], bracket: str, known: Habits) -> tuple[_Candidate, ...]:
    """The names in one run, by its words alone. The same few names fill the news, so the answers are kept."""
    whole = chain.from_iterable(_whole(_untitled(_trimmed(piece, known), known), known) for piece in _cut_at_articles(list(words), known))
    parts = (tuple(part) for part in whole if part and not _is_no_name(part, bracket, known))
    return tuple(
        _Candidate(
            " ".join(part),
            _key(part),
            bracket if part[-1] == words[-1] and _initials(part) == bracket else "",
            "" if len(part) > 1 else part[0].lower(),
        )
        for part in parts
    )


def _cut_at_articles(words: list[str], known: Habits) -> list[list[str]]:
    """Cut where an article leads to what is no name, in languages that set it so: ``A Lampedusa la Procura indaga``."""
    for place, word in enumerate(words) if known.articles else ():
        if word in known.articles and place + 1 < len(words) and words[place + 1].lower() in known.institutional:
            return [words[:place], *_cut_at_articles(words[place + 1 :], known)]
    return [words]


def _trimmed(words: list[str], known: Habits) -> list[str]:
    """Without small words and days at the front, days and links at the end; "The" in mid-sentence may be The Hague's own.

    A month may be a name where words stand beside it on its other side: Jan Vos, Theresa May.
    """
    while words and ((first := words[0].lower()) in known.openers or first in known.calendar or words[0] in _LINKS):
        if len(words) > 1 and ((words[0] == "The" and not _is_no_name(words[1:2], "", known)) or first in _FIRST_NAMES):
            break
        words = words[1:]
    while words and ((last := words[-1].lower()) in known.calendar or words[-1] in _LINKS):
        if len(words) == 2 and last in _SURNAMES and words[0].lower() not in known.no_name:
            break
        words = words[:-1]
    return words


def _untitled(words: list[str], known: Habits) -> list[str]:
    """Without titles in front: "US Secretary of State Antony Blinken" is Antony Blinken; a title alone is nothing."""
    titles = [place for place, word in enumerate(words) if known.is_title(word)]
    if not titles:
        return words
    last = titles[-1]
    rest = words[last + 1 :]
    if rest and rest[0] in _LINKS:
        rest = rest[1:]
        while rest and (rest[0].lower() in known.common or rest[0] in _LINKS):
            rest = rest[1:]
    elif rest and (rest[0].lower() in known.common or rest[0].lower() in known.heads):
        # "Foreign Ministry", "General Assembly": no person's title but an institution's first word.
        return words
    return rest


def _whole(words: list[str], known: Habits) -> list[list[str]]:
    """Cut at "of" and "for" where what stands before is no institution ("Ali of Benghazi" names two), or is complete with an "of"."""
    for place, word in enumerate(words):
        is_headless = words[place - 1].lower() not in known.heads and words[0].lower() not in known.heads
        if word in ("of", "for") and (is_headless or "of" in words[:place]):
            return [words[:place], *_whole(_trimmed(words[place + 1 :], known), known)]
    return [words]


def _is_no_name(words: Sequence[str], bracket: str, known: Habits) -> bool:
    """Whether every word is a common one. A people's institution in three words, or with its initials, is a name."""
    small = [word.lower() for word in words]
    if not all(word in known.no_name or word.removesuffix("s") in known.demonyms or word in _LINKS for word in small):
        return len(words) == 1 and (len(words[0]) < 3 or words[0].startswith(("I'", "I’")))
    return not (bracket and _initials(words) == bracket) and not (len(words) >= 3 and small[0] in known.demonyms)


def _unite(spelt: dict[Key, str], count: dict[Key, int], initials: dict[str, Key], known: Habits) -> None:
    """Shorter forms join the one longer name they can stand for; a single word that could stand for two is dropped."""
    for key in sorted(spelt, key=len):
        longer = [other for other in spelt if len(other) > len(key)]
        genitive = (*key[:-1], key[-1].removesuffix("s"))
        if known.has_genitive and genitive != key and genitive in spelt:
            owners = [genitive]
        elif len(key) > 1:
            owners = [other for other in longer if other[-1] == key[-1] and (other[0] == key[0] or other[-len(key) :] == key)]
        elif spelt[key] in initials:
            owners = [initials[spelt[key]]]
        else:
            owners = [other for other in longer if (other[-1] == key[0] and known.may_be_person(other)) or _are_initials(spelt[key], spelt[other])]
        if len(owners) == 1:
            count[owners[0]] += count[key]
        if len(owners) == 1 or (owners and len(key) == 1):
            del spelt[key]


def _is_shouted(name: str) -> bool:
    """Whether a name stands in capitals that say nothing of it, and nowhere in the copy as it is written."""
    return len(name) > _LONGEST_INITIALS and name.isupper()


def _are_initials(word: str, name: str) -> bool:
    """Whether a word in capitals is the initials of a name: GNA of Government of National Accord."""
    return len(word) > 2 and word.isupper() and _initials(name.split()) == word


@lru_cache(maxsize=4096)
def _key(words: tuple[str, ...]) -> Key:
    plain = bare(" ".join(words).lower())
    return tuple(word.removeprefix("al-").removeprefix("el-") for word in plain.split() if word not in ("al", "el", "the"))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())
