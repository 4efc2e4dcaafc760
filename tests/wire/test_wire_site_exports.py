"""Whole sites in a feed, as WordPress and Blogger hand them out: the articles in it, told from what else a site holds."""

from __future__ import annotations

import pytest

from tests.wire.helpers import Read, read, size

FIRST = "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs."
SECOND = "Engineers had replaced forty metres of the wall and dredged the channel below it, the port authority said."
THIRD = "The first ship, a grain carrier, is expected on Friday."

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour Times</title>
<wp:author><wp:author_login><![CDATA[jdoe]]></wp:author_login><wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>
"""


def item(body: str, kind: str = "post", status: str = "publish", more: str = "") -> str:
    return (
        "<item><title>Harbour opens</title><link>https://example.org/a/</link><pubDate>Tue, 19 Feb 2019 10:00:00 +0000</pubDate>"
        f"<dc:creator><![CDATA[jdoe]]></dc:creator><description></description><content:encoded><![CDATA[{body}]]></content:encoded>"
        "<excerpt:encoded><![CDATA[Ships may call again.]]></excerpt:encoded>"
        f"<wp:post_modified_gmt><![CDATA[2019-02-20 10:00:00]]></wp:post_modified_gmt><wp:status><![CDATA[{status}]]></wp:status>"
        f"<wp:post_type><![CDATA[{kind}]]></wp:post_type>{more}"
        f"<wp:comment><wp:comment_content><![CDATA[<p>{THIRD}</p>]]></wp:comment_content></wp:comment></item>"
    )


def exported(*items: str) -> list[Read]:
    """The entries of WordPress's export; every byte must be accounted for."""
    raw = (HEAD + "".join(items) + "</channel></rss>").encode()
    found = read(raw, "export.xml")
    assert size(found) == len(raw)
    return found[: len(items)]


def test_a_post_has_a_paragraph_for_each_blank_line_and_its_authors_name() -> None:
    (one,) = exported(item(f"{FIRST}\n\n<strong>{SECOND}</strong>\r\n\r\n<!-- wp:paragraph --><p>{THIRD}</p><!-- /wp:paragraph -->"))
    stated = one.part.stated
    assert one.of_role("paragraph") == [FIRST, SECOND, THIRD]
    assert (stated.authors, stated.standfirst, stated.updated) == (("Jane Doe",), "Ships may call again.", "2019-02-20 10:00:00")


def test_the_lines_of_a_post_stand_at_their_bytes() -> None:
    body = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    raw = HEAD + item(body)
    (one,) = exported(item(body))
    entry = raw[raw.index("<item>") :].encode()
    assert [entry[line.start : line.end].decode().strip() for line in one.lines] == [FIRST, SECOND, THIRD]


def test_code_for_a_caption_is_one_and_that_for_a_player_no_text() -> None:
    picture = '[caption id="attachment_7" align="alignnone" width="300"]<img src="a.jpg" /> Ships at the wall.[/caption]'
    (one,) = exported(item(f'{FIRST}\n\n{picture}\n\n[gallery ids="1,2"]\n\n{SECOND}'))
    assert one.of_role("paragraph") == [FIRST, SECOND]
    assert one.of_role("caption") == ["Ships at the wall."]


def test_a_blank_line_in_a_table_parts_nothing() -> None:
    table = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2018</td><td>120\n\nin all</td></tr><tr><td>2019</td><td>90</td></tr></table>"
    (one,) = exported(item(f"{FIRST}\n\n{table}\n\n{SECOND}"))
    assert one.of_role("row") == ["Year | Ships", "2018 | 120 in all", "2019 | 90"]


@pytest.mark.parametrize(("kind", "status", "more", "why"), [
    ("post", "draft", "", "draft, not published"),
    ("post", "private", "", "draft, not published"),
    ("post", "publish", "<wp:post_password><![CDATA[secret]]></wp:post_password>", "draft, not published"),
    ("page", "publish", "", "standing page of a site"),
    ("attachment", "inherit", "", "entry of a picture or file"),
    ("nav_menu_item", "publish", "", "entry of a menu"),
])  # fmt: skip
def test_what_is_no_article_of_the_site_is_told(kind: str, status: str, more: str, why: str) -> None:
    (one,) = exported(item(f"<p>{FIRST}</p>", kind, status, more))
    assert [(entry.fate, entry.detail) for entry in one.part.overhead] == [("furniture", why)]
    assert (one.lines, one.part.query) == ((), None)


BLOGGER = "http://schemas.google.com/blogger/2008/kind#"


def entry(kind: str, more: str = "") -> str:
    told = f"<category scheme='http://schemas.google.com/g/2005#kind' term='{BLOGGER}{kind}'/><category term='Port'/>"
    return f"<entry>{told}<title>Harbour opens</title>{more}<content type='html'>&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry>"


def today(kind: str, status: str = "LIVE") -> str:
    author = "<author><name>Jane Doe</name><blogger:type>BLOGGER</blogger:type></author>"
    told = f"<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>{author}"
    return f"<entry>{told}<title>Harbour opens</title><content type='html'>&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry>"


@pytest.mark.parametrize(("source", "why"), [
    (entry("post"), ""),
    (entry("post", "<app:control><app:draft>yes</app:draft></app:control>"), "draft, not published"),
    (entry("comment"), "comment of a reader"),
    (entry("settings"), "setting of a site"),
    (entry("template"), "template of a site"),
    (today("POST"), ""),
    (today("POST", "DRAFT"), "draft, not published"),
    (today("POST", "SOFT_TRASHED"), "draft, not published"),
    (today("COMMENT"), "comment of a reader"),
])  # fmt: skip
def test_an_entry_of_blogger_is_what_it_says(source: str, why: str) -> None:
    spaces = "xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#' xmlns:blogger='http://schemas.google.com/blogger/2018'"
    raw = f"<?xml version='1.0' encoding='UTF-8'?><feed {spaces}><title>Harbour Times</title>{source}</feed>".encode()
    one = read(raw, "feed.atom")[0]
    if why:
        assert [(entry.fate, entry.detail) for entry in one.part.overhead] == [("furniture", why)]
    else:
        assert one.of_role("paragraph") == [FIRST]
        assert one.part.stated.tags == (("Port",) if BLOGGER in source else ())
