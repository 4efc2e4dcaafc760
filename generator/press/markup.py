"""Markdown to HTML that is safe to print: the one way a body reaches a page or a feed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import nh3

from generator.press import fastpath
from generator.press.text import clean

if TYPE_CHECKING:
    from markdown import Markdown

SCHEMES = frozenset({"http", "https", "mailto"})
"""Where a link may lead; any other scheme is taken out."""

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


def quick(markdown: str) -> str | None:
    """A Markdown body as safe HTML by the short way; ``None`` where it declines the text. Takes time in proportion to the text.

    What the fast path makes of a text without entities nh3 leaves as it is (a law holds that), so it is not asked. Headings move down one
    step: the page has the only ``h1``.
    """
    rendered = fastpath.plain(markdown)
    if rendered is not None or not markdown.strip():
        return rendered or ""
    text = clean(markdown)
    rendered = fastpath.html(text)
    return sanitized(rendered) if rendered is not None and "&" in text else rendered


def html(markdown: str) -> str:
    """A Markdown body as safe HTML: by the short way, else by Python-Markdown and nh3, however long that takes."""
    rendered = quick(markdown)
    if rendered is None:
        rendered = sanitized(by_python_markdown(clean(markdown)).replace("<h1>", "<h2>").replace("</h1>", "</h2>"))
    return rendered


def by_python_markdown(text: str) -> str:
    """What Python-Markdown makes of a text."""
    converter = _markdown()
    converter.reset()
    return converter.convert(text)


def sanitized(fragment: str) -> str:
    """An HTML fragment with nothing in it but what the allow-lists name."""
    return _cleaner().clean(fragment)


@cache
def _markdown() -> Markdown:
    """Python-Markdown with tables and nothing else, so that plain text needs the least escaping and an upgrade changes the least; the
    extension itself and not its name, for which every installed package would be asked."""
    from markdown import Markdown
    from markdown.extensions.tables import TableExtension

    return Markdown(extensions=[TableExtension()], output_format="html")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel="noreferrer",
    )
