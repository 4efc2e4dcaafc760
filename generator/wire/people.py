"""Names out of whatever a container gives as authors: a list, a byline, an address, a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(r"(?:written by|story by|by|von|par|por|di|door|av|af|od|oleh|yazan|מאת|بقلم|به قلم|كتب|كتبت) ?:? ", re.IGNORECASE)
_AND = re.compile(r" ?[;|/、，] ?| (?:and|und|et|y|e|og|och|en|i|&) ")
_BRACKETS = re.compile(r" ?[(\[][^()\[\]]{0,60}[)\]]")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)/", re.IGNORECASE)
_PLACE = re.compile(r"(?<=\w) in (?:the )?[A-Z\u00c0-\u00de][^,;]*+")
"""From where somebody reports, behind the name: ``Ann Lee in Beirut``; a name has a small letter there (``in 't Veld``)."""
_LABEL = re.compile(r"(?:published|updated|posted|modified|created)\b", re.IGNORECASE)
ACCOUNTS = frozenset(
    {*"admin administrator webmaster root wordpress guest user unknown undefined null none nan n/a".split(), "super user", "site admin", "web admin"}
)
"""What a system calls whoever it has no name for."""

LONGEST = 60
"""Characters of a name; what is longer is a sentence."""


def people(values: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once: split where several stand together, without "By", marks in brackets, addresses."""
    found: list[str] = []
    for value in values:
        if _ADDRESS.search(value):
            continue
        text = " ".join(value.replace("\n", ";").split())
        text = _BY.sub("", text, count=1) if _BY.match(text) else text
        for piece in _AND.split(_BRACKETS.sub("", text)):
            found += [name for name in _at_commas(_PLACE.sub("", piece)) if _is_name(name)]
    by_key = {name.casefold(): name for name in reversed(found)}
    return tuple(dict.fromkeys(by_key[name.casefold()] for name in found))


def _at_commas(piece: str) -> list[str]:
    """ "Ann Lee, Bo Chen" is two people; what stands behind one name and a comma in any other shape is a role or a house."""
    parts = [part.strip(" .:-–—") for part in piece.split(",") if part.strip(" .:-–—")]
    if len(parts) < 2:
        return parts
    if all(2 <= len(part.split()) <= 3 and len(part) <= 30 for part in parts):
        return parts
    if "," in piece and len(parts) == 2 and all(len(part.split()) == 1 for part in parts):
        return [f"{parts[1]} {parts[0]}"] if parts[0][:1].isupper() and parts[1][:1].isupper() else parts
    return parts[:1]


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= LONGEST or name.casefold() in ACCOUNTS or _LABEL.match(name):
        return False
    return not _ADDRESS.search(name) and any(c.isalpha() for c in name)
