"""The only reader and writer of ``content/articles/``: Markdown with metadata, edit-preserving."""

from generator.archive import plain
from generator.archive.atomic import write_whole
from generator.archive.cabinet import CONFLICTS, Archive, Outcome, conflicts, read_all
from generator.archive.cache import discard, open_cache
from generator.archive.compose import compose, title
from generator.archive.lines import one_line
from generator.archive.merging import changed
from generator.archive.reading import Judged, judge, load
from generator.archive.register import LIVE, Register, Registered
from generator.archive.shelves import File, Listing, read_text, refused_text, walk
from generator.archive.writing import Sealed, dump, fingerprint, seal

__all__ = [
    "CONFLICTS",
    "LIVE",
    "Archive",
    "File",
    "Judged",
    "Listing",
    "Outcome",
    "Register",
    "Registered",
    "Sealed",
    "changed",
    "compose",
    "conflicts",
    "discard",
    "dump",
    "fingerprint",
    "judge",
    "load",
    "one_line",
    "open_cache",
    "plain",
    "read_all",
    "read_text",
    "refused_text",
    "seal",
    "title",
    "walk",
    "write_whole",
]
