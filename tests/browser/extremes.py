"""Pages drawn to their limits, from the shipped templates and invented stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

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

EXTREMES: dict[str, Callable[[], str]] = {
    "home-eighty": lambda: pages.render("home", MANY, sections=pages.sections(80, MANY)),
    "home-one": lambda: pages.render("home", sections=[], late=[], undated=[], latest=[]),
    "home-arabic": lambda: pages.render("home", ARABIC),
    "longest": lambda: pages.render("article", article=pages.article_page(3, 90)),
    "shortest": lambda: pages.render("article", article=pages.article_page(2, 1)),
    "mixed": lambda: pages.render("article", article=pages.article_page(6, 4)),
    "unbroken": lambda: pages.render("article", article=pages.article_page(0, 2, title=UNBROKEN, authors=(UNBROKEN,), source=UNBROKEN)),
    "arabic-in-english": lambda: pages.render("article", article=pages.article_page(4, 9)),
    "arabic-in-arabic": lambda: pages.render("article", ARABIC, article=pages.article_page(4, 9)),
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
