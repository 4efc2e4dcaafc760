"""What content systems add to a feed when they hand out a whole site in it: WordPress (WXR 1.x) and Blogger.

Beside the articles such a file holds drafts, pages, menus, templates, settings and what readers wrote; each says what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.wire.containers.respelt import Respelt, respelt
from generator.wire.containers.unpublished import BESIDE, COMMENT, DRAFT
from generator.wire.field_values import one_line

KIND = "http://schemas.google.com/blogger/2008/kind#"
"""How the tag begins by which Blogger tells what an entry is."""

_CDATA = r"\s*+(?:<!\[CDATA\[)?\s*+"
_WP = re.compile(rf"<wp:(?P<name>status|post_type|post_password|post_modified_gmt|post_modified)>{_CDATA}(?P<value>[^<>\]]{{0,200}})")
_EXCERPT = re.compile(rf"<excerpt:encoded>{_CDATA}(?P<value>[^\]]{{0,2000}})\]\]>")
_LOGIN = re.compile(rf"<wp:author_login>{_CDATA}(?P<value>[^<>\]]{{1,200}})")
_CALLED = re.compile(rf"<wp:author_display_name>{_CDATA}(?P<value>[^<>\]]{{1,200}})")
_KIND = re.compile(rf"term=[\"']{re.escape(KIND)}(?P<value>\w{{1,20}})")
_BLOGGER = re.compile(r"<blogger:(?P<name>type|status)>\s*+(?P<value>\w{1,20})")
_IS_DRAFT = re.compile(r"<app:draft>\s*+yes")
_BLOGGER_BESIDE = {"template": "template of a site", "settings": "setting of a site", "page": BESIDE["page"], "comment": COMMENT}
_PUBLISHED = ("publish", "inherit")
_SHOWN = ("live", "published")

_SET_OUT = re.compile(
    r"\n[ \t\r]*+\n|<(?P<end>/?)(?:table|script|style)\b|\[caption\b[^\[\]]{0,600}\]|\[/caption\]"
    r"|\[embed\b[^\[\]]{0,200}\][^\[\]\n]{0,1000}\[/embed\]|\[(?:gallery|playlist|/?audio|/?video)\b[^\[\]]{0,600}\]",
    re.IGNORECASE,
)
"""Blank lines outside of tables, and the codes for which WordPress shows a caption or a player."""


class Beside(NamedTuple):
    """What the export of a site says of an entry: why it is no article (``""`` where it is one), what it adds to its fields."""

    why: str = ""
    standfirst: str = ""
    updated: str = ""
    is_wordpress: bool = False


def beside(source: str) -> Beside:
    """What stands in an entry, ``source`` without its body, that only the export of a site has."""
    if "<wp:" in source:
        said = {found["name"]: found["value"].strip() for found in _WP.finditer(source)}
        excerpt = _EXCERPT.search(source)
        updated = said.get("post_modified_gmt") or said.get("post_modified", "")
        why = BESIDE.get(said.get("post_type", ""), "")
        if not why and (said.get("status", "publish") not in _PUBLISHED or said.get("post_password")):
            why = DRAFT
        return Beside(why, one_line(excerpt["value"]) if excerpt else "", updated if updated[:1] != "0" else "", True)
    if KIND in source and (kind := _KIND.search(source)):
        return Beside(_BLOGGER_BESIDE.get(kind["value"], "") or (DRAFT if _IS_DRAFT.search(source) else ""))
    if "<blogger:" in source:
        told: dict[str, str] = {}
        for found in _BLOGGER.finditer(source):
            told.setdefault(found["name"], found["value"].casefold())
        return Beside(_BLOGGER_BESIDE.get(told.get("type", ""), "") or ("" if told.get("status", "live") in _SHOWN else DRAFT))
    return Beside()


def names(source: str) -> dict[str, str]:
    """The names of the accounts that wrote on a site, by those with which they log in."""
    if "<wp:author_login>" not in source:
        return {}
    accounts = zip(_LOGIN.finditer(source), _CALLED.finditer(source), strict=False)
    return {login["value"].strip(): called["value"].strip() for login, called in accounts}


def set_out(body: Respelt) -> Respelt:
    """The body of a WordPress post as its readers see it: each blank line begins a paragraph, codes become captions, and those for players
    nothing."""
    depth = 0

    def spell(found: re.Match[str]) -> str:
        nonlocal depth
        code = found.group()
        if code.startswith("\n"):
            return code if depth else f"{code}<p>"
        if code.startswith("<"):
            depth = max(0, depth - 1) if found["end"] else depth + 1
            return code
        return "<figure><figcaption>" if code.startswith("[caption") else "</figcaption></figure>" if code == "[/caption]" else ""

    return respelt(body.text, body.start, _SET_OUT, spell)
