"""Pages in Hebrew, Persian, Arabic and Turkish: right to left, other digits and months, bylines without capitals; nothing stated in JSON-LD."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from generator import copydesk
from generator.model import Article
from tests.wire.helpers import read_one


class Story(NamedTuple):
    """A story as a paper in one language shows it."""

    language: str
    headline: str
    standfirst: str
    paragraphs: tuple[str, ...]
    caption: str
    credit: str
    photographer: str
    onward: str


HEBREW = Story(
    "he",
    "הנמל נפתח מחדש לאחר תיקונים",
    "אוניות יוכלו לעגון שוב, והעיירה שמחה על כך מאוד",
    (
        "הנמל שבשפך הנהר נפתח מחדש לאוניות ביום שלישי לאחר אחד עשר חודשי תיקונים בקיר המזרחי ובשערים, כך נמסר ממשרד הנמל.",
        "מהנדסים החליפו ארבעים מטרים מן הקיר, שקרס בסערת חורף, והעמיקו את התעלה לתשעה מטרים בעת שפל.",
        "האונייה הראשונה, נושאת תבואה, צפויה להגיע ביום שישי, נאמר בהודעה שהוקראה בשער.",
    ),
    "הרציף בעת שפל",
    "צילום: משה לוי",
    "משה לוי",
    "קראו גם:",
)
PERSIAN = Story(
    "fa",
    "بندرگاه پس از تعمیر بازگشایی شد",
    "کشتی‌ها دوباره می‌توانند پهلو بگیرند و شهر از آن خوشحال است",
    (
        "بندرگاه دهانه رود روز سه‌شنبه پس از یازده ماه تعمیر دیوار شرقی و دروازه‌هایش به روی کشتی‌ها باز شد و دفتر بندر این خبر را تأیید کرد.",
        "مهندسان چهل متر از دیواری را که در توفان زمستانی فرو ریخته بود بازسازی کردند و کانال را تا نه متر لایروبی کردند.",
        "نخستین کشتی که غلات می‌آورد روز جمعه می‌رسد؛ این را دفتر بندر در بیانیه‌ای اعلام کرد که کنار دروازه خوانده شد.",
    ),
    "اسکله هنگام جزر",
    "عکس: رضا محمدی",
    "رضا محمدی",
    "بیشتر بخوانید:",
)
ARABIC = Story(
    "ar",
    "إعادة فتح الميناء بعد الإصلاحات",
    "يمكن للسفن أن ترسو من جديد والبلدة سعيدة بذلك كثيرا",
    (
        "أعيد فتح الميناء عند مصب النهر أمام السفن يوم الثلاثاء بعد أحد عشر شهرا من إصلاح جداره الشرقي وبواباته، بحسب مكتب الميناء.",
        "وقال المهندسون إنهم استبدلوا أربعين مترا من الجدار الذي انهار في عاصفة شتوية، وعمقوا القناة إلى تسعة أمتار.",
        "ومن المتوقع أن تصل أول سفينة محملة بالحبوب يوم الجمعة، بحسب بيان تلي عند البوابة أمام الصحفيين.",
    ),
    "الرصيف عند الجزر",
    "تصوير: محمود علي",
    "محمود علي",
    "اقرأ أيضا:",
)
TURKISH = Story(
    "tr",
    "Liman onarımın ardından yeniden açıldı",
    "Gemiler yeniden yanaşabilecek ve kasaba bundan memnun",
    (
        "Nehrin ağzındaki liman, doğu duvarı ile kapılarının on bir ay süren onarımının ardından salı günü gemilere açıldı.",
        "Mühendisler kış fırtınasında yıkılan duvarın kırk metresini yeniledi ve kanalı dokuz metreye kadar derinleştirdi.",
        "Tahıl taşıyan ilk geminin cuma günü gelmesi bekleniyor, dedi liman idaresi kapıda okunan açıklamada.",
    ),
    "Alçak suda rıhtım",
    "Fotoğraf: Mehmet Demir",
    "Mehmet Demir",
    "İlgili Haber:",
)
STORIES = {story.language: story for story in (HEBREW, PERSIAN, ARABIC, TURKISH)}


def _article(language: str, byline: str, day: str) -> Article:
    story = STORIES[language]
    menu = "".join(f"<li><a href='/{number}'>{story.caption} {number}</a></li>" for number in range(5))
    above = f"<p class='lead'>{story.standfirst}</p><div>{byline}</div><div>{day}</div>"
    figure = f"<figure><img src='x.jpg'><figcaption>{story.caption} {story.credit}</figcaption></figure>"
    first, *rest = story.paragraphs
    text = f"<p>{first}</p><p>{story.onward} <a href='/other'>{story.headline} 2</a></p>{''.join(f'<p>{text}</p>' for text in rest)}"
    page = (
        f"<!doctype html><html lang='{language}' dir='{'ltr' if language == 'tr' else 'rtl'}'><head><meta charset='utf-8'>"
        f"<title>{story.headline} | Sahel</title><meta property='og:site_name' content='Sahel'></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>{story.headline}</h1>{above}{figure}<div class='text'>{text}</div></article></main></body></html>"
    )
    one = read_one(page.encode(), "page.html")
    article = next(copydesk.edit(one.part._replace(lines=one.lines))).article
    assert article is not None
    return article


PAGES = [
    ("he", "מאת: דנה כהן", "19 בפברואר 2019", "דנה כהן"),
    ("he", "מאת דנה כהן", "פורסם: 19.02.19, 10:00", "דנה כהן"),
    ("he", "<span class='author'>דנה כהן, כתבת הספנות</span>", "יום שלישי, 19 בפברואר 2019, 10:00", "דנה כהן"),
    ("he", '<span>כתבה: דנה כהן</span> <span>י"ד באדר א\' תשע"ט 19.02.2019</span>', "", "דנה כהן"),
    ("fa", "نویسنده: سارا احمدی", "سه‌شنبه ۳۰ بهمن ۱۳۹۷ - ۱۰:۰۰", "سارا احمدی"),
    ("fa", "به قلم سارا احمدی", "۱۳۹۷/۱۱/۳۰", "سارا احمدی"),
    ("fa", "<span>خبرنگار: سارا احمدی</span> <span>تاریخ انتشار: ۳۰ بهمن ۱۳۹۷ ساعت ۱۰:۰۰</span>", "", "سارا احمدی"),
    ("ar", "كتب: أحمد محمود", "الثلاثاء ١٩ فبراير ٢٠١٩", "أحمد محمود"),
    ("ar", "بقلم: أحمد محمود", "الثلاثاء 19 شباط 2019 10:00", "أحمد محمود"),
    ("ar", "<span class='author'>كتبت سارة محمود</span>", "نشر في: 19 فبراير 2019 - 10:00 ص", "سارة محمود"),
    ("ar", "<span class='author'>أحمد محمود - القاهرة</span>", "19 شباط/فبراير 2019", "أحمد محمود"),
    ("tr", "Haber: Ayşe Yılmaz", "19 Şubat 2019 Salı 10:00", "Ayşe Yılmaz"),
    ("tr", "Yazan: Ayşe Yılmaz", "Giriş: 19.02.2019 - 10:00 Güncelleme: 20.02.2019 - 11:00", "Ayşe Yılmaz"),
    ("tr", "<span>Muhabir: Ayşe Yılmaz</span> <span>Oluşturulma Tarihi: Şubat 19, 2019 10:00</span>", "", "Ayşe Yılmaz"),
]


@pytest.mark.parametrize(("language", "byline", "day", "author"), PAGES)
def test_a_page_is_read_in_its_own_language(language: str, byline: str, day: str, author: str) -> None:
    story, article = STORIES[language], _article(language, byline, day)
    assert article.headline == story.headline
    assert article.standfirst == story.standfirst
    assert tuple(paragraph.text for paragraph in article.paragraphs) == story.paragraphs
    assert article.authors == (author,)
    assert article.dating.value is not None and article.dating.value.date() == date(2019, 2, 19)
    assert [caption.text for caption in article.captions] == [story.caption]
    assert story.photographer in article.captions[0].credit


@pytest.mark.parametrize(("language", "line"), [("he", "כתבת"), ("fa", "تاریخ"), ("ar", "الثلاثاء"), ("ar", "مراسل الساحل")])
def test_a_word_alone_or_a_role_in_a_byline_is_nobody(language: str, line: str) -> None:
    assert _article(language, f"<span class='author'>{line}</span>", "19.02.2019").authors == ()
