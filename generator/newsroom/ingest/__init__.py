"""Ingest: dumps to Markdown, the meeting of wire, copy desk, filing and archive."""

from generator.newsroom.ingest.run import Taken, alone, ingest

__all__ = ["Taken", "alone", "ingest"]
