"""A chat that Telegram exported as pages: each message a part, every byte of the page accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.wire.helpers import Read, read, size

TEXT = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."
HEAD = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap">'
    '<div class="page_body chat_page"><div class="history">'
)
FOOT = "</div></div></div></body></html>"
DAY = '<div class="message service" id="message-1"><div class="body details">12 March 2024</div></div>'


def message(text: str, name: str = "Harbour News", when: str = "12.03.2024 14:05:33 UTC+02:00") -> str:
    who = f'<div class="from_name">{name}</div>' if name else ""
    said = f'<div class="text">\n{text}\n</div>' if text else '<div class="media_wrap clearfix"></div>'
    date = f'<div class="pull_right date details" title="{when}">14:05</div>'
    return f'<div class="message default clearfix" id="message1"><div class="body">{date}{who}{said}</div></div>'


def records(body: str) -> list[Read]:
    raw = (HEAD + body + FOOT).encode()
    found = read(raw, "messages.html")
    assert size(found) == len(raw)
    return [one for one in found if one.part.form == "record"]


def test_each_message_is_a_part_and_one_without_a_name_is_of_the_sender_above() -> None:
    joined = message(f"<strong>Orchestra plays</strong><br><br>It&apos;s true: {TEXT}", "", "13.03.2024 09:00:00")
    first, second = records(DAY + message(f"{TEXT}<br><br>{TEXT[4:]}") + joined)
    assert first.texts == [TEXT, TEXT[4:]]
    assert (first.part.stated.published, first.part.stated.publisher) == ("2024-03-12T14:05:33+02:00", "Harbour News")
    assert second.texts == ["Orchestra plays", f"It's true: {TEXT}"]
    assert (second.part.stated.published, second.part.stated.publisher) == ("2024-03-13T09:00:00", "Harbour News")


def test_a_line_alone_is_a_text_and_the_address_behind_it_none_of_it() -> None:
    (one,) = records(message(f'{TEXT} <a href="https://example.org/a">https://example.org/a</a>'))
    assert [(line.text, line.role) for line in one.lines] == [(TEXT, "paragraph")]


def test_a_name_in_what_was_sent_on_is_not_the_senders() -> None:
    forwarded = '<div class="forwarded body"><div class="from_name">Elsewhere</div><div class="text">' + TEXT + "</div></div>"
    raw = message("").replace('<div class="media_wrap clearfix"></div>', forwarded)
    (one,) = records(raw)
    assert one.part.stated.publisher == "Harbour News"


@given(
    st.lists(
        st.sampled_from([DAY, message(TEXT), message(""), message("<br>"), '<div class="text">', "</div>", "<div", 'title="', "ميناء"]), max_size=8
    )
)
def test_every_byte_is_accounted_for(pieces: list[str]) -> None:
    raw = (HEAD + "".join(pieces) + FOOT).encode()
    assert size(read(raw, "messages.html")) == len(raw)
