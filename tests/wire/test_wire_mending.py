"""What is mended in copy before the desk sees it: what shows nothing goes, what a page or a script left is read as it was meant, and it is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.wire.mending import mend, mend_copy
from generator.wire.residue import Residue, joints
from tests.wire.helpers import read_one, size

MENDED = [
    # Signs that show nothing.
    ("\u200fقال المدير إن الميناء فُتح.\u200f", "قال المدير إن الميناء فُتح.", "2 invisible signs left out"),
    ("\u202bفُتح الميناء\u202c", "فُتح الميناء", "2 invisible signs left out"),
    ("The har\u00adbour opened.\u200b", "The harbour opened.", "2 invisible signs left out"),
    ("قال (\u200fأ ف ب) إن \u200fالميناء فُتح", "قال (أ ف ب) إن الميناء فُتح", "2 invisible signs left out"),
    ("\ufeffHarbour opens", "Harbour opens", "1 invisible sign left out"),
    # Letters as a PDF has them.
    ("ﻓُﺘﺢ ﺍﻟﻤﻴﻨﺎء ﻻ ﷲ", "فُتح الميناء لا الله", "letters in the forms of print"),
    ("The ﬁrst oﬃcer’s ﬂag", "The first officer’s flag", "letters in the forms of print"),
    # Signs written as a page writes them.
    ("Haftar&#8217;s ally &amp; the port&nbsp;office", "Haftar’s ally & the port\xa0office", "character references"),
    ("It opened.&#8203; &ndash; It closed.&nbsp;", "It opened. – It closed.\xa0", "character references, 1 invisible sign left out"),
    ("Haftar&amp;#8217;s ally", "Haftar’s ally", "character references"),
    ("It said &quot;no&quot; &amp; went.", 'It said "no" & went.', "character references"),
    ("It said &ldquo;no&rdquo;&#10;and went", "It said “no” and went", "character references"),
    # Signs written as a script writes them.
    ('Haftar\\u2019s ally said \\"no\\".', 'Haftar’s ally said "no".', "escaped signs"),
    ('It said \\"no.\\"', 'It said "no."', "escaped signs"),
    ("A smile \\ud83d\\ude00 and half of one \\ud83d", "A smile 😀 and half of one", "escaped signs"),
    ("Le conseil a vot\\xe9 \\xab oui \\xbb.", "Le conseil a voté « oui ».", "escaped signs"),
    ("Le port est ferm\\xc3\\xa9 \\xe2\\x80\\x93 enfin.", "Le port est fermé – enfin.", "escaped signs"),
    # A line written as an address is.
    ("The%20council%E2%80%99s%20bridge%20is%20open.", "The council’s bridge is open.", "signs written as in an address"),
    # Where a line ends in a word, the desk has to know.
    ("The coun\u00adcil of the har\u00ad", "The council of the har\u00ad", "2 invisible signs left out"),
]

TAGGED = [
    ("<p>The harbour opened.</p>", "The harbour opened."),
    ('The <a href="https://a.example/?a=1">harbour</a> <b>opened</b>.', "The harbour opened."),
    ("The harbour opened.<br />", "The harbour opened."),
    ("<script>alert(1)</script> stays, as does <3", "<script>alert(1)</script> stays, as does <3"),
]

STAYS = [
    "AT&T; R&D, Q&A: see https://a.example/?a=1&copy=2&lang=ar",
    "Of the tags <br> and <hr> a page needs neither, <b>of these</b> both.",
    "{{7*7}} &amp; &lt;b&gt; &#60; JaVaScRiPt&colon;alert(1) R&amp;D",
    "Heading\\n===== \\* and \\\\ and \\_ and \\u of \\user",
    "Less < than, more > than, 3 <4, <3, <script>alert(1)</script>, <jane@a.example>",
    "It lies under C:\\new\\reports, not under C:\\temp.",
    "وصل العدد إلى (\u200f100%) في اليوم",
    "می\u200cخواهم بدانم",
    "صلى الله عليه وسلم ﷺ",
    "&notareference; stays",
    "https://a.example/The%20council%E2%80%99s%20bridge",
    "A discount of 50%20 in all, and 100%AB",
    "not%FFutf%20eight%20at%20all",
]


@pytest.mark.parametrize(("line", "text", "note"), MENDED)
def test_a_line_of_copy_is_mended_and_that_is_said(line: str, text: str, note: str) -> None:
    assert mend_copy(line) == (text, note)


@pytest.mark.parametrize(("line", "text"), TAGGED)
def test_tags_are_left_out_where_a_dump_is_full_of_them(line: str, text: str) -> None:
    assert mend_copy(line, Residue(tags=True))[0] == text
    assert mend_copy(line) == (line, "")


@pytest.mark.parametrize("line", STAYS)
def test_what_only_looks_alike_stays(line: str) -> None:
    assert mend_copy(line) == (line, "")


@given(st.text(alphabet="ab .<>/&;#\\nu2019pbr\u200b\u200f\u00ad\u0301é", max_size=60))
@example("&#0;&#xd800;\\ud800<p")
def test_what_was_mended_is_one_line_and_needs_no_second_mending_of_its_letters(line: str) -> None:
    text, _ = mend_copy(line)
    assert len(text.splitlines()) <= 1
    assert "\x00" not in text
    # A soft hyphen at the end is left for the desk.
    text = text.removesuffix("\u00ad")
    assert mend(text) == (text, "")


STORY = (
    "Harbour opens to ships after two years",
    "By Jane Doe",
    "2 March 2021",
    "The harbour at the mouth of the river opened to ships on Tuesday, the port authority&#8217;s office said in a note.",
    "Ships may enter from noon on, and the old ferry will stop at the end of the month.",
)


@pytest.mark.parametrize(
    "dump",
    [
        "\n".join(f"<p>{line}</p>" for line in STORY),
        "<br><br>\n".join(STORY),
        "<br/><br/>".join(STORY),
        "<div><h1>" + "</h1><p>".join(STORY[:2]) + "</p><p>" + "</p>\n<p>".join(STORY[2:]) + "</p></div>",
        "\\n\\n".join(STORY),
        "\\r\\n".join(STORY),
    ],
    ids=["paragraphs", "breaks at the ends", "breaks", "one line of blocks", "a script's line breaks", "a script's line breaks on Windows"],
)
def test_blocks_that_tags_or_a_script_part_are_lines_at_their_bytes(dump: str) -> None:
    one = read_one(dump.encode())
    assert [text for text in one.texts if text] == [line.replace("&#8217;", "’") for line in STORY]
    assert size([one]) == len(dump.encode())
    for line in one.lines:
        assert line.text.split("’")[0] in dump.encode()[line.start : line.end].decode()


def test_a_text_in_a_record_is_mended_as_a_dump_is() -> None:
    text = "The harbour&#8217;s office said \u200b&quot;yes&quot;.\u200f"
    one = read_one(json.dumps({"title": "Harbour opens", "text": text}).encode(), "record.jsonl")
    assert one.texts == ['The harbour’s office said "yes".']
    assert one.lines[0].repair == "character references, 2 invisible signs left out"


BREAKS = [
    # Each break beyond the first is a blank line, as three blank lines part articles.
    ("One line.<br><br><br><br>Another.<br>A third.<br>", ["One line.", "", "", "", "Another.", "A third."]),
    ("<p>One line.</p><p>Another.</p>\n<br><br>\nA third.<br>", ["One line.", "Another.", "", "", "A third."]),
    # A break at the end of each line, and nothing else on blank ones: these do not count against the tags.
    ("One line.<br>\n<br>\nAnother.<br>\n<br />\n<br />\nA third.<br>", ["One line.", "", "Another.", "", "", "A third."]),
    # Line breaks as a script writes them.
    ("One line.\\n\\nAnother.\\n\\n\\n\\nA third.", ["One line.", "", "Another.", "", "", "", "A third."]),
]


@pytest.mark.parametrize(("text", "lines"), BREAKS)
def test_breaks_in_a_row_leave_the_blank_lines_that_they_show(text: str, lines: list[str]) -> None:
    found = read_one(text.encode())
    assert found.texts == lines
    assert size([found]) == len(text)


def test_what_a_dump_is_full_of_is_read_where_a_line_alone_does_not_show_it() -> None:
    lines = ["&ldquo;It is open,&rdquo; she said.", "Smith &amp; Sons", "&nbsp;", "&lt;b&gt;", "It&rsquo;s shut.", "&ndash;", "\\u00a0", "C:\\new"]
    assert read_one("\n".join(lines).encode()).texts == ["“It is open,” she said.", "Smith & Sons", "\xa0", "<b>", "It’s shut.", "–", *lines[6:]]
    lines = ["It\\u2019s open: \\u2013 at last", "\\u00a0", "\\u2013 Bridge", "Saved in C:\\new", "&amp;"]
    assert read_one("\n".join(lines).encode()).texts == ["It’s open: – at last", "\xa0", "– Bridge", "Saved in C:\\new", "&amp;"]


def test_a_line_of_a_hundred_thousand_tags_is_read_at_once() -> None:
    line = "<br>a" * 100_000
    assert len(joints(line, tagged=True)) == 99_999
    assert len(read_one(line.encode()).texts) == 100_000


def test_what_a_record_states_is_mended_as_its_text_is() -> None:
    record = {"title": "\u200fفُتح الميناء\u200f", "authors": ["\u200fمحمد علي", "Jana\u200b Bei\u00adspiel"], "text": "The harbour opened on Monday."}
    stated = read_one(json.dumps(record).encode(), "record.jsonl").part.stated
    assert (stated.headline, stated.authors) == ("فُتح الميناء", ("محمد علي", "Jana Beispiel"))
