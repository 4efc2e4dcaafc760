"""The only reader and writer of ``content/articles/``: Markdown with metadata, edit-preserving."""

from generator.archive import plain
from generator.archive.reading import Judged, judge, load
from generator.archive.writing import dump

__all__ = ["Judged", "dump", "judge", "load", "plain"]
