"""What comes with the program: the theme and the sample dumps, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    """The folder as the wheel lays it (``generator/_shipped/``) or as the checkout does (beside ``generator/``)."""
    inside = _PACKAGE / "_shipped" / in_wheel
    return inside if inside.is_dir() else _PACKAGE.parent / in_checkout


def theme() -> Path:
    """The shipped theme's folder (``templates/``, ``static/``, ``words/``)."""
    return _shipped("theme", "theme")


def samples() -> Path:
    """The shipped sample dumps' folder."""
    return _shipped("samples", "content/dumps")


def pages() -> Path:
    """The shipped standing pages' folder (``about.md``)."""
    return _shipped("pages", "content/pages")
