"""What the head of an XML document declares: its encoding, and entities of its own."""

from __future__ import annotations

import re

HEAD = 1024
"""Bytes in which the declaration stands."""

_ENCODING = re.compile(rb"<\?xml[^<>]{0,100}encoding[ \t]*=[ \t]*[\"']([A-Za-z0-9_.-]{2,40})")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,400}\[", re.IGNORECASE)


def named_encoding(head: bytes) -> str:
    """The encoding that the declaration names; ``""`` where it names none."""
    named = _ENCODING.search(head)
    return named.group(1).decode("ascii") if named else ""


def declares_entities(source: str) -> bool:
    """Whether a document declares entities of its own, which may stand for anything, and for each other without end."""
    return _ENTITIES.search(source) is not None
