"""What a single value of the settings must look like. Each check gives ``""`` or says what is wrong."""

from __future__ import annotations

import re
import zoneinfo
from urllib.parse import urlsplit

from generator.model.devices import DEVICES
from generator.model.settings import WEEKDAYS

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_URL_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")

# ISO 639-1, the two-letter codes; three-letter codes (ISO 639-2 and -3) are taken by their shape.
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa "
    "ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr "
    "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur "
    "uz ve vi vo wa wo xh yi yo za zh zu "
)

_LEAST_OF_BEGINNING = 12
"""Letters of the beginning of a line that is told to be furniture: some three words."""
_FIRST_CJK = "\u3040"

RESERVED_SLUGS = frozenset(("all", "feed", "index", "undated"))
"""Names that pages and feeds of the site itself bear beside those of the topics."""

SLUG_LENGTH = 60
"""Characters of a slug, so that no path made from it comes near a file system's limit."""


def one_line(value: str) -> str:
    """Some text, on one line, without control characters."""
    if not value.strip():
        return "is empty"
    if any(ord(char) < 32 or char in "\x7f\x85\u2028\u2029" for char in value):
        return "holds a line break or another control character"
    return ""


def line_of_copy(value: str) -> str:
    """A whole line of a dump, or with ``…`` at its end the beginning of one, which must say enough not to meet a story's paragraphs."""
    fault = one_line(value)
    if fault:
        return fault
    letters = sum(sign.isalpha() for sign in value)
    if not letters:
        return f"has no letter: {value!r}"
    least = _LEAST_OF_BEGINNING if max(value.rstrip(".… ")) < _FIRST_CJK else _LEAST_OF_BEGINNING // 2
    if value.rstrip().endswith(("…", "...")) and letters < least:
        return f"would meet too many lines: {value!r} (a beginning has {least} letters at least)"
    return ""


def line_or_nothing(value: str) -> str:
    """As ``one_line``, but may be empty."""
    return one_line(value) if value else ""


def web_address(value: str) -> str:
    """An http or https address without user, query or fragment."""
    try:
        parts = urlsplit(value)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return f"is no web address: {value!r}"
    if parts.scheme not in ("http", "https") or not parts.hostname or not has_port or re.search(r"[\s\x00-\x1f\\<>\"]", value):
        return f"is no web address: {value!r} (it begins with https:// or http:// and names a host)"
    if parts.username or parts.password:
        return "must not hold a user name or a password"
    return ""


def site_address(value: str) -> str:
    """A web address that can carry the site: no query, no fragment, a plain path."""
    fault = web_address(value)
    if fault:
        return fault
    parts = urlsplit(value)
    if parts.query or parts.fragment or not _URL_PATH.fullmatch(parts.path):
        return f"must be a plain address such as https://example.org or https://example.org/digest, not {value!r}"
    return ""


def address_or_nothing(value: str) -> str:
    """As ``web_address``, but may be empty."""
    return web_address(value) if value else ""


def zone(value: str) -> str:
    """A time zone of the IANA database."""
    try:
        zoneinfo.ZoneInfo(value)
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return f"is no time zone: {value!r}{meant(value, sorted(zoneinfo.available_timezones()))}"
    return ""


def zone_or_nothing(value: str) -> str:
    """As ``zone``, but may be empty."""
    return zone(value) if value else ""


def language(value: str) -> str:
    """A language code such as ``en``, ``ar``, ``pt-BR`` or ``zh-Hant``."""
    match = _LANGUAGE.fullmatch(value)
    if match is None or (len(match[1]) == 2 and f"{match[1]} " not in _ISO_639_1):
        return f"is no language code: {value!r} (such as en, ar or pt-BR)"
    return ""


def language_or_nothing(value: str) -> str:
    """As ``language``, but may be empty."""
    return language(value) if value else ""


def portable_name(value: str) -> str:
    """A name that is the same folder on every file system and in every address."""
    if not _SLUG.fullmatch(value):
        return f"is no portable name: {value!r} (small letters a-z, digits, and single hyphens between them)"
    if len(value) > SLUG_LENGTH:
        return f"is {len(value)} characters long; {SLUG_LENGTH} are the most"
    if value in DEVICES:
        return f"is no portable name: {value!r} is a device on Windows"
    return ""


def topic_slug(value: str) -> str:
    """A portable name that no page of the site itself bears."""
    if value in RESERVED_SLUGS:
        return f"is reserved: {value!r} is a name that the site itself uses"
    return portable_name(value)


def time_of_day(value: str) -> str:
    """``HH:MM``, 00:00 to 23:59."""
    return "" if _TIME.fullmatch(value) else f"is no time of day: {value!r} (such as 06:00 or 18:30)"


def weekday(value: str) -> str:
    """A weekday's first three letters."""
    return "" if value in WEEKDAYS else f"is no weekday: {value!r} ({', '.join(WEEKDAYS)})"


def meant(word: str, known: list[str]) -> str:
    """`` (did you mean 'x'?)`` for the nearest known word, ``""`` where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean {near[0]!r}?)" if near else ""
