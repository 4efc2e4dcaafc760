"""Real servers on the loopback: ssh, S3, SFTP and WebDAV, each with keys of its own, each gone with its block."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

S3_USER = {"AWS_ACCESS_KEY_ID": "testkey", "AWS_SECRET_ACCESS_KEY": "not-a-real-secret", "AWS_DEFAULT_REGION": "us-east-1"}
BUCKET = "digest"
_CLAIMS: list[socket.socket] = []
"""Names in Linux's abstract namespace, one for each port given out; they go with the process."""


def needed(*programs: str) -> list[str]:
    """The paths of programs; a test that lacks one is skipped with that reason, except in CI, where it fails."""
    beside = str(Path(sys.executable).parent)
    found = [shutil.which(program, path=os.pathsep.join([beside, os.environ["PATH"], "/usr/sbin"])) for program in programs]
    if missing := [program for program, path in zip(programs, found, strict=True) if path is None]:
        reason = f"not installed: {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return [path for path in found if path]


def free_port() -> int:
    """A port of the loopback that nobody listens on, nor on the one 10,000 above (where SeaweedFS puts its gRPC), and that is ours.

    Both lie below the ports that systems hand out to outgoing connections (32768 and up, net.ipv4.ip_local_port_range): one of those
    could sit on the port at the moment a server is started again. No other test process is given the same one while this one lives.
    """
    for port in random.SystemRandom().sample(range(10100, 16000), 200):
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0newsdigest-test-port-{port}")
        except OSError:
            claim.close()
            continue
        with socket.socket() as door, socket.socket() as above:
            try:
                door.bind(("127.0.0.1", port))
                above.bind(("127.0.0.1", port + 10000))
            except OSError:
                claim.close()
                continue
        _CLAIMS.append(claim)
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


@contextmanager
def ssh(room: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """A real sshd; gives its port, and the variables that lead rsync and our command to it."""
    port = free_port()
    shell = ssh_shell(room)
    with sshd(room, port):
        yield port, {"RSYNC_RSH": shell}


def ssh_shell(room: Path) -> str:
    """Make the keys of a server and of its client in ``room``; gives the ssh command that uses them."""
    (keygen,) = needed("ssh-keygen")
    room.mkdir(mode=0o700)
    for name in ("host", "client"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(room / name)], check=True)
    # A quarter of a second of every connection would go into keys that withstand a quantum computer.
    return f"ssh -F none -i {room / 'client'} -o UserKnownHostsFile={room / 'known'} -o IdentitiesOnly=yes -o KexAlgorithms=curve25519-sha256"


@contextmanager
def sshd(room: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A real sshd with the keys of ``room``; gives its process."""
    program, _ = needed("sshd", "rsync")
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": room / "host",
        "AuthorizedKeysFile": room / "client.pub",
        "PasswordAuthentication": "no",
        "KbdInteractiveAuthentication": "no",
        "UsePAM": "no",
        "StrictModes": "no",
        "PidFile": "none",
        "MaxStartups": "100",
        # The account's own start-up files are no part of a test: a killed session could leave a lock of theirs behind.
        "SetEnv": f"HOME={room}",
    }
    (room / "sshd_config").write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
    (room / "known").write_text(f"[127.0.0.1]:{port} {(room / 'host.pub').read_text()}")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running([program, "-D", "-e", "-f", str(room / "sshd_config")], port, room) as process:
        yield process


@contextmanager
def s3(room: Path) -> Iterator[str]:
    """A real S3 server with one user and one bucket; gives its address."""
    ports = [free_port() for _ in range(4)]
    with seaweed(room, ports):
        address = f"http://127.0.0.1:{ports[-1]}"
        await_s3(address)
        yield address


@contextmanager
def seaweed(room: Path, ports: list[int]) -> Iterator[subprocess.Popen[bytes]]:
    """SeaweedFS with its data in ``room``, at four ports (master, volume, filer, S3); gives its process."""
    (weed,) = needed("weed")
    user = {"name": "me", "actions": ["Admin", "Read", "Write", "List"]}
    keys = {"accessKey": S3_USER["AWS_ACCESS_KEY_ID"], "secretKey": S3_USER["AWS_SECRET_ACCESS_KEY"]}
    (room / "s3.json").write_text(json.dumps({"identities": [user | {"credentials": [keys]}]}))
    names = ("-master.port", "-volume.port", "-filer.port", "-s3.port")
    words = [weed, "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={room}", "-s3", f"-s3.config={room / 's3.json'}"]
    words += ["-master.telemetry=false", "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.volumeSizeLimitMB=64", "-volume.max=20"]
    words += [f"{name}={port}" for name, port in zip(names, ports, strict=True)]
    with running(words, ports[-1], room) as process:
        yield process


def await_s3(address: str) -> None:
    """Make the bucket where it is not there, and wait until it takes an object: the server listens before its volumes take anything."""
    client = s3_client(address)
    end = time.monotonic() + 60
    while True:
        try:
            if BUCKET not in {bucket["Name"] for bucket in client.list_buckets()["Buckets"]}:
                client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="probe", Body=b"x")
            return
        except client.exceptions.ClientError:
            assert time.monotonic() < end, "the S3 server took no object"
            time.sleep(0.2)


def s3_client(address: str) -> Any:
    """A client of the test's own."""
    import boto3

    keys = {"aws_access_key_id": S3_USER["AWS_ACCESS_KEY_ID"], "aws_secret_access_key": S3_USER["AWS_SECRET_ACCESS_KEY"]}
    return boto3.client("s3", "us-east-1", endpoint_url=address, **keys)


@contextmanager
def rclone(room: Path, kind: str) -> Iterator[tuple[str, Path, dict[str, str]]]:
    """A real ``sftp`` or ``webdav`` server (rclone's own); gives the remote's address, the folder served, and the variables to reach it."""
    (program,) = needed("rclone")
    served, port = room / "served", free_port()
    served.mkdir(parents=True)
    obscured = subprocess.run([program, "obscure", "pw"], check=True, capture_output=True, text=True).stdout.strip()
    (room / "rclone.conf").write_text("")
    fields = {"TYPE": kind, "USER": "me", "PASS": obscured}
    fields |= {"HOST": "127.0.0.1", "PORT": str(port)} if kind == "sftp" else {"URL": f"http://127.0.0.1:{port}", "VENDOR": "other"}
    variables = {f"RCLONE_CONFIG_THERE_{key}": value for key, value in fields.items()}
    variables |= {"RCLONE_CONFIG": str(room / "rclone.conf"), "PATH": f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"}
    words = [program, "serve", kind, str(served), "--addr", f"127.0.0.1:{port}", "--user", "me", "--pass", "pw", "--dir-cache-time", "200ms"]
    with running(words, port, room):
        yield "there:site", served / "site", variables
