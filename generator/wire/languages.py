"""Languages as containers name them: by a code of two letters or three, in English, or in their own words."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Za-z]{2}(?:[-_].*)?")
_NAMES = """
ar ara arabic العربية
az aze azerbaijani
be bel belarusian
bg bul bulgarian
bn ben bengali
ca cat catalan
cs ces cze czech
da dan danish dansk
de deu ger german deutsch allemand
el ell gre greek
en eng english anglais englisch inglés inglese
es spa spanish español espagnol castellano
et est estonian
fa fas per persian farsi فارسی
fi fin finnish suomi
fr fra fre french français französisch francés
he heb hebrew עברית
hi hin hindi
hr hrv croatian
hu hun hungarian
id ind indonesian
it ita italian italiano italien italienisch
ja jpn japanese
ko kor korean
lt lit lithuanian
lv lav latvian
mk mkd mac macedonian
ms msa may malay
nl nld dut dutch nederlands
no nor norwegian
pl pol polish
ps pus pashto
pt por portuguese português
ro ron rum romanian
ru rus russian русский
sk slk slo slovak
sl slv slovenian slovene
sq sqi alb albanian
sr srp serbian
sv swe swedish svenska
sw swa swahili
ta tam tamil
th tha thai
tr tur turkish türkçe turc
uk ukr ukrainian
ur urd urdu
vi vie vietnamese
zh zho chi chinese
"""
"""A language a line: its code of ISO 639-1, those of 639-2, and its names."""
_CODES = {name: line.split()[0] for line in _NAMES.split("\n") if line for name in line.split()[1:]}
_WORD = re.compile(r"[^\W\d_]+")


def code_of(text: str) -> str:
    """The language that a container names, as a code of two letters (with what stands behind it); ``""`` where none is known."""
    text = text.strip()
    if _CODE.fullmatch(text):
        return text
    return next((_CODES[word] for word in _WORD.findall(text[:60].casefold()) if word in _CODES), "")
