"""Swedish, Norwegian, Danish and Icelandic."""

from generator.copydesk.dates.dialect import Dialect

SWEDISH = Dialect(
    language="sv",
    months=(
        "januari jan", "februari feb", "mars", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    joiners="den",
    at="kl klockan den",
    published=("publicerad", "publicerat", "publicerades"),
    updated=("uppdaterad", "uppdaterat", "ändrad", "senast uppdaterad"),
    captured=("hämtad",),
    ago="sedan",
    one="en ett",
    units=("minut minuter min", "timme timmar", "dag dagar", "vecka veckor"),
    days=("idag i_dag", "igår i_går", "förrgår i_förrgår"),
)  # fmt: skip

NORWEGIAN = Dialect(
    language="no",
    months=(
        "januar jan", "februar feb", "mars", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept",
        "oktober okt", "november nov", "desember des",
    ),
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    joiners="den",
    at="kl klokken",
    published=("publisert", "lagt ut"),
    updated=("oppdatert", "endret", "sist oppdatert"),
    captured=("hentet",),
    ago="siden",
    one="en ett",
    units=("minutt minutter min", "time timer", "dag dager", "uke uker"),
    days=("i_dag", "i_går"),
)  # fmt: skip

DANISH = Dialect(
    language="da",
    months=(
        "januar jan", "februar feb", "marts", "april apr", "maj", "juni jun", "juli jul", "august aug", "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    joiners="den",
    at="kl klokken d",
    published=("offentliggjort", "udgivet", "publiceret", "oprettet"),
    updated=("opdateret", "ændret", "senest opdateret"),
    captured=("hentet",),
    ago="siden",
    one="en et",
    units=("minut minutter min", "time timer", "dag dage", "uge uger"),
    days=("i_dag", "i_går", "i_forgårs"),
)  # fmt: skip

ICELANDIC = Dialect(
    language="is",
    months=(
        "janúar jan", "febrúar feb", "mars", "apríl apr", "maí", "júní jún", "júlí júl", "ágúst ágú", "september sep sept",
        "október okt", "nóvember nóv", "desember des",
    ),
    weekdays=("mánudagur", "þriðjudagur", "miðvikudagur", "fimmtudagur", "föstudagur", "laugardagur", "sunnudagur"),
    at="kl klukkan",
    published=("birt", "birtist"),
    updated=("uppfært", "síðast uppfært"),
)  # fmt: skip

DIALECTS = (SWEDISH, NORWEGIAN, DANISH, ICELANDIC)
