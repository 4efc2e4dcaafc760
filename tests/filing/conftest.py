"""Articles as plain as a test can write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from generator import settings
from generator.filing import Filer
from generator.model import Article, Caption, Dating, Paragraph


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    def make(headline: str, *paragraphs: str, captions: Sequence[str] = (), dating: Dating = Dating(), **fields: str) -> Article:  # noqa: B008
        body = tuple(Paragraph(text, 0, 0) for text in paragraphs)
        return Article(headline, body, "dump.txt", 0, 0, "", captions=tuple(Caption(text) for text in captions), dating=dating, **fields)

    return make


@pytest.fixture(scope="session")
def shipped() -> Filer:
    """The topics of a new site."""
    return Filer(settings.parse(settings.default_text().encode(), "digest.toml").topics)
