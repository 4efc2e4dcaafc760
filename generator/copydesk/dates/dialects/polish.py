"""Polish."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="pl",
    months=(
        "stycznia styczeń sty", "lutego luty lut", "marca marzec mar", "kwietnia kwiecień kwi", "maja maj", "czerwca czerwiec cze",
        "lipca lipiec lip", "sierpnia sierpień sie", "września wrzesień wrz", "października październik paź", "listopada listopad lis",
        "grudnia grudzień gru",
    ),
    weekdays=("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    joiners="r",
    at="o godz godzina godzinie",
    published=("publikacja", "opublikowano", "dodano", "data publikacji", "utworzono"),
    updated=("aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "modyfikacja"),
    captured=("dostęp",),
    other=("fot", "zdjęcie", "wideo"),
    ago="temu",
    units=("minuta minuty minut minutę min", "godzina godziny godzin godzinę godz", "dzień dni", "tydzień tygodnie tygodni"),
    days=("dzisiaj dziś", "wczoraj", "przedwczoraj"),
)  # fmt: skip
