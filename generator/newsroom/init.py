"""A new site: the files a digest starts with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import archive, settings
from generator.model import Query, UsageError
from generator.model.errors import OF_THE_DISK
from generator.press import overrides
from generator.press.pelicanconf import PELICANCONF
from generator.settings import shipped

_GITIGNORE = f"""\
/{settings.STATE}/
/output/
"""

_GITATTRIBUTES = f"""\
# Dumps are evidence: their bytes are never rewritten on checkout.
/{settings.DUMPS}/** -text
# A file with other line breaks would count as edited.
/{archive.ARTICLES}/** text eol=lf
# Lines are only ever added, so a merge keeps those of both sides.
/{archive.REGISTER} text eol=lf merge=union
"""


@dataclass(frozen=True, slots=True)
class Started:
    """What ``init`` made: paths relative to the site, in the order they were written; and those it found and left alone;
    ``only_theme`` where the site stood already and was given the theme."""

    root: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]
    only_theme: bool = False


def init(root: Path, *, samples: bool = False, theme: bool = False) -> Started:
    """Lay out a site in ``root``, which may exist; a file that is there already is left as it is.

    ``samples`` adds the sample dumps, ``theme`` the whole shipped theme for editing (see ``press.overrides``). That by itself is done
    for a site that stands already; with anything else ``UsageError`` is raised there, as where ``root`` cannot be written.
    """
    if (root / settings.NAME).exists():
        if theme and not samples:
            with _writing(root):
                copied, left = overrides.copy(root)
            return Started(root, tuple(copied), tuple(left), only_theme=True)
        remedy = "Nothing was changed; choose another folder. (init --theme by itself copies the theme into this one.)"
        raise UsageError(Query(str(root / settings.NAME), "There is a site here already.", remedy=remedy))
    written: list[str] = []
    kept: list[str] = []

    def put(name: str, text: str) -> None:
        path = root / name
        if path.exists():
            kept.append(name)
            return
        archive.write_whole(path, text)
        written.append(name)

    def copy(source: Path, name: str) -> None:
        for path in sorted(source.rglob("*")):
            target = root / name / path.relative_to(source)
            if path.is_dir():
                continue
            if target.exists():
                kept.append(target.relative_to(root).as_posix())
                continue
            archive.write_whole(target, path.read_bytes())
            written.append(target.relative_to(root).as_posix())

    with _writing(root):
        for folder in ("content/dumps", "content/articles", "content/pages"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        put("pelicanconf.py", PELICANCONF)
        put(".gitignore", _GITIGNORE)
        put(".gitattributes", _GITATTRIBUTES)
        copy(shipped.pages(), "content/pages")
        if samples:
            copy(shipped.samples(), "content/dumps")
        if theme:
            copied, left = overrides.copy(root)
            written += copied
            kept += left
        # Last, because it is what makes the folder a site: a run cut short can be run again.
        put(settings.NAME, settings.default_text())
    return Started(root, tuple(written), tuple(kept))


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Where nothing can be written, the folder is at fault, unless it is the disk's or its owner's affair: that is told as for every verb."""
    try:
        yield
    except OSError as error:
        if error.errno in OF_THE_DISK:
            raise
        raise UsageError(Query(str(root), f"The site cannot be written: {error.strerror}.", remedy="Choose a folder you may write to.")) from error
