"""Secrets come from the environment or from a tool's own store, and never get out again."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_SECRET_NAME = re.compile(r"KEY|SECRET|TOKEN|PASS|CREDENTIAL|AUTH(?!OR)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+(?=@)")
_NAMED = re.compile(
    r"(?<![a-z])((?:[a-z]+[_-])?(?:pass|password|passwd|secret|token|(?:api|access|secret)[_-]?key)(?:[_-]id)?=)('[^']*'|\"[^\"]*\"|[^\s,:;&'\"]+)",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"://[^/\s@:]*:[^/\s@]+@")
_TOKEN = re.compile(r"://(?:(?:gh[a-z]_|github_pat_|glpat-)[^/\s@:]*|[^/\s@:]{30,})@")
_SHORTEST = 6


def redact(text: str, environment: Mapping[str, str] | None = None) -> str:
    """``text`` without the user part of any address, without what follows ``password=`` and its like, and without the value of any
    variable named like a secret.

    Tools repeat what they were given when they fail; their words pass through here before anyone sees them.
    Values shorter than six characters are left, since they would tear ordinary words apart; so are paths, which name a secret's
    place (``SSH_AUTH_SOCK``) and are needed to mend things.
    """
    clean = _NAMED.sub(r"\1…", _IN_ADDRESS.sub("…", text))
    values = {value for name, value in (os.environ if environment is None else environment).items() if _SECRET_NAME.search(name)}
    for value in sorted((value for value in values if len(value) >= _SHORTEST and not value.startswith("/")), key=len, reverse=True):
        clean = clean.replace(value, "…")
    return clean


def holds_secret(text: str) -> bool:
    """Whether an address or option carries a secret: ``user:password@``, a token or long word in the user's place, or ``pass=…``."""
    return any(pattern.search(text) for pattern in (_PASSWORD, _TOKEN, _NAMED))
