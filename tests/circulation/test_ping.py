"""The word to a watching service: sent once, to the address that was set, never waited for, never shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from generator.circulation.log import logbook
from generator.circulation.ping import ping


@pytest.fixture
def service() -> Iterator[tuple[str, list[str]]]:
    """A service that writes down what it was asked; ``/away`` leads elsewhere, ``/bad`` fails."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response({"/away": 302, "/bad": 500}.get(self.path, 200))
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/ok", "/bad", "/away"])
def test_the_address_is_asked_once_and_no_other(service, tmp_path: Path, path: str) -> None:
    address, asked = service
    with logbook(tmp_path) as log:
        ping(f"{address}{path}", log)
    assert asked == [path]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/token-4711", "file:///etc/passwd?token-4711", "http://[token-4711/", "http://a b/token-4711"]
)
def test_a_service_that_does_not_answer_is_no_fault_and_its_address_stays_secret(tmp_path: Path, address: str) -> None:
    with logbook(tmp_path) as log:
        ping(address, log)
    text = (tmp_path / "newsdigest.log").read_text()
    assert "ping:" in text and "token-4711" not in text
