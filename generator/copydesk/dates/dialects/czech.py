"""Czech and Slovak."""

from generator.copydesk.dates.dialect import Dialect

CZECH = Dialect(
    language="cs",
    months=(
        "ledna leden", "února únor", "března březen", "dubna duben", "května květen", "června červen", "července červenec", "srpna srpen",
        "září", "října říjen", "listopadu listopad", "prosince prosinec",
    ),
    weekdays=("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"),
    at="v ve",
    hours="hodin hod",
    published=("publikováno", "vydáno", "zveřejněno", "vloženo"),
    updated=("aktualizováno", "aktualizace", "poslední aktualizace", "upraveno"),
    captured=("citováno",),
    other=("foto",),
    ago="před",
    units=(
        "minuta minuty minut minutou minutami min", "hodina hodiny hodin hodinou hodinami", "dny dní dnem dnů",
        "týden týdny týdnů týdnem",
    ),
    days=("dnes", "včera", "předevčírem"),
)  # fmt: skip

SLOVAK = Dialect(
    language="sk",
    months=(
        "januára január", "februára február", "marca marec", "apríla apríl", "mája máj", "júna jún", "júla júl", "augusta august",
        "septembra september", "októbra október", "novembra november", "decembra december",
    ),
    weekdays=("pondelok", "utorok", "streda", "štvrtok", "piatok", "sobota", "nedeľa"),
    at="o",
    hours="hodín hod",
    published=("publikované", "zverejnené", "uverejnené", "vydané"),
    updated=("aktualizované", "aktualizácia", "upravené"),
    ago="pred",
    units=(
        "minúta minúty minút minútou minútami min", "hodina hodiny hodín hodinou hodinami", "deň dni dní dňom dňami",
        "týždeň týždne týždňov týždňom",
    ),
    days=("dnes", "včera", "predvčerom"),
)  # fmt: skip

DIALECTS = (CZECH, SLOVAK)
