"""Time zones by the letters that newspapers print. Data, no rules.

Offsets in minutes from UTC. Letters that mean several zones stand for the one that news pages mean by them: ``IST`` is
India, ``BST`` British summer, ``CST`` and ``CDT`` North America. ``AST`` (Atlantic, Arabia) and ``ECT`` are left out: a
wrong zone is worse than none. Offsets from the names of the IANA time zone database.
"""

from __future__ import annotations

OFFSETS: dict[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60,
    "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "met": 60, "eet": 120, "eest": 180, "msk": 180, "trt": 180,
    "sast": 120, "wat": 60, "cat": 120, "eat": 180, "gst": 240,
    "ist": 330, "pkt": 300, "ict": 420, "wib": 420, "wita": 480, "myt": 480, "sgt": 480, "hkt": 480, "pht": 480, "awst": 480,
    "jst": 540, "kst": 540, "wit": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "nst": -210, "ndt": -150, "brt": -180, "art": -180, "akst": -540, "akdt": -480, "hst": -600,
}  # fmt: skip

REGIONS: dict[str, str] = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
"""Letters that follow the clocks of a region through the year."""

PLACES: dict[str, str] = {
    "mecca": "Asia/Riyadh", "makkah": "Asia/Riyadh", "مكة": "Asia/Riyadh", "القدس": "Asia/Jerusalem", "jerusalem": "Asia/Jerusalem",
    "غزة": "Asia/Gaza", "فلسطين": "Asia/Gaza", "القاهرة": "Africa/Cairo", "cairo": "Africa/Cairo", "طرابلس": "Africa/Tripoli",
    "ليبيا": "Africa/Tripoli",
    "غرينتش": "UTC", "جرينتش": "UTC", "غرينيتش": "UTC", "greenwich": "UTC", "بيروت": "Asia/Beirut",
    "بغداد": "Asia/Baghdad", "دبي": "Asia/Dubai",
}  # fmt: skip
"""Places by whose clocks a page tells the time, where a word for time stands beside them: ``Mecca time``, ``بتوقيت القدس``."""

TIME_BEFORE = frozenset(("بتوقيت", "توقيت", "التوقيت"))
TIME_BEHIND = frozenset(("time", "المكرمة", "الشريف", "المحتلة"))
"""Words of time before such a place, and those that follow one."""
