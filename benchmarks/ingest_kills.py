#!/usr/bin/env python3
"""Kill trials: an ingest killed at a random moment, again and again, on a site that grows.

    benchmarks/ingest_kills.py --trials 100

Each trial brings new dumps with articles, copies, updates and other stories under addresses that are known, rewrites some that were
there, and edits, moves and deletes articles by hand. The same site is ingested elsewhere unhurt; here the run is killed, all its processes or
only the first, and run again. Whatever stood in a file while the run was dead must be whole; in the end articles, notes for the editor and
counts must be those of the unhurt run. Prints one line of counts; exit code 1 if a single trial failed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETTINGS = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya", "Tripoli"]\n'
WORDS = (
    "harbour council bridge clinic school market water engine teacher valley tower library orchard ferry tunnel quarry museum bakery stadium "
    "garden canal depot granary lighthouse workshop archive theatre nursery reservoir causeway surveyor mason captain guild ledger terrace"
).split()
ENV = {**os.environ, "PYTHONPATH": str(HERE.parent)}


@dataclass
class Trials:
    """One site under trial, and what came of it."""

    root: Path
    chance: random.Random
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("killed", "torn", "unhealed", "refused"), 0))
    told: list[dict[str, str]] = field(default_factory=list)
    turn: int = 0
    took: float = 3.0

    def record(self) -> dict[str, str]:
        """A new story, a copy or an update of an old one, or another story under its address."""
        number, chance = len(self.told), self.chance
        words = [" ".join(chance.choices(WORDS, k=22)).capitalize() + " near Tripoli." for _ in range(5)]
        record = {
            "title": " ".join(chance.sample(WORDS, 5)).capitalize(),
            "url": f"https://gazette.example/{number}",
            "publisher": "Gazette",
            "date": f"2021-03-{1 + number % 28:02}T09:30:00Z",
            "text": "\n\n".join(words),
        }
        kind = chance.random()
        if self.told and kind < 0.4:
            before = chance.choice(self.told)
            if kind < 0.15:
                record = before | {"url": f"https://herald.example/{number}", "publisher": "Herald"}
            elif kind < 0.3:
                record = before | {"date": before["date"].replace("T09", "T15"), "text": f"{before['text']}\n\n{words[0]}"}
            else:
                record |= {"url": before["url"]}
        self.told.append(record)
        return record

    def change(self) -> None:
        """What a night's dumps and an editor do."""
        dumps = self.root / "content/dumps"
        for number in range(3):
            lines = [json.dumps(self.record()) for _ in range(self.chance.randint(1, 12))]
            (dumps / f"{self.turn:03}-{number}.jsonl").write_text("\n".join(lines) + "\n")
        if self.turn > 1:
            old = self.chance.choice(sorted(dumps.glob("*.jsonl")))
            old.write_text(old.read_text() + json.dumps(self.record()) + "\n")
        articles = sorted((self.root / "content/articles").rglob("*.md"))
        if len(articles) > 10:
            gone, moved, *edited = self.chance.sample(articles, 6)
            gone.unlink()
            moved.rename(moved.with_name(f"moved-{self.turn}.md"))
            for path in edited:
                path.write_text(path.read_text().replace("near Tripoli", f"near Tripoli ({self.turn})", 1))

    def trial(self, elsewhere: Path) -> None:
        """Change, ingest elsewhere, kill here, look, heal, compare."""
        self.turn += 1
        self.change()
        calm = elsewhere / f"calm-{self.turn}"
        shutil.copytree(self.root, calm)
        begun = time.monotonic()
        unhurt = run(calm)
        assert unhurt is not None, "the unhurt run failed"
        self.took = time.monotonic() - begun
        child = subprocess.Popen(command(self.root), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV, start_new_session=True)
        # What the interpreter takes to start is no time to hurt it in.
        time.sleep(self.chance.uniform(0.1, 1.05) * self.took)
        group = self.chance.random() < 0.5
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(child.pid, signal.SIGKILL)
        self.counts["killed"] += child.wait() < 0
        self.counts["torn"] += any(not path.read_text().startswith("Title: ") for path in (self.root / "content/articles").rglob("[!.]*.md"))
        healed = run(self.root)
        self.counts["refused"] += healed is None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        if (
            healed is None
            or tree(self.root) != tree(calm)
            or any(healed[name] != unhurt[name] for name in ("in", "published", "version", "duplicate"))
        ):
            self.counts["unhealed"] += 1
            print(f"turn {self.turn}: {difference(self.root, calm)}", file=sys.stderr)
            shutil.rmtree(self.root)
            shutil.copytree(calm, self.root)
        shutil.rmtree(calm)


def command(root: Path) -> list[str]:
    """The run that is tried: two workers."""
    return [sys.executable, "-m", "generator", "ingest", "--site", str(root), "--json", "--jobs", "2"]


def run(root: Path) -> dict[str, int] | None:
    """One whole run: its summary; ``None`` where it failed."""
    done = subprocess.run(command(root), capture_output=True, text=True, env=ENV)
    return json.loads(done.stdout) if done.returncode == 0 else None


def tree(root: Path) -> dict[str, bytes]:
    """Articles and what waits for the editor, by name."""
    tops = (root / "content/articles", root / "content/desk")
    return {path.relative_to(root).as_posix(): path.read_bytes() for top in tops for path in top.rglob("*") if path.is_file()}


def difference(one: Path, other: Path) -> list[str]:
    """Names of the files that are not alike."""
    ours, theirs = tree(one), tree(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def main() -> None:
    """Run the trials."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "site")
        (root / "content/dumps").mkdir(parents=True)
        (root / "digest.toml").write_text(SETTINGS)
        trials = Trials(root, random.Random(asked.seed))
        while trials.turn < asked.trials:
            trials.trial(Path(place))
            if trials.turn % 10 == 0:
                print(f"after {trials.turn}: {trials.counts}", file=sys.stderr, flush=True)
        counts, articles = trials.counts, len(tree(root))
        print(
            f"{asked.trials} ingests (seed {asked.seed}, up to {articles} files): {counts['killed']} killed while running; {counts['torn']} left a "
            f"torn file, {counts['refused']} could not be run again, {counts['unhealed']} came out otherwise than an unhurt run."
        )
        sys.exit(bool(counts["torn"] or counts["unhealed"] or counts["refused"]))


if __name__ == "__main__":
    main()
