"""Pages as the systems of papers, agencies and offices make them: lines parted by breaks, a day in the page's head, a house for a heading."""

from __future__ import annotations

from datetime import datetime

from generator import copydesk
from generator.model import Article
from tests.wire.helpers import read_one

ARABIC = (
    "أعلن مجلس البلدية يوم الثلاثاء عن إعادة فتح الميناء بعد أحد عشر شهرا من أعمال الإصلاح في الجدار الشرقي، بحسب بيان صدر عن مكتب المجلس.",
    "وقال الناطق باسم الميناء إن المهندسين استبدلوا أربعين مترا من الجدار الذي انهار في عاصفة شتوية، وعمقوا القناة إلى تسعة أمتار.",
    "ومن المنتظر أن تصل أول سفينة تحمل الحبوب يوم الجمعة، كما جاء في البيان الذي قرئ عند البوابة أمام عدد من الصحفيين.",
)
ENGLISH = (
    "The port reopened on Thursday after a storm had kept ships outside for three days, the harbour master said in a statement.",
    "Seven vessels with grain and fuel were waiting, and the first of them came in before noon, when the wind had turned to the west.",
    "The council has promised to raise the breakwater, which was built in the nineteen seventies, before the winter after next.",
)
HEADLINE = "إعادة فتح الميناء بعد أعمال الإصلاح"


def article(page: str) -> Article:
    one = read_one(page.encode(), "page.html")
    (found,) = [reading.article for reading in copydesk.edit(one.part._replace(lines=one.lines)) if reading.article]
    return found


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_headline_and_day_in_spans_of_their_own_are_two_lines_and_today_is_not_the_day() -> None:
    found = article(
        f"<html dir=rtl><head><title>وكالة الساحل - {HEADLINE}</title></head><body><div id=top><span id=lblDate>السبت 12/05/2023</span></div>"
        f'<table><tr><td><div><span class="NewsTitle">{HEADLINE}</span><br/><span class="NewsDate">تاريخ النشر: 04/03/2021 09:30</span><br/><br/>'
        f'<span class="NewsDetails">{"<br/><br/>".join(ARABIC)}<br/><br/>ـــــــ<br/><br/>ع.ف</span></div></td></tr></table></body></html>'
    )
    assert found.headline == HEADLINE
    assert found.dating.value == datetime(2021, 3, 4, 9, 30)
    assert [paragraph.text for paragraph in found.paragraphs] == list(ARABIC)


def test_lines_in_fonts_of_their_own_are_lines_and_a_count_of_readers_is_nobody() -> None:
    found = article(
        f"<html dir=rtl><head><title>:: بوابة الساحل :: {HEADLINE}</title></head><body><table>"
        "<tr><td><font size=2>الخميس 12 مايو 2023</font></td></tr>"
        f"<tr><td><font class=title size=5><b>{HEADLINE}</b></font><br><font size=2 color=gray>كتب: محمد الفيتوري | الخميس 4 مارس 2021 - 09:30</font>"
        f"<br><br><font size=4>{'<br><br>'.join(ARABIC)}</font><br><br>عدد القراءات: 1203<br></td></tr></table></body></html>"
    )
    assert (found.headline, found.authors) == (HEADLINE, ("محمد الفيتوري",))
    assert found.dating.value == datetime(2021, 3, 4, 9, 30)


def test_the_house_in_the_only_heading_of_level_one_is_not_the_headline() -> None:
    found = article(
        f"<html dir=rtl><head><title>مدونة الساحل: {HEADLINE}</title></head><body><h1><a href=/>مدونة الساحل</a></h1><h2>الخميس، 4 مارس 2021</h2>"
        f'<div class="post"><h3 class="post-title">{HEADLINE}</h3><div class="post-body">{"<br/><br/>".join(ARABIC)}</div><div class="post-footer">'
        'مرسلة بواسطة <a rel="author" href="/u">سالم العبيدي</a> في <abbr title="2021-03-04T09:30:00+02:00">9:30 ص</abbr></div></div></body></html>'
    )
    assert (found.headline, found.authors) == (HEADLINE, ("سالم العبيدي",))


def test_a_system_s_account_is_no_author() -> None:
    found = article(
        '<html><head><meta name="author" content="Super User"></head><body><h1>Port reopens</h1><dl><dd class="createdby">Written by '
        f'<span itemprop="name">Super User</span></dd></dl>{paragraphs(ENGLISH)}</body></html>'
    )
    assert found.authors == ()


