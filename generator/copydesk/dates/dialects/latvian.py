"""Latvian."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="lv",
    months=(
        "janvāris janvārī", "februāris februārī", "marts martā", "aprīlis aprīlī", "maijs maijā", "jūnijs jūnijā", "jūlijs jūlijā",
        "augusts augustā", "septembris septembrī", "oktobris oktobrī", "novembris novembrī", "decembris decembrī",
    ),
    weekdays=("pirmdiena", "otrdiena", "trešdiena", "ceturtdiena", "piektdiena", "sestdiena", "svētdiena"),
    joiners="gada",
    at="plkst",
    published=("publicēts", "publicēta"),
    updated=("atjaunots", "atjaunināts", "papildināts"),
    ago="pirms",
    units=("minūtes minūtēm", "stundas stundām stundu", "dienas dienām", "nedēļas nedēļām"),
    days=("šodien", "vakar", "aizvakar"),
)  # fmt: skip
