"""News agencies as datelines and closing lines name them. Data, no rules."""

from __future__ import annotations

_NAMES = (
    "AFP", "AP", "Associated Press", "Reuters", "dpa", "APA", "ANSA", "EFE", "Lusa", "Belga", "ANP", "TT", "NTB", "Ritzau", "STT",
    "PAP", "ČTK", "MTI", "TASS", "Interfax", "Ukrinform", "Xinhua", "Kyodo", "Jiji Press", "Yonhap", "PTI", "ANI", "APP",
    "Bernama", "Antara", "VNA", "AAP", "The Canadian Press", "PA Media", "UPI", "Bloomberg", "KNA", "epd", "SID", "AWP", "SDA", "Keystone-SDA",
    "WAM", "SPA", "KUNA", "QNA", "Petra", "MENA", "SANA", "IRNA", "ISNA", "Tasnim", "Mehr", "AA", "Anadolu", "DHA", "İHA", "WAFA", "LANA",
    "TAP", "APS", "NAN", "Notimex", "Télam", "Agência Brasil", "Europa Press", "LaPresse", "Adnkronos", "AGI", "Agerpres", "Hina",
    "Tanjug", "BTA", "dpa-AFX", "dpa-infocom", "Press Association", "Agence France-Presse", "Deutsche Presse-Agentur", "EPD", "RIA Novosti",
)  # fmt: skip

_OTHER_SPELLINGS = {
    "رويترز": "Reuters",
    "أ ف ب": "AFP",
    "ا ف ب": "AFP",
    "أ.ف.ب": "AFP",
    "ا.ف.ب": "AFP",
    "أ.ف.ب.": "AFP",
    "أ. ف. ب": "AFP",
    "ا. ف. ب": "AFP",
    "فرانس برس": "AFP",
    "وكالة فرانس برس": "AFP",
    "د ب أ": "dpa",
    "د.ب.أ": "dpa",
    "د. ب. أ": "dpa",
    "الألمانية": "dpa",
    "أ ب": "AP",
    "أ.ب": "AP",
    "أ. ب": "AP",
    "أسوشيتد برس": "AP",
    "أسوشييتد برس": "AP",
    "وام": "WAM",
    "واس": "SPA",
    "كونا": "KUNA",
    "قنا": "QNA",
    "بترا": "Petra",
    "وفا": "WAFA",
    "وال": "LANA",
    "معا": "Ma'an",
    "صفا": "Safa",
    "شينخوا": "Xinhua",
    "سبوتنيك": "Sputnik",
    "قدس برس": "Quds Press",
    "شهاب": "Shehab",
    "العمانية": "ONA",
    "واج": "APS",
    "وات": "TAP",
    "ومع": "MAP",
    "سونا": "SUNA",
    "واع": "INA",
    "يونا": "UNA",
    "الأناضول": "Anadolu",
    "سانا": "SANA",
    "أ ش أ": "MENA",
    "وكالات": "وكالات",
    "ایرنا": "IRNA",
    "ایسنا": "ISNA",
    "тасс": "TASS",
    "риа новости": "RIA Novosti",
    "интерфакс": "Interfax",
    "רויטרס": "Reuters",
    "ap": "AP",
    "the associated press": "AP",
    "associated press": "AP",
    "agence france-presse": "AFP",
    "deutsche presse-agentur": "dpa",
    "press association": "PA Media",
    "pa": "PA Media",
    "cp": "The Canadian Press",
    "jiji": "Jiji Press",
    "iha": "İHA",
    "ctk": "ČTK",
    "telam": "Télam",
    "epd": "epd",
}

AGENCIES: dict[str, str] = {name.casefold(): name for name in _NAMES} | _OTHER_SPELLINGS
"""The agency's own spelling by its casefolded name."""

SOURCES = frozenset({"source", "quelle", "fonte", "fuente", "bron", "kaynak", "zrodlo", "kilde", "kalla", "المصدر", "منبع", "источник", "מקור"})
"""Words before a colon that name whose copy it is, without accents."""

NO_PLACES = frozenset(
    {"breaking", "breaking news", "update", "updated", "live", "live updates", "watch", "video", "exclusive", "opinion", "analysis"}
    | {"explainer", "factbox", "correction", "editor's note", "editor’s note", "note", "photos", "in pictures", "listen", "read more"}
    | {"read also", "also read", "more", "q", "a", "q&a", "eilmeldung", "exklusiv", "kommentar", "analyse", "urgent", "en direct"}
    | {"direct", "ultima hora", "esclusiva", "son dakika", "عاجل"}
)
"""Words in capitals before a colon or a dash that are a label and no place; folded."""
