"""Text that stands in a page's source inside of elements that a parser passes over, and that a reader sees all the same, or would.

A ``template`` with ``shadowrootmode`` is a piece of the page as a browser shows it, and as those that save pages keep it. What stands in
``noscript`` or in any other ``template`` is seen where no program runs or comes. Their tags are made blank, sign for sign, so that every
place stays what it is.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)template(?=[\s/>])([^<>]{0,1000})>", re.IGNORECASE)
_COVER = re.compile(r"</?(?:noscript|template)(?=[\s/>])[^<>]{0,1000}>", re.IGNORECASE)


def with_shadows(source: str) -> str:
    """The source without the tags of the templates that are a part of the page as it is shown."""
    kept: list[str] = []
    shadows: list[bool] = []
    at = 0
    for found in _TAG.finditer(source):
        if not found[1]:
            shadows.append("shadowroot" in found[2])
            is_shadow = shadows[-1]
        else:
            is_shadow = bool(shadows) and shadows.pop()
        if is_shadow:
            kept += [source[at : found.start()], " " * (found.end() - found.start())]
            at = found.end()
    return "".join((*kept, source[at:]))


def uncovered(source: str) -> str:
    """The source without the tags of ``noscript`` and ``template``; the same text where it has none."""
    return _COVER.sub(lambda found: " " * (found.end() - found.start()), source)
