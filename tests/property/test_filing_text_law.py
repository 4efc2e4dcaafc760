"""Filing takes any text whatever, in terms and in copy, and finds every term in a text made of it alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.filing import Filer, because
from generator.filing.words import plain, words
from generator.model import Article, Paragraph, Term, Topic

TEXTS = st.text(max_size=60) | st.text("اأإآىيةهـًغزوبلكال عزה", max_size=20) | st.text("aA’'.-(): \n\u200c\u00ad\u0301É", max_size=30)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_is_raised_and_evidence_is_one_line(term: str, headline: str, text: str) -> None:
    article = Article(headline, (Paragraph(text, 0, 0),), "d", 0, 0, "")
    filing = Filer([Topic("t", "T", (Term(term, near=(text,), not_near=(headline,)),))]).file(article)
    assert because(filing.verdicts[0])
    assert not any("," in name or "\n" in name for name in filing.names)


@given(TEXTS)
def test_a_term_is_found_where_it_stands_alone(term: str) -> None:
    (verdict,) = Filer([Topic("t", "T", (Term(term),))]).file(Article(term, (), "d", 0, 0, "")).verdicts
    assert verdict.filed is bool(words(term))


@given(TEXTS)
@example("A\u00ad\u0300")
@example("\ufb2a\u0627\u200c\u0653")
def test_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
