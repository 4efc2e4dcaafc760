"""Text from outside on its way to a page."""

from __future__ import annotations

from generator.press.text import direction


def test_a_page_runs_as_its_language_does() -> None:
    assert {direction(code) for code in ("ar", "he", "fa-IR", "ur")} == {"rtl"}
    assert {direction(code) for code in ("en", "de-AT", "zh", "")} == {"ltr"}
