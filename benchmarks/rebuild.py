#!/usr/bin/env python3
"""What a scheduled run costs: one more dump of fifty articles into ten thousand, read, filed, built and switched by one ``rebuild``.

    benchmarks/rebuild.py [--articles 10000] [--runs 3] [--keep FOLDER]

The site is ingested and built first. Each run adds a dump of fifty, waits until files count as certain, and runs ``newsdigest rebuild``;
then the same with nothing new. Beside it, the same in two commands: ``ingest``, then ``build``. CPU seconds of all processes, medians;
counted as ``ingest.py`` counts them, with the program's bytecode at hand as an installed one has it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from ingest import Cost, corpus, measured, site

SETTLED = 2.5
"""Seconds after which a changed file counts as certain."""


def main() -> None:
    """Measure and print."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # A fixed clock, later than every article of the corpus: none is held back.
    os.environ["SOURCE_DATE_EPOCH"] = "1893456000"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="work here and leave it; a site that stands there is taken up")
    asked = parser.parse_args()
    root = asked.keep or Path(tempfile.mkdtemp(prefix="newsdigest-rebuild-"))
    if not (root / "digest.toml").exists():
        site(root)
        corpus(root / "content/dumps", asked.articles)
    added = asked.articles + 50 * len(list((root / "content/dumps").glob("*")))

    def run(verb: str) -> Cost:
        return measured([sys.executable, "-m", "generator", verb, "--site", str(root), "--quiet"])

    def one_more() -> None:
        nonlocal added
        corpus(root / "content/dumps", 50, start=added)
        added += 50
        time.sleep(SETTLED)

    def show(label: str, costs: list[Cost]) -> None:
        cpu, wall, peak = (statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "peak"))
        print(f"{label:34} {cpu:8.2f} {wall:8.2f} {peak:6.0f}   {', '.join(f'{cost.cpu:.2f}' for cost in costs)}", flush=True)

    print(f"{asked.articles} articles, {asked.runs} runs, load {os.getloadavg()[0]:.1f}")
    print(f"{'':34} {'CPU s':>8} {'wall s':>8} {'MiB':>6}   each")
    for verb in ("ingest", "build"):
        run(verb)
    time.sleep(SETTLED)
    for verb in ("ingest", "build"):
        run(verb)
    together, idle, parts = [], [], {"ingest": [], "build": []}
    for _ in range(asked.runs):
        one_more()
        together.append(run("rebuild"))
        time.sleep(SETTLED)
        run("rebuild")
        idle.append(run("rebuild"))
        one_more()
        for verb, costs in parts.items():
            costs.append(run(verb))
        time.sleep(SETTLED)
        run("rebuild")
    show("rebuild with 50 new", together)
    show("rebuild with nothing new", idle)
    for verb, costs in parts.items():
        show(f"{verb} alone with 50 new", costs)
    if not asked.keep:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
