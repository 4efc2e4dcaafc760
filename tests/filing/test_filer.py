"""Filing: what an editor's terms can say, and that both ways into it agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from generator.filing import Filer, because
from generator.model import Article, Caption, Dating, FiledArticle, Term, Topic

Make = Callable[..., Article]


def topic(*terms: Term | str, slug: str = "t", threshold: float = 4.0, since: str = "") -> Topic:
    return Topic(slug, slug.title(), tuple(term if isinstance(term, Term) else Term(term) for term in terms), threshold, since=since)


@pytest.mark.parametrize(
    ("term", "text", "is_found"),
    [
        ("Libya", "The Libyans' own", True),
        ("Libya", "Libya’s coast", True),
        ("Libya", "anti-Libyan talk", True),
        ("Libya", "Libyana, a phone company", False),
        ("Israeli", "the Israelis left", True),
        ("Jordan", "a jordan almond", False),
        ("Hama", "Hamas said", False),
        ("UN", "un homme", False),
        ("U.S.", "the U.S. envoy", True),
        ("hostage", "Hostages were freed", True),
        ("ceasefire", "CEASEFIRE AGREED", True),
        ("Deir al-Balah", "in DEIR AL-BALAH", True),
        ("Deir al-Balah", "in Deir Balah", False),
        ("Türkiye", "in Tu\u0308rkiye today", True),
        ("Gazze", "Gazze'nin sahili", True),
        ("غزة", "وبغزة", True),
        ("غزة", "غزتان", False),
        ("ليبي", "للّيبيّين", True),
        ("ـ", "ـ غـزة", False),
        ("القذافي", "والقذافى", True),
        ("القذافي", "قذافي", False),
        ("عزة", "غزة", False),
        ("עזה", "ברצועת עזה ובעזה", True),
        ("利比亚", "他在利比亚说", True),
        ("리비아", "리비아의 항구", True),
        ("Λιβύη", "στη Λιβύη", True),
        ("Ливия", "Ливия и Египет", True),
    ],
)
def test_a_term_is_found_as_a_word(term: str, text: str, is_found: bool, article: Make) -> None:
    (verdict,) = Filer([topic(term)]).file(article(text)).verdicts
    assert verdict.filed is is_found


def test_a_language_limits_a_term(article: Make) -> None:
    filer = Filer([topic(Term("Pau", language="fr"))])
    assert filer.file(article("Pau", language="fr-FR")).topics == ("t",)
    assert filer.file(article("Pau", language="ca")).topics == ()


def test_overlapping_terms_count_once_and_the_longer_wins(article: Make) -> None:
    (verdict,) = Filer([topic("Gaza", Term("Gaza City", 0.5))]).file(article("News", "In Gaza City")).verdicts
    assert [(sighting.term, sighting.count) for sighting in verdict.sightings] == [("Gaza City", 1)]


def test_weights_scale_what_a_place_is_worth(article: Make) -> None:
    (verdict,) = Filer([topic(Term("Gaza", 0.5))]).file(article("Gaza", "x", "Gaza")).verdicts
    assert verdict.score == 2.5 + 1.0


def test_a_light_word_never_files_by_repetition(article: Make) -> None:
    (verdict,) = Filer([topic(Term("talks", 0.3))]).file(article("News", *["The talks, the talks"] * 500)).verdicts
    assert not verdict.filed
    assert verdict.sightings[-1].count > 900


def test_a_brief_needs_less_than_a_long_read(article: Make) -> None:
    filer = Filer([topic("Gaza")])
    assert filer.file(article("News", "In Gaza today.")).topics == ("t",)
    assert filer.file(article("News", "In Gaza today.", "word " * 800)).topics == ()


def test_captions_count_once_however_many(article: Make) -> None:
    (verdict,) = Filer([topic("Gaza")]).file(article("News", "x", captions=["Gaza"] * 9)).verdicts
    assert verdict.score == 1.0


def test_standfirst_and_dateline_count(article: Make) -> None:
    (verdict,) = Filer([topic("Gaza")]).file(article("News", "x", standfirst="On Gaza", dateline="GAZA")).verdicts
    assert (verdict.score, verdict.filed) == (4.0, True)


def test_an_article_before_the_topic_began_is_not_filed_and_says_why(article: Make) -> None:
    filer = Filer([topic("Gaza", since="2011-02-15")])
    early, late = (article("Gaza", dating=Dating(datetime(2011, 2, day), "stated")) for day in (14, 15))
    assert filer.file(early).topics == ()
    assert "dated before 2011-02-15" in because(filer.file(early).verdicts[0])
    assert filer.file(late).topics == ("t",)
    assert filer.file(article("Gaza")).topics == ("t",)


def test_a_longer_phrase_rules_out_its_own_place_only(article: Make) -> None:
    filer = Filer([topic(Term("Sudan", not_near=("South Sudan",)))])
    (verdict,) = filer.file(article("News", "x", "Sudan and South Sudan", "South Sudan")).verdicts
    assert verdict.score == 2.0
    assert {sighting.note for sighting in verdict.sightings if not sighting.weight} == {"part of “South Sudan”"}


def test_a_neighbour_in_the_headline_speaks_for_the_whole_text(article: Make) -> None:
    filer = Filer([topic(Term("Tripoli", near=("Libya",)))])
    assert filer.file(article("Libya votes", "Polls opened in Tripoli.")).verdicts[0].score == 3.0
    assert filer.file(article("Town votes", "Polls opened in Tripoli.")).verdicts[0].score == 0.0


def test_every_topic_has_a_verdict_in_the_order_of_the_settings(article: Make) -> None:
    filing = Filer([topic("B", slug="b"), topic("A", slug="a")]).file(article("Nothing", "x"))
    assert [(verdict.topic, verdict.score) for verdict in filing.verdicts] == [("b", 0.0), ("a", 0.0)]


def test_without_topics_nothing_is_filed(article: Make) -> None:
    assert Filer([]).file(article("Gaza", "Gaza")).verdicts == ()


def test_an_article_without_words_is_filed_nowhere(article: Make, shipped: Filer) -> None:
    assert shipped.file(article("")).topics == ()


def test_an_article_of_the_archive_is_filed_as_it_was_from_the_wire(article: Make, shipped: Filer) -> None:
    paragraphs = ("Two ships left Misrata at dawn. They carry flour.", "Libya sends them to Gaza.", "Gaza waits.")
    fresh = article("Two ships leave", *paragraphs, captions=["A ship off Misrata."], dateline="MISRATA")
    filed = FiledArticle("p", "Two ships leave", "s", "", dateline="MISRATA", summary=paragraphs[0], captions=(Caption("A ship off Misrata."),))
    assert shipped.refile(filed, paragraphs) == shipped.file(fresh)


def test_evidence_never_shows_a_miss_as_a_hit(article: Make) -> None:
    (verdict,) = Filer([topic(Term("Gaza", 0.99), threshold=5)]).file(article("Gaza", *["word " * 566])).verdicts
    assert not verdict.filed
    assert because(verdict) == "“Gaza” in the headline: 4.9 of 5"
