"""Italian."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="it",
    months=(
        "gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug", "agosto ago", "settembre set sett",
        "ottobre ott", "novembre nov", "dicembre dic",
    ),
    weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    joiners="di del",
    at="alle ore il",
    published=("pubblicato", "pubblicata", "pubblicazione", "creato"),
    updated=("aggiornato", "aggiornata", "aggiornamento", "modificato", "ultima modifica"),
    captured=("consultato", "stampato il", "scaricato",),
    other=("dal", "a partire dal", "fino al", "foto", "video", "archivio"),
    ago="fa",
    one="un una",
    units=("minuto minuti min", "ora ore", "giorno giorni", "settimana settimane"),
    days=("oggi", "ieri", "l’altroieri"),
)  # fmt: skip
