"""Where the kill trials play: a target of each kind on a real server of its own, with what readers see there and how to kill it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.circulation import servers

KINDS = ("folder", "rsync", "rsync-server", "git", "git-server", "s3", "s3-server")
Files = dict[str, bytes]
Starter = Callable[[], contextlib.AbstractContextManager[subprocess.Popen[bytes]]]


def files(folder: Path) -> Files:
    """Every file under a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def live(www: Path) -> Files:
    """What readers see behind the link ``current``, at one moment: the link is followed once."""
    return files((www / "current").resolve())


@dataclass(frozen=True)
class Stage:
    """A target with its server: the settings and variables that lead there, what readers see, and how to kill and restart the server."""

    options: dict[str, object]
    variables: dict[str, str]
    see: Callable[[], Files]
    restart: Callable[[], None] = lambda: None


@contextlib.contextmanager
def stage(kind: str, room: Path) -> Iterator[Stage]:
    """A target of one kind, its server running while the block does."""
    with contextlib.ExitStack() as stack:
        www, remote = room / "www", room / "remote.git"
        if kind.startswith("git"):
            subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
        if kind == "folder":
            yield Stage({"kind": "folder", "path": str(www)}, {}, lambda: live(www))
        elif kind == "git":
            yield Stage({"kind": "git", "remote": str(remote)}, {}, lambda: _branch(remote, room))
        elif kind.startswith("s3"):
            (room / "s3").mkdir()
            ports = [servers.free_port() for _ in range(4)]
            address = f"http://127.0.0.1:{ports[-1]}"
            again = _restartable(stack, lambda: servers.seaweed(room / "s3", ports), lambda: servers.await_s3(address))
            options: dict[str, object] = {"kind": "s3", "bucket": servers.BUCKET, "prefix": "www", "endpoint": address}
            yield Stage(options, servers.S3_USER, lambda: _bucket(address), again)
        else:
            port = servers.free_port()
            shell = servers.ssh_shell(room / "ssh")
            again = _restartable(stack, lambda: servers.sshd(room / "ssh", port))
            if kind == "git-server":
                address = f"ssh://127.0.0.1:{port}{remote}"
                yield Stage({"kind": "git", "remote": address}, {"GIT_SSH_COMMAND": shell}, lambda: _branch(remote, room), again)
            else:
                options = {"kind": "rsync", "host": "127.0.0.1", "port": port, "path": str(www)}
                yield Stage(options, {"RSYNC_RSH": shell}, lambda: live(www), again)


def _restartable(stack: contextlib.ExitStack, start: Starter, ready: Callable[[], None] = lambda: None) -> Callable[[], None]:
    """Start a server; gives what kills it with every process it started, and starts it again. ``ready`` waits until it works."""
    running = [stack.enter_context(start())]
    ready()

    def again() -> None:
        for pid in (running[0].pid, *_descendants(running[0].pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        running[0].wait()
        running[0] = stack.enter_context(start())
        ready()

    return again


def _descendants(pid: int) -> list[int]:
    """The processes that one started, and those that they started."""
    rows = subprocess.run(["ps", "-eo", "pid=,ppid="], check=True, capture_output=True, text=True).stdout.split()
    parents = dict(zip(map(int, rows[::2]), map(int, rows[1::2]), strict=True))
    found = [pid]
    for parent in found:
        found += [child for child, by in parents.items() if by == parent]
    return found[1:]


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
