"""The dialects, one small file a language, in the order in which they are tried."""

from generator.copydesk.dates.dialects import (
    arabic,
    dutch,
    english,
    french,
    german,
    hebrew,
    italian,
    japanese,
    lithuanian,
    nordic,
    persian,
    polish,
    portuguese,
    russian,
    spanish,
    turkish,
)

DIALECTS = (
    english.DIALECT,
    german.DIALECT,
    french.DIALECT,
    spanish.DIALECT,
    italian.DIALECT,
    portuguese.DIALECT,
    dutch.DIALECT,
    *nordic.DIALECTS,
    polish.DIALECT,
    lithuanian.DIALECT,
    turkish.DIALECT,
    russian.DIALECT,
    arabic.DIALECT,
    hebrew.DIALECT,
    persian.GREGORIAN,
    persian.SOLAR,
    japanese.DIALECT,
)
"""Where two languages spell a month alike and mean different ones, the article's own comes first, then this order."""

__all__ = ["DIALECTS"]
