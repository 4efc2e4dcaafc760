"""Chats of WhatsApp: stamps in every writing, no byte unaccounted for, no day told that the file does not tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.wire import sniff
from generator.wire.exports import whatsapp
from tests.wire.helpers import read, size

TEXT = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said."


@pytest.mark.parametrize(
    ("line", "numbers", "time"),
    [
        (f"[12/03/2024, 14:05:33] Harbour: {TEXT}", (12, 3, 2024), "14:05"),
        (f"\u200e[12/03/2024, 2:05:33\u202fPM] Harbour: {TEXT}", (12, 3, 2024), "14:05"),
        (f"12.03.24, 14:05 - Harbour: {TEXT}", (12, 3, 24), "14:05"),
        (f"3/12/24, 12:05 AM - Harbour: {TEXT}", (3, 12, 24), "00:05"),
        (f"2024-03-12, 2:05 p.m. - Harbour: {TEXT}", (2024, 3, 12), "14:05"),
        (f"[12.3.2024 klo 14.05.33] Harbour: {TEXT}", (12, 3, 2024), "14:05"),
        (f"\u200f١٢\u200f/٣\u200f/٢٠٢٤، ٢:٠٥ م - الميناء: {TEXT}", (12, 3, 2024), "14:05"),
        (f"12/03/2024 à 14:05 - Port : {TEXT}", (12, 3, 2024), "14:05"),
        (f"12/3/24 14:05 - Puerto: {TEXT}", (12, 3, 24), "14:05"),
    ],
)
def test_a_stamp_in_every_writing(line: str, numbers: tuple[int, int, int], time: str) -> None:
    stamp = whatsapp.stamp_of(line)
    assert stamp is not None
    assert (stamp.numbers, stamp.time) == (numbers, time)
    assert line[stamp.end :].endswith(f": {TEXT}")


@pytest.mark.parametrize(
    "line", ["12/03/2024", "[12/03/2024] Harbour: x", "99:99 - a: b", "12/03/2024, 25:05 - a: b", "12/03/2024, 2:05 xx - a: b", "1-2-3"]
)
def test_what_is_no_stamp(line: str) -> None:
    assert whatsapp.stamp_of(line) is None


STAMPS = st.lists(st.dates(date(2013, 1, 1), date(2031, 12, 31)), min_size=2, max_size=12).map(sorted)


@given(STAMPS, st.sampled_from(["{d}/{m}/{y}", "{m}/{d}/{y}", "{d}.{m}.{y}", "{y}-{m}-{d}"]))
def test_a_day_is_told_right_or_not_at_all(days: list[date], form: str) -> None:
    raw = "".join(f"{form.format(d=day.day, m=day.month, y=day.year)}, 14:05 - Harbour: {TEXT}\n" for day in days)
    told = [one.part.stated.published for one in read(raw.encode()) if one.part.form == "record"]
    right = [f"{day.isoformat()}T14:05" for day in days]
    assert told in (right, [""] * len(days))
    if any(day.day > 12 for day in days) or form in ("{d}.{m}.{y}", "{y}-{m}-{d}"):
        assert told == right


LINES = [
    *("12/03/2024, 14:05 - Harbour: " + TEXT, "[12/03/2024, 14:05:33] Ali: ok", "12/03/2024, 14:05 - Ali created the group", TEXT, "", "  "),
    *(
        "12/03/2024, 14:07 - Ali: <Media omitted>",
        "12/03/2024, 14:07 - Ali: \u200eimage omitted",
        "IMG-1.jpg (file attached)",
        "a: b",
        "\u200e<edited>",
    ),
    *("12/03/2024, 14:05 - الميناء: أعلن مجلس المدينة", "99/99/9999, 14:05 - Ali: " + TEXT, "1/1/1, 1:01 - x: y", "\u200f"),
]


@given(st.lists(st.sampled_from(LINES), max_size=20).map("\n".join), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_byte_of_a_chat_is_accounted_for_and_no_name_goes_along(rest: str, codec: str) -> None:
    assume(rest.count("created") < 6)
    raw = f"12/03/2024, 14:05 - Harbour: {TEXT}\n13/03/2024, 14:05 - Harbour: {TEXT}\n{rest}\n".encode(codec)
    assert sniff.kind(raw) == "chat"
    found = read(raw, "chat.txt")
    assert size(found) == len(raw)
    assert not [text for one in found for text in one.texts if text.startswith(("Harbour:", "Ali:", "12/03"))]
    assert not [one for one in found if one.part.query]
