"""The theme's own files: the stylesheet, and whatever else stands in ``theme/static/``."""

from __future__ import annotations

from generator.press.graph import ALL, STATIC
from generator.press.inputs import StaticFile, Stylesheet
from generator.press.kinds.kind import Kind

STYLESHEET = Kind(
    "stylesheet",
    ALL,
    {"sheet": Stylesheet()},
    lambda key, given: str(given["sheet"][0]),
    content=lambda makeup, key, given: bytes(given["sheet"][1]),
    always=True,
)

STATIC_FILE = Kind(
    "static", STATIC, {"file": StaticFile()}, lambda key, given: str(given["file"][0]), content=lambda makeup, key, given: bytes(given["file"][1])
)
