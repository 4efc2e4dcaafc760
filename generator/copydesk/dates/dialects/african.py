"""Swahili, Afrikaans and Zulu."""

from generator.copydesk.dates.dialect import Dialect

SWAHILI = Dialect(
    language="sw",
    months=(
        "januari", "februari", "machi", "aprili", "mei", "juni", "julai", "agosti", "septemba", "oktoba", "novemba", "desemba",
    ),
    weekdays=("jumatatu", "jumanne", "jumatano", "alhamisi", "ijumaa", "jumamosi", "jumapili"),
    published=("imechapishwa", "ilichapishwa"),
    updated=("imesasishwa", "ilisasishwa"),
    ago="iliyopita zilizopita yaliyopita",
    units=("dakika", "saa masaa", "siku", "wiki"),
)  # fmt: skip

AFRIKAANS = Dialect(
    language="af",
    months=(
        "januarie jan", "februarie feb", "maart mrt", "april apr", "mei", "junie jun", "julie jul", "augustus aug", "september sept sep",
        "oktober okt", "november nov", "desember des",
    ),
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrydag", "saterdag", "sondag"),
    at="om",
    published=("gepubliseer", "geplaas"),
    updated=("opgedateer", "bygewerk"),
    ago="gelede",
    units=("minuut minute", "uur", "dag dae", "week weke"),
)  # fmt: skip

ZULU = Dialect(
    language="zu",
    months=(
        "januwari", "febhuwari", "mashi", "ephreli", "meyi", "juni", "julayi", "agasti", "septhemba", "okthoba", "novemba", "disemba",
    ),
)  # fmt: skip

DIALECTS = (SWAHILI, AFRIKAANS, ZULU)
