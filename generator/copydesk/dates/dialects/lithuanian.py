"""Lithuanian: year, month in the genitive, day."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="lt",
    months=(
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio",
    ),
    joiners="m",
    ordinals="d",
    hours="val",
    published=("paskelbta", "publikuota"),
    updated=("atnaujinta",),
    days=("šiandien", "vakar", "užvakar"),
)  # fmt: skip
