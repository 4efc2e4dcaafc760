"""Catalan."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="ca",
    months=(
        "gener gen", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre set", "octubre", "novembre", "desembre des",
    ),
    weekdays=("dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"),
    joiners="de d del",
    at="a les",
    hours="h",
    published=("publicat", "publicada"),
    updated=("actualitzat", "actualitzada", "darrera actualització"),
    ago="fa",
    one="un una",
    units=("minut minuts", "hora hores", "dia", "setmana setmanes"),
    days=("avui", "ahir", "abans-d'ahir"),
)  # fmt: skip
