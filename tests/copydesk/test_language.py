"""The language of an article."""

from __future__ import annotations

import sys

import pytest

from generator.copydesk import language

TEXTS = {
    "en": "The harbour reopened on Sunday after a storm had kept it shut for three days, and the ships that were waiting came in.",
    "de": "Der Hafen ist am Sonntag wieder geöffnet worden, nachdem ihn ein Sturm drei Tage geschlossen hatte, und die Schiffe sind eingelaufen.",
    "fr": "Le port a rouvert dimanche après une tempête qui l'avait fermé pendant trois jours, et les navires sont entrés dans la rade hier.",
    "es": "El puerto reabrió el domingo después de que una tormenta lo mantuviera cerrado durante tres días, y los barcos entraron con la marea.",
    "it": "Il porto ha riaperto domenica dopo una tempesta che lo aveva tenuto chiuso per tre giorni, e le navi sono entrate con la marea.",
    "pt": "O porto reabriu no domingo depois de uma tempestade que o manteve fechado por três dias, e os navios entraram com a maré.",
    "nl": "De haven is zondag weer opengegaan nadat een storm hem drie dagen had gesloten, en de schepen zijn met het tij binnengelopen.",
    "tr": "Liman, üç gün boyunca kapalı kalmasına neden olan fırtınanın ardından pazar günü yeniden açıldı ve bekleyen gemiler içeri girdi.",
    "pl": "Port został ponownie otwarty w niedzielę po burzy, która zamknęła go na trzy dni, a statki wpłynęły do niego z przypływem.",
    "ru": "Порт вновь открылся в воскресенье после шторма, из-за которого он был закрыт три дня, и суда вошли в него с приливом.",
    "ar": "أعيد فتح الميناء يوم الأحد بعد أن أغلقته عاصفة ثلاثة أيام، ودخلت السفن التي كانت تنتظر في عرض البحر مع المد.",
    "fa": "بندر روز یکشنبه پس از آن که طوفان آن را سه روز بسته بود باز شد و کشتی‌هایی که در انتظار بودند با مد وارد شدند.",
    "he": "הנמל נפתח מחדש ביום ראשון לאחר שסערה סגרה אותו לשלושה ימים, והאוניות שחיכו נכנסו עם הגאות.",
    "ja": "嵐で三日間閉鎖されていた港が日曜日に再開され、沖で待っていた船が満潮とともに入港した。",
    "zh": "港口因风暴关闭三天后于周日重新开放，在外等候的船只随潮水驶入。",
    "ko": "폭풍으로 사흘 동안 폐쇄되었던 항구가 일요일에 다시 열렸고 기다리던 배들이 밀물과 함께 들어왔다.",
    "el": "Το λιμάνι άνοιξε ξανά την Κυριακή αφού μια καταιγίδα το είχε κλείσει για τρεις ημέρες.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_found(code: str) -> None:
    assert language.detect(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "   ", "123 456", "😀 — …"])
def test_a_text_without_letters_has_the_fallback(text: str) -> None:
    assert language.detect(text) == "en"
    assert language.detect(text, "de") == "de"


def test_a_foreign_quotation_does_not_turn_an_article() -> None:
    assert language.detect(TEXTS["en"] + " " + TEXTS["ar"][:40] + " " + TEXTS["en"]) == "en"


def test_a_clear_text_needs_no_model() -> None:
    language._identifier.cache_clear()
    sys.modules.pop("py3langid", None)
    language.detect(TEXTS["en"] * 3)
    assert "py3langid" not in sys.modules
