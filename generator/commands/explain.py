"""``newsdigest explain``: where every part came from, why filed there, why dated so."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.archive import spoken
from generator.commands.console import Console
from generator.model import Exit, FiledArticle, Verdict
from generator.newsroom.wording import counted

if TYPE_CHECKING:
    from generator.newsroom.explain.told import ArticleTold, DumpTold, TakeTold, Told

HELP = "where an article came from, why it is filed and dated so; or where every byte of a dump went"

_WIDTH = 110
_DROPPED = {"furniture": "dropped", "unresolved": "unread", "duplicate": "duplicate"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to explain."""
    parser.add_argument("what", metavar="URL|FILE", help="an article's URL, file or slug; a dump; or a place in one, as status names it")
    parser.add_argument("--short", action="store_true", help="leave out the lines of the dump")


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Explain an article or a dump."""
    from generator.newsroom import explain
    from generator.newsroom.explain import told

    found = explain.explain(args.site, args.what)
    if isinstance(found, told.ArticleTold):
        summary = asdict(found) | {"queries": [query._asdict() for query in found.queries]}
        console.result(summary, "\n".join(_article(found, datetime.now(UTC), short=args.short)))
    else:
        console.result(asdict(found), "\n".join(_dump(found, short=args.short)))
    return Exit.FINE


def _article(told: ArticleTold, now: datetime, *, short: bool) -> Iterator[str]:
    """An article, from its headline to its copies."""
    filed = told.article
    yield filed.title
    if filed.title_source:
        yield "  No headline in the copy: the title is the story's first words, and filing does not count it as a headline."
    if filed.wire_mark:
        yield f"  “{filed.wire_mark}” before it is the wire's mark, and left out."
    yield f"  {told.file}" + ("" if filed.status == "published" else f" ({filed.status})")
    yield f"  {told.hand()}"
    if told.conflict:
        yield f"  In conflict with what the desk now reads: {told.conflict}. Take over what you want from it, then delete it."
    for query in told.queries:
        yield f"  {query}"
    yield ""
    yield "Date"
    yield f"  {_date(filed)}"
    if filed.captured:
        yield f"  captured on {filed.captured}"
    if filed.date and filed.date > now:
        yield "  It is not on the site yet: held back until then."
    yield ""
    yield "Topics"
    if told.is_left_out:
        yield "  It is not on the site: it is in no topic, and [build] only_filed leaves such articles out."
    for verdict in told.verdicts:
        yield from _verdict(verdict, told.how(verdict))
    yield ""
    yield from _source(told, short=short)
    for copy in told.copies:
        yield f"Also in {copy.place} bytes {copy.start}-{copy.end}: {copy.difference}"
    if not told.copies:
        yield from (f"Also in {line}" for line in filed.also_in)
    yield from (f"Earlier version: {line}" for line in filed.versions)
    for take in told.versions:
        yield f"  {take.place} bytes {take.start}-{take.end}"
        yield from _mended(take)
        if not short:
            yield from _entries(take)


def _date(filed: FiledArticle) -> str:
    """The date with the words that say so; or the words that were found, and why they were not believed."""
    if filed.date:
        words = spoken.evidence(filed)
        evidence = f" from “{words}”" if words else ""
        return f"{filed.date:%Y-%m-%d %H:%M %Z}, to the {filed.date_precision}; {filed.date_source}{evidence}"
    if filed.date_doubt:
        return f"unknown; “{filed.date_evidence}” was found and not believed: {filed.date_doubt}"
    return "unknown; no date was found"


def _verdict(verdict: Verdict, how: str) -> Iterator[str]:
    """A topic's case: the score, then every word with its place and weight, and why it has none."""
    from generator.filing import uncounted

    yield f"  {verdict.topic}: {how}, {verdict.score:.4g} of {verdict.threshold:.4g}"
    for seen in verdict.sightings:
        times = f" {seen.count} times" if seen.count > 1 else ""
        why = uncounted(seen, verdict)
        yield f"    {seen.weight:+.3g}  “{seen.term}”{times} in the {seen.where}" + (f" ({why})" if why else "")


def _source(told: ArticleTold, *, short: bool) -> Iterator[str]:
    """Where the article stood, and the account of that stretch."""
    yield f"Source: {told.article.source or 'none: written by hand'}"
    if told.take is None:
        if told.article.source:
            yield "  The account of these bytes is not at hand: the dump was not read here, or has changed or gone since."
        return
    yield from _mended(told.take)
    if not short:
        yield from _entries(told.take)


def _mended(take: TakeTold) -> Iterator[str]:
    """What had to be repaired before the copy could be read."""
    yield from (f"  Mended: {repair}" for repair in take.repairs)


def _entries(take: TakeTold) -> Iterator[str]:
    """Every stretch of bytes with its words; what was dropped stands in its place, with the rule that took it. Syntax without words is left
    out, unless nothing else is there: then it says why there is no article (``draft, not published``)."""
    for entry in take.entries:
        if entry.fate == "furniture" and not entry.text.strip() and (len(take.entries) > 1 or entry.detail == "container syntax"):
            continue
        kind = entry.detail if entry.fate == "field" else f"{_DROPPED[entry.fate]}: {entry.detail}"
        mark = "  " if entry.fate == "field" else "- "
        yield f"  {mark}{f'{entry.start}-{entry.end}':>15}  {kind:32.32}  {_words(entry)}"


def _words(entry: Told) -> str:
    """The words of an entry on one line."""
    text = " / ".join(line.strip() for line in entry.text.splitlines() if line.strip())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _dump(told: DumpTold, *, short: bool) -> Iterator[str]:
    """A dump, take by take, then the sums."""
    for take in told.takes:
        if take.fate == "furniture" and short:
            continue
        yield f"{take.place} bytes {take.start}-{take.end}: {take.fate}" + (f" ({take.why})" if take.why else "")
        if take.article:
            gone = "; deleted by hand, and so it stays: to have it back, restore the file" if take.deleted else ""
            yield f"  {take.headline} ({take.article}{gone})"
        yield from _mended(take)
        if not short:
            yield from _entries(take)
        yield ""
    fates = {fate: count for fate, count in told.bytes.items() if fate != "total"}
    yield f"{told.bytes['total']} bytes = " + " + ".join(f"{count} {fate}" for fate, count in fates.items())
    articles = told.articles
    yield f"{counted(articles['in'], 'article')} in = " + " + ".join(f"{count} {fate}" for fate, count in articles.items() if fate != "in")
