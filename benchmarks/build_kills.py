#!/usr/bin/env python3
"""Kill trials: a build killed at a random moment, again and again, on a site of 1,000 articles.

    benchmarks/build_kills.py --trials 100

Each trial changes the site (articles come, go, change and move; every fourth time the theme changes too, so that every page is made
anew), builds what must come of it elsewhere from nothing, starts a build with two processes and kills it: all its processes, or only the
first. Once an interrupted switch has been rolled forward, as every command of ours does first, the output must be wholly the old or the new
site; the next build must give the new one. Prints one line of counts; exit code 1 if a single trial failed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from generator import press  # noqa: E402
from generator.model import BuildOptions, Settings, SiteInfo, Term, Topic  # noqa: E402
from generator.settings import shipped  # noqa: E402

NOW = datetime(2030, 1, 1, tzinfo=UTC)
TOPICS = ("libya", "gaza", "sudan", "syria", "lebanon", "yemen", "iraq", "egypt", "tunisia", "iran")
SETTINGS = Settings(
    SiteInfo("Digest", "https://digest.example"),
    tuple(Topic(slug, slug.title(), (Term(slug.title()),)) for slug in TOPICS),
    BuildOptions(jobs=2),
)


def build(root: Path, output: Path, state: Path | None = None) -> None:
    press.build(root, SETTINGS, output=output, now=NOW, state=state)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by name with a hash of its bytes."""
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


@dataclass
class Trials:
    """One site under trial, and what came of it."""

    root: Path
    queue: list[Path]
    chance: random.Random
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("old", "new", "finished", "mixed", "unhealed"), 0))
    took: dict[bool, float] = field(default_factory=lambda: {True: 4.0, False: 1.0})
    turn: int = 0

    def change(self) -> bool:
        """What an editor and a night's dumps do; says whether every page is to be made anew."""
        articles = sorted((self.root / "content/articles").rglob("*.md"))
        for path in self.chance.sample(articles, 2):
            path.unlink()
            articles.remove(path)
        for path in self.chance.sample(articles, 4):
            body, title = ("\n\n", f"\n\nTurn {self.turn}. "), ("Title: ", "Title: New ")
            path.write_text(path.read_text().replace(*self.chance.choice((body, title)), 1))
        moved = self.chance.choice(articles)
        moved.write_text(moved.read_text().replace("Topics: ", f"Topics: {self.chance.choice(TOPICS)}, ", 1))
        for _ in range(3):
            if self.queue:
                new = self.queue.pop()
                new.replace(self.root / "content/articles" / new.name)
        whole = self.turn % 4 == 3
        if whole:
            template = self.root / "theme/templates/month.html"
            template.parent.mkdir(parents=True, exist_ok=True)
            template.write_text((shipped.theme() / "templates/month.html").read_text() + f"<!-- {self.turn} -->")
        return whole

    def trial(self, old: dict[str, bytes], elsewhere: Path) -> dict[str, bytes]:
        """Change, build, kill, look, heal; gives the new site."""
        self.turn += 1
        whole = self.change()
        build(self.root, elsewhere / f"output-{self.turn}", elsewhere / f"state-{self.turn}")
        new = tree(elsewhere / f"output-{self.turn}")
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            try:
                build(self.root, self.root / "output")
            finally:
                os._exit(0)
        time.sleep(self.chance.uniform(0, 1.2 * self.took[whole]))
        group = self.chance.random() < 0.5
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            self.counts["finished"] += 1
        press.recover(self.root)
        now = tree(self.root / "output")
        self.counts["new" if now == new else "old" if now == old else "mixed"] += 1
        begun = time.monotonic()
        build(self.root, self.root / "output")
        if now == old:
            # The same work again, unhurt: how long the next kill may wait.
            self.took[whole] = time.monotonic() - begun
        if tree(self.root / "output") != new:
            self.counts["unhealed"] += 1
        return new


def main() -> None:
    """Run the trials."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "site")
        corpus = [sys.executable, str(HERE / "make_corpus.py"), "--format", "digest"]
        quiet = {"check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([*corpus, "--articles", str(asked.articles), "--out", str(root / "content/articles")], **quiet)
        more = [*corpus, "--start", str(asked.articles), "--articles", str(3 * asked.trials), "--newest", "--out", str(Path(place, "queue"))]
        subprocess.run(more, **quiet)
        trials = Trials(root, sorted(Path(place, "queue").rglob("*.md")), random.Random(asked.seed))
        build(root, root / "output")
        site = tree(root / "output")
        while trials.turn < asked.trials:
            site = trials.trial(site, Path(place))
            if trials.turn % 10 == 0:
                print(f"after {trials.turn}: {trials.counts}", file=sys.stderr, flush=True)
        counts = trials.counts
        print(
            f"{asked.trials} builds of {asked.articles} articles killed (seed {asked.seed}): {counts['old']} left the old site, "
            f"{counts['new']} the new ({counts['finished']} had ended before the kill), {counts['mixed']} a mixture; "
            f"{counts['unhealed']} not healed by the next build."
        )
        sys.exit(bool(counts["mixed"] or counts["unhealed"]))


if __name__ == "__main__":
    main()
