"""The signs of a credit at the end of a line: brackets, a label, ``©``, a slash, a bar, an agency's name.

Each sign is a pattern. Which patterns are tried depends on cheap signs in the line (``_likely``); what some of them find has to pass a check of
its own (``_CHECKS``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.copydesk.block import ends_sentence, fold
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import phrasebook
from generator.copydesk.pictures.words import AGENCIES_CALLED, LABELS, SOURCES
from generator.model.patterns import rare

SOURCE = f"(?:{'|'.join(SOURCES)})"
"""The name of a house that pictures come from, as a pattern."""
LABEL = f"(?:{'|'.join(LABELS)})"
"""What stands before a credit, as a pattern."""

_TAIL = 140
_BRACKET = re.compile(r"[(\[](?P<credit>[^()\[\]]{1,110})[)\]]\.?$")
_LABELLED = rare(rf" ?(?:[—–|/-] ?)?(?P<credit>{LABEL} ?(?:[:©]|\.\.\.|by |courtesy ) ?\S.{{0,90}})$")
_LABEL_SIGN = re.compile(rf"{LABEL} ?(?:[:©]|\.\.\.|by |courtesy )")
"""Part of every match of ``_LABELLED``. It begins with one of a few letters, so that a search skips most places."""
_SIGN = rare(r" ?(?P<credit>[©Ⓒ℗] ?\S.{0,100}+)$")
_VIA = rare(r"(?<![\w.’'/-])(?P<credit>(?:[\w.’'/-]{1,30} ){1,6}via [\w.’'/ -]{2,40})$")
_SLASH = rare(r"(?<![\w.’'&-])(?P<credit>(?:[\w.’'&-]{1,30} ){0,4}[\w.’'&-]{1,30} ?/ ?[^/()]{2,40}(?:/[^/()]{2,40})?)$")
_WIRE = rare(rf"(?<=[\w.!?’”\"')])\s+(?P<credit>{SOURCE}(?:\s(?:Photo|Images))?(?:/[\w .'’-]{{2,40}})?(?:,\s(?:File|Pool))?)$")
_WIRE_ENDS = frozenset(("Photo", "Images", "File", "Pool", *(name.split()[-1] for name in SOURCES)))
"""The last words of what ``_WIRE`` finds, where there is no slash in it."""
_SENTENCE_BRACKET = re.compile(r"(?<=[.!?”\"])\s*\((?P<credit>[A-ZÀ-Þ][^()]{1,70})\)$")
_GLUED = rare(
    r"(?:(?<=[\w”\"][.!?])|(?<=[.!?][”\"]))"
    r"(?P<credit>[A-ZÀ-Þ][\w&-]{1,25}(?: [A-ZÀ-Þ][\w.&-]{1,25}){0,2} ?/ ?[A-ZÀ-Þ](?:(?! \d)[^/()]){2,40})$"
)
"""A credit that the markup had on a line of its own, and the dump has right behind the full stop."""
_BEHIND = rare(
    r"(?:^ ?|[/|] ?|(?<=[.!?…»”\")]) )(?P<credit>(?:[A-ZÀ-Ž][\w.’'-]{0,30} ){1,4}(?:/ ?(?:[A-ZÀ-Ž][\w.’'-]{0,30} ){1,4})?(?:nuotr|felv)\.)$"
)
"""Lithuanian and Hungarian set the label behind the name: ``J. Pavyzdys / BNS nuotr.``"""
_CAPTURED = rare(
    r"(?<=[.!?…”\"»)|] )(?P<credit>(?:Screenshot|Screen ?grab|Capture d['’]écran|Captura de pantalla|Schermata|Skjermdump|Skärmdump|Zrzut ekranu)"
    r"(?: (?:of|from|via|de|du|da|di|von|z|från|fra) [^.!?]{2,40})?)$"
)
_NAME = r"(?: [A-ZÀ-Ž][\w.’'-]{0,30}){2,5}"
_BARE_LABEL = rare(
    r"(?:^ ?|[/|] ?|(?<=[.!?…»”\")]) )(?P<credit>(?:F[Oo][Tt][Oo]S?|P[Hh][Oo][Tt][Oo]S?|Screenshot by|Courtesy(?: of)?)"
    rf"{_NAME}(?: ?/ ?[A-ZÀ-Ž][\w.’' -]{{1,40}})?)\.?$"
)
"""A label without a colon, a name behind it: ``… on Saturday. FOTO Juana Ejemplo``."""
_PIPED = rare(r"(?<=[.…”\"»)] )(?P<credit>(?:\| ?)?[^\W\da-zß-ÿ_][^|\d.!?…]{1,40}(?:\| ?[^\W\da-zß-ÿ_][^|\d.!?…]{1,40}){0,3})\.?$")
"""Names and houses with bars between them, behind the last sentence: ``… on Saturday. Juana Ejemplo | Archivo``, ``… . | DR``."""
_NAMED = rare(
    r"(?<=[.!?…”\"»)] )(?P<credit>[^\W\da-zß-ÿ_][\w.’'-]{1,25}(?: [\w.’'-]{1,25}){0,2} [^\W\da-zß-ÿ_][\w.’'-]{1,25}"
    r" ?/ ?[^\W\da-zß-ÿ_][^/().!?\d]{1,40}(?:/[^/().!?\d]{2,40}){0,3})\.?$"
)
"""A person and a house behind the last sentence, whichever they are: ``… on Saturday. Jane Doe / The Harbour Times``."""
_GLUED_LABEL = rare(
    r"(?<=[^\W\d_][.!?”\"’])(?:Photo [Cc]redit|Picture [Cc]redit|Image [Cc]redit|Credit|Photo|Picture|Image|Photograph|Foto|Bild)"
    r"(?P<credit>[^\W\da-zß-ÿ_][\w.’'-]{1,25}(?: [\w.’'-]{1,25}){0,6})$"
)
_GLUED_LABEL_SIGN = re.compile(r"[.!?”\"’](?:Credit|Photo|Picture|Image|Foto|Bild)")
"""A label glued between the full stop and the name, which on the page was set apart by its type alone: ``said.CreditJane Doe for The Times``."""
_COURTESY = rare(
    r"(?:^ ?|(?<=[.!?…»”\")] ))(?P<credit>Courtesy(?: of)?(?: the)?(?: (?:and|of|the|&|[^\W\da-zß-ÿ_][\w.’'-]{0,30})){1,10}"
    r" [^\W\da-zß-ÿ_][\w.’'-]{1,30})\.?$"
)
"""Thanks to several people: ``… on Saturday. Courtesy of Jane Doe and John Example``."""
_GIVEN = rare(
    r"(?:^ ?|(?<=[.!?…»”\")] ))(?P<credit>(?:Bild|Foto|Photo|Image|Imagen|Imagem|Immagine|Afbeelding) (?:von|van|de|di|par|by)"
    rf"{_NAME} (?:auf|bei|via|on|from|en|em|sur|su|op) {SOURCE})\.?$"
)
"""Who took a free picture, and where it is to be had: ``… am Hafen. Bild von Jana Beispiel auf Pixabay``."""
_ALLIANCE = rare(r"(?:^ ?|(?<=[.!?…»”\")] ))(?P<credit>(?:dpa/)?picture[ -]alliance ?[|/] ?[^.!?]{2,60})$")
"""The one house with a name in small letters, and what stands behind its bar."""
_BRACKETED_SIGN = rare(r" ?\([cC]\) ?(?P<credit>[^\W\da-zß-ÿ_][^.!?()\d]{1,60})$")
"""The copyright sign as typed without one: ``… at the harbour (c) Jane Doe``."""
_PAIRED = rare(r"[^\W\da-zß-ÿ_][\w.’'-]{1,25}(?: [\w.’'-]{1,25}){0,2} [^\W\da-zß-ÿ_][\w.’'-]{1,25} ?/ ?[^\W\da-zß-ÿ_][^/()\d]{1,60}")
"""A person and a house, whichever they are, in the brackets behind a sentence."""
_LABEL_OPENS = rare(r"(?:cr[eé]ditos?|cr[eé]dits?|fotos?|photos?|images?|imagen|imagem|bild|fot\.) ?[:©]", re.IGNORECASE)
_SUPPLIED = re.compile(r"(?<![^\s.!?”\"])(?P<credit>(?:Submitted|Courtesy|Contributed|Handout|File|Provided|Staff) [Pp]hotos?)$")
"""What papers write that had no photographer there: ``The crew on its ship Submitted photo``."""
_SUPPLIED_ENDS = ("hoto", "hotos")
_AGENCY_PHOTO = rare(rf"\b{SOURCE} (?:Photo|Images|Pool)\b")
_CLOSING = (")", "]", ").", "].")
_ABBREVIATIONS = (" nuotr.", " felv.")
_CAPTURES = re.compile(r"Screen|Captur|Scherm|Skj|Skä|Zrzut")
_NAMES_SOURCE = re.compile(rf"(?<!\w)(?:{SOURCE}|{LABEL})(?!\w)|©")
_FEWEST_WORDS = 4
_GLOSSED_WORDS = 6
_MOST_SIGNED = 300
"""Characters of a caption whose brackets may hold any words; behind a longer paragraph they hold its writer, or an aside."""
_QUOTED = rare(r"(?:\d{1,3}[.)] )?[\"“„«»‚'‘].+[\"”“»«’'][.!?]?")
"""A text that is all a quotation, or an item of a list that is."""
_DIGIT = re.compile(r"\d")
_INITIAL = 3
_PARTICLES = frozenset(("von", "van", "de", "den", "der", "di", "da", "del", "al", "el", "bin"))


def find(text: str) -> tuple[int, str] | None:
    """Where in a line its credit begins, and the credit with its label and signs; ``None`` where the line shows none."""
    tail = text[-_TAIL:]
    offset = len(text) - len(tail)
    for pattern in _likely(tail):
        found = pattern.search(tail)
        if not found:
            continue
        start = found.start() + (_name_at(found["credit"]) if pattern is _SLASH else 0)
        credit = tail[start:].strip() if pattern is _SLASH else found["credit"]
        if _holds(pattern, credit, text[: offset + start]):
            return offset + start, credit
    return None


def _likely(tail: str) -> list[re.Pattern[str]]:
    """The patterns whose own sign stands in the text. Most lines are no captions, and this rules them out without a search."""
    found: list[re.Pattern[str]] = []
    is_closed = tail.endswith(_CLOSING)
    if is_closed:
        found.append(_BRACKET)
    if (":" in tail or "by " in tail or "courtesy " in tail or "©" in tail) and _LABEL_SIGN.search(tail):
        found.append(_LABELLED)
    if not tail.isascii() and ("©" in tail or "Ⓒ" in tail or "℗" in tail):
        found.append(_SIGN)
    if " via " in tail:
        found.append(_VIA)
    if "/" in tail:
        found.append(_SLASH)
        found.append(_GLUED)
        found.append(_NAMED)
    if tail.endswith(_ABBREVIATIONS):
        found.append(_BEHIND)
    is_open = tail[-1:].isalnum()
    if is_open:
        if "/" in tail or tail.rsplit(None, 1)[-1] in _WIRE_ENDS:
            found.append(_WIRE)
        if "..." in tail and _LABEL_SIGN.search(tail):
            found.append(_LABELLED)
        if _CAPTURES.search(tail):
            found.append(_CAPTURED)
        if tail.endswith(_SUPPLIED_ENDS):
            found.append(_SUPPLIED)
        if _GLUED_LABEL_SIGN.search(tail):
            found.append(_GLUED_LABEL)
        if tail.rsplit(None, 1)[-1] in _WIRE_ENDS:
            found.append(_GIVEN)
        if "(c) " in tail or "(C) " in tail:
            found.append(_BRACKETED_SIGN)
    if is_closed:
        found.append(_SENTENCE_BRACKET)
    if "|" in tail:
        found.append(_PIPED)
    if (is_open or tail[-1:] == ".") and ("oto " in tail or "OTO " in tail or "Courtesy " in tail or "Screenshot by " in tail):
        found.append(_BARE_LABEL)
    if "Courtesy " in tail:
        found.append(_COURTESY)
    if "alliance" in tail:
        found.append(_ALLIANCE)
    return found


def _name_at(words: str) -> int:
    """Where the name begins in words before a slash: at the first of the last words with capitals, behind any end of a sentence."""
    at = len(words[: words.index("/")].rstrip())
    start = at
    for word in reversed(words[:at].split(" ")):
        if not (word[:1].isupper() or word in _PARTICLES) or (word[-1:] in ".!?" and len(word) > _INITIAL):
            break
        start = max(0, start - len(word) - 1)
    agency = _AGENCY_PHOTO.search(words, start, words.index("/"))
    return agency.start() if agency else start + (words[start : start + 1] == " ")


def _holds(pattern: re.Pattern[str], credit: str, caption: str) -> bool:
    """Whether what a pattern found behind a caption is a credit; ``(+Video)`` says what else a page has."""
    check = _CHECKS.get(pattern)
    return credit[0] != "+" and (check is None or check(credit, caption))


def _is_bracketed(credit: str, caption: str) -> bool:
    """In brackets: a source's name or a label, or behind a sentence a person and a house; not what the words before it are short for."""
    if glosses(caption, credit):
        return False
    if ends_sentence(caption) and "/" in credit and not credit.isupper() and _PAIRED.fullmatch(credit):
        return True
    if _LABEL_OPENS.match(credit):
        return True
    return " via " in credit or _NAMES_SOURCE.search(credit) is not None or fold(credit) in phrasebook().words("credit", "whole")


