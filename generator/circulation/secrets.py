"""Secrets come from the environment or from a tool's own store, and never get out again."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_SECRET_NAME = re.compile(r"KEY|SECRET|TOKEN|PASS|CREDENTIAL|AUTH", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+(?=@)")
_SHORTEST = 6


def redact(text: str, environment: Mapping[str, str] | None = None) -> str:
    """``text`` without the user part of any address and without the value of any variable named like a secret.

    Tools repeat what they were given when they fail; their words pass through here before anyone sees them.
    Values shorter than six characters are left, since they would tear ordinary words apart.
    """
    clean = _IN_ADDRESS.sub("…", text)
    values = {value for name, value in (os.environ if environment is None else environment).items() if _SECRET_NAME.search(name)}
    for value in sorted((value for value in values if len(value) >= _SHORTEST), key=len, reverse=True):
        clean = clean.replace(value, "…")
    return clean


def holds_password(address: str) -> bool:
    """Whether an address carries ``user:password@``."""
    return bool(re.search(r"://[^/\s@:]*:[^/\s@]+@", address))
