"""Kill trials: a publication killed at a random moment, again and again, against real servers on the loopback.

    python -m benchmarks.kills rsync --trials 100     (or: folder, git, s3, and rsync-server, git-server, s3-server)

Each trial changes the site, starts ``newsdigest publish``, kills it (``-server``: kills the server with all its sessions and starts it
again), and looks at what readers then see. Most kills are aimed at the moment of the switch. A target with a switch must show the old site
or the new one; S3 must show whole pages only and no link to a page that is not there. Then the next publication must heal it. Prints one
line of counts; exit code 1 if a single trial failed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import multiprocessing.context
import os
import random
import re
import signal
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from benchmarks.stages import KINDS, Files, Stage, files, stage
from generator import cli

STORIES = 40
Run = multiprocessing.context.ForkProcess


def write_site(root: Path, edition: int) -> None:
    """A site of a home page that links to every story; each edition changes all pages, adds a story and drops another."""
    output = root / "output"
    numbers = range(edition, edition + STORIES)
    wanted = {f"2019/02/19/story-{number}/index.html": f"<p>Story {number}, edition {edition}. {'x' * 5000}</p>" for number in numbers}
    home = "".join(f'<a href="/2019/02/19/story-{number}/">{number}</a>' for number in numbers)
    wanted["index.html"] = f"<p>Edition {edition}</p>{home}"
    wanted["topics/libya/index.html"] = home
    for path in output.rglob("*.html"):
        if path.relative_to(output).as_posix() not in wanted:
            path.unlink()
    for path, text in wanted.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)


def publish(root: Path, variables: dict[str, str]) -> Run:
    """Start the command in a fork that leads a group of its own, so that its children die with it; a fork spares each run the imports.

    What it says is in ``root/said`` afterwards.
    """

    def work() -> None:
        os.setpgid(0, 0)
        os.environ.update(variables)
        with (root / "said").open("w") as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
        sys.exit(cli.main(["publish", "--quiet", "--site", str(root)]))

    run = multiprocessing.get_context("fork").Process(target=work)
    run.start()
    with contextlib.suppress(PermissionError, ProcessLookupError):
        # From both sides, as shells do: the group must be there when the kill comes, however late the fork gets to run.
        os.setpgid(run.pid or 0, run.pid or 0)
    return run


def ended(run: Run) -> bool:
    """Wait for a publication; whether it ended well."""
    run.join()
    return run.exitcode == 0


def dangling(seen: Files) -> list[str]:
    """Links of the home page to pages that are not there."""
    home = seen.get("index.html", b"").decode()
    return [path for path in re.findall(r'href="/([^"]*)"', home) if f"{path}index.html" not in seen]


def switched(seen: Files, old: Files, new: Files) -> str:
    """What is wrong with what readers see on a target with a switch; ``""`` for nothing."""
    return "" if seen in (old, new) else "mixed"


def replaced(seen: Files, old: Files, new: Files) -> str:
    """The same for a target whose files are replaced one by one."""
    torn = [path for path, content in seen.items() if content not in (old.get(path), new.get(path))]
    return "torn page" if torn else "dangling link" if dangling(seen) else ""


class Aim:
    """When to kill: three trials in four near the moment at which old turns to new, found by stepping towards it; the fourth at any time."""

    def __init__(self, length: float, chance: random.Random) -> None:
        self.length, self._chance, self._switch = length, chance, 0.8 * length

    def delay(self, trial: int) -> float:
        """Seconds from the start of a publication to the kill."""
        if trial % 4 == 0:
            return self._chance.uniform(0, 1.2) * self.length
        return self._switch * self._chance.uniform(0.9, 1.1)

    def learn(self, outcome: str) -> None:
        """An old site seen means that the kill came too early, a new one too late."""
        self._switch *= {"old": 1.04, "new": 0.96}.get(outcome, 1.0)
        self._switch = min(max(self._switch, 0.1 * self.length), 1.5 * self.length)


def trials(kind: str, count: int, seed: int, minutes: float = float("inf")) -> dict[str, int]:
    """Counts by outcome: ``old`` and ``new`` sites seen after a kill, what was wrong, and next runs that did not heal it.

    It stops earlier after so many ``minutes``. ``killed`` are the trials in which the publication still ran when the kill came.
    """
    judge = replaced if kind.startswith("s3") else switched
    told = {"trials": 0, "killed": 0, "old": 0, "new": 0, "between": 0, "wrong": 0, "not healed": 0}
    with tempfile.TemporaryDirectory() as name, stage(kind, Path(name)) as at:
        site = Path(name) / "site"
        site.mkdir()
        _settings(site, at.options)
        write_site(site, 0)
        import_module("boto3")
        import_module("generator.newsroom.publish")
        assert ended(publish(site, at.variables)), "the first publication failed"
        aim = Aim(_republished(site, at), random.Random(seed))
        end = time.monotonic() + 60 * minutes
        old = at.see()
        for edition in range(1, count + 1):
            if time.monotonic() > end:
                break
            write_site(site, edition)
            new = files(site / "output")
            run = publish(site, at.variables)
            time.sleep(aim.delay(edition))
            told["killed"] += run.is_alive()
            if kind.endswith("-server"):
                at.restart()
            else:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(run.pid, signal.SIGKILL)
            run.join()
            time.sleep(0.1)
            seen = at.see()
            outcome = "old" if seen == old else "new" if seen == new else "between"
            aim.learn(outcome)
            told["trials"] += 1
            told[outcome] += 1
            if wrong := judge(seen, old, new):
                told["wrong"] += 1
                print(f"trial {edition}: {wrong}", file=sys.stderr)
            healed = ended(publish(site, at.variables))
            old = at.see()
            if not healed or old != new:
                told["not healed"] += 1
                print(f"trial {edition}: not healed: {(site / 'said').read_text()}", file=sys.stderr)
    return told


def _republished(site: Path, at: Stage) -> float:
    """Seconds that the publication of a changed site takes."""
    (site / "output" / "index.html").write_text("changed")
    begin = time.monotonic()
    assert ended(publish(site, at.variables)), "the second publication failed"
    return time.monotonic() - begin


def _settings(site: Path, options: dict[str, object]) -> None:
    text = '[site]\ntitle = "Trial"\nurl = "https://example.org"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n[publish.live]\n'
    (site / "digest.toml").write_text(text + "".join(f"{key} = {json.dumps(value)}\n" for key, value in options.items()))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop earlier, after so many minutes")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    told = trials(args.kind, args.trials, args.seed, args.minutes)
    print(f"{args.kind}: " + ", ".join(f"{number} {name}" for name, number in told.items()))
    return int(bool(told["wrong"] or told["not healed"]))


if __name__ == "__main__":
    sys.exit(main())
