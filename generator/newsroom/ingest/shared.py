"""``content/desk/same-address/``: articles that came in at the address of another and are too unlike it to be a version of it, and articles
that turned out to be the same story as another: an earlier version of that came in later, and is a copy of this. Both stand, and the editor
decides; one note each, named as the article's file. Deleting the note settles it; so does deleting or moving either article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive import ARTICLES, one_line, write_whole
from generator.model import Query

NOTES: Final = "content/desk/same-address"
"""Where the notes lie, from the site's folder."""

_NAMED: Final = (f"First: {ARTICLES}/", f"Then: {ARTICLES}/")
"""How the lines of a note begin that name the two."""

_NOTE: Final = f"""\
# Two articles under one address

Address: {{url}}
{_NAMED[0]}{{first}}
{_NAMED[1]}{{then}}

The second has too few of the first one's words to be a version of it, so both stand. What to do:

- If only one of them should stand, delete the other's file. It stays deleted.
- If each is a story of its own, delete this note.
"""


_ONE_STORY: Final = "# One story in two articles"

_OF_ONE: Final = f"""\
{_ONE_STORY}

Address: {{url}}
{_NAMED[0]}{{first}}
{_NAMED[1]}{{then}}

At the address of the first came an earlier version of it, and that is what the second says. What to do:

- If the first is enough, delete the second one's file. It stays deleted.
- If both should stand, delete this note.
"""


class Shared(NamedTuple):
    """One such pair: paths below ``content/articles/`` of the article that stood (``first``) and the one that came (``then``); ``one_story``
    where the second says what an earlier version of the first said."""

    first: str
    then: str
    one_story: bool = False

    @property
    def note(self) -> str:
        """Where its note lies, from the site's folder."""
        return f"{NOTES}/{self.then}"

    def query(self, *, both: bool = True) -> Query:
        """What the editor has to know, and can do; where not ``both`` of them stand, a hand has deleted the first."""
        if self.one_story:
            why = f"says what an earlier version of {ARTICLES}/{self.first} said; both stand."
            return Query(
                f"{ARTICLES}/{self.then}", why, remedy=f"If the other is enough, delete this file; if both should stand, delete {self.note}."
            )
        there = f"was published at the address of {ARTICLES}/{self.first}, "
        if both:
            why = there + "and is too unlike it to be a version of it; both stand."
            remedy = f"If only one should stand, delete the other's file; if each is a story of its own, delete {self.note}."
        else:
            why = there + "which was deleted by hand, and is too unlike it to be a version of it."
            remedy = "If it should not stand either, delete its file."
        return Query(f"{ARTICLES}/{self.then}", why, field="Source_Url", remedy=remedy)


def leave(root: Path, pair: Shared, url: str) -> None:
    """Write the note of a pair. Raises ``OSError``."""
    write_whole(root / pair.note, (_OF_ONE if pair.one_story else _NOTE).format(url=one_line(url), first=pair.first, then=pair.then))


def waiting(root: Path) -> list[Shared]:
    """The pairs that wait for the editor, in the order of their paths."""
    return [pair for _, pair in _notes(root) if pair]


def clear(root: Path) -> None:
    """Take away the notes of pairs of which one article no longer stands where it stood. Raises ``OSError``."""
    for file, pair in list(_notes(root)):
        if pair is None:
            file.unlink(missing_ok=True)


def _notes(root: Path) -> Iterator[tuple[Path, Shared | None]]:
    """Every note, with its pair where both of its articles stand."""
    for file in sorted((root / NOTES).rglob("*.md")):
        lines = file.read_text("utf-8", "replace").splitlines()
        named = [line.removeprefix(begins) for begins in _NAMED for line in lines if line.startswith(begins)]
        stand = len(named) == len(_NAMED) and all((root / ARTICLES / path).is_file() for path in named)
        yield file, Shared(named[0], named[1], lines[0] == _ONE_STORY) if stand else None
