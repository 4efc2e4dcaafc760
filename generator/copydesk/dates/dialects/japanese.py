"""Japanese: the signs for year, month and day are read by the grammar; here are the labels only."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="ja",
    published=("公 開", "掲 載", "配 信"),
    updated=("更 新",),
    ago="前",
    units=("分", "時 間", "日", "週 間"),
)
