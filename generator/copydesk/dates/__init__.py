"""Dates in the copy: found line by line, then judged for the article.

``in_line`` finds the dates of one line (``reading``): cut into ``tokens``, they are days (``day``), hours (``clock``), counted from the present
(``relative``) or without a year (``yearless``), with what stands ``beside`` them. ``judge`` decides which date is the article's own
(``judgement``), from the ``candidates`` in the copy, what the container has ``stated``, or the ``bounds`` that the text sets; a ``doubt`` says why
words were not believed. Every language's words stand in ``dialects``, and together in ``vocabulary``.
"""

from generator.copydesk.dates.judgement import judge, when_captured
from generator.copydesk.dates.mention import Label, Mention
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.stated import moment

__all__ = ["Label", "Mention", "in_line", "judge", "moment", "when_captured"]
