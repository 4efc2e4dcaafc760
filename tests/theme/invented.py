"""An invented site and its stories, by the contract of ``docs/theme.md``: what a template may count on, and no more."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

THEME = Path(__file__).parents[2] / "theme"

LONG = (
    "After eleven hours of talks in a hotel above the harbour, delegates from both chambers leave without a word on the date of the vote, "
    "the budget, the border crossing or the fate of the port, and say that they will meet again when someone writes to say that they should"
)
ARABIC = "ليبيا: مجلس النواب يعقد جلسة في طبرق بحضور بعثة UNSMIL ويؤجل التصويت على الميزانية"
MIXED = "UN envoy: “السلام ممكن” — and the Benghazi talks go on"


@dataclass(frozen=True)
class When:
    """A date ready to print; see the contract for what is empty when."""

    text: str
    iso: str
    time: str = ""
    source: str = "stated"
    precision: str = "day"
    evidence: str = ""
    note: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class TopicLink:
    """A topic as pages know it."""

    slug: str
    name: str
    hue: int = 0
    lang: str = "en"
    dir: str = "ltr"

    @property
    def url(self) -> str:
        """The topic's page."""
        return f"/topics/{self.slug}/"

    @property
    def feed(self) -> str:
        """The topic's feed."""
        return f"/feeds/{self.slug}.xml"


@dataclass(frozen=True)
class Card:
    """An article as lists know it."""

    url: str
    title: str
    lang: str
    dir: str
    when: When
    summary: str
    topics: tuple[TopicLink, ...]
    publisher: str = ""
    agency: str = ""
    dateline: str = ""
    state: str = ""
    updated: str = ""
    captured: str = ""
    line: str = ""
    full: str = ""


@dataclass(frozen=True)
class Link:
    """A link with a count."""

    url: str
    text: str
    count: int = 0
    lang: str = "en"
    dir: str = "ltr"


@dataclass(frozen=True)
class Site:
    """What never changes from page to page."""

    title: str = "The Southern Shore"
    tagline: str = "News of Libya and Gaza, gathered from many hands"
    url: str = "https://digest.example"
    home: str = "/"
    lang: str = "en"
    dir: str = "ltr"
    editor: str = "the night desk"
    topics: tuple[TopicLink, ...] = ()
    links: dict[str, str] = field(
        default_factory=lambda: {
            "archive": "/archive/",
            "editions": "/editions/",
            "names": "/names/",
            "undated": "/undated/",
            "search": "/search/",
            "about": "/about/",
            "feed": "/feeds/all.xml",
        }
    )


STATED = When("19 February 2019", "2019-02-19T10:00:00+00:00", "10:00 UTC", precision="minute", evidence="Feb 19, 2019, 10:00 GMT")
INFERRED = When("2019", "2019", source="inferred", precision="year", evidence="eighth anniversary", note="Inferred from “eighth anniversary”")
UNKNOWN = When("", "", source="unknown", evidence="31 February 2019", note="Date unknown", doubt="there is no such day")
LIBYA, GAZA, SUDAN = TopicLink("libya", "Libya", 152), TopicLink("gaza", "Gaza", 28), TopicLink("sudan", "Sudan", 262)
SITE = Site(topics=(LIBYA, GAZA, SUDAN))

HEADLINES = (
    ("Oil ports reopen after a month of silence", "The first tanker left Sidra at dawn, bound for a refinery in Sicily.", (LIBYA,), STATED),
    ("Fishing zone widened off Gaza", "Boats may sail fifteen nautical miles from the southern coast, the furthest in years.", (GAZA,), STATED),
    ("Rain", "A first storm of the winter filled the wadis.", (LIBYA,), STATED),
    (LONG, "Nothing was signed. A spokesman read one sentence, took no questions, and left by the kitchen door.", (LIBYA, GAZA), STATED),
    (ARABIC, "قال المتحدث إن الجلسة رُفعت إلى الأسبوع المقبل بعد خلاف على بند واحد في الميزانية.", (LIBYA,), STATED),
    ("Eight years on, a capital divided among its guards", "Residents of Tripoli speak of checkpoints that move by night.", (LIBYA,), INFERRED),
    (MIXED, "A second round of talks is planned for the spring.", (LIBYA,), STATED),
    ("Power station hands its turbines to the army engineers", "", (GAZA,), STATED),
    ("A letter from the hospital, without a date", "The doctors ask for fuel and for gauze.", (GAZA,), UNKNOWN),
    ("Dates fetch a record price", "", (), STATED),
)


@cache
def words(lang: str = "en") -> dict[str, str]:
    """The catalogue of a language over the English one."""
    catalogue = dict[str, str]()
    for name in ("en", lang):
        catalogue |= tomllib.loads((THEME / "words" / f"{name}.toml").read_text("utf-8"))
    return catalogue


@cache
def environment() -> jinja2.Environment:
    """The environment that the contract promises."""
    loader = jinja2.FileSystemLoader(THEME / "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )


def partial(name: str, **context: Any) -> Markup:
    """One of the partials that pages get ready made."""
    return Markup(environment().get_template(f"partials/{name}.html").render(context))


def card(at: int, site: Site = SITE) -> Card:
    """The invented article number ``at``, with its ready-made forms."""
    title, summary, topics, when = HEADLINES[at % len(HEADLINES)]
    arabic = title == ARABIC
    bare = Card(
        url=f"/2019/02/19/story-{at}/",
        title=title,
        lang="ar" if arabic else "en",
        dir="rtl" if arabic else "ltr",
        when=when,
        summary=summary,
        topics=topics,
        publisher=("Harbour Gazette", "", "The Coast")[at % 3],
        dateline=("TRIPOLI", "", "")[at % 3],
        updated=("", "20 February 2019", "")[at % 3],
        captured=("", "", "21 February 2019")[at % 3],
    )
    given = {"card": bare, "site": site, "w": words(site.lang)}
    return replace(bare, line=partial("card_line", **given), full=partial("card_full", **given))


def cards(count: int, site: Site = SITE, start: int = 0) -> list[Card]:
    """As many invented articles."""
    return [card(start + at, site) for at in range(count)]
