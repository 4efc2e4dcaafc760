"""Dates as readers see them: how far they are known, in words, in the interface's language.

An article's place in time is one string, ``sort``: ``2019-02-19T10:00``, ``2019-02-19``, ``2019-02`` or ``2019``, in the site's zone and no longer
than its precision; without a date ``-2019-02-21``, the day on which it was captured, or ``""``. Strings of that form order by time, the undated
before all others and the vaguer before the exact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from generator.archive import spoken
from generator.model import FiledArticle
from generator.press.text import clean
from generator.press.views import When

_LENGTH = {"year": 4, "month": 7, "day": 10, "minute": 16}
DATED = "0"
"""Where the dated begin, among places in time."""

_REGION = {"en": "en_GB"}
"""Day before month is read without doubt everywhere, so plain English is written the British way."""


def sort_of(article: FiledArticle, zone: tzinfo) -> str:
    """The article's place in time."""
    if article.date is None:
        return f"-{article.captured}" if article.captured else ""
    return article.date.astimezone(zone).isoformat(timespec="minutes")[: _LENGTH[article.date_precision]]


def late_on(article: FiledArticle, sort: str) -> str:
    """The day on which an article came in late: it was captured then, and is older than the day before, or nobody knows how old; else ``""``."""
    if article.captured is None:
        return ""
    captured, before = article.captured.isoformat(), (article.captured - timedelta(days=1)).isoformat()
    return captured if sort < DATED or (sort[:10] < before and not captured.startswith(sort)) else ""


class Calendar:
    """Days and months in words, by Babel; what was once put into words is looked up again.

    ``recall`` gives a text that an earlier run kept, or ``None``. Babel is imported only for a new month, and then
    puts all its days and the months of its year into words, so that the next days need it no more. ``fresh`` holds what has to be kept.
    """

    def __init__(self, language: str, recall: Callable[[str], str | None]) -> None:
        self.language = language
        self._recall = recall
        self._known: dict[str, str] = {}
        self.fresh: dict[str, str] = {}

    def text(self, period: str) -> str:
        """``2019-02-19`` is "19 February 2019", ``2019-02`` "February 2019", ``2019`` "2019", ``""`` is ``""``."""
        if len(period) < 7:
            return period
        return self._words(period)

    def initial(self, month: int) -> str:
        """The narrow name of a month (1–12), as calendars have it."""
        return self._words(f"2000-{month:02}:narrow")

    def _words(self, key: str) -> str:
        known = self._known.get(key)
        if known is None:
            known = self._recall(key)
            if known is None:
                self._put_into_words(int(key[:4]), int(key[5:7]))
                return self._known[key]
            self._known[key] = known
        return known

    def _put_into_words(self, year: int, month: int) -> None:
        from calendar import monthrange

        from babel import Locale, UnknownLocaleError
        from babel.dates import format_date, format_skeleton

        try:
            locale = Locale.parse(_REGION.get(self.language, self.language.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            locale = Locale.parse("en_GB")
        found = {}
        for each in range(1, 13):
            found[f"{year:04}-{each:02}"] = format_skeleton("yMMMM", date(year, each, 1), locale=locale)
            found[f"2000-{each:02}:narrow"] = locale.months["stand-alone"]["narrow"][each]
        for day in range(1, monthrange(year, month)[1] + 1):
            found[f"{year:04}-{month:02}-{day:02}"] = format_date(date(year, month, day), "long", locale=locale)
        self._known.update(found)
        self.fresh.update(found)

    def when(self, period: str) -> When:
        """A day, month or year of a page's own, which nobody has to prove."""
        return When(self.text(period), period, "", "stated", {4: "year", 7: "month", 10: "day"}.get(len(period), ""))

    def published(self, article: FiledArticle, sort: str, zone: tzinfo, inferred_from: str, unknown: str) -> When:
        """When an article was published. The last two are words of the catalogue: a sentence with ``{evidence}``, and one for no date."""
        evidence = clean(spoken.evidence(article))
        if article.date is None:
            return When("", "", "", "unknown", "", evidence, unknown, clean(article.date_doubt))
        note = ""
        if article.date_source == "inferred" and evidence:
            note = inferred_from.format(evidence=evidence)
        clock = self._clock(article.date, zone) if article.date_precision == "minute" else ("", sort)
        return When(self.text(sort[:10]), clock[1], clock[0], article.date_source, article.date_precision, evidence, note)

    def changed(self, moment: datetime, zone: tzinfo) -> When:
        """When an article was last changed: without an hour, where the copy named a day and no hour."""
        if not (moment.hour or moment.minute):
            day = moment.date().isoformat()
            return When(self.text(day), day, "", "stated", "day")
        hour, iso = self._clock(moment, zone)
        return When(self.text(iso[:10]), iso, hour, "stated", "minute")

    @staticmethod
    def _clock(moment: datetime, zone: tzinfo) -> tuple[str, str]:
        """The hour with its zone, and the whole moment for machines."""
        local = moment.astimezone(zone)
        name = local.tzname() or ""
        hour = f"{local.hour:02}:{local.minute:02} {'UTC' + name if name[:1] in ('+', '-') else name}"
        return hour.strip(), local.isoformat(timespec="minutes")
