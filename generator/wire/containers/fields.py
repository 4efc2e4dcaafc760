"""Under which names scrapers, archives and news APIs write the fields of an article.

Names are compared without case, accents, punctuation and namespace marks: ``date_publish``, ``datePublish`` and ``date-publish`` are one,
and so are ``título`` and ``Titulo``. Those of scrapers that name their fields in their own language are the plain words for them.
Gathered from the documented output of newspaper, news-please, Scrapy spiders, trafilatura, the Common Crawl news extractors,
WordPress, NewsAPI, GDELT, the Guardian and New York Times APIs, webhose, Telegram, JSON Feed 1.1, schema.org and IPTC ninjs 1.x to 3.x.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from generator.wire.containers.json_spans import Leaf, Path
from generator.wire.words import ordered, words

NAMES: dict[str, tuple[str, ...]] = {
    "headline": ordered("""
        headline title articletitle articleheadline webtitle heading headlines storytitle newstitle titel titre titulo titolo posttitle
        pagetitle fulltitle titlefull h1 ogtitle name subject
        titular encabezado titulonoticia titulonota manchete titolonotizia titrearticle titelzeile uberschrift baslik haberbaslik haberbasligi
        judul judulberita tytul rubrik overskrift naslov заголовок العنوان عنوان عنوانالخبر כותרת 标题 標題
    """),
    "html": ordered("""
        contenthtml bodyhtml bodyxhtml articlehtml contentencoded htmlcontent htmlbody articlebodyhtml textashtml texthtml
    """),
    "body": ordered("""
        maintext articlebody bodytext fulltext contenttext articletext articlecontent cleanedtext plaintext body bodies text content
        contents article story storytext newstext rawtext fullcontent paragraphs texto texte inhalt postcontent rawcontent
        contenido cuerpo textocompleto cuerponoticia contenidonoticia conteudo corpo textonoticia textoprincipal contenuto testo corpodeltesto
        contenu contenuarticle corps artikeltext fliesstext volltext icerik metin habermetni habericerik habericerigi isi isiberita konten
        tresc tekst innehall innhold indhold sadrzaj текст содержание النص نص المحتوى نصالخبر متن متنخبر תוכן טקסט 正文 内容 內容
        document selftext
        html rawhtml pagehtml pagesource htmlsource sourcecode fullhtml
    """),
    "markdown": ordered("markdown rawmarkdown markdowncontent contentmarkdown bodymarkdown fitmarkdown markdownwithcitations"),
    "standfirst": ordered("""
        standfirst description summary abstract excerpt subtitle subheadline trailtext lead leadparagraph lede intro teaser dek snippet
        metadescription ogdescription deck kicker subhead
        resumen entradilla bajada copete subtitulo resumo linhafina sommario sottotitolo occhiello chapo chapeau resume accroche
        zusammenfassung vorspann unterzeile ozet haberozeti ringkasan deskripsi ingress الملخص ملخص خلاصه لید תקציר 摘要
    """),
    "published": ordered("""
        datepublished publishedat publisheddate publishdate datepublish datetimepub pubdate published publicationdate publishedtime datetimepublished
        firstpublished firstpublicationdate firstcreated webpublicationdate contentcreated datepub datepubpublished
        articlepublishedtime publicationdatetime
        fechapublicacion fechadepublicacion datapublicacao datadepublicacao datapubblicazione datadipubblicazione datepublication
        datedepublication dateparution veroffentlichungsdatum veroffentlichtam erscheinungsdatum yayintarihi haberintarihi habertarihi
        tanggalterbit tanggalpublikasi датапубликации تاريخالنشر تاریخانتشار 发布时间 發布時間 发布日期
        dateunixtime date dategmt datetime
        timestamp posted postedat postdate articledate newsdate issued created createdat createdutc datecreated creationdate creationdatetime time
        day fecha datum fechahora tarih tanggal дата التاريخ تاريخ تاریخ תאריך 日期 时间 時間 data
    """),
    "updated": ordered("""
        datemodified datemodify modified modifiedat updated updatedat lastmodified lastupdated versioncreated modifieddate updatedate
        modifiedgmt contentmodified editdate changed modifiedtime articlemodifiedtime modificationdatetime
        fechaactualizacion fechamodificacion dataatualizacao dataaggiornamento datemiseajour aktualisiertam guncellemetarihi
    """),
    "captured": ordered("""
        datedownload crawldate crawledat crawled scrapedat scrapeddate scrapedate scraped fetchedat fetchtime retrieved retrievedat
        downloaded downloaddate accessed seendate filedate capturedat captured datescraped
        dateextracted extractedat extractiondate scrapetime scrapedon timescraped crawltime crawledon visited fechaextraccion fechascraping
        dataextracao
    """),
    "authors": ordered("""
        authors author byline bylines creator creators writer writers authorname articleauthor authorsbyline journalist reporter by autor auteur
        dccreator infosources persons
        autores autora redactor periodista jornalista autore autori giornalista auteurs redacteur journaliste autoren verfasser yazar muhabir
        penulis wartawan forfatter автор الكاتب كاتب المولف نویسنده خبرنگار כותב מחבר 作者 记者 記者
    """),
    "publisher": ordered("""
        publisher sitename ogsitename sourcehostname source sourcename namesource sources site publication outlet newspaper provider
        sourcedomain domain hostname newssource website
        medium medianame media channel feed newssite sourcetitle publishername domainurl
        fuente medio periodico diario fonte veiculo testata quelle zeitung kaynak gazete sumber источник المصدر مصدر الصحيفة منبع מקור 来源 來源
        from
    """),
    "url": ordered("""
        url link canonicalurl canonical canonicallink articleurl weburl sourceurl permalink href uri originalurl newsurl source address
        ogurl requestedurl guid
        enlace urlnoticia lien urlarticle adres baglanti tautan ссылка الرابط رابط لینک קישור 链接 鏈接
        urloriginal articlelink pageurl newslink kaynakurl loadedurl
    """),
    "language": ordered("""
        language lang locale inlanguage languagecode sourcelanguage metalang
        idioma lingua langue sprache dil bahasa язык اللغة لغة زبان שפה 语言
    """),
    "tags": ordered("""
        tags keywords metakeywords newskeywords subjects
        etiquetas palabrasclave palavraschave motscles schlagworte etiketler anahtarkelimeler теги الوسوم کلیدواژه תגיות 关键词 标签
    """),
}
"""Names of each field, the surest first: of several that a record has, the first with a value is taken."""

PLAIN = words("text maintext bodytext fulltext contenttext articletext storytext newstext rawtext plaintext cleanedtext")
"""Names of a body that say it is plain text."""

OF_PAGES = words("markdown rawmarkdown fitmarkdown markdownwithcitations rawcontent")
"""Names of a body that say it was made of a page, with whatever else that shows."""

CAPTION = words("caption imagecaption imgcaption photocaption captions imagecaptions photocaptions topimagecaption mediacaption")
CREDIT = words("credit imagecredit photocredit photographer credits photocredits creditline copyrightholder copyrightnotice")
IMAGES = words("""
    image images photo photos media multimedia picture pictures associations mainimage topimage leadimage figures gallery thumbnail enclosures
    attachments featuredimage
