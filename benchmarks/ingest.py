#!/usr/bin/env python3
"""What ingest costs: CPU seconds of all its processes, peak memory of the largest, for a corpus of invented articles.

    python benchmarks/ingest.py [--articles 10000] [--jobs 2] [--keep FOLDER]

Prints a table: the first ingest, the same again with nothing new, one more dump of fifty articles, and one dump that
holds a tenth of all articles in a single file, whose peak shows whether memory grows with the size of a dump. CPU
time is counted over the whole tree of processes; ratios are to the first ingest. Linux only: it waits for the workers'
orphans as their subreaper. On ext4 to make a file costs many times as much for some minutes after thousands were deleted
nearby (it passes over inodes deleted of late, one by one): run it on a quiet disk, or with --keep on another file system.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAKER = HERE / "make_corpus.py"
TOPICS = ("libya", "gaza", "sudan", "syria", "lebanon", "yemen", "iraq", "egypt", "tunisia", "iran")
PR_SET_CHILD_SUBREAPER = 36

AS_INSTALLED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""The modules are compiled, as pip leaves them: where Python may not keep what it compiled, every start costs a fifth of a second more."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of all processes, seconds on the clock, MiB of the largest process."""

    cpu: float
    wall: float
    peak: float


def measured(command: list[str]) -> Cost:
    """Run a command in a process of its own and wait for everything it started."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        begun = time.monotonic()
        code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=HERE.parent, env=AS_INSTALLED).returncode
        wall = time.monotonic() - begun
        while True:
            try:
                os.wait()
            except ChildProcessError:
                break
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, f"{used.ru_utime + used.ru_stime} {wall} {used.ru_maxrss / 1024}".encode())
        os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as told:
        cost = Cost(*map(float, told.read().split()))
    if os.waitpid(child, 0)[1]:
        sys.exit(f"failed: {' '.join(command)}")
    return cost


def corpus(out: Path, articles: int, *, start: int = 0, size: int = 50) -> None:
    """Dumps of invented articles."""
    told = ["--articles", str(articles), "--start", str(start), "--dump-size", str(size), "--out", str(out)]
    subprocess.run([sys.executable, str(MAKER), *told], check=True, stdout=subprocess.DEVNULL)


def site(root: Path) -> None:
    """A site with the corpus's ten topics."""
    (root / "content/dumps").mkdir(parents=True)
    topics = "".join(f'[[topics]]\nslug = "{slug}"\nname = "{slug.title()}"\nterms = ["{slug.title()}"]\n' for slug in TOPICS)
    (root / "digest.toml").write_text(f'[site]\ntitle = "Benchmark"\nurl = "https://digest.example"\n{topics}')


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="work here and leave it")
    args = parser.parse_args()
    subprocess.run([sys.executable, "-m", "compileall", "-q", "generator"], check=True, cwd=HERE.parent, env=AS_INSTALLED)
    work = args.keep or Path(tempfile.mkdtemp(prefix="newsdigest-ingest-"))
    many, one = work / "many", work / "one"
    for root in (many, one):
        site(root)
    corpus(many / "content/dumps", args.articles)

    def ingest(root: Path) -> Cost:
        return measured([sys.executable, "-m", "generator", "ingest", "--site", str(root), "--jobs", str(args.jobs), "--quiet"])

    rows = [(f"{args.articles} articles, {args.articles // 50} dumps", ingest(many))]
    time.sleep(0.2)
    rows.append(("nothing new", ingest(many)))
    corpus(many / "content/dumps", 50, start=args.articles)
    rows.append(("one more dump of 50", ingest(many)))
    corpus(one / "content/dumps", args.articles // 10, size=args.articles // 10)
    rows.append((f"{args.articles // 10} articles in one dump", ingest(one)))
    print(f"{'ingest':34} {'CPU s':>8} {'ratio':>8} {'wall s':>8} {'MiB':>6}")
    for label, cost in rows:
        print(f"{label:34} {cost.cpu:8.2f} {cost.cpu / rows[0][1].cpu:8.3f} {cost.wall:8.2f} {cost.peak:6.0f}")
    if not args.keep:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
