"""The preview: a real page, a real 404, and nobody else's business."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from generator.circulation.preview.app import Desk, application
from generator.circulation.preview.edition import Edition
from generator.circulation.preview.panel import Held, Panel
from generator.circulation.preview.server import listen
from generator.model import Query, UsageError


class Press:
    """A rebuild that can be told to fail."""

    def __init__(self) -> None:
        self.fault: Exception | None = None

    def __call__(self) -> None:
        if self.fault:
            raise self.fault


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def edition(press: Press) -> Edition:
    return Edition(press)


def client(place, edition: Edition, base: str = "", desk: Desk | None = None) -> TestClient:
    return TestClient(application(place.output, edition, base, ("127.0.0.1", "localhost"), desk or Desk()), base_url="http://127.0.0.1:8000")


def test_a_page_comes_with_the_reload_script_and_a_policy_that_allows_no_inline_code(place, edition) -> None:
    place.write("index.html", "<html><body><p>home</p></body></html>")
    answer = client(place, edition).get("/")
    assert '<script src="/_newsdigest/reload.js" data-build="0" defer></script></body></html>' in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_other_files_come_as_they_are(place, edition) -> None:
    answer = client(place, edition).get("/css/site.css")
    assert answer.text == "p{}" and answer.headers["content-type"].startswith("text/css")


def test_a_page_that_is_not_there_is_a_real_404_in_the_sites_own_dress(place, edition) -> None:
    answer = client(place, edition).get("/nowhere/")
    assert answer.status_code == 404 and "<p>none</p>" in answer.text


def test_the_site_stands_under_the_path_of_its_address(place, edition) -> None:
    browser = client(place, edition, "/digest")
    assert browser.get("/", follow_redirects=False).headers["location"] == "/digest/"
    assert "<p>home</p>" in browser.get("/digest/").text
    assert browser.get("/css/site.css").status_code == 404


def test_a_failed_build_leaves_the_last_good_site_with_the_fault_over_it(place, edition, press) -> None:
    press.fault = UsageError(Query("digest.toml", "is <broken>.", line=3))
    edition.run()
    page = client(place, edition).get("/").text
    assert "<p>home</p>" in page and "digest.toml:3: is &lt;broken&gt;." in page
    press.fault = None
    edition.run()
    assert "broken" not in client(place, edition).get("/").text
    assert edition.number == 2


def test_a_bug_in_the_build_does_not_take_the_preview_down(place, edition, press) -> None:
    press.fault = ZeroDivisionError("x")
    edition.run()
    assert "This is a bug in newsdigest" in client(place, edition).get("/").text


def test_the_panel_shows_what_is_known_of_the_article_and_no_code_of_its_own(place, edition) -> None:
    known = Panel("content/articles/x.md", "draft", (("Date", ("none; unknown <b>",)),))
    desk = Desk(lambda path: known if path == "/2019/02/19/story-0/" else None, lambda: 1)
    browser = client(place, edition, "/digest", desk)
    page = browser.get("/digest/2019/02/19/story-0/").text
    assert "Preview · draft" in page and "none; unknown &lt;b&gt;" in page and "1 waiting for an editor" in page
    assert "<button>" not in page
    assert "draft" not in browser.get("/digest/").text


def test_what_waits_for_an_editor_is_shown_with_its_copy_and_stays_text(place, edition) -> None:
    held = [Held("dump.txt bytes 0-9", "is <cut>", "<script>alert(1)</script>\nGaza"), Held("bad.bin bytes 0-4", "is no text.", "")]
    page = client(place, edition, "/digest", Desk(waiting=lambda: 2, held=lambda: held)).get("/_newsdigest/desk").text
    assert "is &lt;cut&gt;" in page and "&lt;script&gt;alert(1)&lt;/script&gt;\nGaza" in page and "<script>" not in page
    assert "Its text cannot be shown." in page and 'href="/digest/"' in page


def test_a_file_is_opened_only_for_a_page_of_ours(place, edition) -> None:
    opened: list[str] = []
    desk = Desk(lambda path: Panel("x.md", "", ()) if path == "/2019/02/19/story-0/" else None, open_file=opened.append)
    browser = client(place, edition, "", desk)
    assert 'action="/_newsdigest/open?page=/2019/02/19/story-0/"' in browser.get("/2019/02/19/story-0/").text
    address, own = "/_newsdigest/open?page=/2019/02/19/story-0/", {"Origin": "http://127.0.0.1:8000"}
    assert browser.post(address, headers={"Origin": "http://evil.example"}).status_code == 403
    assert browser.post(address).status_code == 403
    assert browser.get(address, headers=own).status_code == 404
    assert browser.post("/_newsdigest/open?page=/etc/passwd", headers=own).status_code == 403
    assert opened == []
    assert browser.post(address, headers=own).status_code == 204
    assert opened == ["/2019/02/19/story-0/"]


def test_before_the_first_good_build_the_fault_is_the_page(tmp_path: Path, press) -> None:
    edition = Edition(press)
    press.fault = UsageError(Query("digest.toml", "is broken."))
    edition.run()
    answer = TestClient(application(tmp_path / "none", edition, "", ("127.0.0.1",), Desk()), base_url="http://127.0.0.1").get("/")
    assert answer.status_code == 404 and "is broken." in answer.text


def test_a_taken_port_is_said_and_the_next_one_used() -> None:
    said: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with listen(port, strict=False, say=said.append) as door:
            assert door.getsockname()[0] == "127.0.0.1" and door.getsockname()[1] != port
        assert f"Port {port} is taken" in said[0]
        with pytest.raises(UsageError, match=f"Port {port} cannot be used"):
            listen(port, strict=True, say=said.append)


SERVE = """
import sys, time
from pathlib import Path
from generator.circulation.preview import Desk, serve
root = Path(sys.argv[1])
def rebuild():
    if (root / "content" / "bad").exists():
        raise RuntimeError("cannot build")
    count = len(list((root / "content").iterdir()))
    (root / "counted").touch()
    time.sleep(float(sys.argv[2]))
    (root / "output" / "index.html").write_text(f"<html><body>{count} stories</body></html>")
