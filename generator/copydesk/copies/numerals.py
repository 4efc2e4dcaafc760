"""Small numbers as newspapers write them out. Data, no rules.

``One`` is left out: in most of these languages it is the article as well.
"""

from __future__ import annotations

_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "ar": "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "he": "שניים שלושה ארבעה חמישה שישה שבעה שמונה תשעה עשרה",
    "fa": "دو سه چهار پنج شش هفت هشت نه ده یازده دوازده",
}

NUMERALS: dict[tuple[str, str], str] = {
    (language, word): str(number) for language, words in _WORDS.items() for number, word in enumerate(words.split(), 2)
}
"""The figure for a number word of a language."""
