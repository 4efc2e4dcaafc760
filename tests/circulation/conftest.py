"""A small built site to publish, and the clock it is published at."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import circulation
from generator.circulation import PublishReport
from generator.model import Target
from tests.circulation import servers

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


class Place:
    """A site's folder with an ``output/``, and the means to publish it and to look at what readers would see."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.minute = 0
        self.write("index.html", "<p>home</p>")
        self.write("404.html", "<p>none</p>")
        self.write("css/site.css", "p{}")
        self.write("topics/libya/index.html", "<p>Libya</p>")
        self.write("topics/gaza/index.html", "<p>Gaza</p>")
        for number in range(8):
            self.write(f"2019/02/19/story-{number}/index.html", f"<p>Story {number}</p>")

    def write(self, path: str, text: str) -> None:
        """Put one file into the built site."""
        (self.output / path).parent.mkdir(parents=True, exist_ok=True)
        (self.output / path).write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        """Take one file out of the built site."""
        (self.output / path).unlink()

    def publish(self, target: Target, **options: object) -> PublishReport:
        """Publish, a minute later than the last time."""
        self.minute += 1
        return circulation.publish(self.output, target, site=self.root, now=NOW + timedelta(minutes=self.minute), **options)

    def built(self) -> dict[str, bytes]:
        """The built site's files by path."""
        return contents(self.output)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "site")


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    return contents


@pytest.fixture
def ssh_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A real sshd on the loopback; gives its port. ``RSYNC_RSH`` is set to reach it."""
    with servers.ssh(tmp_path / "ssh") as (port, variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        yield port


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real S3 server on the loopback; gives its address."""
    if not os.environ.get("CI"):
        pytest.importorskip("boto3")
    with servers.s3(tmp_path_factory.mktemp("s3")) as address:
        yield address


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A fresh corner of a bucket, and a client of the test's own to look with."""
    for name, value in servers.S3_USER.items():
        monkeypatch.setenv(name, value)
    return Bucket(s3_server, f"t{time.monotonic_ns()}")


class Bucket:
    """A corner of a bucket, and a client to look into it with."""

    def __init__(self, address: str, prefix: str) -> None:
        self.name, self.prefix, self.client = servers.BUCKET, prefix, servers.s3_client(address)
        self.target = Target("live", "s3", {"bucket": self.name, "prefix": prefix, "endpoint": address})

    def put(self, path: str, text: str) -> None:
        """Put an object there by hand."""
        self.client.put_object(Bucket=self.name, Key=f"{self.prefix}/{path}", Body=text.encode())

    def files(self) -> dict[str, bytes]:
        """Every object by path, the manifest left out."""
        found = {}
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=f"{self.prefix}/"):
            for item in page.get("Contents", ()):
                found[item["Key"].removeprefix(f"{self.prefix}/")] = self.client.get_object(Bucket=self.name, Key=item["Key"])["Body"].read()
        return {path: body for path, body in found.items() if path != ".newsdigest-manifest.json"}


@pytest.fixture
def rclone_remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], tuple[str, Path]]]:
    """Starts a real ``sftp`` or ``webdav`` server; gives the remote's address for rclone and the folder served."""
    with ExitStack() as started:

        def start(kind: str) -> tuple[str, Path]:
            remote, folder, variables = started.enter_context(servers.rclone(tmp_path / "server", kind))
            for name, value in variables.items():
                monkeypatch.setenv(name, value)
            return remote, folder

        yield start
