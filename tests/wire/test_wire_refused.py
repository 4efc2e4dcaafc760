"""Files that hold no texts of articles are named for what they are, once, and give no article."""

from __future__ import annotations

import pytest

from generator.wire import sniff
from tests.wire.helpers import read, size

ADDRESS = "https://example.org/a"
FILES = {
    "RIS": f"TY  - NEWS\nTI  - Quay to reopen\nAU  - Doe, Jane\nAB  - The eastern quay will reopen.\nUR  - {ADDRESS}\nER  - \n",
    "BibTeX": "\n@article{doe_quay_2024,\n\ttitle = {Quay to reopen},\n\tauthor = {Doe, Jane},\n}\n",
    "EndNote": "%0 Newspaper Article\n%T Quay to reopen\n%A Jane Doe\n",
    "bookmarks": f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p><DT><A HREF="{ADDRESS}">Quay to reopen</A></DL>\n',
    "saved links": "<!DOCTYPE html>\n<html>\n<head><meta charset='utf-8'><title>Pocket Export</title></head><body><li>Quay</li></body></html>",
    "OPML": '<?xml version="1.0"?>\n<opml version="2.0"><body><outline text="Harbour" xmlUrl="https://example.org/feed"/></body></opml>',
    "sitemap": f'<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{ADDRESS}</loc></url></urlset>',
    "DocBook": '<?xml version="1.0"?>\n<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>Quay</title></article>',
    "contacts": "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nEND:VCARD\n",
}


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["dump.txt", "dump.html", "dump"])
def test_it_is_named_once(what: str, codec: str, name: str) -> None:
    raw = FILES[what].encode(codec)
    found = read(raw, name)
    assert size(found) == len(raw)
    (query,) = [one.part.query for one in found if one.part.query]
    assert what in query.message
    assert query.remedy
    assert not [one for one in found if one.lines]


def test_it_is_named_where_lines_end_as_old_programs_end_them() -> None:
    (one,) = read(FILES["RIS"].replace("\n", "\r").encode(), "dump.txt")
    assert one.part.query is not None and "RIS" in one.part.query.message


@pytest.mark.parametrize(
    "text",
    [
        "TY was the sign on the quay.\n\nThe council said so.\n",
        "@harbour says that the quay will reopen.\n\nThe council said so.\n",
        "%0 of the ships called at the quay.\n\nThe council said so.\n",
        "Begin: the quay reopens.\n\nThe council said so.\n",
        "The council @article{it says.\n",
    ],
)
def test_a_text_that_begins_like_one_is_a_text(text: str) -> None:
    assert sniff.kind(text.encode(), ".txt") == "text"
