"""News in XML: NITF, NewsML-G2, NewsML 1, and what an extractor writes of a page."""

from __future__ import annotations

import json

import pytest

from generator.wire.news_xml.layouts import instant
from tests.wire.helpers import Read, read, size

HEADLINE = "Harbour opens after repairs"
FIRST = "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its wall & gates."
SECOND = "Engineers had replaced forty metres of the wall and dredged the channel below it, the port authority said."
P1, P2 = FIRST.replace("&", "&amp;"), SECOND.replace("forty metres", "<{}>forty metres</{}>")
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'

NITF = f"""{DECLARED}<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf><head><title>{HEADLINE}</title><docdata management-status="usable"><date.issue norm="20190219T103000+0200"/>
<key-list><keyword key="harbours"/></key-list><doc.copyright holder="The House"/></docdata>
<pubdata date.publication="20190219T000000" name="Harbour Times" ex-ref="https://example.org/a"/></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>Ships may call&nbsp;again</hl2></hedline>
<byline><person>By Jane Doe</person><byttl>Harbour Times</byttl></byline></body.head>
<body.content><p>{P1}</p><hl2>What was done</hl2><p>{P2.format("location", "location")}</p><note><p>Editors: see below.</p></note>
<media media-type="image"><media-reference source="a.jpg">a.jpg</media-reference><media-caption>Ships at the wall.</media-caption>
<media-producer>Bo Chen</media-producer></media></body.content><body.end><tagline>Jane Doe writes on ports.</tagline></body.end></body></nitf>"""

G2_HEAD = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="2" xml:lang="en"><itemMeta>
<itemClass qcode="ninat:text"/><provider literal="EX"><name>Example Agency</name></provider><versionCreated>2019-02-19T11:00:00Z</versionCreated>
<firstCreated>2019-02-19T10:30:00+02:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><by>By Jane Doe</by>
<headline>{HEADLINE}</headline><description role="drol:summary">Ships may call again</description><keyword>harbours</keyword></contentMeta>"""
HTML = f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>{P1}</p><h2>What was done</h2><p>{SECOND}</p></body></html>"
IN_NITF = f"<nitf><body><body.content><p>{P1}</p><hl2>What was done</hl2><p>{SECOND}</p></body.content></body></nitf>"
IN_CDATA = f"<![CDATA[<p>{P1}</p><h2>What was done</h2><p>{SECOND}</p>]]>"


def g2(content: str) -> str:
    return f"{DECLARED}{G2_HEAD}<contentSet><inlineXML contenttype='application/xhtml+xml'>{content}</inlineXML></contentSet></newsItem>"


NEWSML = f"""{DECLARED}<NewsML><NewsEnvelope><DateAndTime>20190219T110000Z</DateAndTime></NewsEnvelope><NewsItem><NewsManagement>
<FirstCreated>20190219T103000+0200</FirstCreated><ThisRevisionCreated>20190219T110000Z</ThisRevisionCreated><Status FormalName="Usable"/>
</NewsManagement><NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By Jane Doe</ByLine></NewsLines><ContentItem>
<DataContent>{IN_NITF}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""

DOC = f"""<doc sitename="Harbour Times" title="{HEADLINE}" author="Jane Doe" date="2019-02-19" url="https://example.org/a" fingerprint="ab">
  <main>
    <head rend="h1">{HEADLINE}</head>
    <p>{P1}</p>
    <head rend="h2">What was done</head>
    <p>{P2.format('hi rend="#b"', "hi")}</p>
  </main>
  <comments><p>I have waited for this.</p></comments>
</doc>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{HEADLINE}</title></titleStmt><sourceDesc><biblFull>
<titleStmt><title>{HEADLINE}</title><author>Jane Doe</author></titleStmt><publicationStmt><publisher>Harbour Times (example.org)</publisher>
<ptr type="URL" target="https://example.org/a"/><date>2019-02-19</date></publicationStmt></biblFull></sourceDesc></fileDesc></teiHeader><text><body>
<div type="entry"><ab rend="h1" type="header">{HEADLINE}</ab><p>{P1}</p><ab rend="h2" type="header">What was done</ab><p>{SECOND}</p></div>
<div type="comments"><p>I have waited for this.</p></div></body></text></TEI>"""

ALL = {
    "NITF": NITF,
    "NewsML-G2 with a page": g2(HTML),
    "NewsML-G2 with NITF": g2(IN_NITF),
    "NewsML-G2 with CDATA": g2(IN_CDATA),
    "NewsML 1": NEWSML,
    "an extractor's XML": DOC,
    "an extractor's XML, declared": DECLARED + DOC,
    "an extractor's TEI": TEI,
}


def articles(raw: str, name: str = "dump.xml") -> list[Read]:
    """The articles in XML and the queries; every byte must be accounted for."""
    found = read(raw.encode(), name)
    assert size(found) == len(raw.encode())
    return [one for one in found if one.lines or one.part.query]


