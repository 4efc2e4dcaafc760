"""The style sheets: one place for values, directions by name of side, a budget, and contrast by computation."""

from __future__ import annotations

import math
import re

import pytest

from tests.theme.invented import THEME
from tests.theme.pages import stylesheet

SHEETS = {path.name: path.read_text("utf-8") for path in sorted((THEME / "static" / "css").glob("*.css"))}
PLAIN = {name: re.sub(r"/\*.*?\*/", "", text, flags=re.S) for name, text in SHEETS.items()}
TOKENS = PLAIN["tokens.css"]
USERS = {name: text for name, text in PLAIN.items() if name != "tokens.css"}


def test_all_sheets_stand_in_the_order_and_keep_the_budget() -> None:
    assert sorted((THEME / "static" / "css" / "order.txt").read_text("utf-8").split()) == sorted(SHEETS)
    assert len(stylesheet().encode()) <= 20_000


@pytest.mark.parametrize("name", USERS)
def test_colours_and_families_are_named_in_tokens_only(name: str) -> None:
    text = USERS[name] if name != "print.css" else re.sub(r":root {[^}]*}", "", USERS[name])
    assert not re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|color)\(", text)
    assert not re.search(r"--[\w-]+\s*:", text), "a custom property is set outside tokens.css"
    assert not re.search(r"font-family:(?!\s*var)|serif|!important|@import|url\(|@font-face", text)


@pytest.mark.parametrize("name", PLAIN)
def test_sides_are_named_by_the_text_not_by_the_page(name: str) -> None:
    declared = re.findall(r"(?:^|[{;])\s*([\w-]+)\s*:\s*([^;{}]+)", PLAIN[name])
    assert declared
    for key, value in declared:
        assert not re.search(r"(?:^|-)(left|right|top|bottom)(?:-|$)", key), key
        assert key not in ("width", "height", "min-width", "max-width", "min-height", "max-height"), key
        assert not (key in ("text-align", "float", "clear") and re.search(r"left|right", value)), (key, value)
        if key in ("margin", "padding"):
            assert len(value.split()) <= 3 or "var" in value or value.split()[1] == value.split()[3], (key, value)


def test_every_token_used_is_set_and_every_token_set_is_used() -> None:
    everything = stylesheet()
    assert set(re.findall(r"var\((--[\w-]+)", everything)) == set(re.findall(r"(--[\w-]+)\s*:", everything))


def test_the_sheet_honours_what_the_reader_asked_for() -> None:
    everything = "\n".join(PLAIN.values())
    for feature in ("prefers-color-scheme: dark", "prefers-contrast: more", "prefers-reduced-motion", "@media print", ":focus-visible"):
        assert feature in everything
    without_motion = re.sub(r"@media \(prefers-reduced-motion: no-preference\) {.*?}\s*}", "", everything, flags=re.S)
    assert not re.search(r"transition|animation|scroll-behavior", without_motion)
    assert "outline: none" not in everything


SCHEMES = {
    "light": ("",),
    "dark": ("(prefers-color-scheme: dark)",),
    "light, more contrast": ("(prefers-contrast: more)",),
    "dark, more contrast": ("(prefers-color-scheme: dark)", "(prefers-contrast: more) and (prefers-color-scheme: dark)"),
}


def tokens(scheme: str) -> dict[str, str]:
    """The values that hold in a scheme, later ones over earlier ones."""
    found: dict[str, str] = {}
    for media in ("", *SCHEMES[scheme]):
        start = f"@media {media} {{\n  :root {{" if media else ":root {"
        assert start in TOKENS, media
        block = TOKENS.split(start, 1)[1].split("}", 1)[0]
        found |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))
    return found


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2) of ``#rgb`` or ``oklch(L% C H)``; what lies out of sRGB is clipped, as browsers do."""
    if colour.startswith("#"):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        linear = [_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4)]
    else:
        lightness, chroma, hue = (float(part.rstrip("%")) for part in re.findall(r"[\d.]+%?", colour))
        linear = _from_oklch(lightness / 100, chroma, hue)
    return sum(share * min(1.0, max(0.0, value)) for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_oklch(lightness: float, chroma: float, hue: float) -> list[float]:
    """Linear sRGB by the matrices of CSS Color 4."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return [
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    ]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_furniture_and_every_accent_can_be_read(scheme: str) -> None:
    values = tokens(scheme)
    assert contrast(values["--ink"], values["--paper"]) >= 7
    assert contrast(values["--soft"], values["--paper"]) >= 7
    for hue in range(360):
        accent = f"oklch({values['--accent-light']} {values['--accent-chroma']} {hue})"
        assert contrast(accent, values["--paper"]) >= 4.5, hue


def test_contrast_is_computed_as_the_standard_has_it() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)
    assert luminance("oklch(62.8% .2577 29.23)") == pytest.approx(luminance("#ff0000"), abs=0.002)
