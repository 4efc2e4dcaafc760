"""What a page states outright of its article: JSON-LD first, then meta elements, then what stands in the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.model import Stated
from generator.wire.field_values import WEB, one_line, tags
from generator.wire.pages import linked_data
from generator.wire.pages.blocks import Page
from generator.wire.pages.titles import Headings, Names, headline, parts
from generator.wire.people import people
from generator.wire.words import ordered

PUBLISHED = ordered("""
    article:published_time og:article:published_time og:published_time datepublished article.published parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime cxenseparse:publishtime publishdate publish_date publish-date pubdate article_date_original date.issued
    dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date datecreated date timestamp displaydate published published-date published_date
    published_on published_at published_time publication-date publication_date pub_date dcterms.available citation_publication_date citation_date
""")
"""Meta names under which a date of publication stands, the surest first."""

UPDATED = ordered("article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified lastmod last-modified")
AUTHOR = ordered("author article:author article:author_name parsely-author sailthru.author dc.creator dcterms.creator byl authors twitter:data1")
PUBLISHER = ordered("og:site_name application-name publisher dc.publisher dcterms.publisher copyright twitter:site")
TITLE = ordered("og:title twitter:title dc.title headline title sailthru.title parsely-title")
DESCRIPTION = ordered("og:description description twitter:description dc.description")
KEYWORDS = ordered("news_keywords keywords article:tag parsely-tags")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_RIGHTS = re.compile(r"^(?:©|\(c\)|copyright)[\s\d,.–-]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
_MINUTES = re.compile(r"[0-9]{1,3}\s(?![A-Z])\S{1,12}")
_FULL_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")

_SAVED = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,20})(https?://[^\s<>\"]{1,2000})"
    r"(?:\s{1,20}saved date:\s{0,9}([^\r\n<>]{1,80}))?"
)
"""Where a page stood, and when it was taken, as the browser or program that saved it says in a comment."""
_HEAD = 4096
"""Characters of a page in which that comment stands."""

Metas = dict[str, list[str]]


def state(page: Page, headings: Headings, article: dict[str, Any]) -> Stated:
    """The page's statements; ``headings`` are those that it shows, ``article`` is its statement in JSON-LD."""
    metas = meta_elements(page)
    title = _document_title(page)
    saved = _SAVED.search(page.source, 0, _HEAD)
    url = _address(page, article, metas, saved)
    publisher = _publisher(article, metas)
    names = Names(one_line(article.get("headline")), first(metas, TITLE), title, (publisher, first(metas, ("og:site_name",)), url))
    return Stated(
        headline=headline(headings, names),
        standfirst=one_line(article.get("description")) or one_line(first(metas, DESCRIPTION)),
        published=published(article, metas) or _titled_date(title),
        captured=(saved[2] or "").strip() if saved else "",
        updated=_date(article.get("dateModified")) or first(metas, UPDATED),
        authors=people(linked_data.names(article.get("author")) or linked_data.names(article.get("creator"))) or people(_all(metas, AUTHOR)),
        publisher=publisher,
        url=url,
        language=_language(page, article, metas),
        tags=_tags(article, metas),
    )


def _publisher(article: dict[str, Any], metas: Metas) -> str:
    """The house's name: not its address, and without the year of its rights."""
    said = (one_line(article.get("publisher")), *(first(metas, (name,)).removeprefix("@") for name in PUBLISHER))
    return next(filter(None, (_RIGHTS.sub("", name) for name in said if not WEB.match(name))), "")


def titled(page: Page) -> str:
    """What a page without a heading is called where it is shared, or in the browser's bar."""
    return first(meta_elements(page), TITLE) or _document_title(page)


def meta_elements(page: Page) -> Metas:
    """Contents of the meta elements by lower-case name, property or itemprop."""
    found: Metas = {}
    for element in page.elements:
        if element.tag == "meta":
            attributes = element.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = " ".join(attributes.get("content", "").split())
            if name and content:
                found.setdefault(name.lower(), []).append(content)
    return found


def first(metas: Metas, names: Iterable[str]) -> str:
    """The first content under the first of the names that has one."""
    return next((metas[name][0] for name in names if name in metas), "")


def _all(metas: Metas, names: Iterable[str]) -> list[str]:
    """The contents under the first of the names that gives somebody's; the time that a page takes to read (``3 minutes``) is nobody's name."""
    kept = {name: [text for text in metas[name] if not _MINUTES.fullmatch(text)] for name in names if name in metas}
    return next((texts for texts in kept.values() if people(texts)), [])


def _document_title(page: Page) -> str:
    return next((one_line(raw) for index, raw in page.raw if page.elements[index].tag == "title"), "")


def _date(value: Any) -> str:
    text = one_line(value)
    return text if _DIGITS.search(text) and len(text) <= 60 and not text.startswith("PT") else ""


def published(article: dict[str, Any], metas: Metas) -> str:
    """The date of publication as it is written there."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if text := _date(article.get(name)):
            return text
    return next((text for name in PUBLISHED for text in metas.get(name, ())[:1] if _date(text)), "")


def _titled_date(title: str) -> str:
    """A full date that stands by itself behind the headline in the document's title."""
    return next((part for part in parts(title)[1:] if _FULL_DATE.fullmatch(part)), "")


def _address(page: Page, article: dict[str, Any], metas: Metas, saved: re.Match[str] | None) -> str:
    links = (element.attributes for element in page.elements if element.tag == "link")
    canonical = next((link.get("href", "") for link in links if link.get("rel", "").lower() == "canonical"), "")
    for address in (canonical, first(metas, ("og:url",)), one_line(article.get("url")), saved[1] if saved else ""):
        if WEB.fullmatch(address):
            return address
    return ""


def _language(page: Page, article: dict[str, Any], metas: Metas) -> str:
    root = next((e.attributes.get("lang") or e.attributes.get("xml:lang") or "" for e in page.elements[:3] if e.tag == "html"), "")
    for text in (root, one_line(article.get("inLanguage")), first(metas, ("og:locale", "content-language", "language"))):
        if _LANGUAGE.fullmatch(text):
            return text.replace("_", "-")
    return ""


def _tags(article: dict[str, Any], metas: Metas) -> tuple[str, ...]:
    stated = article.get("keywords")
    keywords: list[Any] = next((metas[name] for name in KEYWORDS if name in metas), [])
    values = stated if isinstance(stated, list) else [stated] if stated else keywords
    return tags(word.strip() for value in values if isinstance(value, str) for word in one_line(value).split(","))
