#!/usr/bin/env python3
"""What reading HTML pages costs beside trafilatura alone: CPU seconds of one process, each page read by both in turn.

    python benchmarks/pages.py FOLDER [--runs 3]

FOLDER holds pages, ``.html`` or ``.html.gz``. Ours is all that a worker does with a page, from its bytes to the filed article; trafilatura's is
``bare_extraction`` with metadata, from the bytes as well. The least of the runs counts for each page.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import trafilatura  # noqa: E402

from generator import settings  # noqa: E402
from generator.newsroom.ingest.reader import Reader  # noqa: E402


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    reader = Reader(settings.load(HERE.parent))
    ours = theirs = 0.0
    pages = sorted(path for path in args.folder.iterdir() if path.name.endswith((".html", ".html.gz")))
    for page in pages:
        html = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
        runs = [
            (cost(lambda: list(reader.read(page, page.name))), cost(lambda: trafilatura.bare_extraction(html, with_metadata=True)))  # noqa: B023
            for _ in range(args.runs)
        ]
        ours += min(one for one, _ in runs)
        theirs += min(other for _, other in runs)
    print(f"{len(pages)} pages: ours {ours:.2f} CPU s, trafilatura alone {theirs:.2f}, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
