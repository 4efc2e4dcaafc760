"""What a page may be made from: ``base.py`` says what an input is."""

from generator.press.inputs.articles import Copy, NameLinks, NewestCopies, Previous, Related
from generator.press.inputs.base import Input, Own, Read, period_of
from generator.press.inputs.lists import (
    ArticleNames,
    Cards,
    DenseMonth,
    Entries,
    LateCards,
    NewestDay,
    Older,
    PeriodNames,
    Periods,
    PlacedCards,
    RoughMonths,
    Texts,
    UndatedCards,
    UndatedNames,
)
from generator.press.inputs.names import OlderYear, RecentCards, Slug, SlugOfYears, YearApart, YearsOfNames
from generator.press.inputs.others import Names, StandingCopy, StandingSlugs, StaticFile, Stylesheet

__all__ = [
    "ArticleNames",
    "Cards",
    "Copy",
    "DenseMonth",
    "Entries",
    "Input",
    "LateCards",
    "NameLinks",
    "Names",
    "NewestCopies",
    "NewestDay",
    "Older",
    "OlderYear",
    "Own",
    "PeriodNames",
    "Periods",
    "PlacedCards",
    "Previous",
    "Read",
    "RecentCards",
    "Related",
    "RoughMonths",
    "Slug",
    "SlugOfYears",
    "StandingCopy",
    "StandingSlugs",
    "StaticFile",
    "Stylesheet",
    "Texts",
    "UndatedCards",
    "UndatedNames",
    "YearApart",
    "YearsOfNames",
    "period_of",
]
