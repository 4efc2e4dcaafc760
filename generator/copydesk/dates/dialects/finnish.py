"""Finnish and Estonian."""

from generator.copydesk.dates.dialect import Dialect

FINNISH = Dialect(
    language="fi",
    months=(
        "tammikuuta tammikuu", "helmikuuta helmikuu", "maaliskuuta maaliskuu", "huhtikuuta huhtikuu", "toukokuuta toukokuu",
        "kesäkuuta kesäkuu", "heinäkuuta heinäkuu", "elokuuta elokuu", "syyskuuta syyskuu", "lokakuuta lokakuu", "marraskuuta marraskuu",
        "joulukuuta joulukuu",
    ),
    weekdays=("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    at="klo kello",
    published=("julkaistu", "julkaistiin"),
    updated=("päivitetty", "muokattu"),
    other=("kuva",),
    ago="sitten",
    units=("minuutti minuuttia min", "tunti tuntia", "päivä päivää", "viikko viikkoa"),
    days=("tänään", "eilen", "toissapäivänä"),
)  # fmt: skip

ESTONIAN = Dialect(
    language="et",
    months=(
        "jaanuar jaanuaril", "veebruar veebruaril", "märts märtsil", "aprill aprillil", "mai mail", "juuni juunil", "juuli juulil",
        "august augustil", "september septembril", "oktoober oktoobril", "november novembril", "detsember detsembril",
    ),
    weekdays=("esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"),
    at="kell",
    published=("avaldatud",),
    updated=("uuendatud", "täiendatud"),
    ago="tagasi",
    units=("minut minutit", "tund tundi", "päev päeva", "nädal nädalat"),
    days=("täna", "eile", "üleeile"),
)  # fmt: skip

DIALECTS = (FINNISH, ESTONIAN)
