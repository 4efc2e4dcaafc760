"""Dates in the copy: found line by line, then judged for the article.

``in_line`` finds what one line says; ``judge`` decides which of an article's dates is its own, with the words as evidence.
"""

from generator.copydesk.dates.judgement import judge
from generator.copydesk.dates.mention import Label, Mention
from generator.copydesk.dates.reading import in_line
from generator.copydesk.dates.stated import moment

__all__ = ["Label", "Mention", "in_line", "judge", "moment"]
