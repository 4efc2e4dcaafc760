"""Laws of filing: what may never change a verdict."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.filing import Filer, because
from generator.model import Article, Caption, Paragraph, Term, Topic

WORDS = ["Gaza", "Libya", "Libyans", "Tripoli", "Lebanon", "Haftar", "hamas", "talks", "غزة", "وليبيا", "GAZA", "South", "Sudan"]
NEIGHBOURS = st.lists(st.sampled_from(["Lebanon", "Libya", "South Sudan", "talks"]), max_size=2, unique=True).map(tuple)
TERMS = st.builds(
    lambda text, weight, near, not_near: Term(text, weight, near=near, not_near=not_near),
    st.sampled_from(["Gaza", "Libya", "Tripoli", "South Sudan", "Sudan", "talk", "غزة", "ليبيا", "Haftar"]),
    st.sampled_from([0.2, 0.5, 1.0, 2.0]),
    near=NEIGHBOURS,
    not_near=NEIGHBOURS,
)
TOPICS = st.lists(
    st.builds(
        lambda slug, terms: Topic(slug, "N", tuple(terms)),
        st.sampled_from("abcde"),
        st.lists(TERMS, min_size=1, max_size=4, unique_by=lambda term: term.text),
    ),
    max_size=4,
    unique_by=lambda topic: topic.slug,
)
TEXTS = st.lists(st.sampled_from([*WORDS, "word", "and", "."]), max_size=12).map(" ".join)
UNRELATED = st.lists(st.sampled_from(["word", "and", "Monday", "rain.", "the"]), min_size=1, max_size=80).map(" ".join)
ARTICLES = st.builds(
    lambda headline, paragraphs, captions, standfirst: Article(
        headline, tuple(Paragraph(text, 0, 0) for text in paragraphs), "d", 0, 0, "", captions=tuple(map(Caption, captions)), standfirst=standfirst
    ),
    TEXTS,
    st.lists(TEXTS, max_size=6),
    st.lists(TEXTS, max_size=2),
    TEXTS,
)


@given(TOPICS, ARTICLES)
def test_filing_is_deterministic_and_adds_up(topics: list[Topic], article: Article) -> None:
    filing = Filer(topics).file(article)
    assert filing == Filer(topics).file(article)
    for verdict in filing.verdicts:
        assert abs(sum(sighting.weight for sighting in verdict.sightings) - verdict.score) < 0.05
        assert all(sighting.weight == 0 for sighting in verdict.sightings if sighting.note)
        assert because(verdict)


@given(TOPICS, ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_topics_is_irrelevant(topics: list[Topic], article: Article, random: Random) -> None:
    shuffled = list(topics)
    random.shuffle(shuffled)
    assert set(Filer(topics).file(article).verdicts) == set(Filer(shuffled).file(article).verdicts)


def adds_nothing(topics: list[Topic], article: Article, text: str, at: int) -> None:
    longer = list(article.paragraphs)
    longer.insert(at, Paragraph(text, 0, 0))
    before, after = (set(Filer(topics).file(one).topics) for one in (article, article._replace(paragraphs=tuple(longer))))
    assert after <= before


@given(TOPICS, ARTICLES, UNRELATED, st.integers(0, 6))
def test_an_unrelated_paragraph_never_adds_a_topic(topics: list[Topic], article: Article, text: str, at: int) -> None:
    adds_nothing(topics, article, text, at)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOPICS, ARTICLES, UNRELATED, st.integers(0, 6))
def test_an_unrelated_paragraph_never_adds_a_topic_at_length(topics: list[Topic], article: Article, text: str, at: int) -> None:
    adds_nothing(topics, article, text, at)


@given(TOPICS, ARTICLES)
def test_a_topic_more_never_adds_an_article_to_another(topics: list[Topic], article: Article) -> None:
    alone = {slug for topic in topics for slug in Filer([topic]).file(article).topics}
    assert set(Filer(topics).file(article).topics) <= alone
