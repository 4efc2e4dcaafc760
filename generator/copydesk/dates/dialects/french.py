"""French."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="fr",
    months=(
        "janvier janv", "février fevrier févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept",
        "octobre oct", "novembre nov", "décembre déc",
    ),
    weekdays=("lundi lun", "mardi", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"),
    ordinals="er",
    at="à a le du vers",
    hours="h",
    published=("publié", "publiée", "publication", "paru", "créé", "mis en ligne", "posté"),
    updated=("mis à jour", "mise à jour", "modifié", "màj", "maj", "actualisé"),
    captured=("consulté", "consultée", "imprimé", "imprimée", "téléchargé", "enregistré"),
    other=("depuis le", "à partir du", "jusqu au", "photo", "vidéo", "diffusé", "archives", "né le"),
    ago="il y a",
    one="un une",
    units=("minute minutes min", "heure heures h", "jour jours", "semaine semaines"),
    days=("aujourd'hui aujourd’hui", "hier", "avant-hier"),
)  # fmt: skip
