"""Records of scrapers that name their fields in their own language, and of crawlers that keep a whole page."""

from __future__ import annotations

import json

import pytest

from generator import copydesk
from generator.wire.containers import fields
from tests.wire.helpers import Read, read, read_one
from tests.wire.test_wire_page import FIRST, PAGE, THIRD

TEXT = "The harbour opened to ships on Tuesday after eleven months of repairs to its eastern wall and gates, the port's office said."

NAMED = {
    "Spanish": ("titulo", "contenido", "fecha_publicacion", "autor", "fuente", "enlace", "resumen"),
    "Portuguese": ("título", "conteúdo", "data", "autor", "veículo", "url", "resumo"),
    "Italian": ("titolo", "contenuto", "data_pubblicazione", "autore", "fonte", "link", "sommario"),
    "French": ("titre", "contenu", "date_publication", "auteur", "source", "lien", "chapô"),
    "German": ("titel", "inhalt", "datum", "autor", "quelle", "url", "vorspann"),
    "Turkish": ("başlık", "içerik", "tarih", "yazar", "kaynak", "bağlantı", "özet"),
    "Turkish, in ASCII": ("BASLIK", "ICERIK", "yayin_tarihi", "yazar", "kaynak", "link", "ozet"),
    "Indonesian": ("judul", "isi_berita", "tanggal", "penulis", "sumber", "tautan", "ringkasan"),
    "Arabic": ("العنوان", "النص", "تاريخ_النشر", "الكاتب", "المصدر", "الرابط", "الملخص"),
    "Persian": ("عنوان", "متن", "تاریخ", "نویسنده", "منبع", "لینک", "خلاصه"),
    "Hebrew": ("כותרת", "תוכן", "תאריך", "כותב", "מקור", "קישור", "תקציר"),
    "Chinese": ("标题", "正文", "发布时间", "作者", "来源", "链接", "摘要"),
    "Russian": ("заголовок", "текст", "дата", "автор", "источник", "ссылка", "summary"),
}


@pytest.mark.parametrize("language", NAMED)
def test_fields_are_known_by_the_plain_words_for_them(language: str) -> None:
    values = ("Harbour opens", TEXT, "2019-02-19", "Ann Lee", "The Example", "https://example.org/a", "Ships may call again.")
    one = read_one(json.dumps(dict(zip(NAMED[language], values, strict=True)), ensure_ascii=False).encode(), "dump.jsonl")
    stated = one.part.stated
    assert (stated.headline, stated.published, stated.authors) == ("Harbour opens", "2019-02-19", ("Ann Lee",))
    assert (stated.publisher, stated.url, stated.standfirst) == ("The Example", "https://example.org/a", "Ships may call again.")
    assert one.texts == [TEXT]


def test_every_name_is_written_as_names_are_compared() -> None:
    assert [name for names in fields.NAMES.values() for name in names if fields.normal(name) != name] == []


def test_the_fields_in_an_envelope_of_what_was_parsed_are_known() -> None:
    record = {"raw_response": {"content_type": "text/html", "content": ["<p>No</p>"]}, "parsed_data": {"title": ["Harbour opens"], "text": [TEXT]}}
    one = read_one(json.dumps(record).encode(), "dump.json")
    assert (one.part.stated.headline, one.texts) == ("Harbour opens", [TEXT])


def crawled(**more: str) -> Read:
    return read_one(json.dumps({"url": "https://example.org/crawled", "crawled_at": "2020-01-01T00:00:00Z", **more}).encode(), "dump.jsonl")


@pytest.mark.parametrize("name", ["html", "raw_html", "body", "content"])
def test_a_whole_page_in_a_record_is_read_as_a_page(name: str) -> None:
    one, alone = crawled(**{name: PAGE}), read_one(PAGE.encode(), "page.html")
    assert one.part.form == "page"
    assert [(line.text, line.role) for line in one.lines] == [(line.text, line.role) for line in alone.lines]
    assert one.part.stated == alone.part.stated._replace(captured="2020-01-01T00:00:00Z")
    (reading,) = copydesk.edit(one.part)
    assert reading.article
    assert reading.article.paragraphs[0].text == FIRST.replace("&amp;", "&")


def test_beside_the_text_a_page_only_states_what_the_record_leaves_out() -> None:
    one = crawled(html=PAGE, text=TEXT)
    assert (one.part.form, [text for text in one.texts if text]) == ("record", [TEXT])
    stated = one.part.stated
    assert (stated.headline, stated.published, stated.url) == ("Harbour opens after repairs", "2019-02-19T10:00:00Z", "https://example.org/crawled")
    assert crawled(html=PAGE, text=TEXT, title="A", date="2018-01-01").part.stated.authors == ()


def test_a_text_that_speaks_of_html_is_no_page() -> None:
    one = crawled(title="A", content=f"About &lt;html&gt;: {THIRD} <p>{TEXT}</p>")
    assert one.part.form == "record"


def test_a_page_in_a_record_that_is_over_a_cap_costs_only_itself() -> None:
    deep = (
        json.dumps({"url": "https://example.org/b", "html": "<html>" + "<div>" * 5000 + TEXT})
        + "\n"
        + json.dumps({"title": "B", "text": TEXT})
        + "\n"
    )
    first, second = [one for one in read(deep.encode(), "dump.jsonl") if one.lines or one.part.query]
    assert first.part.query and "nests deeper" in first.part.query.message
    assert second.part.stated.headline == "B"
