"""Under which names scrapers, archives and news APIs write the fields of an article.

Names are compared without case, punctuation and namespace marks: ``date_publish``, ``datePublish`` and ``date-publish`` are one.
Gathered from the documented output of newspaper, news-please, Scrapy spiders, trafilatura, the Common Crawl news extractors,
WordPress, NewsAPI, GDELT, the Guardian and New York Times APIs, webhose, JSON Feed 1.1, schema.org and IPTC ninjs 1.x to 3.x.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.wire.json_spans import Leaf, Path
from generator.wire.words import ordered, words

NAMES: dict[str, tuple[str, ...]] = {
    "headline": ordered("""
        headline title articletitle articleheadline webtitle heading headlines storytitle newstitle titel titre titulo titolo posttitle
        pagetitle fulltitle titlefull h1 ogtitle name subject
    """),
    "html": ordered("""
        contenthtml bodyhtml bodyxhtml articlehtml contentencoded htmlcontent htmlbody articlebodyhtml textashtml
    """),
    "body": ordered("""
        maintext articlebody bodytext fulltext contenttext articletext articlecontent cleanedtext plaintext body bodies text content
        contents article story storytext newstext rawtext fullcontent paragraphs texto texte inhalt postcontent rawcontent html
    """),
    "standfirst": ordered("""
        standfirst description summary abstract excerpt subtitle subheadline trailtext lead leadparagraph lede intro teaser dek snippet
        metadescription deck kicker subhead
    """),
    "published": ordered("""
        datepublished publishedat publisheddate publishdate datepublish pubdate published publicationdate publishedtime datetimepublished
        firstpublished firstpublicationdate firstcreated webpublicationdate contentcreated datepub datepubpublished date dategmt datetime
        timestamp posted postedat postdate articledate newsdate issued created createdat datecreated creationdate creationdatetime time
        day fecha datum
    """),
    "updated": ordered("""
        datemodified datemodify modified modifiedat updated updatedat lastmodified lastupdated versioncreated modifieddate updatedate
        modifiedgmt contentmodified editdate
    """),
    "captured": ordered("""
        datedownload crawldate crawledat crawled scrapedat scrapeddate scrapedate scraped fetchedat fetchtime retrieved retrievedat
        downloaded downloaddate accessed seendate filedate capturedat captured datescraped
    """),
    "authors": ordered("""
        authors author byline bylines creator creators writer writers authorname articleauthor journalist reporter by autor auteur
        dccreator infosources persons
    """),
    "publisher": ordered("""
        publisher sitename source sourcename site publication outlet newspaper provider sourcedomain domain hostname newssource website
        medium media channel feed newssite sourcetitle sectionname publishername sourcehostname
    """),
    "url": ordered("""
        url link canonicalurl canonical canonicallink articleurl weburl sourceurl permalink href uri originalurl newsurl source address
        ogurl requestedurl guid
    """),
    "language": ordered("""
        language lang locale inlanguage languagecode sourcelanguage metalang
    """),
    "tags": ordered("""
        tags keywords metakeywords newskeywords subjects
    """),
}
"""Names of each field, the surest first: of several that a record has, the first with a value is taken."""

PLAIN = words("text maintext bodytext fulltext contenttext articletext storytext newstext rawtext plaintext cleanedtext")
"""Names of a body that say it is plain text."""

CAPTION = words("caption imagecaption imgcaption photocaption captions imagecaptions photocaptions topimagecaption mediacaption")
CREDIT = words("credit imagecredit photocredit photographer credits photocredits creditline copyrightholder copyrightnotice")
IMAGES = words("""
    image images photo photos media multimedia picture pictures associations mainimage topimage leadimage figures gallery thumbnail enclosures
    attachments featuredimage
""")
"""Containers of pictures: a headline or byline inside is the picture's."""

WRAPPERS = words("source article data doc fields item news attributes post entry record node metadata meta story newsitem properties")
"""Objects that only wrap a record's fields (``fields`` of the Guardian); ``source.name`` is the publisher all the same."""

HOLDERS = words("rendered value name main text fullname t html content title displayname plain original iso")
"""Keys inside a field's object that hold its text (``title.rendered`` of WordPress, ``headline.main`` of the New York Times)."""


def normal(name: str) -> str:
    """A field's name for comparison: ``dc:date_Published`` gives ``dcdatepublished``."""
    return "".join(c for c in name.lower() if c.isalnum())


def names_of(path: Path) -> tuple[str, ...]:
    """A leaf's path as normal names, list indexes and Elasticsearch's ``_source`` left out."""
    return tuple(normal(key) for key in path if isinstance(key, str) and key != "_source")


def key_of(names: Sequence[str]) -> str:
    """The field's own name in a path, without wrappers around it and holders in it; ``""`` where it is none of the record's own."""
    while len(names) > 1 and names[0] in WRAPPERS and not (names[0] == "source" and names[1] in HOLDERS):
        names = names[1:]
    if len(names) == 2 and names[1] in HOLDERS:
        names = names[:1]
    return names[0] if len(names) == 1 else ""


def by_key(leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    """The leaves that have a text by their field's own name, in order."""
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.text.strip() and (key := key_of(names_of(leaf.path))):
            found.setdefault(key, []).append(leaf)
    return found


def pick(keyed: dict[str, list[Leaf]], field: str) -> list[Leaf]:
    """The leaves of the surest name of a field that the record has."""
    return next((keyed[name] for name in NAMES[field] if name in keyed), [])
