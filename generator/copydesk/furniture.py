"""Furniture: what a page or a widget leaves beside the story. Each rule strikes under a name, which the account gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.copydesk.block import RELEASE_END, Block, fold, shape
from generator.copydesk.galley import Galley
from generator.copydesk.phrases import Phrasebook, phrasebook

_LONGEST_LABEL = 60
_LONGEST_START = 220
_LONGEST_INSIDE = 400
_PARAGRAPH = 200
"""Characters of a text that may be a paragraph about newsletters rather than an offer of one."""
_OFFERS = frozenset(("advert", "comments", "follow", "newsletter", "related"))
_TOLD_OF = _OFFERS | {"player"}
"""Rules whose words may begin what somebody says in a story: ``"Video games had a huge impact," she said.``"""
_OPEN_SENTENCES = frozenset(("related", "after", "share"))
"""Rules whose words may open a sentence of a story too, if it is longer than such a call to the reader."""
_LONGEST_CALL = 12
_LABEL_WORDS = 8
"""Words above which a line is no label."""
_SENTENCE = re.compile(r".{20,}?[.!?](?= )")
_LONGEST_NUMBER = 24
_LONGEST_ROW = 160
_HUMP = re.compile(r"[A-Z](?<=[a-z].)")
"""A capital behind a small letter, where words are glued. (The pattern begins with the capital, so that a search leaps to it.)"""
_BARE_NUMBER = re.compile(r"[\d\s.,:/%+×x()#|–-]{1,24}")
_DURATION = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^(?:19|20)\d\d$")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\. ?m\.|[AaPp][Mm])")
"""An hour alone on its line is that of another story or of a comment."""
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@.]{2,24}|\[email.protected\]")
_LINKED_WORDS = 5
"""Words at the least in square brackets that are another story's headline, as some papers set links, and no credit."""
_CUT_OFF = re.compile(r"\[\+?\d{1,7} chars\]")
"""What a news interface puts at the end of a text that it cuts off."""
CUT_OFF = "cut off"
"""The rule that knows it."""
_FEED_FOOT = re.compile(
    r"(?:the post|l['’]article|cet article|der beitrag|la entrada|el artículo|l['’]articolo|o post|het bericht|ظهرت المقالة)\s"
    r".{1,250}?(?:appeared first on|est apparu en premier sur|erschien zuerst auf|se publicó primero en|apareció primero en|aparece primero en"
    r"|proviene da|apareceu primeiro em|verscheen eerst op|أولاً على)\s.{1,100}",
    re.IGNORECASE,
)
"""The line that WordPress puts below every entry of a feed, in the words of its translations."""
_ASKS = "?؟？"
_MOST_ANSWERS = 8
_LONGEST_ANSWER = 70
_POST = re.compile(r"[-—–]\s?.{1,80}\(@\w{1,30}\)")


def strike(galley: Galley) -> None:
    """Mark every block that a rule of furniture knows by its words or its shape, and note the labels."""
    book = phrasebook()
    for block in galley.free():
        rule = rule_of(block, book) if block.index not in galley.kept else ""
        if rule in ("related", "after") and len(block.text) <= _LONGEST_LABEL:
            galley.labels[block.index] = rule
        elif block.text == RELEASE_END:
            galley.labels[block.index] = "after"
        if rule:
            galley.mark(block, "furniture", rule)
    _strike_posts(galley)
    _strike_polls(galley, book)


def rule_of(block: Block, book: Phrasebook) -> str:
    """The rule that knows the block by its words or its shape, or ``""``."""
    rules = book.rule_of_whole(block) if len(block.text) <= _LONGEST_LABEL else frozenset()
    label = "after" if "after" in rules else "related" if "related" in rules else ""
    return label or min(rules, default="") or _by_shape(block, book) or _by_words(block, book)


def _by_words(block: Block, book: Phrasebook) -> str:
    if len(block.text) <= _LONGEST_START:
        rule = book.rule_of_start(block)
        is_sentence = rule in _OPEN_SENTENCES and block.ends and block.word_count > _LONGEST_CALL
        if rule and not is_sentence and not (rule in _TOLD_OF and _reports(block, book)):
            return rule
    rule = book.rule_of_inside(block) if len(block.text) <= _LONGEST_INSIDE else ""
    if rule in _OFFERS and ((len(block.text) > _PARAGRAPH and not _offers_at_once(block, book)) or _reports(block, book)):
        return ""
    return rule


