"""Portuguese."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="pt",
    months=(
        "janeiro jan", "fevereiro fev", "março mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set",
        "outubro out", "novembro nov", "dezembro dez",
    ),
    weekdays=("segunda segunda-feira", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"),
    joiners="de do",
    at="às as em feira",
    hours="h",
    published=("publicado", "publicada", "publicação", "criado", "postado"),
    updated=("atualizado", "atualizada", "atualização", "modificado", "actualizado"),
    captured=("consultado", "acesso em", "acessado"),
    other=("desde", "a partir de", "até", "foto", "vídeo", "arquivo"),
    ago="há atrás",
    one="um uma",
    units=("minuto minutos min", "hora horas h", "dia dias", "semana semanas"),
    days=("hoje", "ontem", "anteontem"),
)  # fmt: skip
