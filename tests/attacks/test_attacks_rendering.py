"""Rows on rendering: hostile text is shown as text, in pages and in feeds; plain text that looks like markup stays as it was."""

from __future__ import annotations

import json
import re

from lxml import etree, html

BODY = "A body that is long enough to be an article about the harbour of Misrata in Libya and its ships."
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[c](javascript:alert(1))",
    "[c](JaVaScRiPt&colon;alert(1))",
    "[1]: javascript:alert(1)",
    '{: onmouseover="alert(1)" }',
    "<javascript:alert(1)>",
    "</article></main><form action=https://evil.example>",
    "{{7*7}} {% include '/etc/passwd' %}",
    "<svg/onload=alert(1)>",
    '"><style>*{display:none}</style>',
    "]]><x>&bogus;",
)
PLAIN = (
    "1. May is a month",
    "# of things",
    "> 5 of them",
    "__init__ and a*b*c and _this_ and **that**",
    "    four leading spaces",
    "- a dash",
    "+ a plus",
    "a line of it  ",
    "{{7*7}} &amp; &lt;b&gt; &#60;",
    "~~~ or ``` or `code`",
    "Heading\\n=====",
    "*[HTML]: no abbreviation",
    "[^1]: no footnote",
    "| a | b |",
    ": no definition",
    "!!! note",
    "backslash \\* and \\\\ and \\_",
    "<https://example.org/> and https://example.org/?a=1&b=2",
    "10^2 H~2~O ==mark==",
)
UNSAFE = re.compile(
    r"<script(?![^>]*\bsrc=)|<svg(?! height=\"\d+\" aria-hidden=\"true\"></svg>)|<\w[^<>]*\bonerror\s*="
    r"|<form(?! class=\"find\" role=\"search\" hidden )|<style|<img",
    re.IGNORECASE,
)
"""Elements and handlers that only an attack would put there; the one drawing is the theme's bar of a month, and it is empty;
the one form is the search's."""


def links(text: str) -> list[str]:
    """Every address that a page would follow."""
    return [str(value) for value in html.fromstring(text).xpath("//@href | //@src | //@action | //@formaction")]


def test_hostile_text_is_text_in_every_page_and_feed(trial) -> None:
    record = {
        "title": f"Hostile {HOSTILE[0]} headline",
        "text": "\n\n".join(f"Before it {line} and after it, as a paragraph of its own." for line in HOSTILE) + f"\n\n{BODY}",
        "date": "2022-03-05",
        "author": 'Jo <img src=x onerror="alert(1)">',
        "url": "javascript:alert(1)",
        "source": "<script>alert(1)</script>",
        "image_caption": f"A caption {HOSTILE[1]}",
        "tags": ["<script>alert(1)</script>", "javascript:alert(1)"],
    }
    trial.dump("hostile.jsonl", json.dumps(record) + "\n")
    trial.dump(
        "hostile.txt",
        "\n\n".join(
            ["A Headline of its Own", "Published: 5 March 2022", *(f"{line} begins this one, which goes on for a while." for line in HOSTILE), BODY]
        ),
    )
    trial.publish_all()
    shown = trial.text_of("hostile-script-alert-1-script-headline")
    for line in HOSTILE:
        assert " ".join(line.split()) in shown, f"{line} is not shown as it stood"
    for name, text in trial.everything():
        if name.endswith(".html"):
            assert not UNSAFE.search(text), f"{name}: {UNSAFE.search(text)}"
            assert not [link for link in links(text) if re.match(r"(?i)\s*(javascript|data|vbscript)", link)], name
            assert not html.fromstring(text).xpath("//@*[starts-with(name(), 'on')]"), name
        else:
            for element in etree.fromstring(text.encode()).iter("{*}content", "{*}summary"):
                if element.get("type") == "html":
                    assert not UNSAFE.search(element.text or ""), name
                    assert "javascript:" not in " ".join(links(f"<div>{element.text}</div>")), name
    assert "49" not in re.findall(r"\{\{.*?\}\}|49", shown), "a template was run"


def test_plain_text_stays_as_it_was(trial) -> None:
    lines = [f"{line} is how this paragraph begins, number {n}." for n, line in enumerate(PLAIN)]
    trial.dump("plain.jsonl", json.dumps({"title": "Plain text", "text": "\n\n".join([*lines, BODY]), "date": "2022-03-05"}) + "\n")
    trial.publish_all()
    shown = trial.text_of("plain-text")
    for line in lines:
        assert " ".join(line.split()) in shown


def test_bidirectional_and_invisible_signs_do_not_leave_the_file(trial) -> None:
    for n, sign in enumerate("\u202e\u2066\u200b\u200f"):
        record = {"title": f"Harbour{sign} notes", "text": f"{BODY} {f'Note{n} ' * 30}", "date": f"2022-03-0{n + 1}"}
        trial.dump(f"bidi-{n}.jsonl", json.dumps(record) + "\n")
    head = "Date: 2022-03-05\nDate_Source: inferred\nTopics: libya\nCaptions: c\u202e\nCredits: d\u202e\nTopic_Evidence: libya: e\u202e\n"
    keys = ("Date_Evidence", "Authors", "Dateline", "Agency", "Tags", "Summary", "Publisher", "Source", "Also_In", "Versions")
    trial.article("hand.md", f"Title: By hand\u202e\n{head}" + "".join(f"{key}: {key}\u202e x\n" for key in keys) + f"\n{BODY}\u202e\n")
    trial.article("undated.md", f"Title: Undated\nDate_Evidence: f\u202e\nDate_Doubt: g\u202e\n\n{BODY}\n")
    trial.publish_all()
    for name, text in trial.everything():
        assert "\u202e" not in text and "\u200b" not in text, name
        assert text.count("\u2066") == text.count("\u2069"), name


def test_genuine_right_to_left_text_is_intact(trial) -> None:
    body = "قالت هيئة الميناء في مصراتة (Misrata) إن السفن ستعود إلى ليبيا الأسبوع المقبل بعد إصلاح الرافعات."
    trial.dump("arabic.jsonl", json.dumps({"title": "ميناء مصراتة في ليبيا يعود إلى العمل", "text": body, "date": "2022-03-05"}) + "\n")
    trial.publish_all()
    assert [name for name, text in trial.everything() if body in text and 'dir="rtl"' in text]


def test_other_readers_of_pelican_are_off(trial) -> None:
    for name in ("evil.rst", "evil.html"):
        trial.article(
            name, "Evil\n####\n\n:slug: evil\n:date: 2022-03-05\n\n.. include:: /etc/passwd\n\n.. raw:: html\n\n   <script>alert(1)</script>\n"
        )
    trial.publish_all()
    assert not [page for page, text in trial.everything() if "root:x:0" in text or "alert(1)" in text]


def test_control_characters_never_break_a_feed(trial) -> None:
    trial.dump(
        "control.jsonl",
        json.dumps({"title": "Bell\x07 and \x00 null \x1b[2J \ufffe", "text": f"{BODY} \x08\x0b\x0c\x7f\x85 \ud800", "date": "2022-03-05"}) + "\n",
    )
    trial.publish_all()
    feeds = [(name, text) for name, text in trial.everything() if name.endswith(".xml")]
    assert feeds
    for name, text in feeds:
        etree.fromstring(text.encode()), name
    assert not [name for name, text in trial.everything() if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84]", text)]
