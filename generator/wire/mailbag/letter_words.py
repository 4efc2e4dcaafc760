"""The words of a letter's own lines, in the main languages: how its readers leave it, and where it stands as a page."""

from __future__ import annotations

import re

from generator.wire.words import words

FOOT = words("""
    unsubscribe unsubscribed abbestellen abmelden désabonner désinscrire désinscription désabonnement baja cancelar desuscribirse disiscriviti
    cancellati afmelden uitschrijven avregistrera avmelden abonelikten ابونەلیک отписаться отказаться відписатися הסר להסרה إلغاء لغو
""")
"""Words of the lines at the foot of a letter in which its readers leave it, in the main languages."""

FOOT_LINE = 300
"""Characters of such a line."""

_BROWSER = words("""
    browser browserversion webversion webversie navigateur navegador navegadora browserul webbläsare webbläsaren webbläsarversionen nettleser
    nettleseren tarayıcı tarayıcıda tarayıcınızda przeglądarce prohlížeči selaimessa böngészőben браузере браузері браузъра المتصفح متصفحك
    بالمتصفح דפדפן בדפדפן مرورگر
""")
"""A browser, in the lines that lead from a letter to where it stands as a page, in the main languages."""

_ONLINE = words("online onlineversion web ligne línea linha internet الويب الإنترنت الانترنت")
_AS_A_PAGE = words("""
    view read version see open lire voir afficher ver leer ler versión versione versão visualizza leggi lesen ansehen anzeigen bekijk bekijken
    lees visa läs vis نسخة اقرأ شاهد عرض
""")
"""Words that say the same together: ``View online``, ``Lire en ligne``, ``Versión web``."""

_WORD = re.compile(r"\w+")


def leaves(text: str) -> bool:
    """Whether a line is one of those by which readers leave a letter, or tells whose rights it is under."""
    return text.lstrip().startswith("©") or is_for_leaving(text)


def is_for_leaving(text: str) -> bool:
    """Whether a line is one of those by which readers leave a letter."""
    return not FOOT.isdisjoint(_WORD.findall(text.casefold()))


def is_shown_elsewhere(text: str) -> bool:
    """Whether a line leads from a letter to where it stands as a page."""
    said = set(_WORD.findall(text.casefold()))
    return not _BROWSER.isdisjoint(said) or not (_ONLINE.isdisjoint(said) or _AS_A_PAGE.isdisjoint(said))
