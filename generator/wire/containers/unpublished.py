"""Records that are no article which readers have seen: what a content system keeps beside its articles, and says so.

A draft, an earlier state of a post, a standing page, a picture's entry, what a reader wrote below a story. Words that any program may use
for a step of its own work (``pending``) count only beside names that such a system gives.
"""

from __future__ import annotations

from generator.wire.containers import fields
from generator.wire.containers.json_spans import Leaf, Value
from generator.wire.words import words

DRAFT = "draft, not published"
COMMENT = "comment of a reader"

_TELLING = words("status poststatus type posttype kind draft isdraft ispublished id title headline posttitle mobiledoc lexical rendered")
"""Last names of the values that tell."""
_SYSTEM = words("posttype poststatus mobiledoc lexical rendered")
"""Names that the exports, tables and interfaces of content systems have."""
_DRAFTS = words("draft auto-draft trash unpublished")
_TITLES = words("title headline")
_UNSEEN = words("pending private future scheduled inherit")
BESIDE = {
    "page": "standing page of a site",
    "attachment": "entry of a picture or file",
    "revision": "earlier state of a post",
    "nav_menu_item": "entry of a menu",
    "wp_navigation": "entry of a menu",
    "wp_block": "part of a site's pages",
    "wp_template": "template of a site",
    "wp_template_part": "template of a site",
    "wp_global_styles": "setting of a site",
    "custom_css": "setting of a site",
    "customize_changeset": "setting of a site",
    "oembed_cache": "setting of a site",
}
"""What content systems keep as posts beside their articles (WordPress, Ghost), by their names for it."""


def reason(value: Value) -> str:
    """Why a record is none of the articles of its site, in words for the account; ``""`` for any other."""
    said: dict[str, Leaf] = {}
    is_system = False
    for leaf in value.leaves:
        names = fields.names_of(leaf.path)
        if names and names[-1] in _TELLING:
            is_system = is_system or names[-1] in _SYSTEM
            if key := fields.key_of(names):
                said.setdefault(key, leaf)
    return _told(said, is_system) if said else ""


def _told(said: dict[str, Leaf], is_system: bool) -> str:
    def word(*names: str) -> str:
        return next((said[name].text.strip().casefold() for name in names if name in said), "")

    status, kind = word("poststatus", "status"), word("posttype", "type")
    # What has a title is no reader's: newspapers call opinion so too.
    if (kind == "comment" or word("kind") == "t1") and not word(*_TITLES):
        return COMMENT
    if is_system and kind in BESIDE:
        return BESIDE[kind]
    if status in _DRAFTS or (is_system and status in _UNSEEN):
        return DRAFT
    if _is_switched_off(said.get("status")) or word("draft", "isdraft") == "true" or word("ispublished") == "false":
        return DRAFT
    return DRAFT if word("id").startswith("drafts.") else ""


def _is_switched_off(status: Leaf | None) -> bool:
    """Whether a state is no word but a switch that is off, as Drupal's interface gives it among the attributes."""
    return status is not None and not status.string and status.text == "false" and "attributes" in status.path
