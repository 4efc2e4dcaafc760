"""The one reader of an article's file: text to typed values, or an editor's queries."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from datetime import date as day
from typing import Final, NamedTuple, cast, get_args
from urllib.parse import urlsplit

from generator.archive import plain
from generator.archive.header import Header, parse
from generator.archive.keys import MANY, NOTHING, STATUSES
from generator.archive.lines import one_line
from generator.archive.paths import ARTICLES, slug_fault
from generator.archive.spoken import names
from generator.model import Caption, EditorNeeded, FiledArticle, Query
from generator.model.fields import DateSource, Precision
from generator.model.filed import TitleSource
from generator.model.patterns import rare

YEARS: Final = range(1600, 2101)
"""Years a date may name: since the first printed newspapers; a year far ahead is a slip."""

FIRST_WORDS: Final = "first words"
"""What ``Title_Source`` says of a title that nobody wrote."""

LANG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The shape of a language tag."""

_SOURCES: Final = frozenset(get_args(DateSource))
_PRECISIONS: Final = frozenset(get_args(Precision))
_TOPIC: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_UNPRINTABLE: Final = rare("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DAY: Final = len("2019-02-19")
_FORM: Final = "Write it as 2019-02-19 10:00+00:00."


class Judged(NamedTuple):
    """What became of one file: the article, or ``None`` where it cannot stand; and every query either way."""

    article: FiledArticle | None
    queries: tuple[Query, ...] = ()


def load(text: str, path: str, zone: tzinfo = UTC) -> FiledArticle:
    """The article in a file's text; ``path`` is relative to ``content/articles/``, with ``/``.

    A date without a zone is taken in ``zone``. Keys outside the allow-list are left out (``judge`` tells of them).
    Raises ``EditorNeeded`` with every fault for which the article cannot stand.
    """
    judged = judge(text, path, zone)
    if judged.article is None:
        raise EditorNeeded(*judged.queries)
    return judged.article


def judge(text: str, path: str, zone: tzinfo = UTC) -> Judged:
    """The article in a file's text together with every query about it: see ``load``."""
    header = parse(text)
    if not text[: len(text) - len(header.body)].replace("\n", "").isprintable() and _UNPRINTABLE.search(text, 0, len(text) - len(header.body)):
        header.values = {key: [one_line(value) for value in values] for key, values in header.values.items()}
    article = _article(header, path, zone)
    told = [header.torn] if header.torn else header.faults
    if not told:
        return Judged(article)
    grave = not all(fault.light for fault in told)
    faults = sorted(told, key=lambda fault: fault.line)
    queries = tuple(Query(f"{ARTICLES}/{path}", fault.message, fault.line, fault.key, fault.remedy) for fault in faults)
    return Judged(None if grave else article, queries)


def _article(header: Header, path: str, zone: tzinfo) -> FiledArticle:
    """The typed article; what is wrong goes to ``header.faults`` and a stand-in takes its place."""
    values = header.values

    one = _first_lines(header).get
    title = one("Title", "")
    if not title:
        header.fault("Title", "no headline.", "Begin the file with `Title: …`.")
    date, source, precision = _dating(header, one("Date", ""), one("Date_Source", ""), one("Date_Precision", ""), zone)
    evidence = one("Date_Evidence", "")
    if evidence and date and _is_by_hand(header, one("Date", "")) and not names(evidence, date):
        # What stands beside the date still speaks of the one that a hand has written over.
        source, evidence = "stated", ""
    modified, captured = one("Modified", ""), one("Captured", "")
    return FiledArticle(
        path=path,
        title=title,
        title_source=_title_source(header, title, one("Title_Source", "")),
        wire_mark=one("Wire_Mark", ""),
        slug=_slug(header, one("Slug", ""), path),
        body=header.body,
        date=date,
        date_source=source,
        date_precision=precision,
        date_evidence=evidence,
        date_doubt="" if date else one("Date_Doubt", ""),
        modified=_moment(header, "Modified", modified, zone) if modified else None,
        captured=_day(header, "Captured", captured, zone) if captured else None,
        lang=_lang(header, one("Lang", "")),
        authors=_listed(one("Authors", ""), ";"),
        dateline=one("Dateline", ""),
        topics=_topics(header, one("Topics", "")),
        topic_evidence=_evidence(values.get("Topic_Evidence", ())),
        tags=_listed(one("Tags", ""), ","),
        summary=one("Summary", ""),
        captions=_captions(header),
        publisher=one("Publisher", ""),
        agency=one("Agency", ""),
        source_url=_url(header, one("Source_Url", "")),
        source=one("Source", ""),
        source_hash=one("Source_Hash", ""),
        machine_hash=one("Machine_Hash", ""),
        also_in=tuple(filter(None, values.get("Also_In", ()))),
        versions=tuple(filter(None, values.get("Versions", ()))),
        status=_status(header, one("Status", "")),
    )


def _title_source(header: Header, title: str, source: str) -> TitleSource:
    """Whether the title is only the story's beginning: no longer, once a hand has written another over it."""
    if not source:
        return ""
    if source != FIRST_WORDS:
        header.fault("Title_Source", f"“{source}” is no source of a title.", f"Write `{FIRST_WORDS}`, or remove the line.")
        return ""
    return FIRST_WORDS if title.endswith("…") or plain.text(header.body).startswith(title) else ""


def _first_lines(header: Header) -> dict[str, str]:
    """The value of every key that holds one line."""
    for key, found in header.values.items():
        if len(found) > 1 and key not in MANY:
            header.fault(key, "more than one line.", "Put the whole value on the line of the key.")
    return {key: found[0] for key, found in header.values.items() if found}


def _moment(header: Header, key: str, text: str, zone: tzinfo) -> datetime | None:
    """An ISO 8601 date or date and time as an aware moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        header.fault(key, f"“{text}” is no date.", _FORM)
        return None
    if not _is_within(header, key, moment.year):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _is_within(header: Header, key: str, year: int) -> bool:
    """Whether a year is one that a page can show."""
    if year not in YEARS:
        header.fault(key, f"the year {year} is out of bounds.", f"Give a year from {YEARS[0]} to {YEARS[-1]}.")
    return year in YEARS


def _day(header: Header, key: str, text: str, zone: tzinfo) -> day | None:
    """The day that is written down; that of a moment, in ``zone``."""
    moment = _moment(header, key, text, zone)
    found = moment.astimezone(zone).date() if moment else None
    return found if found and _is_within(header, key, found.year) else None


def _dating(header: Header, text: str, source: str, precision: str, zone: tzinfo) -> tuple[datetime | None, DateSource, Precision]:
    """The date, how it is known and how far it may be trusted. A date that a hand set down without more is stated."""
    if source and source not in _SOURCES:
        header.fault("Date_Source", f"“{source}” is no way to know a date.", f"Write {', '.join(sorted(_SOURCES))}.")
    if precision and precision not in _PRECISIONS:
        header.fault("Date_Precision", f"“{precision}” is no precision.", f"Write {', '.join(sorted(_PRECISIONS))}, or leave it out.")
    date = _moment(header, "Date", text, zone) if text else None
    if date is None:
        return None, "unknown", "day"
    if not precision:
        precision = "minute" if len(text) > _DAY else "day"
    return date, cast(DateSource, source if source in ("stated", "inferred") else "stated"), cast(Precision, precision)


def _is_by_hand(header: Header, date: str) -> bool:
    """Whether a hand has written the date in a file of the desk's, which gives each its zone."""
    return "Machine_Hash" in header.values and datetime.fromisoformat(date).tzinfo is None


def _slug(header: Header, slug: str, path: str) -> str:
    """The slug as written, or the file's own name where a hand left it out; with letters in one piece, which some systems take apart."""
    chosen = slug or path.rpartition("/")[2].removesuffix(".md")
    if not chosen.isascii():
        from unicodedata import normalize

        chosen = normalize("NFC", chosen)
    fault = slug_fault(chosen)
    if fault:
        header.fault("Slug", f"“{chosen}” cannot be a slug: {fault}.", "Use letters, digits and hyphens.")
    return chosen


def _lang(header: Header, lang: str) -> str:
    """A language tag; English where none is given."""
    if not lang:
        return "en"
    if not LANG.fullmatch(lang):
        header.fault("Lang", f"“{lang}” is no language tag.", "Write en, ar, pt-BR.")
    return lang


def _topics(header: Header, text: str) -> tuple[str, ...]:
    """Slugs of topics."""
    topics = _listed(text, ",")
    for topic in topics:
        if not _TOPIC.fullmatch(topic):
            header.fault("Topics", f"“{topic}” is no topic's slug.", "Write slugs of topics in digest.toml, with commas between them.")
    return topics


def _status(header: Header, status: str) -> str:
    """What the editor says of the article; published where silent."""
    if not status:
        return "published"
    if status.lower() not in STATUSES:
        header.fault("Status", f"“{status}” is no status.", f"Write {', '.join(STATUSES[1:])}, or leave it out.")
    return status.lower()


def _url(header: Header, url: str) -> str:
    """A web address."""
    if url and not is_web_address(url):
        header.fault("Source_Url", f"“{url}” is no web address.", "Begin it with https:// or http://.")
    return url


def is_web_address(url: str) -> bool:
    """Whether an address leads to the web and nowhere else."""
    try:
        return urlsplit(url).scheme.lower() in ("http", "https")
    except ValueError:
        return False


def _listed(text: str, mark: str) -> tuple[str, ...]:
    """The values of a list on one line, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(mark))))) if text else ()


def _evidence(lines: tuple[str, ...] | list[str]) -> tuple[tuple[str, str], ...]:
    """``libya: why`` lines as pairs."""
    pairs = (line.partition(":") for line in lines if line)
    return tuple((slug.strip(), sentence.strip()) for slug, _, sentence in pairs)


def _captions(header: Header) -> tuple[Caption, ...]:
    """Captions with their credits, paired by order."""
    texts = header.values.get("Captions")
    credits = header.values.get("Credits", [])
    if not texts:
        if any(credits):
            header.fault("Credits", "credits without captions.", "Write a caption, or `-`, for each credit.")
        return ()
    if len(credits) > len(texts):
        header.fault("Credits", f"{len(credits)} credits for {len(texts)} captions.", "Write one credit, or `-`, for each caption.")
    credits = credits + [NOTHING] * (len(texts) - len(credits))
    return tuple(
        Caption("" if text == NOTHING else text, "" if credit == NOTHING else credit)
        for text, credit in zip(texts, credits, strict=False)
        if {text, credit} - {"", NOTHING}
    )
