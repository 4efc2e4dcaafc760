"""A site built from the sample dumps, and pages of extremes, served under a strict policy to a real Chromium."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.browser.extremes import EXTREMES, write_extremes

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --disable-domain-reliability"
)
EMPTY_TOPIC = """
[[topics]]
slug = "atlantis"
name = "Atlantis"
terms = ["Atlantis"]
since = "2011-02-17"
"""


def _unfit(reason: str) -> Any:
    """Skip with the reason; where everything must run (CI), fail with it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Served:
    """A folder of pages on a local port; ``pages`` names one of each kind."""

    folder: Path
    origin: str
    pages: dict[str, str]

    def url(self, name: str) -> str:
        """The address of the page called ``name``."""
        return self.origin + self.pages[name]


class _Handler(SimpleHTTPRequestHandler):
    """Static files, the site's own 404 page, and the policy on every answer."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code == 404 and page.is_file():
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().send_error(code, message, explain)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is the report."""


def _serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"


def _run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "generator", *words], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, f"{' '.join(words)}: {done.returncode}\n{done.stdout}\n{done.stderr}"


def _one_of_each(output: Path) -> dict[str, str]:
    """A page of every kind in a built site, by what the page says of itself; an article with all that one can have."""
    found: dict[str, str] = {"404": "/nowhere/"}
    for path in sorted(output.rglob("index.html")):
        text = path.read_text("utf-8")
        kind = re.search(r'<body class="page-([\w-]+)', text)
        url = "/" + path.parent.relative_to(output).as_posix().removeprefix(".")
        url = url if url.endswith("/") else url + "/"
        name = kind[1] if kind else "unknown"
        if name == "article" and re.search(r'<article class="story[^>]*lang="ar"', text):
            name = "arabic"
        if url.startswith("/undated/") and name == "article":
            name = "undated article"
        if name == "topic" and url == "/topics/atlantis/":
            name = "empty topic"
        if name != "article" or 'class="captions"' in text:
            found.setdefault(name, url)
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The samples as a site: ``init --samples``, a topic without stories added, ``ingest``, ``build``."""
    shared = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if shared else base) / "sample-site"
    with FileLock(f"{root}.lock"):  # one build for all workers of a run
        if not (root / "output" / "index.html").is_file():
            _run("init", "--samples", str(root))
            settings = root / "digest.toml"
            text = settings.read_text("utf-8").replace("# search_texts = false", "search_texts = true ")
            settings.write_text(text + EMPTY_TOPIC, "utf-8")
            _run("ingest", "--site", str(root))
            _run("build", "--site", str(root))
    server, origin = _serve(root / "output")
    yield Served(root / "output", origin, _one_of_each(root / "output"))
    server.shutdown()


@pytest.fixture(scope="session")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped templates with invented stories, drawn to their limits."""
    folder = tmp_path_factory.mktemp("extremes")
    write_extremes(folder)
    server, origin = _serve(folder)
    yield Served(folder, origin, {name: f"/{name}/" for name in EXTREMES})
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, or any other by the name of chromium."""
    program = shutil.which("chromium")
    if program is None:
        _unfit("There is no chromium on the path.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=program, args=QUIET.split())
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """``open_page(url, width=…, **context)`` gives the page, loaded.

    ``page.strangers`` is what it asked of others, ``page.complaints`` what the policy stopped.
    """
    contexts = []

    def opened(url: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.strangers = []
        page.complaints = []
        home = url.split("/", 3)[2]
        page.on("request", lambda request: request.url.split("/", 3)[2] == home or page.strangers.append(request.url))
        page.on("console", lambda message: message.type == "error" and "404" not in message.text and page.complaints.append(message.text))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
