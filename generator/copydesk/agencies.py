"""News agencies as datelines and closing lines name them. Data, no rules."""

from __future__ import annotations

_NAMES = (
    "AFP", "AP", "Associated Press", "Reuters", "dpa", "APA", "ANSA", "EFE", "Lusa", "Belga", "ANP", "TT", "NTB", "Ritzau", "STT",
    "PAP", "CTK", "MTI", "TASS", "Interfax", "RIA Novosti", "Ukrinform", "Xinhua", "Kyodo", "Jiji", "Yonhap", "PTI", "ANI", "APP",
    "Bernama", "Antara", "VNA", "AAP", "CP", "PA", "UPI", "Bloomberg", "KNA", "epd", "SID", "AWP", "SDA", "Keystone-SDA", "WAM", "SPA",
    "KUNA", "QNA", "Petra", "MENA", "SANA", "IRNA", "ISNA", "Fars", "Tasnim", "Mehr", "AA", "Anadolu", "DHA", "IHA", "WAFA", "LANA",
    "TAP", "APS", "MAP", "NAN", "Notimex", "Télam", "Agência Brasil", "Europa Press", "LaPresse", "Adnkronos", "AGI", "Agerpres",
    "Hina", "Tanjug", "BTA", "EFE-EPA", "Afp", "IPS", "DW", "VOA", "RFE/RL",
)  # fmt: skip

_OTHER_SPELLINGS = {
    "رويترز": "Reuters",
    "أ ف ب": "AFP",
    "ا ف ب": "AFP",
    "أ.ف.ب": "AFP",
    "فرانس برس": "AFP",
    "د ب أ": "dpa",
    "د.ب.أ": "dpa",
    "أ ب": "AP",
    "أسوشيتد برس": "AP",
    "وام": "WAM",
    "واس": "SPA",
    "كونا": "KUNA",
    "قنا": "QNA",
    "بترا": "Petra",
    "وفا": "WAFA",
    "الأناضول": "Anadolu",
    "سانا": "SANA",
    "وال": "LANA",
    "ایرنا": "IRNA",
    "ایسنا": "ISNA",
    "the associated press": "AP",
    "deutsche presse-agentur": "dpa",
}

AGENCIES: dict[str, str] = {name.casefold(): name for name in _NAMES} | _OTHER_SPELLINGS
"""The agency's own spelling by its casefolded name."""