def _reports(block: Block, book: Phrasebook) -> bool:
    """Whether the line reports what somebody said, as no offer does."""
    return block.ends and block.word_count > _LABEL_WORDS and not book.words("byline", "says").isdisjoint(block.words)


def _offers_at_once(block: Block, book: Phrasebook) -> bool:
    """Whether a rule's words stand in the first sentence of a text; further down a story may mention them too."""
    opening = _SENTENCE.match(block.text)
    return opening is None or bool(book.rule_of_inside(Block(opening[0], block.lines, block.index)))


def _by_shape(block: Block, book: Phrasebook) -> str:
    """The rule that knows the block by its shape alone: numbers, durations, links, a row of widget words."""
    text = block.text
    if not block.folded:
        return "ornament"
    if len(text) <= _LONGEST_NUMBER:
        if _DURATION.fullmatch(text):
            return "player"
        if (_BARE_NUMBER.fullmatch(text) and not _DAY.search(text)) or _HOUR.fullmatch(text):
            return "number"
    if (text.startswith(("http", "www.")) and _LINK.fullmatch(text)) or (("@" in text or text[0] == "[") and _MAIL.fullmatch(text)):
        return "link"
    if text[0] == "[" and text[-1] == "]" and block.word_count >= _LINKED_WORDS and not block.ends:
        return "related"
    if is_feed_foot(text):
        return "copyright"
    if text.endswith("chars]") and _CUT_OFF.fullmatch(text):
        return CUT_OFF
    return "share" if len(text) <= _LONGEST_ROW and _all_widgets(block, book) else ""


def is_feed_foot(text: str) -> bool:
    """Whether the line says where an entry of a feed appeared first; it stands there as the entry's last paragraph."""
    return len(text) <= _LONGEST_INSIDE and _FEED_FOOT.fullmatch(text) is not None


def _all_widgets(block: Block, book: Phrasebook) -> bool:
    """Whether all words are those of a sharing widget, glued or not: ``FacebookTwitterLinkedinEmail``."""
    words = book.words("share", "words")
    if block.word_count > 1 and shape(block.words[0]) not in words:
        return False
    if not any(sign.isalpha() for sign in block.text):
        return False
    if set(block.shaped.split()) <= words:
        return True
    parted, humps = _HUMP.subn(r" \g<0>", block.text)
    return humps > 0 and set(shape(fold(parted)).split()) <= words


def _strike_posts(galley: Galley) -> None:
    """Strike embedded posts: the line that signs one (``— Name (@handle) date``) and the block above, which it quotes."""
    for block in galley.blocks:
        if block.text[:1] in "—–-" and block.index not in galley.kept and _POST.match(block.text):
            galley.remark(block, "furniture", "embedded post")
            above = block.index - 1
            if above >= 0 and galley.marks[above] is None:
                galley.mark(galley.blocks[above], "furniture", "embedded post")


def _strike_polls(galley: Galley, book: Phrasebook) -> None:
    """Strike polls: a question with short answers to choose from below it, a yes and a no among them."""
    for block in galley.blocks:
        if block.text[-1] not in _ASKS or galley.marks[block.index] or block.index in galley.kept:
            continue
        answers = list(_answers(galley, block.index + 1))
        opened = [fold(answer.text.split(None, 1)[0]) for answer in answers]
        if not book.words("poll", "yes").isdisjoint(opened) and not book.words("poll", "no").isdisjoint(opened):
            for line in (block, *answers):
                galley.mark(line, "furniture", "poll")


def _answers(galley: Galley, first: int) -> Iterator[Block]:
    """The short lines from there on, up to a question: no more than a poll has answers."""
    for block in galley.blocks[first : first + _MOST_ANSWERS]:
        if len(block.text) > _LONGEST_ANSWER or block.text[-1] in _ASKS or galley.marks[block.index]:
            return
        yield block
