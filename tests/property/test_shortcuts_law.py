"""What is told without looking closely is what the close look tells: words by a table, dates without a language, lines run together."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slugify import slugify

from generator.copydesk import slug
from generator.copydesk.block import fold
from generator.copydesk.dates import in_line, reading, tokens
from generator.filing.words import plain, words
from generator.model.letters import western_bytes
from generator.wire import glued

WESTERN = [bytes((code,)).decode("cp1252", "ignore") for code in range(256)]
LETTERS = re.compile(r"[^\W_]+")
texts = st.lists(st.sampled_from([*filter(None, WESTERN), " ", "a", "É", "“", "e\u0301", "ﬁ", "ا"]), max_size=40).map("".join)


@given(texts)
@settings(max_examples=5 * settings.default.max_examples)
def test_words_by_a_table_are_the_words_by_a_pattern(text: str) -> None:
    if western_bytes(text) is not None:
        assert fold(text).split() == LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())
        assert words(text) == LETTERS.findall(plain(text))


@pytest.mark.parametrize("sign", ["™", "ª", "²", "¼", "ß", "¨", "µ", "\xad"])
def test_signs_that_turn_into_others_are_left_to_the_pattern(sign: str) -> None:
    assert western_bytes(f"é{sign}") is None


PIECES = [*"3 28 2023 1402 4 . / - April mars Mai maj yesterday hier mar ago 10:30 Published: h".split(), " ", ", "]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.sampled_from(["en", "fr", "fa", "da", "es", "de", "tr"]))
@settings(max_examples=5 * settings.default.max_examples)
def test_a_line_that_hangs_on_no_language_says_the_same_in_each(line: str, language: str) -> None:
    quick = in_line(line, language)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "hangs_on_language", lambda tokens: True)
        assert reading._in_line.__wrapped__(line, language) == quick


PARTS = ["Word", "two.", "J.", "out.She", "end.”He", "now!", " ", "   ", "\t", "x…Y", "?", "“No"]
sentences = st.lists(st.sampled_from(PARTS), min_size=60, max_size=120)


@given(sentences.map("".join) | sentences.map(" ".join))
@settings(max_examples=5 * settings.default.max_examples)
def test_signs_are_counted_as_often_as_blocks_can_have_met(text: str) -> None:
    met = len(glued.sentences(text))
    assert glued.may_be_glued(text, met)


HEADLINE_SIGNS = [*map(chr, range(128)), *"’‘“”–—…", *filter(None, WESTERN), *"ĞşžЯℓ＇ﬁ½", "1,2", "Don’t", "e\u0301", "\u0345"]
HEADLINES = st.lists(st.sampled_from(HEADLINE_SIGNS), max_size=20).map("".join)


@given(HEADLINES)
@settings(max_examples=5 * settings.default.max_examples)
def test_a_common_headline_is_spelled_as_any(text: str) -> None:
    words = unicodedata.normalize("NFKC", text).translate(slug._APOSTROPHES)
    spelled = slugify(words, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode")
    assert slug.spell(text) == slug._cut(spelled, slug.LONGEST)


LINES = st.lists(st.sampled_from(["12 мая", "2023年4月28日", "어제", "3", "昨天", " ", "é", "\u0301", "・", "ab\u0301c"]), max_size=8).map("".join)


@given(LINES)
@settings(max_examples=5 * settings.default.max_examples)
def test_tokens_cut_at_signs_that_stand_by_themselves_are_those_of_one_pattern(line: str) -> None:
    cjk = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    whole = re.compile(rf"\d+|[{cjk}]|[^\W\d_{cjk}](?:[^\W\d_{cjk}]|[{tokens._MARKS}])*|[^\w\s]|_")
    assert [found.span() for found in tokens._apart(line)] == [found.span() for found in whole.finditer(line)]
