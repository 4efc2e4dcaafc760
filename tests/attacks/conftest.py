"""A site under attack: hostile dumps and hand-written files beside two good articles, carried from ingest to the built pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

GOOD = """\
Port of Misrata Reopens After Repairs

Published: 3 March 2022 10:00 UTC

The port of Misrata in Libya took its first container ship in a week on Thursday after repairs to two cranes, the harbour office said.

Libya imports most of its food by sea, and Misrata handles the larger part of it.



Desalination Plant in Deir al-Balah Back at Work

Published: 4 March 2022 10:00 UTC

A desalination plant in the central Gaza Strip is working again after new filters came in, the water utility in Gaza said on Friday.

The plant gives drinking water to some 200,000 people in the Gaza Strip.
"""
GOOD_SLUGS = ("port-of-misrata-reopens-after-repairs", "desalination-plant-in-deir-al-balah-back-at-work")


@dataclass(frozen=True)
class Told:
    """How one command ended."""

    code: int
    out: str
    err: str


class Trial:
    """One site in a folder of its own; everything beside that folder is watched for what must not appear."""

    def __init__(self, around: Path, fresh: Path) -> None:
        """``around`` is to hold the site and nothing else; ``fresh`` is what ``init`` makes."""
        self.around = around
        self.root = around / "site"
        shutil.copytree(fresh, self.root)
        self.dump("good.txt", GOOD)

    def run(self, *words: str, **environment: str) -> Told:
        """``newsdigest`` as a process of its own, as a user runs it."""
        command = [sys.executable, "-m", "generator", *words, "--site", str(self.root)]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **environment}, cwd=Path(__file__).parents[2], timeout=120, check=False
        )
        return Told(done.returncode, done.stdout, done.stderr)

    def dump(self, name: str, content: str | bytes) -> None:
        """Put a dump into ``content/dumps/``."""
        path = self.root / "content" / "dumps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def article(self, name: str, text: str) -> Path:
        """Put a hand-written file into ``content/articles/``."""
        path = self.root / "content" / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def publish_all(self) -> tuple[Told, Told]:
        """Ingest and build; both must end with code 0, the good articles published, nothing outside the site."""
        ingested, built = self.run("ingest"), self.run("build")
        assert ingested.code == 0, ingested.err
        assert built.code == 0, built.err
        self.assert_good()
        return ingested, built

    def assert_good(self) -> None:
        """The two good articles stand, and nothing was written beside the site."""
        for slug in GOOD_SLUGS:
            assert self.page(slug) is not None, f"{slug} is not published"
        assert [path.name for path in self.around.iterdir()] == ["site"], "something was written outside the site"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def page(self, slug: str) -> Path | None:
        """The page of the article with this slug."""
        found = [path for path in self.output.rglob("index.html") if path.parent.name == slug]
        return found[0] if found else None

    def articles(self) -> dict[str, str]:
        """Headline to file text, of every article in ``content/articles/``."""
        texts = [path.read_text(encoding="utf-8") for path in sorted((self.root / "content" / "articles").rglob("*.md"))]
        return {text.split("\n", 1)[0].removeprefix("Title: "): text for text in texts}

    def text_of(self, slug: str) -> str:
        """What a reader sees of an article's body, spaces folded."""
        page = self.page(slug)
        assert page is not None, f"{slug} is not published"
        tree = html.fromstring(page.read_bytes().decode("utf-8"))
        return " ".join(" ".join(tree.xpath("//article//text()")).split())

    def everything(self) -> list[tuple[str, str]]:
        """Name and text of every page, feed and sitemap."""
        return [
            (path.relative_to(self.output).as_posix(), path.read_text(encoding="utf-8"))
            for path in sorted(self.output.rglob("*"))
            if path.suffix in (".html", ".xml")
        ]

    def status(self) -> dict[str, object]:
        """The status as JSON."""
        return json.loads(self.run("status", "--json").out)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, as ``init`` makes it."""
    root = tmp_path_factory.mktemp("fresh") / "site"
    subprocess.run([sys.executable, "-m", "generator", "init", str(root)], capture_output=True, cwd=Path(__file__).parents[2], check=True)
    return root


@pytest.fixture
def trial(tmp_path: Path, fresh: Path) -> Trial:
    """A fresh site with the good dump in it."""
    return Trial(tmp_path, fresh)


@pytest.fixture(scope="session")
def article_of() -> Callable[[str, str], str]:
    """An article's raw text as in a dump: a headline, a date, a body long enough to be one."""

    def raw(headline: str, body: str) -> str:
        return f"{headline}\n\nPublished: 5 March 2022 10:00 UTC\n\n{body}\n\nThe harbour office in Misrata said so on Saturday.\n"

    return raw
