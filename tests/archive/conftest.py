"""An archive in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.archive import Archive, Outcome, discard, open_cache, seal
from generator.model import FiledArticle


class Newspaper:
    """A site under test: files articles as one run of the desk each, and looks at what stands there."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, act: Callable[[Archive], Outcome | None]) -> Outcome | None:
        """One run: open the archive, act, bring the register and the cache up to date."""
        cache = open_cache(self.root)
        try:
            archive = Archive(self.root, cache)
            outcome = act(archive)
            archive.flush()
            cache.commit()
        finally:
            cache.close()
        return outcome

    def file(self, article: FiledArticle) -> Outcome:
        """File an article in a run of its own, as what was filed before under its source hash."""
        outcome = self.run(lambda archive: archive.file(seal(article), archive.known(article.source_hash)))
        assert outcome is not None
        return outcome

    def text(self, path: str) -> str:
        """The text of an article's file."""
        return (self.root / "content/articles" / path).read_text("utf-8")

    def edit(self, path: str, *changes: tuple[str, str]) -> str:
        """Replace texts in an article's file by hand; gives the new text."""
        text = self.text(path)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (self.root / "content/articles" / path).write_text(text, "utf-8")
        return text

    def lose_cache(self) -> None:
        """Throw the cache away."""
        discard(self.root)


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Newspaper]:
    """An empty site."""
    yield Newspaper(tmp_path)
