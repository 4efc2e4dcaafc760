"""Notes of Evernote: cut as they stream in, whatever is attached to them; every byte accounted for."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from generator import wire
from generator.model import Limits
from tests.wire.helpers import Read, read, size

TEXT = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n'
    '<en-export export-date="20240315T101112Z" application="Evernote" version="10.80.3">'
)
FOOT = "</en-export>\n"


def note(text: str = TEXT, title: str = "Quay &amp; ships", more: str = "", attached: str = "") -> str:
    content = f'<![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note><div>{text}</div><div><br/></div></en-note>]]>'
    return f"<note><title>{title}</title><created>20240312T140533Z</created>{more}<content>{content}</content>{attached}</note>\n"


def records(body: str, limits: Limits | None = None) -> list[Read]:
    raw = (HEAD + body + FOOT).encode()
    found = read(raw, "notes.enex", limits)
    assert size(found) == len(raw)
    return [one for one in found if one.part.form == "record"]


def test_a_clipped_page_has_its_address_and_no_day_but_that_of_the_clipping() -> None:
    more = "<tag>harbour</tag><note-attributes><author>Jane Doe</author><source-url>https://example.org/a</source-url></note-attributes>"
    (one,) = records(note(more=more))
    stated = one.part.stated
    assert one.texts == [TEXT]
    assert (stated.headline, stated.url, stated.authors, stated.tags) == ("Quay & ships", "https://example.org/a", ("Jane Doe",), ("harbour",))
    assert (stated.published, stated.captured) == ("", "2024-03-12T14:05:33Z")


def test_who_wrote_a_note_of_their_own_is_not_told() -> None:
    (one,) = records(note(more="<note-attributes><author>Jane Doe</author></note-attributes>"))
    assert one.part.stated.authors == ()


def test_what_is_attached_costs_a_note_nothing_below_the_cap_and_only_it_above() -> None:
    attached = f'<resource><data encoding="base64">{"iVBORw0KGgo=" * 500}</data></resource>'
    assert [one.texts for one in records(note(attached=attached) + note())] == [[TEXT], [TEXT]]
    first, second = records(note(attached=attached) + note(), Limits(page_bytes=4000))
    assert first.part.query
    assert second.texts == [TEXT]


@given(
    st.lists(st.sampled_from([note(), note("ميناء"), "<note>", "</note>", "<content>", "<![CDATA[", "]]>", "<en-note>", "<", "x" * 300]), max_size=8),
    st.integers(1, 400),
)
def test_every_byte_is_accounted_for_however_the_bytes_come_in(pieces: list[str], step: int) -> None:
    raw = (HEAD + "".join(pieces) + FOOT).encode()

    class Slow(io.BytesIO):
        def read(self, wanted: int | None = -1, /) -> bytes:
            return super().read(min(step, wanted if wanted and wanted > 0 else step))

    slow = [(part.name, tuple(part.lines), part.overhead) for part in wire.read_stream(Slow(raw), "notes.enex", Limits(page_bytes=900))]
    found = read(raw, "notes.enex", Limits(page_bytes=900))
    assert size(found) == len(raw)
    assert slow == [(one.part.name, one.lines, one.part.overhead) for one in found]
