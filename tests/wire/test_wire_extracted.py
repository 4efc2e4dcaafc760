"""What extractors write as XML: an article a document, no byte unaccounted for."""

from __future__ import annotations

import pytest

from generator.model import Limits
from generator.wire import sniff
from tests.wire.helpers import read, read_one, size

STORY = "The eastern quay will reopen to ships next week after a month of repairs, the council of the harbour city said on Wednesday."
HEAD = 'sitename="Harbour Weekly" title="Quay &amp; cranes to reopen" author="Jane Doe; John Roe" date="2024-03-12" url="https://example.org/a"'
DOCUMENT = f"""<doc {HEAD} tags="Harbour, Ships">
  <main>
    <p>{STORY}</p>
    <head rend="h2">Four cranes</head>
    <p>The <hi rend="#b">work</hi> had cost <ref target="https://example.org/c">less than planned</ref>.</p>
    <list>
      <item>first thing</item>
      <item>second thing</item>
    </list>
    <table><row><cell>Port</cell><cell>Ships</cell></row><row><cell>East</cell><cell>12</cell></row><row><cell>West</cell><cell>7</cell></row></table>
  </main>
  <comments><p>What a reader thinks of the quay and its cranes.</p></comments>
</doc>
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (DOCUMENT, "extracted"),
        (f"<?xml version='1.0' encoding='UTF-8'?>\n{DOCUMENT}", "extracted"),
        (f'<doc id="3">\n{STORY}\n</doc>\n', "text"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <teiHeader/>\n</TEI>\n', "xml"),
    ],
)
def test_what_is_such_a_document(text: str, kind: str) -> None:
    assert sniff.kind(text.encode(), ".txt") == kind


def test_fields_and_roles() -> None:
    one = read_one(DOCUMENT.encode(), "a.xml")
    assert one.part.stated.headline == "Quay & cranes to reopen"
    assert one.part.stated.authors == ("Jane Doe", "John Roe")
    assert (one.part.stated.published, one.part.stated.url, one.part.stated.publisher) == ("2024-03-12", "https://example.org/a", "Harbour Weekly")
    assert one.of_role("paragraph") == [STORY, "The work had cost less than planned."]
    assert one.of_role("subhead") == ["Four cranes"]
    assert one.of_role("item") == ["first thing", "second thing"]
    assert one.of_role("row") == ["Port | Ships", "East | 12", "West | 7"]
    assert not any("reader" in text for text in one.texts)


def test_documents_in_a_row_are_an_article_each_and_one_over_the_cap_costs_only_itself() -> None:
    large = DOCUMENT.replace(STORY, STORY * 30)
    raw = f"{DOCUMENT}\n{large}{DOCUMENT}".encode()
    found = read(raw, "a.xml", Limits(page_bytes=2000))
    assert size(found) == len(raw)
    assert [one.part.query is None for one in found if one.lines or one.part.query] == [True, False, True]


@pytest.mark.parametrize("cut", range(0, len(DOCUMENT), 37))
def test_a_document_that_was_cut_off_is_accounted_for(cut: int) -> None:
    raw = (DOCUMENT + DOCUMENT[:cut]).encode()
    assert size(read(raw, "a.xml")) == len(raw)
