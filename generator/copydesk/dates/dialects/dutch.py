"""Dutch."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="nl",
    months=(
        "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    at="om op",
    hours="uur u",
    published=("gepubliceerd", "geplaatst", "publicatie"),
    updated=("bijgewerkt", "aangepast", "gewijzigd", "laatste update"),
    captured=("geraadpleegd",),
    other=("sinds", "vanaf", "tot", "foto", "video", "archief"),
    ago="geleden",
    one="een",
    units=("minuut minuten min", "uur", "dag dagen", "week weken"),
    days=("vandaag", "gisteren", "eergisteren"),
)  # fmt: skip
