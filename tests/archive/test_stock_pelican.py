"""Stock Pelican with its own theme reads what the archive writes: no warning, and the same title, date, slug and tags."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pelican
import pytest
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, configure_settings

from generator.archive import load, plain, seal
from generator.model import Caption, FiledArticle

ARTICLES = (
    FiledArticle(
        path="2019/02/ferry.md",
        title="Ferry: “resumes” <b>at last</b> & *soon*",
        slug="ferry-resumes",
        body=plain.body([("paragraph", "Slug: ../x"), ("subhead", "C#"), ("item", "1. May"), ("quote", "# of"), ("paragraph", "[1]: javascript:x")]),
        date=datetime(2019, 2, 19, 10, 30, tzinfo=UTC),
        date_source="stated",
        date_precision="minute",
        date_evidence="Published: 19 February 2019 10:30 UTC",
        modified=datetime(2019, 2, 20, tzinfo=UTC),
        authors=("Sample, Tom",),
        dateline="TRIPOLI",
        topics=("libya",),
        topic_evidence=(("libya", "“Libya” in the headline: 5 of 4"),),
        tags=("Tripoli", "Khalifa Haftar", "U.N.; Security, Council"),
        summary="The ferry sails again.",
        captions=(Caption("The ferry", "Sample Pictures"), Caption("The port")),
        publisher="Sample Wire",
        source="a.txt bytes 0-90",
        source_hash="a" * 64,
        also_in=("b.txt bytes 0-90: same text", "c.txt bytes 0-90: same text"),
        versions=("a.txt bytes 0-80: 2019-02-19 08:00+00:00; 1 paragraph left out",),
    ),
    FiledArticle(
        path="undated/arabic.md",
        title="العبّارة تعود",
        slug="arabic",
        body=plain.body([("paragraph", "تعود العبّارة إلى البحر.")]),
        lang="ar",
        source_hash="b" * 64,
    ),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the articles above."""
    for article in ARTICLES:
        file = tmp_path / "content/articles" / article.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(seal(article).text, "utf-8")
    return tmp_path


def test_stock_pelican_reads_the_same(site, caplog):
    """An undated article is given a date by ``DEFAULT_DATE``: without one, stock Pelican passes it over."""
    settings = configure_settings(
        {
            **DEFAULT_CONFIG,
            "PATH": str(site / "content"),
            "OUTPUT_PATH": str(site / "out"),
            "ARTICLE_PATHS": ["articles"],
            "THEME": str(Path(pelican.__file__).parent / "themes/simple"),
            "TIMEZONE": "UTC",
            "DEFAULT_DATE": (2000, 1, 1),
            "DEFAULT_LANG": "en",
            "SITEURL": "https://digest.example",
        }
    )
    with caplog.at_level(logging.WARNING):
        kept: list[ArticlesGenerator] = []

        def keep(generator: ArticlesGenerator) -> None:
            kept.append(generator)

        signals.article_generator_finalized.connect(keep)
        try:
            pelican.Pelican(settings).run()
        finally:
            signals.article_generator_finalized.disconnect(keep)
    (generator,) = kept
    assert [record.getMessage() for record in caplog.records] == []
    read = {article.slug: article for article in [*generator.articles, *generator.translations]}
    assert len(read) == len(ARTICLES)
    for written in ARTICLES:
        ours = load((site / "content/articles" / written.path).read_text("utf-8"), written.path)
        theirs = read[ours.slug]
        assert theirs.title == ours.title
        assert theirs.lang == ours.lang
        assert tuple(tag.name for tag in getattr(theirs, "tags", ())) == ours.tags
        assert tuple(author.name for author in getattr(theirs, "authors", ())) == ours.authors
        if ours.date:
            assert theirs.date == ours.date
