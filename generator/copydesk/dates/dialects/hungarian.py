"""Hungarian: year, month, day."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="hu",
    months=(
        "január jan", "február febr feb", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus aug",
        "szeptember szept", "október okt", "november nov", "december dec",
    ),
    weekdays=("hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"),
    hours="óra",
    published=("megjelent", "közzétéve", "publikálva", "publikálás dátuma", "létrehozva"),
    updated=("frissítve", "módosítva", "utolsó frissítés", "utoljára módosítva"),
    other=("fotó",),
    ago="ezelőtt perce órája napja hete",
    one="egy",
    units=("perc perccel percce", "óra órával", "nap nappal", "héttel"),
    days=("ma", "tegnap", "tegnapelőtt"),
)  # fmt: skip
