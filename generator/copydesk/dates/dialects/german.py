"""German, with the Austrian January and February."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="de",
    months=(
        "januar jänner jan jän", "februar feber feb", "märz mär mrz maerz", "april apr", "mai", "juni jun", "juli jul", "august aug",
        "september sept sep", "oktober okt", "november nov", "dezember dez",
    ),
    weekdays=("montag mo", "dienstag di", "mittwoch mi", "donnerstag do", "freitag fr", "samstag sonnabend sa", "sonntag so"),
    joiners="",
    at="um am vom den der ab gegen",
    hours="uhr h",
    published=("veröffentlicht", "publiziert", "erstellt", "erschienen", "veröffentlichung", "erstveröffentlichung", "datum"),
    updated=("aktualisiert", "stand", "aktualisierung", "geändert", "update", "letzte änderung", "zuletzt bearbeitet"),
    captured=("abgerufen", "abruf", "zugriff", "gedruckt", "ausgedruckt", "druckdatum", "gespeichert"),
    other=(
        "ab", "bis", "seit", "verfügbar bis", "archivbild", "archivfoto", "bild",
        "foto", "video", "audio", "sendung", "podcast", "radio", "geboren",
    ),
    ago="vor",
    one="einer einem",
    units=("minute minuten min", "stunde stunden std", "tag tagen", "woche wochen"),
    days=("heute", "gestern", "vorgestern"),
)  # fmt: skip