@pytest.mark.parametrize("name", ["dump.xml", "dump.txt"])
@pytest.mark.parametrize("kind", ALL)
def test_an_article_has_its_fields_and_its_paragraphs(kind: str, name: str) -> None:
    (one,) = articles(ALL[kind], name)
    stated = one.part.stated
    assert one.of_role("paragraph") == [FIRST, SECOND]
    assert one.of_role("subhead") == ["What was done"]
    assert (stated.headline, stated.authors, stated.published[:10]) == (HEADLINE, ("Jane Doe",), "2019-02-19")


def test_the_fields_of_nitf_and_of_newsml() -> None:
    (nitf,) = articles(NITF)
    assert nitf.part.stated._replace(headline="", authors=()) == nitf.part.stated._replace(
        headline="", authors=(), standfirst="Ships may call\u00a0again".replace("\u00a0", " "), publisher="Harbour Times", url="https://example.org/a",
        published="2019-02-19", tags=("harbours",), captions=(("Ships at the wall.", "Bo Chen"),),
    )  # fmt: skip
    assert (nitf.of_role("caption"), nitf.of_role("credit")) == (["Ships at the wall."], ["Bo Chen"])
    (item,) = articles(g2(HTML))
    stated = item.part.stated
    assert (stated.published, stated.updated, stated.publisher) == ("2019-02-19T10:30:00+02:00", "2019-02-19T11:00:00Z", "Example Agency")
    assert (stated.standfirst, stated.language, stated.tags) == ("Ships may call again", "en", ("harbours",))


def test_lines_stand_at_their_bytes() -> None:
    raw = NITF.replace("Harbour Times", "Hafenzeitung für Österreich")
    (one,) = articles(raw)
    item = raw[raw.index("<nitf>") :].encode()
    first, second = (line for line in one.lines if line.role == "paragraph")
    assert item[first.start : first.end].decode() == P1
    assert item[second.start : second.end].decode() == P2.format("location", "location")


def test_only_items_of_text_in_a_message_are_articles() -> None:
    other = G2_HEAD.replace("ninat:text", "ninat:picture") + "</newsItem>"
    killed = G2_HEAD.replace("stat:usable", "stat:canceled") + f"<contentSet><inlineXML>{HTML}</inlineXML></contentSet></newsItem>"
    raw = f"{DECLARED}<newsMessage><header/><itemSet><packageItem/>{g2(HTML).removeprefix(DECLARED)}{other}{killed}</itemSet></newsMessage>"
    (one,) = articles(raw)
    assert one.of_role("paragraph") == [FIRST, SECOND]
    details = {entry.detail for part in read(raw.encode(), "dump.xml") for entry in part.part.overhead}
    assert {"item of news that is no text (picture)", "not to be used: canceled"} <= details


def test_where_a_lead_stands_twice_the_whole_text_is_read() -> None:
    blocks = f'<block class="lead_paragraph"><p>{P1}</p></block><block class="full_text"><p>{P1}</p><p>{SECOND}</p></block>'
    (one,) = articles(f"<nitf><head><title>{HEADLINE}</title></head><body><body.content>{blocks}</body.content></body></nitf>")
    assert one.of_role("paragraph") == [FIRST, SECOND]


def test_entities_of_its_own_are_refused_and_a_cut_file_keeps_what_it_has() -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>'
    (refused,) = articles(declared)
    assert refused.part.query is not None
    (cut,) = articles(g2(HTML)[: g2(HTML).index("</body>")])
    assert cut.of_role("paragraph") == [FIRST, SECOND]


@pytest.mark.parametrize("text", [
    f'<doc id="1">\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n</doc>\n',
    f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{P1}</p></body></text></TEI>',
])  # fmt: skip
def test_tags_of_those_names_alone_make_no_news(text: str) -> None:
    assert all(one.part.form != "record" for one in read(text.encode(), "dump.txt"))


@pytest.mark.parametrize(("text", "iso"), [
    ("20190219T103000Z", "2019-02-19T10:30:00Z"),
    ("20190219T1030+0200", "2019-02-19T10:30:00+02:00"),
    ("20190219T000000", "2019-02-19"),
    ("20190219", "2019-02-19"),
    ("2019-02-19", "2019-02-19"),
    ("19 February 2019", "19 February 2019"),
])  # fmt: skip
def test_days_as_the_trade_writes_them(text: str, iso: str) -> None:
    assert instant(text) == iso


def test_a_record_that_keeps_its_text_in_such_xml_gives_the_text_alone() -> None:
    raw = json.dumps({"value": [{"Title": HEADLINE, "Document": {"Content": DECLARED + IN_NITF.replace("<nitf>", "<nitf><id>7</id>")}}]})
    (one,) = articles(raw, "dump.json")
    assert one.of_role("paragraph") == [FIRST, SECOND]
