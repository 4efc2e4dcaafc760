"""Lines that stand in several stories: what a source sends along with each of its stories is seen by its coming back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import archive, settings
from generator.copydesk.orders import Orders, words


@dataclass(frozen=True, slots=True)
class Line:
    """A line, as the first article has it, and the articles (paths below ``content/articles``, in their order) in which it stands.

    ``is_told``: ``digest.toml`` says that it is furniture, or that it is to be kept.
    """

    text: str
    paths: tuple[str, ...]
    is_told: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many articles were looked through, and the lines that stand in several of them, those of most articles first."""

    articles: int
    lines: tuple[Line, ...]


def repeated(root: Path, least: int, advance: Callable[[], None]) -> Repeated:
    """The lines that stand in ``least`` articles or more, told by their words: case, signs and numbers do not count.

    Of each article the file is read, as the desk or a hand left it; copies of one story are one article. ``advance`` is called once an
    article. Raises ``UsageError`` for broken settings.
    """
    known = settings.load(root)
    orders = Orders.of(known.desk)
    first: dict[str, str] = {}
    paths: dict[str, list[str]] = {}
    articles = 0
    for path, judged in archive.read_all(root, ZoneInfo(known.site.timezone)):
        if judged.article is None:
            continue
        for _, text in archive.plain.blocks(judged.article.body):
            said = words(text)
            standing = paths.setdefault(said, [])
            if said and standing[-1:] != [path]:
                first.setdefault(said, text)
                standing.append(path)
        articles += 1
        advance()
    several = sorted((said for said, standing in paths.items() if len(standing) >= least), key=lambda said: (-len(paths[said]), said))
    lines = (Line(first[said], tuple(paths[said]), orders.furniture.match(said) or orders.keep.match(said)) for said in several)
    return Repeated(articles, tuple(lines))
