"""What stands in a story beside its paragraphs: tables, lists, posts, quotations set again, the entries of a live blog."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import copydesk
from tests.wire.helpers import Read, read, read_one, size

P = (
    "The port of Misrata took its first grain ship of the season on Sunday, the harbour office said, after repairs to two cranes.",
    "Forty lorries waited at the gate in the morning, said a driver, who had come from Zliten and hoped to be home before dark.",
    "A second ship is due on Thursday and carries flour for the bakeries of Tripoli, the harbour office said in a statement.",
    "Traders in the old market said that prices had risen by a tenth since the quay was closed, and that they would fall again.",
)
ROWS = (("Month", "Ships", "Tonnes"), ("January", "12", "31,400"), ("February", "9", "22,850"))
LINES = ["Month | Ships | Tonnes", "January | 12 | 31,400", "February | 9 | 22,850"]
CELLS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)


def _texts(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _story(inside: str, below: str = "") -> Read:
    text = f"{_texts(*P[:2])}{inside}{_texts(*P[2:])}{below}"
    page = f"<title>Port takes ship</title><article><h1>Port takes ship</h1><div class=text>{text}</div></article>"
    data = f"<!doctype html><html><body><nav><a href='/'>Home</a></nav>{page}<footer><p>About us</p></footer></body></html>".encode()
    found = read_one(data, "page.html")
    assert size([found]) == len(data)
    return found


def _body(found: Read) -> list[str]:
    return found.of_role("paragraph", "subhead", "item", "quote", "row")


@pytest.mark.parametrize("table", [
    pytest.param(f"<table><tbody>{CELLS}</tbody></table>", id="bare"),
    pytest.param(f"<figure class=wp-block-table><table>{CELLS.replace('td>', 'th>', 6)}</table></figure>", id="in a figure, with a head"),
    pytest.param(f"<div class=wrap><table>{CELLS.replace('<td>', '<td><p>').replace('</td>', '</p></td>')}</table></div>", id="paragraphs"),
    pytest.param(f"<TABLE>{CELLS.replace('</td>', '').replace('</tr>', '')}</TABLE>", id="ends left out"),
])  # fmt: skip
def test_a_table_in_a_story_is_a_line_a_row(table: str) -> None:
    found = _story(table)
    assert _body(found) == [*P[:2], *LINES, *P[2:]]
    article = next(iter(copydesk.edit(found.part._replace(lines=found.lines)))).article
    assert article is not None
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.role == "row"] == LINES


def test_rows_of_the_same_words_and_empty_cells_are_kept_in_their_place() -> None:
    found = _story(
        "<table><tr><td></td><td>2020</td><td>2021</td></tr><tr><td>Cranes</td><td></td><td>2</td></tr>" + "<tr><td>Tugs</td><td>1</td></tr>" * 2
    )
    assert found.of_role("row") == ["| 2020 | 2021", "Cranes | | 2", "Tugs | 1", "Tugs | 1"]
    article = next(iter(copydesk.edit(found.part._replace(lines=found.lines)))).article
    assert article is not None
    assert sum(paragraph.role == "row" for paragraph in article.paragraphs) == 4


def test_a_bar_in_a_cell_ends_no_cell_and_is_told() -> None:
    found = _story("<table><tr><td>Crane | new</td><td>2</td></tr><tr><td>Tug</td><td>1</td></tr></table>")
    assert found.of_role("row") == ["Crane ¦ new | 2", "Tug | 1"]
    assert any("¦" in note for note in found.part.repairs)


def test_the_title_of_a_table_is_no_caption_of_a_picture() -> None:
    for table in (
        f"<table><caption>Ships by month</caption>{CELLS}</table>",
        f"<figure><table>{CELLS}</table><figcaption>Ships by month</figcaption></figure>",
    ):
        found = _story(table)
        assert found.part.stated.captions == ()
        assert "Ships by month" in found.of_role("paragraph")


def test_a_table_that_ends_a_story_is_a_part_of_it() -> None:
    assert _body(_story("", below=f"<h3>Ships</h3><table>{CELLS}</table>"))[-3:] == LINES


@pytest.mark.parametrize("table", [
    pytest.param("<table>" + "<tr><td><a href=/a>Storm at sea</a></td><td><a href=/b>Mill grinds</a></td></tr>" * 3 + "</table>", id="links"),
    pytest.param("<table><tr><td>Search</td><td><input></td></tr><tr><td>Where</td><td><select></select></td></tr></table>", id="a form"),
    pytest.param(f"<aside class=related><table>{CELLS}</table></aside>", id="beside the story"),
    pytest.param("<table><tr><td>An advertisement</td></tr><tr><td>for ships</td></tr></table>", id="one column"),
])  # fmt: skip
def test_what_else_is_set_in_tables_is_none_of_the_story(table: str) -> None:
    assert _body(_story(table)) == list(P)


def test_a_story_that_is_set_in_tables_stays_text() -> None:
    data = f"<html><body><table><tr><td>Menu</td><td>{_texts(*P)}</td></tr><tr><td>x</td><td>y</td></tr></table></body></html>".encode()
    assert not read_one(data, "page.html").of_role("row")


def test_the_rows_of_a_table_in_a_record_are_lines_too() -> None:
    record = {"title": "Port takes ship", "body_html": f"{_texts(*P[:2])}<table>{CELLS}</table>{_texts(*P[2:])}"}
    found = read_one(json.dumps(record).encode(), "a.jsonl")
    assert _body(found) == [*P[:2], *LINES, *P[2:]]


@pytest.mark.parametrize(("items", "texts"), [
    ("<ul><li><p>Cranes: two</p></li><li><p>Tugs: one</p></li></ul>", ["Cranes: two", "Tugs: one"]),
    ("<ul><li>Cranes<ul><li>two repaired</li><li>one broken</li></ul></li><li>Tugs</li></ul>", ["Cranes", "two repaired", "one broken", "Tugs"]),
])  # fmt: skip
def test_items_that_hold_paragraphs_or_lists_are_kept(items: str, texts: list[str]) -> None:
    found = _story(items)
    assert found.of_role("item") == texts
    assert _body(found) == [*P[:2], *texts, *P[2:]]


TWEET = (
    "<blockquote class=twitter-tweet><p>The quay is open again, captains! <a href='https://t.example/x'>pic</a></p>"
    "&mdash; Port (@port) <a href='https://t.example/1'>March 3, 2021</a></blockquote>"
)


def test_a_post_that_a_sentence_leads_to_is_quoted_and_any_other_is_a_box() -> None:
    assert _story(f"<p>The port said:</p>{TWEET}").of_role("quote") == ["The quay is open again, captains! pic", "— Port (@port) March 3, 2021"]
    found = _story(TWEET)
    assert _body(found) == list(P)
    assert "The quay is open again, captains! pic" in found.of_role("boilerplate")


@pytest.mark.parametrize("pull", [
    "<aside class=pullquote><q>“hoped to be home before dark”</q></aside>",
    "<blockquote class=pull-quote><p>prices had risen by a tenth since the quay was closed …</p></blockquote>",
])  # fmt: skip
def test_a_quotation_that_only_repeats_the_story_is_left_out(pull: str) -> None:
    assert _body(_story(pull)) == list(P)


def test_a_quotation_of_its_own_stays() -> None:
    quote = "We will turn no ship away, whatever the hour."
    assert _story(f"<blockquote><p>{quote}</p></blockquote>").of_role("quote") == [quote]


def test_a_sub_head_that_is_a_link_stays_above_its_paragraph() -> None:
    found = _story("", below=f"<h2><a href='#prices'>Why prices rose</a></h2><p>{P[0].replace('first', 'third')}</p>")
    assert found.of_role("subhead") == ["Why prices rose"]


ENTRIES = (("12:40", "Second crane is free", P[1]), ("11:15", "No ship turned away", P[2]), ("09:05", "Queue at the ring road", P[3]))
LIVE = [text for time, title, body in ENTRIES for text in (f"{time} {title}", body)]


@pytest.mark.parametrize("entry", [
    pytest.param("<article class=live><header><time>{0}</time><h2>{1}</h2></header><div class=b><p>{2}</p></div></article>", id="article"),
    pytest.param("<div id=p class=amp-live-post><div class=post-time><time>{0}</time></div><h3>{1}</h3><p>{2}</p></div>", id="div"),
    pytest.param("<li class=liveblog-entry><span>{0}</span><h4>{1}</h4><div><div class=c><p>{2}</p></div></div></li>", id="no element for the time"),
])  # fmt: skip
def test_each_entry_of_a_live_blog_keeps_its_time_and_heading(entry: str) -> None:
    body = "".join(entry.format(*one) for one in ENTRIES)
    data = f"<html><body><main><h1>Port reopens: live</h1><div class=feed>{body}</div></main></body></html>".encode()
    found = read_one(data, "page.html")
    assert _body(found) == LIVE
    assert size([found]) == len(data)


def test_who_wrote_an_entry_is_no_part_of_its_time() -> None:
    body = "".join(
        f"<div class=entry><div class=meta><time>{time}</time><span>Jane Doe</span></div><h2>{title}</h2><div class=c><p>{text}</p></div></div>"
        for time, title, text in ENTRIES
    )
    found = read_one(f"<html><body><main><h1>Port reopens: live</h1><div>{body}</div></main></body></html>".encode(), "page.html")
    assert found.of_role("subhead") == [text for time, title, _ in ENTRIES for text in (time, title)]


def test_sections_that_show_days_are_no_entries() -> None:
    body = "".join(
        f"<div class=part><div class=m><time>{3 + at}.04.2021</time></div><div class=c><p>{text}</p></div></div>" for at, text in enumerate(P)
    )
    assert not read_one(f"<html><body><main><h1>Port reopens</h1>{body}</main></body></html>".encode(), "page.html").of_role("subhead")


@pytest.mark.parametrize("note", [
    "Correction, March 4: An earlier version of this article misstated the number of cranes.",
    "Editor’s note: The number of cranes in this article was put right on Thursday.",
    "Korrektur vom 4. März: In einer früheren Fassung war die Zahl der Kräne falsch angegeben.",
    "تصحيح: ذكرت نسخة سابقة من هذا الخبر عددا غير صحيح للرافعات في الميناء.",
])  # fmt: skip
def test_a_correction_in_a_box_belongs_to_the_story(note: str) -> None:
    assert _story(f"<div class=box><div><p>{note}</p></div></div>").of_role("paragraph") == [*P[:2], note, *P[2:]]
    assert _story("", below=f"</div><div class=box><p>{note}</p>").of_role("paragraph") == [*P, note]


def test_what_only_leads_to_a_form_for_corrections_does_not() -> None:
    assert _body(_story("", below="</div><div><p>Corrections: <a href=/c>tell us of a mistake in this article</a></p>")) == list(P)


_TAGS = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<th>",
        "</td>",
        "<caption>",
        "<figure>",
        "</figure>",
        "<p>",
        "<li>",
        "<ul>",
        "<aside>",
        "|",
        P[0],
    ]
)


@given(st.lists(_TAGS | st.sampled_from(["<time>", "12:40", "</time>", "<h2>", "<div>", "</div>", TWEET]) | st.text(max_size=9), max_size=40))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_a_story_every_byte_is_accounted_for_once(pieces: list[str]) -> None:
    inside = "".join(pieces).encode("utf-8", "surrogatepass")
    data = b"<html><body><h1>Port</h1><div>" + _texts(*P[:2]).encode() + inside + f"<table>{CELLS}</table>{_texts(*P[2:])}".encode()
    assert size(read(data, "page.html")) == len(data)
