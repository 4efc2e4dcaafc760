"""``[publish.NAME]``: which kinds of target there are, and the keys of each."""

from __future__ import annotations

from typing import Literal

from generator.model import Target
from generator.settings import checks
from generator.settings.table import Table

Kind = Literal["folder", "rsync", "git", "s3", "rclone"]
Value = Literal["text", "count", "flag"]

# Keys that every kind takes, then each kind's own; the second set must be there.
_COMMON: dict[str, Value] = {"precompress": "flag", "headers": "text"}
WITH_HEADERS_FILE = ("netlify", "cloudflare")
"""Servers that read their headers from a file ``_headers`` in the site itself."""
CONFIGURED = ("nginx", "caddy")
"""Servers that have them in their own configuration."""
_KEYS: dict[Kind, tuple[dict[str, Value], frozenset[str]]] = {
    "folder": ({"path": "text", "keep": "count"}, frozenset({"path"})),
    "rsync": ({"host": "text", "user": "text", "port": "count", "path": "text", "keep": "count"}, frozenset({"host", "path"})),
    "git": ({"remote": "text", "branch": "text", "cname": "text"}, frozenset({"remote"})),
    "s3": ({"bucket": "text", "prefix": "text", "endpoint": "text", "region": "text", "profile": "text"}, frozenset({"bucket"})),
    "rclone": ({"remote": "text"}, frozenset({"remote"})),
}


def read(top: Table) -> tuple[Target, ...]:
    """Every target, in the order of the file."""
    section = top.table("publish")
    targets = []
    for name in section.values:
        table = section.table(name)
        complaint = checks.portable_name(name)
        if complaint:
            section.note(name, f"{complaint}.")
        target = _target(name, table)
        if target is not None:
            targets.append(target)
    return tuple(targets)


def _target(name: str, table: Table) -> Target | None:
    """One target; ``None`` where its kind is none, since its keys cannot be judged then."""
    word = table.text("kind", _kind)
    kind = next((kind for kind in _KEYS if kind == word), None)
    if kind is None:
        return None
    own, required = _KEYS[kind]
    options: dict[str, str | int | bool] = {}
    for key, value in (own | _COMMON).items():
        if value == "text":
            check = _headers if key == "headers" else checks.line_or_nothing
            text = table.text(key, checks.one_line) if key in required else table.text(key, check, "")
            if text:
                options[key] = text
        elif key in table.values:
            options[key] = table.whole(key, 1, 1, 65535) if value == "count" else table.flag(key)
    table.close()
    return Target(name, kind, options)


def _headers(value: str) -> str:
    if not value or value in WITH_HEADERS_FILE:
        return ""
    if value in CONFIGURED:
        how = f"print it with `newsdigest publish --headers {value}` and put it into the server's configuration"
        return f"names {value}, which reads no headers from a site's files; {how}"
    return f"is no server known here: {value!r}{checks.meant(value, list(WITH_HEADERS_FILE))} ({', '.join(WITH_HEADERS_FILE)})"


def _kind(value: str) -> str:
    kinds: list[str] = list(_KEYS)
    return "" if value in kinds else f"is no kind of target: {value!r}{checks.meant(value, kinds)} ({', '.join(kinds)})"