def test_a_place_alone_above_the_story_is_its_dateline() -> None:
    for line, place in (("ANKARA", "ANKARA"), ("GAZA CITY, Palestine", "GAZA CITY, Palestine"), ("SALT LAKE CITY -", "SALT LAKE CITY")):
        found = article(f"<html><body><h1>Port reopens after storm</h1><p><strong>{line}</strong></p>{paragraphs(ENGLISH)}</body></html>")
        assert (found.dateline, found.authors, found.paragraphs[1].text) == (place, (), ENGLISH[0])
    for line in ("EXCLUSIVE", "CNN", "WHAT WE KNOW 24"):
        found = article(f"<html><body><h1>Port reopens after storm</h1><p><strong>{line}</strong></p>{paragraphs(ENGLISH)}</body></html>")
        assert found.dateline == ""


def test_initials_and_signs_below_the_story_are_none_of_it() -> None:
    for line in ("K.F.", "ع.ف", "*****", "-ends-", "/M.S."):
        found = article(f"<html><body><h1>Port reopens after storm</h1>{paragraphs(ENGLISH)}<p>{line}</p></body></html>")
        assert [paragraph.text for paragraph in found.paragraphs] == list(ENGLISH)
    for line in ("U.S. officials agreed.", "It ends here.", "“Yes.”"):
        found = article(f"<html><body><h1>Port reopens after storm</h1>{paragraphs(ENGLISH)}<p>{line}</p></body></html>")
        assert found.paragraphs[-1].text == line


def test_a_caption_and_its_credit_in_one_box_are_told_apart() -> None:
    found = article(
        '<html><body><h1>Port reopens after storm</h1><div class="ArticleImage"><img src=x.jpg><div class="CaptionCredit">'
        '<span class="caption">Ships wait off the harbour</span><span class="credit">(Photo: Ali Naji)</span>'
        f"</div></div><div class=text>{paragraphs(ENGLISH)}</div></body></html>"
    )
    assert [(caption.text, caption.credit) for caption in found.captions] == [("Ships wait off the harbour", "Photo: Ali Naji")]


def test_a_day_and_an_hour_in_elements_of_their_own_are_no_year() -> None:
    head = '<div class="head"><span class="name">macher</span><span class="day">28.09.19</span><span class="hour">12:44</span></div>'
    found = article(f"<html lang=de><body><h1>Port reopens after storm</h1>{head}{paragraphs(ENGLISH)}</body></html>")
    assert found.dating.value is not None and found.dating.value.year == 2019


def test_entries_without_times_keep_their_headings() -> None:
    entries = "".join(
        f'<article class="block"><h2>Heading {number}</h2><div class="elements"><p>{text}</p></div></article>' for number, text in enumerate(ENGLISH)
    )
    found = article(f"<html><body><main><h1>Port reopens: the day as it went</h1><div class=live-blog>{entries}</div></main></body></html>")
    assert [(paragraph.role, paragraph.text) for paragraph in found.paragraphs[:2]] == [("subhead", "Heading 0"), ("paragraph", ENGLISH[0])]


def test_what_announces_other_stories_is_nobody_and_no_part_of_the_story() -> None:
    related = "<p><strong>موضوعات متعلقة:</strong></p><p><a href=/x>الميناء يستقبل أول سفينة تحمل الحبوب بعد إعادة فتحه</a></p>"
    byline = '<span class="writeBy">كتب أحمد جمعة</span>'
    found = article(
        f"<html dir=rtl><body><h1>{HEADLINE}</h1><div class=news>{byline}<div id=body>{paragraphs(ARABIC)}{related}</div></div></body></html>"
    )
    assert found.authors == ("أحمد جمعة",)
    assert [paragraph.text for paragraph in found.paragraphs] == list(ARABIC)


def test_an_offer_that_is_named_a_caption_is_none() -> None:
    offer = '<div class="subscription-widget"><p class="cta-caption">Coast Letter is a reader-supported publication.</p><form><input></form></div>'
    found = article(
        f"<html><body><article><h1>Port reopens after storm</h1><p>{ENGLISH[0]}</p>{offer}{paragraphs(ENGLISH[1:])}</article></body></html>"
    )
    assert found.captions == ()
    assert [paragraph.text for paragraph in found.paragraphs] == list(ENGLISH)
