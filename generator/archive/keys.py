"""The metadata an article may carry: the allow-list, its order, and the marks that separate values."""

from __future__ import annotations

from typing import Final

KEYS: Final = (
    "Title",
    "Title_Source",
    "Wire_Mark",
    "Date",
    "Date_Source",
    "Date_Precision",
    "Date_Evidence",
    "Date_Doubt",
    "Modified",
    "Captured",
    "Slug",
    "Lang",
    "Authors",
    "Dateline",
    "Agency",
    "Topics",
    "Topic_Evidence",
    "Tags",
    "Summary",
    "Captions",
    "Credits",
    "Publisher",
    "Source_Url",
    "Source",
    "Source_Hash",
    "Machine_Hash",
    "Also_In",
    "Versions",
    "Status",
)
"""Every key, in the order in which they are written."""

MANY: Final = frozenset({"Topic_Evidence", "Captions", "Credits", "Also_In", "Versions"})
"""Keys with one value a line; the others hold a single line."""

BY_LOWER: Final = {key.lower(): key for key in KEYS}
"""Python-Markdown folds the case of keys, so a hand may write them in any."""

INDENT: Final = "    "
"""What a further value of the same key stands behind."""

NOTHING: Final = "-"
"""Stands for an empty value where values are paired by order."""

STATUSES: Final = ("published", "draft", "hidden")
"""What an editor may say of an article; ``published`` is never written down."""
