#!/usr/bin/env python3
"""How soon an edit shows in the browser: from the moment a file is written to the reload message and the new page.

    benchmarks/serve.py --articles 10000 --edits 10

``newsdigest serve`` runs over the seeded corpus (``make_corpus.py``); a client listens for the reload message as the browser does, then
asks for the page. Seconds of wall; beside each the CPU that the server took for it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    """User and system seconds of a process so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def lay_out(root: Path, articles: int) -> None:
    """A site with the corpus."""
    command = [
        sys.executable,
        str(HERE / "make_corpus.py"),
        "--format",
        "digest",
        "--articles",
        str(articles),
        "--out",
        str(root / "content/articles"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    topics = "\n".join(f'[[topics]]\nslug = "{slug}"\nname = "{slug.title()}"\nterms = ["{slug.title()}"]' for slug in ("libya", "gaza"))
    (root / "digest.toml").write_text(f'[site]\ntitle = "Digest"\nurl = "https://digest.example"\n{topics}\n')


def wait_for_build(events: http.client.HTTPResponse, after: int) -> int:
    """The number of the next build the server tells of."""
    while True:
        line = events.readline()
        if line.startswith(b"data:") and int(line[5:]) > after:
            return int(line[5:])


def main() -> None:
    """Serve, edit, and print the times."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--site", type=Path, help="a site made by an earlier run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = asked.site or Path(place)
        if not asked.site:
            lay_out(root, asked.articles)
        command = [sys.executable, "-m", "generator", "serve", "--port", "0", "--json", "--site", str(root)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(HERE.parent)})
        try:
            assert server.stdout is not None
            address = json.loads(server.stdout.readline())["address"]
            host = address.split("//")[1].rstrip("/")
            stream = http.client.HTTPConnection(host)
            stream.request("GET", "/_newsdigest/events")
            events = stream.getresponse()
            number = wait_for_build(events, 0)
            time.sleep(3)
            article = sorted((root / "content/articles").rglob("*.md"))[-200]
            day = article.read_text().partition("Date: ")[2][:10].replace("-", "/")
            path = f"/{day}/{article.stem}/"
            told, shown, used = [], [], []
            for turn in range(asked.edits):
                before = cpu_of(server.pid)
                text = article.read_text()
                begun = time.perf_counter()
                article.write_text(text.replace("\n\n", f"\n\nEdit {turn} of {begun}. ", 1))
                number = wait_for_build(events, number)
                told.append(time.perf_counter() - begun)
                client = http.client.HTTPConnection(host)
                client.request("GET", path)
                assert f"Edit {turn} of {begun}" in client.getresponse().read().decode()
                shown.append(time.perf_counter() - begun)
                used.append(cpu_of(server.pid) - before)
                time.sleep(3)
            for label, found in (("reload message", told), ("new page", shown), ("CPU of the server", used)):
                print(f"{label}: median {statistics.median(found):.3f} s, least {min(found):.3f}, most {max(found):.3f}")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