def _is_sourced(credit: str, _caption: str) -> bool:
    """With a slash or ``via``: it begins with a capital and names a source."""
    return credit[:1].isupper() and _NAMES_SOURCE.search(credit) is not None


def _is_piped(credit: str, caption: str) -> bool:
    """With a bar: nothing but names around it."""
    return "|" in credit and len(caption.split()) >= _FEWEST_WORDS and all(map(_is_of_name, credit.replace("|", " ").split()))


def _is_behind_sentence(credit: str, caption: str) -> bool:
    """In brackets behind a sentence: no sentence and no number of a page; behind a quotation they say who spoke."""
    return not is_sentence(credit) and len(caption) <= _MOST_SIGNED and not _QUOTED.fullmatch(caption) and not _DIGIT.search(credit)


def _is_of_names(credit: str, caption: str) -> bool:
    """A person and a house with a slash, whichever they are: nothing but names."""
    return len(caption.split()) >= _FEWEST_WORDS and all(map(_is_of_name, credit.replace("/", " ").split()))


def _is_wire(_credit: str, caption: str) -> bool:
    """An agency and no more: alone, or behind a caption without a small word that leads to it (``on Instagram``)."""
    words = caption.split()
    return not words or (len(words) >= _FEWEST_WORDS and words[-1] not in FUNCTION_WORDS)


