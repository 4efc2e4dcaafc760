"""How what was done is put into words."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "kept": "kept as a hand left them",
    "merged": "merged with what a hand did",
    "conflict": "in conflict with what a hand did",
    "removed": "deleted by hand and left so",
}
"""What became of articles, where the name of it does not say so by itself."""
_NOUNS = ("version", "duplicate")
_AS_BEFORE = ("unchanged", "kept", "removed")
"""What is no news: the article stands, or stays away, as before."""


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``0 articles``; for nouns whose plural is an ``s`` more."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def became(outcomes: Mapping[str, int]) -> str:
    """What became of the articles that a run looked at: ``12 written, 3 kept as a hand left them``; ``""`` where it looked at none."""
    return ", ".join(f"{count} {_WORDS.get(kind, kind)}" for kind, count in outcomes.items())


def news(outcomes: Mapping[str, int]) -> str:
    """The same without what stands as it stood before."""
    return became({kind: count for kind, count in outcomes.items() if kind not in _AS_BEFORE})


def came_in(totals: Mapping[str, int]) -> str:
    """The articles of all dumps as they are now, by their fates, which add up."""
    fates = ("published", "version", "duplicate", "quarantined")
    found = ((fate, totals.get(fate, 0)) for fate in fates)
    told = [counted(count, fate) if fate in _NOUNS else f"{count} {fate}" for fate, count in found]
    return f"{counted(totals['in'], 'article')} in = {' + '.join(told)}"


def on_the_site(counts: Mapping[str, int]) -> str:
    """What the last build left for readers: ``535 articles; 130 pages written, 624 as they were, 0 removed; 1 held back``."""
    written, unchanged, removed = (counts.get(name, 0) for name in ("written", "unchanged", "removed"))
    parts = [counted(counts["articles"], "article"), f"{counted(written, 'page')} written, {unchanged} as they were, {removed} removed"]
    parts += [f"{counts['held back']} held back"] if counts.get("held back") else []
    parts += [f"{counted(counts['in no topic'], 'article')} in no topic left out"] if counts.get("in no topic") else []
    return "; ".join(parts)


def numbers(counts: Mapping[str, int]) -> list[str]:
    """The counts of a run in lines: the dumps as they are now, and the site, which also has what came from dumps that are gone."""
    lines = [f"Dumps:      {came_in(counts)}"] if "in" in counts else []
    lines += [f"Site:       {on_the_site(counts)}"] if "articles" in counts else []
    return lines
