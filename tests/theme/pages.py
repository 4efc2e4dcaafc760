"""Every page kind rendered from invented contexts; :func:`render` gives a page, :func:`stylesheet` its styles."""

from __future__ import annotations

import calendar
from typing import Any

from markupsafe import Markup

from tests.theme.invented import SITE, STATED, THEME, Link, Site, When, card, cards, environment, partial, words

KINDS = sorted(path.stem for path in (THEME / "templates").glob("*.html") if path.stem not in ("base", "macros"))


def years(first: int, last: int) -> list[dict[str, Any]]:
    """Calendar years, newest first, with some empty months."""
    made = []
    for year in range(last, first - 1, -1):
        counts = [(year * month * 7) % 23 if (year + month) % 4 else 0 for month in range(1, 13)]
        months = [
            {
                "url": f"/topics/libya/{year}/{month:02}/" if count else "",
                "text": f"{calendar.month_name[month]} {year}",
                "short": calendar.month_name[month][0],
                "count": count,
                "share": -(-count * 100 // 22),
            }
            for month, count in enumerate(counts, 1)
        ]
        made.append({"year": str(year), "url": f"/topics/libya/{year}/" if year % 2 else "", "months": months})
    return made


def paragraphs(count: int) -> Markup:
    """A body of ``count`` paragraphs, with the shapes that bodies have."""
    text = (
        "The committee met for three hours behind closed doors, and those who came out said little: the list of names was agreed, "
        "the date was not, and the money would follow when both were. In 1951 the same building heard the first speech of an independent state."
    )
    blocks = [f"<p>{text}</p>"] * count
    if count > 4:
        blocks[2:2] = ["<h2>What was agreed</h2>", "<ul><li>A list of 75 delegates</li><li>A second meeting, in Sirte</li></ul>"]
        blocks.insert(5, f"<blockquote><p>“{text[:90]}”, he said.</p></blockquote>")
        blocks.insert(7, '<p>The envoy, writing in <em>Al-Wasat</em>, sent <a href="https://example.org/a">a longer answer</a>.</p>')
    return Markup("\n".join(blocks))


def article_page(at: int = 0, length: int = 13, **changes: Any) -> dict[str, Any]:
    """An article's page: everything there is, unless ``changes`` takes it away."""
    shown = card(at)
    body = paragraphs(length)
    if shown.lang == "ar":
        line = (
            "قال رئيس المجلس للصحفيين في طبرق إن بعثة UNSMIL قدمت مقترحاً من 12 بنداً، وإن شركة National Oil Corporation تطلب "
            "اعتماد الميزانية قبل نهاية فبراير 2019."
        )
        body = Markup("\n".join([f"<p>{line}</p>"] * length))
    everything = {
        **{
            name: getattr(shown, name)
            for name in ("url", "title", "lang", "dir", "when", "summary", "topics", "publisher", "dateline", "state", "updated", "captured")
        },
        "agency": "Reuters",
        "body": body,
        "standfirst": shown.summary,
        "authors": ("Amal Haddad", "Jonas Berg"),
        "modified": When("20 February 2019", "2019-02-20T08:15:00+00:00", "08:15 UTC"),
        "figures": [
            {"caption": "A tanker waits off Sidra, February 18.", "credit": "Karim Saleh/Example Pictures", "lang": "en", "dir": "ltr"},
            {"caption": "Workers on the quay.", "credit": "", "lang": "en", "dir": "ltr"},
        ],
        "filed": [{"topic": topic, "because": "9.5 of 4: “Libya” in the headline, “Haftar” 3 times"} for topic in shown.topics],
        "names": [Link("/names/sidra/", "Sidra", 4), Link("/names/khalifa-haftar/", "Khalifa Haftar", 31), Link("/names/un/", "الأمم المتحدة", 9)],
        "source": "harbour-2019.txt bytes 10240-14336",
        "source_url": "https://gazette.example/2019/02/19/oil-ports-reopen-after-a-month-of-silence.html",
        "source_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "title_source": "first words",
        "also_in": ["second-scrape.txt bytes 0-2048, with another headline"],
        "versions": ["harbour-morning.txt bytes 0-1840: 2019-02-19 07:30+00:00; 2 paragraphs left out"],
        "previous": card(at + 1),
        "next": card(at + 2),
        "related": cards(4, start=at + 3),
        "edition_url": "/editions/2019-02-19/",
    }
    return everything | changes


def sections(count: int, site: Site = SITE) -> list[dict[str, Any]]:
    """A day's sections, ``count`` stories in all."""
    per = max(1, count // max(1, len(site.topics)))
    shown = site.topics[: max(1, min(len(site.topics), count))] if count else ()
    return [{"topic": topic, "cards": cards(per, site, at * 3), "more_url": topic.url if per > 6 else ""} for at, topic in enumerate(shown)]


def day_of(day: int, shown: list[Any]) -> dict[str, Any]:
    """A day of a month's page."""
    return {"day": When(f"{day} February 2019", f"2019-02-{day}"), "cards": shown, "url": ""}


def given(kind: str, site: Site = SITE) -> dict[str, Any]:
    """What a full page of ``kind`` is given beside what every page gets."""
    older = Link("/older/", "18 February 2019")
    some = cards(10, site)
    index = [Link(f"/names/{at}/", text, at + 1) for at, text in enumerate(("Abdullah al-Thani", "African Union", "Ajdabiya", "بنغازي"))]
    return {
        "home": {
            "edition": {"day": STATED, "url": "/editions/2019-02-19/"},
            "lead": some[0],
            "sections": sections(9, site),
            "latest": some[:6],
            "late": [card(2, site), card(8, site)],
            "undated": [card(8, site)],
        },
        "article": {"article": article_page()},
        "topic": {
            "topic": site.topics[0],
            "description": "Politics, oil and daily life between the Gulf of Sirte and the Fezzan.",
            "since": "",
            "cards": cards(14, site),
            "years": years(2017, 2021),
            "undated": [card(8, site)],
        },
        "month": {
            "topic": site.topics[0],
            "month": When("February 2019", "2019-02", precision="month"),
            "days": [day_of(day, cards(day % 5 + 1, site, day)) for day in (28, 24, 19, 11)],
            "older": older,
        },
        "names": {"letters": [{"letter": letter, "links": index} for letter in "ABCDEو"]},
        "name": {
            "name": "Khalifa Haftar",
            "url": "/names/khalifa-haftar/",
            "older": older,
            "cards": [card(8, site)],
            "years": [{"year": "2019", "cards": some[:5]}, {"year": "2017", "cards": some[5:7]}],
        },
        "edition": {"day": STATED, "lead": some[0], "sections": sections(9, site), "rest": [card(9, site)], "late": [card(8, site)], "older": older},
        "editions": {"years": [{"year": "2019", "links": [Link(f"/editions/{at}/", f"{at} February 2019", at) for at in range(28, 10, -1)]}]},
        "archive": {"years": years(2011, 2021)},
        "undated": {"cards": [card(8, site), card(18, site)]},
        "about": {"body": paragraphs(5), "topics": site.topics},
        "standing": {"body": paragraphs(2)},
        "search": {"files": ["/search/2019-02.xml", "/search/undated.xml"], "texts": True, "script": "/static/find.js"},
        "404": {},
    }[kind]


def render(kind: str, site: Site = SITE, page: dict[str, Any] | None = None, **context: Any) -> str:
    """A whole page; ``context`` takes the place of what :func:`given` would give."""
    of_topic = kind in ("topic", "month")
    words_shown = words(site.lang)
    current = "home" if kind == "home" else site.topics[0].slug if of_topic else kind if kind in site.links else ""
    everything = {
        "site": site,
        "page": {
            "kind": kind,
            "title": "" if kind == "home" else "A page",
            "description": "What the page holds.",
            "path": "/a/",
            "canonical": site.url + "/a/",
            "lang": site.lang,
            "dir": site.dir,
            "feed": "/feeds/all.xml",
            "topic": site.topics[0].slug if of_topic else "",
            "noindex": kind == "404",
        }
        | (page or {}),
        "css": "/static/site.css",
        "icon": "/static/icon.svg",
        "w": words_shown,
        "masthead": partial("masthead", site=site, w=words_shown, current=current),
        "colophon": partial("colophon", site=site, w=words_shown),
    }
    return environment().get_template(f"{kind}.html").render(everything | given(kind, site) | context)


def stylesheet(site: Site = SITE) -> str:
    """The one stylesheet, put together as the press does."""
    sheets = THEME / "static" / "css"
    parts = [(sheets / name).read_text("utf-8") for name in (sheets / "order.txt").read_text("utf-8").split()]
    return "\n".join([*parts, *(f".topic-{topic.slug}{{--hue:{topic.hue}}}" for topic in site.topics), ""])