serve(root / "output", rebuild, [root / "content", root / "digest.toml"], desk=Desk(), port=0, ready=lambda url: print(url, flush=True))
"""


@pytest.fixture
def running(request, place):
    """A preview in a process of its own, whose builds take as long as the test asks; gives its address."""
    (place.root / "content").mkdir()
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(place.root), str(getattr(request, "param", 0))], stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait(60)


def events(address: str, heard: list[str]) -> None:
    with contextlib.suppress(httpx.HTTPError), httpx.stream("GET", f"{address}_newsdigest/events", timeout=60) as answer:
        for line in answer.iter_lines():
            heard.append(line)


def get(address: str) -> httpx.Response:
    """A page; a busy machine may take its time."""
    return httpx.get(address, timeout=60)


def until(condition, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.05)


def test_a_change_is_built_and_the_browser_told(running, place) -> None:
    heard: list[str] = []
    until(lambda: "0 stories" in get(running).text)
    threading.Thread(target=events, args=(running, heard), daemon=True).start()
    until(lambda: "data: 1" in heard)
    (place.root / "content" / "a.md").write_text("x")
    until(lambda: "data: 2" in heard)
    assert "1 stories" in get(running).text
    (place.root / "digest.toml").write_text("x")
    until(lambda: "data: 3" in heard)
    (place.root / "content" / "bad").write_text("x")
    until(lambda: "cannot build" in get(running).text)
    assert "1 stories" in get(running).text


@pytest.mark.parametrize("running", [2], indirect=True)
def test_a_change_made_while_the_first_build_runs_is_not_lost(running, place) -> None:
    until((place.root / "counted").exists)
    (place.root / "content" / "a.md").write_text("x")
    until(lambda: "1 stories" in get(running).text)


def test_idle_connections_do_not_take_the_preview_down(running) -> None:
    until(lambda: get(running).status_code == 200)
    port = int(running.rsplit(":", 1)[1].strip("/"))
    with contextlib.ExitStack() as open_connections:
        for _ in range(600):
            open_connections.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
        assert get(running).status_code == 200
