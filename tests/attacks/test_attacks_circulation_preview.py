"""Row 29: the preview as a process of its own, asked by hostile pages, paths and crowds."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def port(trial) -> Iterator[int]:
    """The port of a preview of the site, its first build done."""
    words = [sys.executable, "-m", "generator", "serve", "--port", "0", "--site", str(trial.root)]
    process = subprocess.Popen(words, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    found = re.search(r":(\d+)/", process.stdout.readline())
    end = time.monotonic() + 120
    while ask(int(found[1]), "/")[0] != 200:
        assert time.monotonic() < end, "the preview never came up"
        time.sleep(0.1)
    yield int(found[1])
    process.terminate()
    process.wait(60)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """One request with the path word for word; gives status and text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


OUTSIDE = ("/../digest.toml", "/..%2f..%2fdigest.toml", "/%2e%2e/%2e%2e/digest.toml", "//etc/passwd", "/..\\..\\digest.toml", "/%00", "/" + "a" * 999)


def test_row_29_only_this_machine_under_its_own_name_and_nothing_outside_the_site(trial, port: int) -> None:
    preview = trial.root / ".newsdigest" / "preview"
    (preview / "passwd.html").symlink_to("/etc/passwd")
    (preview / "etc").symlink_to("/etc")
    (preview / "home.html").symlink_to(preview / "index.html")
    for path in (*OUTSIDE, "/passwd.html", "/etc/passwd", "/home.html"):
        status, text = ask(port, path)
        assert status in (400, 404), path
        assert "root:" not in text and "[site]" not in text
    own = f"127.0.0.1:{port}"
    for headers in ({"Host": "evil.example"}, {"Host": f"evil.example:{port}"}, {"Host": ""}, {"Host": f"127.0.0.1.evil.example:{port}"}):
        assert ask(port, "/", **headers)[0] in (400, 403), headers
    for path in ("/_newsdigest/events", "/"):
        assert ask(port, path, Host=own, Origin="http://evil.example")[0] == 403
        assert ask(port, path, Host=own, Origin="null")[0] == 403
    assert ask(port, "/_newsdigest/events", Host=own, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors")[0] == 403
    assert ask(port, "/", "POST")[0] == 405
    status, text = ask(port, "/nowhere/")
    assert status == 404 and "</html>" in text


def test_row_29_it_listens_on_the_loopback_alone(port: int) -> None:
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines() if f":{port:04X} 00000000" in line]
    assert listening == [f"0100007F:{port:04X}"]


def crowd(port: int, count: int) -> None:
    with contextlib.ExitStack() as held:
        for number in range(count):
            with contextlib.suppress(OSError):
                door = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
                if number % 2:
                    door.send(b"GET /_newsdigest/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" if number % 4 == 1 else b"GET / HT")
    # While the crowd is still being shown out, a request may be refused; soon after, the preview serves again.
    for _ in range(100):
        with contextlib.suppress(OSError):
            assert ask(port, "/")[0] == 200
            return
        time.sleep(0.1)
    raise AssertionError("the preview is down")


def test_row_29_a_crowd_of_connections_is_served_or_refused_and_the_preview_stays_up(port: int) -> None:
    crowd(port, 400)


@pytest.mark.long
@pytest.mark.skipif(os.sysconf("SC_OPEN_MAX") < 6000, reason="this machine allows too few open files for the test")
def test_row_29_thousands_of_connections(port: int) -> None:
    crowd(port, 4000)
