"""Spanish."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="es",
    months=(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sep sept",
        "octubre oct", "noviembre nov", "diciembre dic",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    joiners="de del",
    at="a las la el",
    hours="h hs hrs horas",
    published=("publicado", "publicada", "publicación", "creado", "creada", "fecha"),
    updated=("actualizado", "actualizada", "actualización", "modificado", "act"),
    captured=("consultado", "recuperado", "impreso el", "descargado"),
    other=("desde el", "a partir del", "hasta", "foto", "vídeo", "imagen", "emitido", "archivo"),
    ago="hace",
    one="un una",
    units=("minuto minutos min", "hora horas", "día días", "semana semanas"),
    days=("hoy", "ayer", "anteayer"),
)  # fmt: skip
