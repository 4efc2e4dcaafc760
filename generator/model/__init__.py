"""The frozen records that flow from room to room; nothing here does anything but hold."""

from generator.model.article import Article, Caption, Dating, Paragraph, Reading
from generator.model.dump import Clock, Limits, Line, Part, Stated
from generator.model.errors import Busy, EditorNeeded, Exit, NewsdigestError, Query, Refused, TargetFailed, UsageError
from generator.model.filed import FiledArticle, Filing, Sighting, Verdict
from generator.model.ledger import Entry, sums, tiles
from generator.model.settings import BuildOptions, Schedule, Settings, SiteInfo, Target, Term, Topic

__all__ = [
    "Article",
    "BuildOptions",
    "Busy",
    "Caption",
    "Clock",
    "Dating",
    "EditorNeeded",
    "Entry",
    "Exit",
    "FiledArticle",
    "Filing",
    "Limits",
    "Line",
    "NewsdigestError",
    "Paragraph",
    "Part",
    "Query",
    "Reading",
    "Refused",
    "Schedule",
    "Settings",
    "Sighting",
    "SiteInfo",
    "Stated",
    "Target",
    "TargetFailed",
    "Term",
    "Topic",
    "UsageError",
    "Verdict",
    "sums",
    "tiles",
]
