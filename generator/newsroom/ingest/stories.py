"""Stories with more than one version: what stands of them, and what the article that stands says of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from generator.archive import Archive, Sealed, dump, judge
from generator.model import FiledArticle
from generator.newsroom.ingest.addresses import WRITTEN_OVER, line, one_word
from generator.newsroom.ingest.copies import difference
from generator.newsroom.ingest.records import Records
from generator.newsroom.ingest.versions import AS_RETRACTED, is_retraction, last

_DATING: Final = ("date", "date_source", "date_precision", "date_evidence", "date_doubt")


class Stories:
    """What is kept of each version of a story, and the article made of them."""

    def __init__(self, keep: Archive, records: Records, at_hand: Callable[[str], bool]) -> None:
        """``at_hand`` says of a place in a dump whether it has been read, so that what is recorded of it is all there is to say."""
        self._archive = keep
        self._records = records
        self._at_hand = at_hand
        self.fresh: set[str] = set()
        """Source hashes of the articles that were first filed in this run: nobody has seen them under their date yet."""

    def keep(self, sealed: Sealed) -> None:
        """Keep what the desk reads in one version."""
        self._records.keep_version(sealed.source_hash, sealed.path, sealed.text)

    def keep_standing(self, source_hash: str) -> None:
        """The same for the article that stands, where it is met with another version for the first time.

        Where the cache was thrown away and its dump is gone, its file is all there is.
        """
        entry = self._archive.register.get(source_hash)
        reading = self._archive.standing(entry) if entry else None
        if reading and self._records.version(source_hash) is None:
            self._records.keep_version(source_hash, reading.path, dump(reading))

    def own(self, source_hash: str) -> FiledArticle | None:
        """One version by itself, as the desk read it; ``None`` where that is not known."""
        kept = self._records.version(source_hash)
        return judge(kept[1], kept[0], self._archive.zone).article if kept else None

    def told(self, own: FiledArticle, stands: FiledArticle | None, replaced: Sequence[FiledArticle] = (), *, at_last: bool = False) -> FiledArticle:
        """The article that is to stand: ``own`` is the newest version by itself, ``stands`` what the desk last wrote of the story.

        ``replaced`` are those that stood before it in this run. Versions that stand in no dump any more are told ``at_last``, when all is read.
        The date is that of the first version, unless the page would move to another day for it; that of the newest is when the article was modified.
        """
        gone = self._gone(own.source_hash) if at_last else None
        rows = list(self._records.takes("of = ? AND fate = 'version'", own.source_hash))
        others = [(row, version) for row in rows if (version := self.own(row.source_hash))]
        lines = []
        for row, version in others:
            note = _told(version, own)
            if note != row.note:
                self._records.annotate(row, note)
            lines.append(line(row.where, row.url, note, own.source_url))
        lost = self._lost(own, (stands or own).versions, lines, gone)
        also_in = [said for said in (stands or own).also_in if not self._at_hand(said.partition(" bytes ")[0])]
        told = own._replace(
            slug=(stands or own).slug,
            path=(stands or own).path,
            also_in=tuple(sorted({*also_in, *self._records.copies(own.source_hash, own.source_url)})),
            versions=tuple(sorted({*lines, *lost})),
        )
        if is_retraction(own):
            told = _where_it_stood(told, [*(version for _, version in others), *filter(None, gone or ())])
        if not (told.versions or replaced):
            return told
        return self._dated(told, [own, *(version for _, version in others), *replaced, *([stands] if stands and lost else [])], stands)

    def _lost(self, own: FiledArticle, before: Sequence[str], lines: Sequence[str], gone: Sequence[FiledArticle | None] | None) -> list[str]:
        """What is still to be said of versions that are recorded in no dump: of what was said ``before``, and of those that are ``gone``.

        As long as not all is read (``gone`` is ``None``), whatever was said stays. Of those of which the cache knows nothing (``None`` among
        ``gone``) nothing but their lines is left.
        """
        there = {_place(said) for said in lines}
        if gone is None:
            return [said for said in before if _place(said) not in there]
        lost = [said for said in before if WRITTEN_OVER in said or not self._at_hand(said.partition(" bytes ")[0])]
        there |= {_place(said) for said in lost}
        for version in gone:
            if version and version.source not in there:
                told = line(version.source, one_word(version.source_url), _told(version, own), own.source_url)
                lost.append(_written_over(told) if self._at_hand(version.source.partition(" bytes ")[0]) else told)
                there.add(version.source)
        left = [said for said in before if _place(said) not in there]
        return [*lost, *map(_written_over, left[: gone.count(None)])]

    def _gone(self, source_hash: str) -> list[FiledArticle | None]:
        """The earlier versions of an article that stand in no dump any more; ``None`` for one of which only the register knows.

        Where of one a copy is left, that is the version from here on.
        """
        found = []
        for version in self._archive.register.versions(source_hash):
            takes = list(self._records.takes("source_hash = ?", version))
            if takes and all(row.fate == "duplicate" for row in takes):
                self._records.make_version(takes[0], source_hash)
            elif not takes:
                found.append(self.own(version))
        return found

    def _dated(self, told: FiledArticle, versions: list[FiledArticle], stands: FiledArticle | None) -> FiledArticle:
        """The article with the date of the first of the versions, and that of the last."""
        moments = [(version.date, version) for version in versions if version.date]
        first = min(moments, key=lambda dated: dated[0])[1] if moments else told
        # The date that stands, where it is a version's: a hand's own is the hand's affair.
        shown = next((version for version in versions if stands and version.date == stands.date), None)
        if shown and told.source_hash not in self.fresh and not self._on_one_day(first, shown):
            first = shown
        latest = max((moment for version in versions if (moment := last(version))), default=None)
        is_later = latest is not None and (first.date is None or latest > first.date)
        return told._replace(**{name: getattr(first, name) for name in _DATING}, modified=latest if is_later else told.modified)

    def _on_one_day(self, one: FiledArticle, other: FiledArticle) -> bool:
        ours, theirs = (filed.date.astimezone(self._archive.zone).date() if filed.date else None for filed in (one, other))
        return ours == theirs


def _where_it_stood(retraction: FiledArticle, versions: Sequence[FiledArticle]) -> FiledArticle:
    """A retraction under the topics of what it retracts: its own few words seldom name them, and who read the story there is to see it there."""
    evidence = dict(retraction.topic_evidence)
    topics = dict.fromkeys(retraction.topics)
    for version in versions:
        for topic, because in version.topic_evidence:
            if topic in version.topics and topic not in topics:
                topics[topic], evidence[topic] = None, f"{AS_RETRACTED}{because}"
    return retraction._replace(topics=tuple(topics), topic_evidence=tuple(evidence.items()))


def _told(version: FiledArticle, stands: FiledArticle) -> str:
    """When a version came out, what the wire marked it as, and how it differs from the one that stands."""
    when = last(version)
    mark = f"; {version.wire_mark}" if version.wire_mark else ""
    return f"{when.isoformat(' ', 'minutes') if when else 'undated'}{mark}; {difference(stands, version)}"


def _place(said: str) -> str:
    """The stretch of a dump of which a line of ``Versions`` tells."""
    dump, _, rest = said.partition(" bytes ")
    return f"{dump} bytes {rest.partition(':')[0].partition(',')[0]}"


def _written_over(said: str) -> str:
    """A line of ``Versions`` that says so of a version whose bytes are no longer in its dump."""
    at = said.index(": ", said.index(" bytes "))
    return f"{said[:at]}{WRITTEN_OVER}{said[at:]}"
