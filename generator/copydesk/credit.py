"""Credit lines: how a caption names who took the picture, and where the credit begins."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.copydesk.block import Block, fold
from generator.copydesk.function_words import FUNCTION_WORDS
from generator.copydesk.phrases import phrasebook
from generator.model import Caption
from generator.model.patterns import rare

LONGEST = 700
"""Longest block, in characters, that is taken for a caption."""

_SOURCES = (
    "AFP via Getty Images", "The Associated Press", "Associated Press", "AFP", "AP", "EPA-EFE", "EPA", "EFE", "PA Media", "PA Wire", "PA",
    "Reuters", "REUTERS", "Getty Images", "Getty images", "Getty", "dpa", "DPA", "ANSA", "Shutterstock", "SHUTTERSTOCK", "Alamy", "iStock",
    "Bloomberg", "Xinhua", "Anadolu Agency", "Anadolu", "AA", "IMAGO", "imago", "Imago", "picture alliance", "NTB", "TT", "ANP", "Belga",
    "Keystone", "KEYSTONE", "APA", "Rex", "ZUMA", "Unsplash", "UPI", "TASS", "RIA Novosti", "Handout", "HANDOUT", "AAP", "CP",
    "The Canadian Press", "THE CANADIAN PRESS", "PTI", "ANI", "SIPA", "Wikimedia Commons", "Pixabay", "File", "FILE", "Supplied", "SUPPLIED",
    "Contributed", "Facebook", "Instagram", "Twitter", "X", "CNN", "BBC", "NASA", "LaPresse", "Europa Press", "Lusa", "LUSA", "PAP", "LETA", "BNS",
    "Wikimedia", "Wikipedia", "Flickr", "YouTube", "TikTok",
)  # fmt: skip
_LABELS = (
    "Photographs?", "Photographer", "Photos?", "PHOTO", "Pictures?", "Pics?", "Images?", "Image [Cc]redits?", "Picture [Cc]redit", "Photo [Cc]redit",
    "Credits?", "Source", "Courtesy", "Fotograf(?:ía|ia|o)?", "Fotos?", "FOTO", "Bild(?:er|rechte|quelle|nachweis)?", "Fotó", "Zdjęcie", r"Fot\.",
    "Źródło", "Quelle", "Créditos?", "Crédits?(?: photo)?", "Fotoğraf", "Kuva", "Kép", "Фото",
    "الصورة", "صورة", "تصوير", "عکس", "צילום", "Görsel", "Illustration", "Graphic", "Grafik", "Ảnh", "Image[mn]",
)  # fmt: skip
_SOURCE = f"(?:{'|'.join(_SOURCES)})"
_LABEL = f"(?:{'|'.join(_LABELS)})"

_TAIL = 140
_BRACKET = re.compile(r" ?[(\[](?P<credit>[^()\[\]]{1,110})[)\]]\.?$")
_LABELLED = rare(rf" ?(?:[—–|/-] ?)?(?P<credit>{_LABEL} ?(?:[:©]|\.\.\.|by |courtesy ) ?\S.{{0,90}})$")
_LABEL_SIGN = re.compile(rf"{_LABEL} ?(?:[:©]|\.\.\.|by |courtesy )")
"""What every match of ``_LABELLED`` holds. It opens with a letter of a few, so that it is sought without a try at every place."""
_SIGN = rare(r" ?(?P<credit>[©Ⓒ℗] ?\S.{0,100}+)$")
_VIA = rare(r"(?<![\w.’'/-])(?P<credit>(?:[\w.’'/-]{1,30} ){1,6}via [\w.’'/ -]{2,40})$")
_SLASH = rare(r"(?<![\w.’'&-])(?P<credit>(?:[\w.’'&-]{1,30} ){0,4}[\w.’'&-]{1,30} ?/ ?[^/()]{2,40}(?:/[^/()]{2,40})?)$")
_WIRE = rare(rf"(?<=[\w.!?’”\"')])\s+(?P<credit>{_SOURCE}(?:\s(?:Photo|Images))?(?:/[\w .'’-]{{2,40}})?(?:,\s(?:File|Pool))?)$")
_WIRE_ENDS = frozenset(("Photo", "Images", "File", "Pool", *(name.split()[-1] for name in _SOURCES)))
"""Words that what ``_WIRE`` finds may end in, where no slash stands in it."""
_SENTENCE_BRACKET = re.compile(r"(?<=[.!?”\"])\s*\((?P<credit>[A-ZÀ-Þ][^()]{1,70})\)$")
_GLUED = rare(
    r"(?:(?<=[\w”\"][.!?])|(?<=[.!?][”\"]))"
    r"(?P<credit>[A-ZÀ-Þ][\w&-]{1,25}(?: [A-ZÀ-Þ][\w.&-]{1,25}){0,2} ?/ ?[A-ZÀ-Þ](?:(?! \d)[^/()]){2,40})$"
)
"""A credit that the markup set on a line of its own, and the dump right behind the full stop."""
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
    rf"{_NAME}(?: ?/ ?[A-ZÀ-Ž][\w.’' -]{{1,40}})?)$"
)
"""A label without a colon, a name behind it: ``… on Saturday. FOTO Juana Ejemplo``."""
_SUPPLIED = re.compile(r"(?<!\S)(?P<credit>(?:Submitted|Courtesy|Contributed|Handout|File|Provided|Staff) [Pp]hotos?)$")
"""What papers without a photographer on the spot write: ``The crew on its ship Submitted photo``."""
_SUPPLIED_ENDS = ("hoto", "hotos")
_SIGNED = re.compile(r"\((?P<credit>[^()\d]{2,45})\)\.?$")
_SIGNED_WORDS = 5
_AGENCY_PHOTO = rare(rf"\b{_SOURCE} (?:Photo|Images|Pool)\b")
_CLOSING = (")", "]", ").", "].")
_ABBREVIATIONS = (" nuotr.", " felv.")
_CAPTURES = re.compile(r"Screen|Captur|Scherm|Skj|Skä|Zrzut")
_NAMES_SOURCE = re.compile(rf"(?<!\w)(?:{_SOURCE}|{_LABEL})(?!\w)|©")
_OPENS_LABEL = rare(rf"{_LABEL}\s*[:©]")
_LABEL_ALONE = rare(rf"^{_LABEL}\s*(?::|\.\.\.|by\b|©)\s*")
_PAIR = rare(r"[A-ZÀ-Þ][\w.&-]{2,20}(?: [A-ZÀ-Þ][\w.&-]{1,20}){0,2}/[A-ZÀ-Þ][\w.-]{1,20}(?: [A-ZÀ-Þ][\w.-]{1,20}){1,2}")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [\w.’'-]{1,20}){0,2} [A-ZÀ-Þ][\w.’'-]{1,20}")
_SOURCE_ALONE = re.compile(rf"(?:[\w ]{{2,30}} \| )?{_SOURCE}(?: (?:Photo|Images))?")
_COPYRIGHT = re.compile(r"(?:19|20)\d\d|\b[Rr]ights?\b|\bRechte\b|derechos|droits|[Ll]icenc|prawa|diritti")
_LONGEST_CREDIT = 90
_LONGEST_NAME = 60
_LABEL_WORDS = 3
_PARTED = rare(r"(?:^|[.!?…।。\"”’»)\]|–—(\[/-])\s*$")
_OTHERS = frozenset("video vídeo copyright graphic grafik illustration source quelle kilde källa foto bild".split())
"""Labels that stand before other things too, or that the patterns above know."""
_FEWEST_WORDS = 4
_MOST_SIGNED = 300
"""Characters before brackets that may hold any words: behind a longer paragraph stands its writer, or an aside."""
_QUOTED = rare(r"(?:\d{1,3}[.)] )?[\"“„«»‚'‘].+[\"”“»«’'][.!?]?")
"""A text that is all a quotation, or an item of a list that is."""
_DIGIT = re.compile(r"\d")
_INITIAL = 3
_PARTICLES = frozenset(("von", "van", "de", "den", "der", "di", "da", "del", "al", "el", "bin"))


@lru_cache(maxsize=64)
def split(text: str) -> Caption | None:
    """Caption and credit of a line that carries a credit, or ``None`` where it shows none.

    Knows the credit by its brackets and a source's name, by a label (``Photo:``), by ``©``, by ``via``, by a
    slash between a person and an agency, by an agency's name after the last word, or by brackets after the last sentence.
    Several rules ask, and dumps repeat captions, so the last answers are remembered.
    """
    if len(text) > LONGEST:
        return None
    tail = text[-_TAIL:]
    offset = len(text) - len(tail)
    for pattern in _likely(tail):
        found = pattern.search(tail)
        if not found:
            continue
        start = found.start() + (_name_at(found["credit"]) if pattern is _SLASH else 0)
        credit = tail[start:].strip() if pattern is _SLASH else found["credit"]
        if _holds(pattern, credit, text[: offset + start]):
            return Caption(text[: offset + start].strip(" |–—-©"), bare(credit))
    return _labelled(text)


def _labelled(text: str) -> Caption | None:
    """Caption and credit where a label from the phrase lists stands before the last colon: ``Zdroj: …``, ``ছবি: …``.

    A label opens the line or stands behind a sentence, a bracket or a bar; the credit behind it is a name, not a sentence.
    """
    if ":" not in text and "：" not in text:
        return None
    colon = max(text.rfind(":"), text.rfind("："))
    rest = text[colon + 1 :].strip()
    if not 2 <= len(rest) <= _LONGEST_NAME or _is_sentence(rest) or rest[0].islower():
        return None
    before, labels = text[:colon].rstrip(), _labels()
    words = before.rsplit(None, _LABEL_WORDS)[-_LABEL_WORDS:]
    for first in range(len(words)):
        label = " ".join(words[first:]).lstrip("([|–—-/")
        start = len(before) - len(label)
        if label and not label[0].islower() and fold(label) in labels and _PARTED.search(before, 0, start):
            return Caption(before[:start].rstrip(" ([|–—-/©"), rest.strip(" ()[]"))
    return None


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """The words of all languages that label a credit; those that label other things as well are left out."""
    return phrasebook().words("credit", "start") - _OTHERS


def _likely(tail: str) -> list[re.Pattern[str]]:
    """The patterns whose own sign stands in the text: most lines are no caption, and this is told without a search."""
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
    if is_closed:
        found.append(_SENTENCE_BRACKET)
    if is_open and ("oto " in tail or "OTO " in tail or "Courtesy " in tail or "Screenshot by " in tail):
        found.append(_BARE_LABEL)
    return found


def signed(text: str) -> Caption | None:
    """Caption and credit of a line known to be a caption, in any script: its credit may be any few words in brackets at its end.

    ``None`` where it ends otherwise. Words in small letters are no name and point into the picture.
    """
    found = _SIGNED.search(text) if text.rstrip(".").endswith(")") and len(text) <= LONGEST else None
    if found is None or len(found["credit"].split()) > _SIGNED_WORDS or found["credit"][0].islower() or _is_sentence(found["credit"]):
        return None
    return Caption(text[: found.start()].rstrip(), found["credit"])


def _name_at(words: str) -> int:
    """Where in the words before a slash the name begins: at the last capitalised words that no sentence ends in."""
    at = len(words[: words.index("/")].rstrip())
    start = at
    for word in reversed(words[:at].split(" ")):
        if not (word[:1].isupper() or word in _PARTICLES) or (word[-1:] in ".!?" and len(word) > _INITIAL):
            break
        start = max(0, start - len(word) - 1)
    agency = _AGENCY_PHOTO.search(words, start, words.index("/"))
    return agency.start() if agency else start + (words[start : start + 1] == " ")


def _holds(pattern: re.Pattern[str], credit: str, caption: str) -> bool:
    """Whether what a pattern found is a credit: brackets, slashes and ``via`` need a source's name, brackets after a sentence hold no
    sentence of their own and no number of a page, and say who spoke where they stand behind a quotation; a bare agency needs a caption
    before it, and no small word that leads to it (``on Instagram``). ``(+Video)`` says what a page has more."""
    if credit[0] == "+":
        return False
    if pattern is _BRACKET:
        return " via " in credit or _NAMES_SOURCE.search(credit) is not None or fold(credit) in phrasebook().words("credit", "whole")
    if pattern in (_SLASH, _VIA):
        return credit[:1].isupper() and _NAMES_SOURCE.search(credit) is not None
    if pattern is _SENTENCE_BRACKET:
        return not _is_sentence(credit) and len(caption) <= _MOST_SIGNED and not _QUOTED.fullmatch(caption) and not _DIGIT.search(credit)
    words = caption.split()
    return pattern is not _WIRE or not words or (len(words) >= _FEWEST_WORDS and words[-1] not in FUNCTION_WORDS)


def _is_sentence(words: str) -> bool:
    """Whether the words in brackets close as a sentence does; an abbreviated name has two words at the most."""
    return words[-1] in ".!?…؟。" and len(words.split()) > 2


def bare(credit: str) -> str:
    """The credit without its label, brackets and sign: ``Photo: A. Example/AFP`` gives ``A. Example/AFP``, ``A. Example (AFP)`` stays."""
    words = _LABEL_ALONE.sub("", credit).strip(" ©")
    return (words.strip("©") if "(" in words[1:] and words.endswith(")") else words.strip(" ()[]©")) or credit.strip()


def opens_with_label(block: Block) -> bool:
    """Whether the line opens with ``Photo:`` or the like."""
    return _OPENS_LABEL.match(block.text) is not None


def is_credit(block: Block) -> bool:
    """Whether the line is a credit and nothing else; see :func:`names_credit`."""
    return names_credit(block.text, block.folded)


def names_credit(text: str, folded: str) -> bool:
    """Whether a line, also given folded, is a credit and nothing else; a copyright notice with a year or rights is none."""
    return len(text) <= _LONGEST_CREDIT and _is_credited(text, folded) and _COPYRIGHT.search(text) is None


def _is_credited(text: str, folded: str) -> bool:
    """Whether the line is a credit known by its words, or one by its shape."""
    if folded in phrasebook().words("credit", "whole"):
        return True
    parts = split(" " + text)
    return (parts is not None and not parts.text) or ("/" in text and _PAIR.fullmatch(text) is not None) or (" | " in text and _is_piped(text))


def _is_piped(text: str) -> bool:
    """Whether a person and a source stand on the line with a bar between them, and no more: ``Jane Doe | Getty Images``."""
    name, _, house = text.partition(" | ")
    return _PERSON.fullmatch(name) is not None and _SOURCE_ALONE.fullmatch(house) is not None
