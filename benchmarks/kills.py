"""Kill trials: a publication killed at a random moment, again and again, against real servers on the loopback.

    python -m benchmarks.kills rsync --trials 100     (or: folder, git, s3, rsync-server)

Each trial changes the site, starts ``newsdigest publish``, kills it (``rsync-server``: kills the server and its children), and looks at
what readers then see. A target with a switch must show the old site or the new one; S3 must show whole pages only and no link to a page that
is not there. Then the next publication must heal it. Prints one line of counts; exit code 1 if a single trial failed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.circulation import servers

STORIES = 40
KINDS = ("folder", "rsync", "rsync-server", "git", "s3")
Files = dict[str, bytes]


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


def files(folder: Path) -> Files:
    """Every file under a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def publish(root: Path, variables: dict[str, str]) -> subprocess.Popen[bytes]:
    """The command as a user starts it, in a group of its own so that its children die with it."""
    words = [sys.executable, "-m", "generator", "publish", "--quiet", "--site", str(root)]
    return subprocess.Popen(words, env=os.environ | variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


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


@contextlib.contextmanager
def target(kind: str, room: Path) -> Iterator[tuple[dict[str, object], dict[str, str], Callable[[], Files], Callable[[], None]]]:
    """A target with its server: options, variables, how to see it, and how to restart the server."""
    if kind == "folder":
        yield {"kind": "folder", "path": str(room / "www")}, {}, lambda: files(room / "www" / "current"), lambda: None
    elif kind.startswith("rsync"):
        with contextlib.ExitStack() as stack:
            port, variables, process = stack.enter_context(servers.ssh(room / "ssh"))
            running = [process]

            def restart() -> None:
                """Kill the server with every session it has, and start it again at the same port."""
                children = subprocess.run(["pgrep", "-P", str(running[0].pid)], capture_output=True, text=True).stdout.split()
                for pid in (*map(int, children), running[0].pid):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                running[0].wait()
                running[0] = stack.enter_context(servers.ssh(room / "ssh", port))[2]

            options = {"kind": "rsync", "host": "127.0.0.1", "port": port, "path": str(room / "www")}
            yield options, variables, lambda: files(room / "www" / "current"), restart
    elif kind == "git":
        remote = room / "remote.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
        yield {"kind": "git", "remote": str(remote)}, {}, lambda: _branch(remote, room), lambda: None
    else:
        (room / "s3").mkdir()
        with servers.s3(room / "s3") as address:
            options = {"kind": "s3", "bucket": servers.BUCKET, "prefix": "www", "endpoint": address}
            yield options, servers.S3_USER, lambda: _bucket(address), lambda: None


def _branch(remote: Path, room: Path) -> Files:
    with tempfile.TemporaryDirectory(dir=room) as clone:
        subprocess.run(["git", "clone", "--quiet", "--depth=1", "--branch", "gh-pages", f"file://{remote}", clone], check=True)
        return {path: data for path, data in files(Path(clone)).items() if path.endswith(".html")}


def _bucket(address: str) -> Files:
    client, found = servers.s3_client(address), {}
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=servers.BUCKET, Prefix="www/"):
        for item in page.get("Contents", ()):
            found[item["Key"].removeprefix("www/")] = client.get_object(Bucket=servers.BUCKET, Key=item["Key"])["Body"].read()
    return {path: data for path, data in found.items() if path.endswith(".html")}


def trials(kind: str, count: int, seed: int) -> dict[str, int]:
    """Counts by outcome: ``old`` and ``new`` sites seen after a kill, what was wrong, and next runs that did not heal it."""
    chance = random.Random(seed)
    judge = replaced if kind == "s3" else switched
    told = {"trials": 0, "killed": 0, "old": 0, "new": 0, "between": 0, "wrong": 0, "not healed": 0}
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        room = Path(name)
        options, variables, see, restart = stack.enter_context(target(kind, room))
        site = room / "site"
        site.mkdir()
        _settings(site, options)
        write_site(site, 0)
        begin = time.monotonic()
        assert publish(site, variables).wait() == 0, "the first publication failed"
        length = time.monotonic() - begin
        for edition in range(1, count + 1):
            old = files(site / "output")
            write_site(site, edition)
            new = files(site / "output")
            process = publish(site, variables)
            time.sleep(chance.uniform(0.1, 1.3) * length)
            if kind == "rsync-server":
                restart()
                told["killed"] += 1
                process.wait()
            else:
                told["killed"] += process.poll() is None
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            time.sleep(0.1)
            seen = see()
            wrong = judge(seen, old, new)
            told["trials"] += 1
            told["old" if seen == old else "new" if seen == new else "between"] += 1
            told["wrong"] += bool(wrong)
            begin = time.monotonic()
            told["not healed"] += publish(site, variables).wait() != 0 or see() != new
            # The machine's pace changes: the kills must go on to reach from the start to past the switch.
            length = max(0.8 * length, time.monotonic() - begin)
            if wrong:
                print(f"trial {edition}: {wrong}", file=sys.stderr)
    return told


def _settings(site: Path, options: dict[str, object]) -> None:
    text = '[site]\ntitle = "Trial"\nurl = "https://example.org"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n[publish.live]\n'
    (site / "digest.toml").write_text(text + "".join(f"{key} = {json.dumps(value)}\n" for key, value in options.items()))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    told = trials(args.kind, args.trials, args.seed)
    print(f"{args.kind}: " + ", ".join(f"{number} {name}" for name, number in told.items()))
    return int(bool(told["wrong"] or told["not healed"]))


if __name__ == "__main__":
    sys.exit(main())
