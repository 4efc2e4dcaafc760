"""Pages drawn to their limits, from the shipped templates and invented stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from tests.theme import invented, pages
from tests.theme.invented import SITE, TopicLink

TOPICS = "Libya,Gaza,Sudan,Oil and gas,Migration,Egypt,Tunisia,United Nations,Water,Elections and referendums"
MANY = replace(SITE, topics=tuple(TopicLink(name.lower().replace(" ", "-"), name, at * 37 % 360) for at, name in enumerate(TOPICS.split(","))))
ARABIC = replace(
    SITE,
    title="الشاطئ الجنوبي",
    tagline="أخبار ليبيا وغزة من مصادر كثيرة",
    lang="ar",
    dir="rtl",
    topics=(TopicLink("libya", "ليبيا", 152, "ar", "rtl"), TopicLink("gaza", "غزة", 28, "ar", "rtl")),
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2

COLUMNS = ("Municipality", *map(str, range(2011, 2024)))
ROWS = tuple((town, *(f"{year * share:,}" for year in range(2011, 2024))) for town, share in (("Benghazi", 12), ("Tripoli", 17), ("طرابلس", 29)))


def _table() -> Markup:
    """A table with more columns than a phone has room for."""
    head, *rows = ("".join(f"<{tag}>{cell}</{tag}>" for cell in row) for row, tag in ((COLUMNS, "th"), *((row, "td") for row in ROWS)))
    return Markup(f"<p>The figures.</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>")


EXTREMES: dict[str, Callable[[], str]] = {
    "home-eighty": lambda: pages.render("home", MANY, sections=pages.sections(80, MANY)),
    "home-one": lambda: pages.render("home", sections=[], undated=[], latest=[]),
    "home-arabic": lambda: pages.render("home", ARABIC),
    "longest": lambda: pages.render("article", article=pages.article_page(3, 90)),
    "shortest": lambda: pages.render("article", article=pages.article_page(2, 1)),
    "mixed": lambda: pages.render("article", article=pages.article_page(6, 4)),
    "unbroken": lambda: pages.render("article", article=pages.article_page(0, 2, title=UNBROKEN, authors=(UNBROKEN,), source=UNBROKEN)),
    "arabic-in-english": lambda: pages.render("article", article=pages.article_page(4, 9)),
    "arabic-in-arabic": lambda: pages.render("article", ARABIC, article=pages.article_page(4, 9)),
    "table": lambda: pages.render("article", article=pages.article_page(0, 1, body=_table())),
    "topic": lambda: pages.render("topic", MANY, years=pages.years(2018, 2024)),
    "topic-arabic": lambda: pages.render("topic", ARABIC),
    "topic-undated": lambda: pages.render("topic", cards=[], years=[], undated=invented.cards(5)),
    "archive": lambda: pages.render("archive", years=pages.years(2015, 2024)),
    "names": lambda: pages.render("names"),
    "month": lambda: pages.render("month"),
    "edition": lambda: pages.render("edition"),
}


def write_extremes(folder: Path) -> None:
    """Every extreme as ``NAME/index.html``, with the one stylesheet."""
    for name, made in EXTREMES.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(made(), encoding="utf-8")
    (folder / "static").mkdir()
    everyone = replace(SITE, topics=(*SITE.topics, *(topic for topic in MANY.topics if topic not in SITE.topics)))
    (folder / "static" / "icon.svg").write_bytes((invented.THEME / "static" / "icon.svg").read_bytes())
    (folder / "static" / "site.css").write_text(pages.stylesheet(everyone), encoding="utf-8")
