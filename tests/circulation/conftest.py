"""A small built site to publish, and the clock it is published at."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator import circulation
from generator.circulation import PublishReport
from generator.model import Target

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


def needed(*programs: str) -> list[str]:
    """The paths of programs; a test that lacks one is skipped with that reason, except in CI, where it fails."""
    beside = str(Path(sys.executable).parent)
    found = [shutil.which(program, path=os.pathsep.join([beside, os.environ["PATH"], "/usr/sbin"])) for program in programs]
    if missing := [program for program, path in zip(programs, found, strict=True) if path is None]:
        reason = f"not installed: {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return [path for path in found if path]


def free_port() -> int:
    """A port of the loopback that nobody listens on, nor on the one 10,000 above (where SeaweedFS puts its gRPC)."""
    for port in random.sample(range(20000, 32000), 100):
        with socket.socket() as door, socket.socket() as above:
            try:
                door.bind(("127.0.0.1", port))
                above.bind(("127.0.0.1", port + 10000))
            except OSError:
                continue
            return port
    raise AssertionError("no free port")


@contextmanager
def running(words: list[str], port: int, cwd: Path, env: dict[str, str] | None = None, seconds: float = 60) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has begun to listen on ``port``; ended with the block."""
    with (cwd / "server.log").open("ab") as log:
        process = subprocess.Popen(words, cwd=cwd, stdout=log, stderr=log, env=os.environ | (env or {}))
        try:
            end = time.monotonic() + seconds
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert process.poll() is None and time.monotonic() < end, (cwd / "server.log").read_text(errors="replace")[-2000:]
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def ssh_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A real sshd on the loopback with keys of its own; gives its port. ``RSYNC_RSH`` is set to reach it."""
    sshd, keygen, _ = needed("sshd", "ssh-keygen", "rsync")
    room = tmp_path / "ssh"
    room.mkdir(mode=0o700)
    for name in ("host", "client"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(room / name)], check=True)
    port = free_port()
    (room / "authorized").write_text((room / "client.pub").read_text())
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": room / "host",
        "AuthorizedKeysFile": room / "authorized",
        "PasswordAuthentication": "no",
        "KbdInteractiveAuthentication": "no",
        "UsePAM": "no",
        "StrictModes": "no",
        "PidFile": "none",
        "MaxStartups": "100",
    }
    (room / "sshd_config").write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
    (room / "known").write_text(f"[127.0.0.1]:{port} {(room / 'host.pub').read_text()}")
    monkeypatch.setenv("RSYNC_RSH", f"ssh -F none -i {room / 'client'} -o UserKnownHostsFile={room / 'known'} -o IdentitiesOnly=yes")
    Path("/run/sshd").mkdir(exist_ok=True) if os.geteuid() == 0 else None
    with running([sshd, "-D", "-e", "-f", str(room / "sshd_config")], port, room):
        yield port


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real S3 server (SeaweedFS) on the loopback with one user; gives its address. Credentials go into the environment."""
    pytest.importorskip("boto3") if not os.environ.get("CI") else None
    (weed,) = needed("weed")
    room = tmp_path_factory.mktemp("s3")
    user = {"name": "me", "credentials": [S3_KEY], "actions": ["Admin", "Read", "Write", "List"]}
    (room / "s3.json").write_text(json.dumps({"identities": [user]}))
    ports = [free_port() for _ in range(4)]
    names = ("-master.port", "-volume.port", "-filer.port", "-s3.port")
    words = [weed, "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={room}", "-s3", f"-s3.config={room / 's3.json'}"]
    words += ["-master.telemetry=false", "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.volumeSizeLimitMB=64", "-volume.max=20", *(f"{name}={port}" for name, port in zip(names, ports, strict=True))]
    with running(words, ports[-1], room):
        yield f"http://127.0.0.1:{ports[-1]}"


S3_KEY = {"accessKey": "testkey", "secretKey": "not-a-real-secret"}


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A fresh corner of a bucket, and a client of the test's own to look with."""
    import boto3

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", S3_KEY["accessKey"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", S3_KEY["secretKey"])
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client = boto3.client("s3", endpoint_url=s3_server)
    end = time.monotonic() + 60
    while True:
        # The server listens before its volumes can be written to.
        try:
            with suppress(client.exceptions.BucketAlreadyExists, client.exceptions.BucketAlreadyOwnedByYou):
                client.create_bucket(Bucket="digest")
            client.put_object(Bucket="digest", Key="probe", Body=b"x")
            return Bucket("digest", f"t{time.monotonic_ns()}", s3_server, client)
        except Exception:
            assert time.monotonic() < end, "the S3 server took no object"
            time.sleep(0.2)


class Bucket:
    """A corner of a bucket, and a client to look into it with."""

    def __init__(self, name: str, prefix: str, address: str, client: Any) -> None:
        self.name, self.prefix, self.client = name, prefix, client
        self.target = Target("live", "s3", {"bucket": name, "prefix": prefix, "endpoint": address})

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
    """Starts a real ``sftp`` or ``webdav`` server (rclone's own); gives the remote's address for rclone and the folder served."""
    (rclone,) = needed("rclone")
    monkeypatch.setenv("PATH", f"{Path(rclone).parent}{os.pathsep}{os.environ['PATH']}")
    served, room, port = tmp_path / "served", tmp_path / "server", free_port()
    served.mkdir()
    room.mkdir()
    obscured = subprocess.run([rclone, "obscure", "pw"], check=True, capture_output=True, text=True).stdout.strip()
    monkeypatch.setenv("RCLONE_CONFIG", str(room / "rclone.conf"))
    (room / "rclone.conf").write_text("")
    with ExitStack() as servers:

        def start(kind: str) -> tuple[str, Path]:
            fields = {"TYPE": kind, "USER": "me", "PASS": obscured}
            fields |= {"HOST": "127.0.0.1", "PORT": str(port)} if kind == "sftp" else {"URL": f"http://127.0.0.1:{port}", "VENDOR": "other"}
            for key, value in fields.items():
                monkeypatch.setenv(f"RCLONE_CONFIG_THERE_{key}", value)
            words = [rclone, "serve", kind, str(served), "--addr", f"127.0.0.1:{port}", "--user", "me", "--pass", "pw", "--dir-cache-time", "0s"]
            servers.enter_context(running(words, port, room))
            return "there:site", served / "site"

        yield start
