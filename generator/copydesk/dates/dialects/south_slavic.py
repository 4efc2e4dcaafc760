"""Croatian, Serbian (in both scripts), Slovene and Bulgarian."""

from generator.copydesk.dates.dialect import Dialect

CROATIAN = Dialect(
    language="hr",
    months=(
        "siječnja siječanj", "veljače veljača", "ožujka ožujak", "travnja travanj", "svibnja svibanj", "lipnja lipanj", "srpnja srpanj",
        "kolovoza kolovoz", "rujna rujan", "listopada listopad", "studenoga studenog studeni", "prosinca prosinac",
    ),
    weekdays=("ponedjeljak", "utorak", "srijeda", "četvrtak", "petak", "subota", "nedjelja"),
    at="u",
    hours="sati h",
    published=("objavljeno", "objavljena", "datum objave", "objava"),
    updated=("ažurirano", "zadnja izmjena", "izmijenjeno", "osvježeno"),
    ago="prije",
    units=("minuta minute minutu min", "sata sati h", "dan dana", "tjedan tjedna tjedana"),
    days=("danas", "jučer", "prekjučer"),
)  # fmt: skip

SERBIAN = Dialect(
    language="sr",
    months=(
        "januar januara јануар јануара", "februar februara фебруар фебруара", "mart marta март марта", "april aprila април априла",
        "maj maja мај маја", "jun juna јун јуна", "jul jula јул јула", "avgust avgusta август августа",
        "septembar septembra септембар септембра", "oktobar oktobra октобар октобра", "novembar novembra новембар новембра",
        "decembar decembra децембар децембра",
    ),
    weekdays=(
        "ponedeljak понедељак", "utorak уторак", "sreda среда", "četvrtak четвртак", "petak петак", "subota субота", "nedelja недеља",
    ),
    at="u у",
    hours="h ч",
    published=("objavljeno", "објављено"),
    updated=("ažurirano", "ажурирано", "izmenjeno", "измењено"),
    ago="pre пре",
    units=(
        "minut minuta минут минута min", "sata sati сат сата сати", "dan dana дан дана", "nedelja nedelje недеља недеље",
    ),
    days=("danas данас", "juče јуче", "prekjuče прекјуче"),
)  # fmt: skip

SLOVENE = Dialect(
    language="sl",
    months=(
        "januar januarja jan", "februar februarja feb", "marec marca mar", "april aprila apr", "maj maja", "junij junija jun",
        "julij julija jul", "avgust avgusta avg", "september septembra sep", "oktober oktobra okt", "november novembra nov",
        "december decembra dec",
    ),
    weekdays=("ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja"),
    at="ob",
    published=("objavljeno", "datum objave"),
    updated=("posodobljeno", "osveženo", "zadnja sprememba"),
    ago="pred",
    units=("minuto minutama minutami min", "uro urama urami", "dnem dnevoma dnevi", "tednom tednoma tedni"),
    days=("danes", "včeraj", "predvčerajšnjim"),
)  # fmt: skip

BULGARIAN = Dialect(
    language="bg",
    months=(
        "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември",
    ),
    weekdays=("понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя"),
    joiners="г година",
    at="в",
    hours="ч часа",
    published=("публикувано", "публикувана", "дата"),
    updated=("обновено", "обновена", "последна промяна", "актуализирано"),
    ago="преди",
    units=("минута минути мин", "час часа", "ден дни", "седмица седмици"),
    days=("днес", "вчера"),
)  # fmt: skip

DIALECTS = (CROATIAN, SERBIAN, SLOVENE, BULGARIAN)
