"""Romanian."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="ro",
    months=(
        "ianuarie ian", "februarie feb", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug", "septembrie sept sep",
        "octombrie oct", "noiembrie nov noi", "decembrie dec",
    ),
    weekdays=("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
    at="la ora",
    hours="h",
    published=("publicat", "publicată", "data publicării", "postat"),
    updated=("actualizat", "actualizată", "ultima actualizare", "modificat"),
    captured=("accesat",),
    other=("foto", "video"),
    ago="acum",
    one="un o",
    units=("minut minute min", "oră ore ora", "zi zile", "săptămână săptămâni"),
    days=("azi astăzi", "ieri", "alaltăieri"),
)  # fmt: skip