""")
"""Containers of pictures: a headline or byline inside is the picture's."""

WRAPPERS = words("""
    parseddata source article data doc document fields item news attributes post entry record row node metadata meta story newsitem properties
    markdown sys thread embedded
""")
"""Objects that only wrap a record's fields (``fields`` of the Guardian); ``source.name`` is the publisher all the same."""

HOLDERS = words("rendered value name main text fullname t html content title displayname plain original iso")
"""Keys inside a field's object that hold its text (``title.rendered`` of WordPress, ``headline.main`` of the New York Times)."""

_HELD = 3
"""At most so many steps from the record to a text inside a field's object (``headline.main.text``)."""

_TELLING = frozenset((*NAMES["headline"], *NAMES["body"], *NAMES["html"], *NAMES["markdown"]))
_KIND_OF_VALUE = re.compile(r"_(?:txt(?:_[a-z]{2}|s)?|te?xt_[a-z]{2}|t|s|ss|ts|dt|dts)\Z")
"""What the names of dynamic fields end in (Solr's default schema)."""

_UNNAMED = words("_source $date $oid $numberLong $numberInt $numberDouble")
"""Keys around a value that name no field: Elasticsearch's, and those by which MongoDB tells the type of a value."""
_SHORT = 64
"""Characters of a key whose normal name is remembered."""
_LOCALE, _LOCALE_LENGTH = re.compile(r"[a-z]{2}-[A-Z]{2}"), 5
"""The key of a text in one of several languages (``title.en-US`` of Contentful)."""


def normal(name: str) -> str:
    """A field's name for comparison: ``dc:date_Published`` gives ``dcdatepublished``, ``Başlık`` ``baslik``."""
    lowered = name.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered).replace("ı", "i").replace("ß", "ss")
    return "".join(c for c in lowered if c.isalnum())


def names_of(path: Path) -> tuple[str, ...]:
    """A leaf's path as normal names, list indexes and keys that name no field left out."""
    return tuple([name for key in path if isinstance(key, str) and (name := _name(key))])


def _name(key: str) -> str:
    """A key's normal name, ``""`` where it names no field; those of records come again and again."""
    return _short_name(key) if len(key) <= _SHORT else normal(key)


@lru_cache(maxsize=4096)
def _short_name(key: str) -> str:
    return "" if key in _UNNAMED or is_locale(key) else normal(key)


def is_locale(key: str | int) -> bool:
    """Whether a key is that of a text in one of several languages."""
    return isinstance(key, str) and len(key) == _LOCALE_LENGTH and _LOCALE.fullmatch(key) is not None


def key_of(names: Sequence[str]) -> str:
    """The field's own name in a path, without wrappers around it and holders in it; ``""`` where it is none of the record's own."""
    while len(names) > 1 and names[0] in WRAPPERS and not (names[0] == "source" and names[1] in HOLDERS):
        names = names[1:]
    if 1 < len(names) <= _HELD and HOLDERS.issuperset(names[1:]):
        names = names[:1]
    return names[0] if len(names) == 1 else ""


def by_key(leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    """The leaves that have a text, in order, by their field's own name; of a text in several languages only the first. Where none of them is a
    headline or a body, endings by which a search index tells the kind of a value are left out (``title_t``, ``body_txt_en`` of Solr)."""
    told = [leaf for leaf in leaves if leaf.text.strip()]
    found = _keyed(told, names_of)
    return found if _TELLING & found.keys() else _keyed(told, _names_in_index)


def _keyed(leaves: Iterable[Leaf], named: Callable[[Path], tuple[str, ...]]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if key := key_of(named(leaf.path)):
            held = found.setdefault(key, [])
            if not (held and is_locale(leaf.path[-1]) and is_locale(held[0].path[-1])):
                held.append(leaf)
    return found


def _names_in_index(path: Path) -> tuple[str, ...]:
    return names_of(tuple([_KIND_OF_VALUE.sub("", key) if isinstance(key, str) and len(key) <= _SHORT else key for key in path]))


def pick(keyed: dict[str, list[Leaf]], field: str) -> list[Leaf]:
    """The leaves of the surest name of a field that the record has."""
    return next((keyed[name] for name in NAMES[field] if name in keyed), [])
