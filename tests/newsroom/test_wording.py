"""A site with one article is told of as such."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from generator.newsroom import build
from generator.newsroom.build import How

SETTINGS = '[site]\ntitle = "Digest"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'


def test_one_and_many(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(SETTINGS)
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)

    def told(name: str) -> str:
        (articles / f"{name}.md").write_text(f"Title: {name}\nDate: 2019-01-10\nSlug: {name}\n\nA paragraph.\n")
        return build.alone(tmp_path, now=datetime(2022, 1, 1, tzinfo=UTC), how=How(jobs=1)).text()

    assert told("a").startswith("1 article: ")
    assert told("b").startswith("2 articles: ")