_CHECKS: dict[re.Pattern[str], Callable[[str, str], bool]] = {
    _BRACKET: _is_bracketed,
    _SLASH: _is_sourced,
    _VIA: _is_sourced,
    _PIPED: _is_piped,
    _SENTENCE_BRACKET: _is_behind_sentence,
    _NAMED: _is_of_names,
    _WIRE: _is_wire,
}
"""What else must be true of what a pattern found, given the caption before it; what other patterns find is a credit without a check."""


def _is_of_name(word: str) -> bool:
    """Whether the word may stand in a name: with a capital, or as its particle."""
    return word[0].isupper() or word in _PARTICLES


def glosses(caption: str, credit: str) -> bool:
    """Whether brackets give the short name of what stands before them: ``told Agence France-Presse (AFP).``, ``وكالة الأنباء (وفا)``.

    Its letters are the capitals before them, or the word for an agency is among the last few words of the same sentence.
    """
    if ends_sentence(caption):
        return False
    last = caption.rstrip("\"”»’'").split()[-_GLOSSED_WORDS:]
    initials = "".join(part[0] for word in last for part in word.split("-") if part[:1].isupper())
    return (credit.isupper() and len(credit) > 1 and initials.endswith(credit)) or any(fold(word).startswith(AGENCIES_CALLED) for word in last)


def is_sentence(words: str) -> bool:
    """Whether the words in brackets close as a sentence does; an abbreviated name has two words at the most."""
    return words[-1] in ".!?…؟。" and len(words.split()) > 2
