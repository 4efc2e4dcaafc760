"""Soak: many rebuilds in a row with new dumps, edits by hand, kills and full disks. What must hold is counted, not hoped for.

    python -m benchmarks.soak --rebuilds 500

As root the site lies on a small tmpfs that is filled up to the brim for some runs; otherwise the full disk is a limit on the size of
any file (RLIMIT_FSIZE). After every turn: each article ever dumped is live, each edit too, and what readers saw during a kill or a
full disk was the old site or the new one. Every few turns the log is given lines of years, so that it rotates many times. Prints counts,
and how memory, the state folder (for each article, logs apart), the status file and the logs stood in the first tenth of the turns and in
the last.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SETTINGS = """
[site]
title = "Soak"
url = "https://example.org"

[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]

[publish.live]
kind = "folder"
path = "www"
"""
DISK = "160m"
WORDS = (
    "harbour council bridge clinic school market water engine teacher valley tower library orchard ferry tunnel quarry museum bakery "
    "stadium garden canal depot granary lighthouse workshop archive theatre nursery reservoir causeway"
).split()
YEARS = 400_000
"""Bytes of old lines that the log is given every ``WORN`` turns: with a megabyte a log it rotates at every third."""
WORN = 10
MARKER = re.compile(r"marker-\d{6}|edit-\d{6}")


@dataclass
class Counts:
    """What happened."""

    rebuilds: int = 0
    killed: int = 0
    full: int = 0
    edits: int = 0
    lost: int = 0
    mixed: int = 0
    failed: int = 0
    memory: list[int] = field(default_factory=list)
    state: list[float] = field(default_factory=list)
    status: list[int] = field(default_factory=list)
    logs: list[int] = field(default_factory=list)
    rotations: int = 0


class Soak:
    """One site under load."""

    def __init__(self, room: Path, chance: random.Random, on_disk: bool) -> None:
        self.room, self.site, self.chance, self.on_disk = room, room / "site", chance, on_disk
        self.counts = Counts()
        self.expected: set[str] = set()
        self.rotated = 0
        (self.site / "content" / "dumps").mkdir(parents=True)
        (self.site / "digest.toml").write_text(SETTINGS)

    def turn(self) -> None:
        """Something happens, then one rebuild must put everything right."""
        if not self.expected or self.chance.random() < 0.6:
            self._dump()
        if self.chance.random() < 0.2:
            self._edit()
        if len(self.counts.memory) % WORN == 0:
            self._wear()
        before, during = self._live(), None
        trouble = self.chance.random()
        if self.expected and trouble < 0.2:
            self.counts.killed += 1
            self._killed()
            during = self._live()
        elif self.expected and trouble < 0.35:
            self.counts.full += 1
            self._starved()
            during = self._live()
        code, memory = self._wait(self._start())
        self.counts.failed += code != 0
        after = self._live()
        if during is not None and during not in (before, after):
            self.counts.mixed += 1
        found = {marker for content in after.values() for marker in MARKER.findall(content.decode("utf-8", "replace"))}
        self.counts.lost += len(self.expected - found)
        self.counts.memory.append(memory)
        self.counts.status.append((self.site / ".newsdigest" / "status.json").stat().st_size)
        older = self.site / ".newsdigest" / "newsdigest.log.1"
        if older.exists() and older.stat().st_ino != self.rotated:
            self.rotated = older.stat().st_ino
            self.counts.rotations += 1
        logs, state = self._kept()
        self.counts.logs.append(logs)
        self.counts.state.append(state / max(1, len(self.expected) - self.counts.edits))

    def _kept(self) -> tuple[int, int]:
        """Bytes of the logs, and of all else that the state folder holds."""
        everything = sum(path.stat().st_size for path in (self.site / ".newsdigest").rglob("*") if path.is_file())
        logs = sum(path.stat().st_size for path in self.logs())
        return logs, everything - logs

    def logs(self) -> list[Path]:
        """The log and its older ones."""
        return sorted((self.site / ".newsdigest").glob("newsdigest.log*"))

    def _wear(self) -> None:
        """Lines of years go into the log."""
        log = self.site / ".newsdigest" / "newsdigest.log"
        log.parent.mkdir(exist_ok=True)
        with log.open("a") as file:
            file.write("2020-01-01T00:00:00Z 1 INFO good\n" * (YEARS // 33))

    def _dump(self) -> None:
        """One to three new articles in one dump."""
        texts = []
        for _ in range(self.chance.randint(1, 3)):
            number = len(self.expected)
            words = [self.chance.choice(WORDS) for _ in range(60)]
            self.expected.add(f"marker-{number:06}")
            day = f"{number % 28 + 1} {('January', 'March', 'May', 'July')[number % 4]} {2012 + number % 12}"
            head = f"{words[0].title()} and {words[1].title()} of District {number} Reopen in Libya"
            first = f"The {' '.join(words[2:20])} in Libya, known as marker-{number:06}, reopened after repairs."
            body = f"{first}\n\nThe {' '.join(words[20:50])} followed."
            texts.append(f"{head}\n\nPublished: {day} 10:00 UTC\n\n{body}\n")
        (self.site / "content" / "dumps" / f"dump-{len(self.expected):06}.txt").write_text("\n\n\n".join(texts))

    def _edit(self) -> None:
        """A hand adds a paragraph to some article."""
        articles = sorted((self.site / "content" / "articles").rglob("*.md"))
        if articles:
            mark = f"edit-{self.counts.edits:06}"
            path = self.chance.choice(articles)
            path.write_text(f"{path.read_text().rstrip()}\n\nAdded by the editor: {mark}.\n")
            self.counts.edits += 1
            self.expected.add(mark)

    def _killed(self) -> None:
        process = self._start()
        time.sleep(self.chance.uniform(0.2, 2.5))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        self._wait(process)

    def _starved(self) -> None:
        """A run on a disk with next to no room; it must end with code 0 (nothing needed room) or 6."""
        if not self.on_disk:
            code, _ = self._wait(self._start(limit=self.chance.choice((0, 500, 5000, 50_000))))
        else:
            filler = self.room / "filler"
            room = os.statvfs(self.room)
            spare = self.chance.choice((0, 4096, 65_536, 400_000))
            with contextlib.suppress(OSError), filler.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(4096, room.f_bavail * room.f_frsize - spare))
            code, _ = self._wait(self._start())
            filler.unlink()
        self.counts.failed += code not in (0, 6)

    def _start(self, limit: int | None = None) -> subprocess.Popen[bytes]:
        self.counts.rebuilds += 1

        def starve() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        words = [sys.executable, "-m", "generator", "rebuild", "--publish", "live", "--quiet", "--site", str(self.site)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        return subprocess.Popen(words, preexec_fn=None if limit is None else starve, **quiet)

    def _wait(self, process: subprocess.Popen[bytes]) -> tuple[int, int]:
        """Exit code, and the most memory the run held (KiB)."""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss

    def _live(self) -> dict[str, bytes]:
        folder = (self.site / "www" / "current").resolve()
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextlib.contextmanager
def disk(room: Path) -> Iterator[bool]:
    """A small file system of its own on ``room`` where that can be had; says whether."""
    mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "soak", str(room)], check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(room)], check=False)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rebuilds", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop earlier, after so many minutes")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, disk(Path(name)) as mounted:
        soak = Soak(Path(name), random.Random(args.seed), mounted)
        end = time.monotonic() + 60 * args.minutes
        while soak.counts.rebuilds < args.rebuilds and time.monotonic() < end:
            soak.turn()
        told = soak.counts
        tenth = max(1, len(told.memory) // 10)
        print(f"{told.rebuilds} rebuilds, {told.killed} killed, {told.full} on a full disk ({'tmpfs' if mounted else 'limit'}), {told.edits} edits")
        print(f"{len(soak.expected)} articles and edits: {told.lost} lost; {told.mixed} mixed sites; {told.failed} runs with a wrong exit code")
        for what, values, unit in (
            ("memory", told.memory, "KiB"),
            ("state for each article", told.state, "bytes"),
            ("status file", told.status, "bytes"),
            ("logs", told.logs, "bytes"),
        ):
            first, last = statistics.median(values[:tenth]), statistics.median(values[-tenth:])
            print(f"{what}: median {first:,.0f} {unit} at first, {last:,.0f} at last, {max(values):,.0f} at most")
        print(f"the log rotated {told.rotations} times; {len(soak.logs())} logs stand at the end")
    return int(bool(told.lost or told.mixed or told.failed))


if __name__ == "__main__":
    sys.exit(main())
