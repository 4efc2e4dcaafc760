"""The headers we write, judged by the servers themselves: a real nginx and a real Caddy with the published site, and Chromium."""

from __future__ import annotations

import errno
import gzip
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import httpx
import pytest

from generator.circulation import headers
from generator.circulation.dressing import _ways, dress
from generator.model import Refused, Target, TargetFailed
from tests.circulation import servers

CSP = "default-src 'none'; script-src 'self'; style-src 'self'"


@pytest.fixture
def published(place, tmp_path: Path) -> Path:
    """A site published to a folder with compressed copies; gives the folder that a server is pointed at."""
    place.write("index.html", f"<!doctype html><p>{'home ' * 1000}</p>")
    place.write("404.html", "<!doctype html><p>There is no such page.</p>")
    place.write("feeds/all.xml", "<feed/>")
    place.write("sitemap.xml", "<urlset/>")
    place.write("assets/site-0123456789ab.css", "p{}")
    place.publish(Target("live", "folder", {"path": str(tmp_path / "www"), "precompress": True}))
    return tmp_path / "www" / "current"


def nginx(root: Path, room: Path) -> tuple[list[str], int]:
    (program,) = servers.needed("nginx")
    port = servers.free_port()
    (room / "headers.conf").write_text(headers.text("nginx"))
    temporary = "".join(f"{kind}_temp_path {room}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    server = f"server {{ listen 127.0.0.1:{port}; root {root}; index index.html; include {room}/headers.conf; }}"
    user = "user root;" if os.geteuid() == 0 else ""
    http = f"http {{ access_log off; {temporary} {server} }}"
    (room / "nginx.conf").write_text(f"{user} daemon off; pid {room}/pid; error_log stderr; events {{}} {http}")
    return [program, "-p", str(room), "-c", str(room / "nginx.conf")], port


def caddy(root: Path, room: Path) -> tuple[list[str], int]:
    (program,) = servers.needed("caddy")
    port = servers.free_port()
    block = "\n".join(f"\t{line}" for line in headers.text("caddy").splitlines())
    (room / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {root}\n{block}\n}}\n")
    return [program, "run", "--config", str(room / "Caddyfile"), "--adapter", "caddyfile"], port


@pytest.fixture(params=[nginx, caddy])
def server(request: pytest.FixtureRequest, published: Path, tmp_path: Path) -> Iterator[str]:
    room = tmp_path / "server"
    room.mkdir()
    words, port = request.param(published, room)
    with servers.running(words, port, room, {"HOME": str(room), "XDG_CONFIG_HOME": str(room), "XDG_DATA_HOME": str(room)}):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.servers
def test_a_server_says_what_we_wrote(server: str) -> None:
    page = httpx.get(f"{server}/")
    assert page.headers["content-security-policy"].startswith(CSP) and "unsafe-inline" not in page.headers["content-security-policy"]
    assert (page.headers["x-content-type-options"], page.headers["cache-control"]) == ("nosniff", "no-cache")
    assert page.headers["referrer-policy"] == "strict-origin-when-cross-origin"

    def kind(path: str) -> str:
        return httpx.get(server + path).headers["content-type"].replace(" ", "").lower()

    assert kind("/") == "text/html;charset=utf-8"
    assert kind("/feeds/all.xml") == "application/atom+xml;charset=utf-8"
    assert kind("/sitemap.xml").split(";")[0] in ("application/xml", "text/xml")
    assert kind("/assets/site-0123456789ab.css") == "text/css;charset=utf-8"
    style = httpx.get(f"{server}/assets/site-0123456789ab.css")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert style.headers["x-content-type-options"] == "nosniff"

    missing = httpx.get(f"{server}/nowhere/")
    assert missing.status_code == 404 and "There is no such page." in missing.text
    assert missing.headers["content-security-policy"].startswith(CSP)

    squeezed = httpx.get(f"{server}/", headers={"Accept-Encoding": "gzip"})
    assert squeezed.headers["content-encoding"] == "gzip" and squeezed.text == page.text
    assert "accept-encoding" in squeezed.headers["vary"].lower()
    plain = httpx.get(f"{server}/", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers and "accept-encoding" in plain.headers["vary"].lower()


def test_compressed_copies_hold_the_page_and_are_made_once(place, tmp_path: Path) -> None:
    place.write("index.html", "<p>" + "home " * 1000)
    target = Target("live", "folder", {"precompress": True})
    site = dress(place.output, target, tmp_path / "room", "")
    page = (place.output / "index.html").read_bytes()
    assert gzip.decompress(site.source("index.html.gz").read_bytes()) == page
    assert brotli.decompress(site.source("index.html.br").read_bytes()) == page
    assert "404.html.gz" not in site.tree  # too small to gain
    before = site.source("index.html.gz").stat().st_mtime_ns
    assert dress(place.output, target, tmp_path / "room", "").tree == site.tree
    assert site.source("index.html.gz").stat().st_mtime_ns == before
    place.write("index.html", "<p>" + "new " * 1000)
    again = dress(place.output, target, tmp_path / "room", "")
    assert gzip.decompress(again.source("index.html.gz").read_bytes()).startswith(b"<p>new")


def test_to_compress_a_page_takes_memory_of_its_own_size() -> None:
    """Brotli's own window made it take and give back 32 MB a page: of a large site's first publication most of the time."""
    page = b"".join(b"<p>Paragraph %d of a story.</p>" % number for number in range(400))
    compress = _ways()[".br"]
    compress(page)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20):
        compress(page)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before < 20 * 500
    long = bytes(range(256)) * 1024
    assert brotli.decompress(compress(page)) == page and brotli.decompress(compress(long)) == long


def test_a_copy_that_a_cut_run_left_of_another_text_is_made_anew(place, tmp_path: Path, monkeypatch) -> None:
    """The run was cut after the copies and before their index; then the page was put back as it was."""
    page = "<p>" + "home " * 1000
    target = Target("live", "folder", {"precompress": True})
    place.write("index.html", page)
    dress(place.output, target, tmp_path / "room", "")
    place.write("index.html", "<p>" + "withdrawn " * 1000)
    with monkeypatch.context() as patched:
        patched.setattr("generator.circulation.dressing.write_text", lambda *words: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            dress(place.output, target, tmp_path / "room", "")
    place.write("index.html", page)
    site = dress(place.output, target, tmp_path / "room", "")
    assert gzip.decompress(site.source("index.html.gz").read_bytes()).decode() == page


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_disk_of_ours_that_takes_no_more_is_a_failed_target_with_the_live_site_as_it_was(place, tmp_path: Path, monkeypatch, code: int) -> None:
    target = Target("live", "folder", {"path": str(tmp_path / "www"), "precompress": True})
    place.publish(target)
    live = (tmp_path / "www" / "current").resolve()
    place.write("index.html", "<p>" + "new " * 1000)

    def full(path: Path, content: bytes) -> int:
        raise OSError(code, os.strerror(code), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(TargetFailed, match=os.strerror(code)):
            place.publish(target)
    assert (tmp_path / "www" / "current").resolve() == live
    assert place.publish(target).sent == 3


def test_a_page_that_goes_takes_its_copies_along(place, tmp_path: Path, files) -> None:
    target = Target("live", "folder", {"path": str(tmp_path / "www"), "precompress": True})
    place.write("2019/02/20/long/index.html", "<p>" + "long " * 1000)
    place.publish(target)
    place.remove("2019/02/20/long/index.html")
    place.publish(target)
    assert files(tmp_path / "www" / "current") == place.built()


@pytest.mark.parametrize("server", ["netlify", "cloudflare"])
def test_hosts_that_read_a_file_get_it(place, tmp_path: Path, server: str) -> None:
    place.publish(Target("live", "folder", {"path": str(tmp_path / "www"), "headers": server}))
    lines = (tmp_path / "www" / "current" / "_headers").read_text().splitlines()
    assert lines[0] == "/*" and lines[1].startswith("  Content-Security-Policy: default-src 'none'")
    assert all(len(line) < 2000 for line in lines)  # Cloudflare's limit for a line


def test_a_headers_file_of_the_editors_own_wins(place, tmp_path: Path) -> None:
    place.write("_headers", "/*\n  X-Mine: yes\n")
    place.publish(Target("live", "folder", {"path": str(tmp_path / "www"), "headers": "netlify"}))
    assert "X-Mine" in (tmp_path / "www" / "current" / "_headers").read_text()


def test_the_guard_does_not_count_compressed_copies_as_pages(place, tmp_path: Path) -> None:
    place.publish(Target("live", "folder", {"path": str(tmp_path / "www")}))
    for number in range(3):
        place.remove(f"2019/02/19/story-{number}/index.html")
    with pytest.raises(Refused, match="from 12 pages to 9"):
        place.publish(Target("live", "folder", {"path": str(tmp_path / "www"), "precompress": True}))


@pytest.mark.servers
@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("make", [nginx, caddy])
def test_chromium_finds_nothing_against_the_policy(make, tmp_path: Path) -> None:
    (chromium,) = servers.needed("chromium")
    site = tmp_path / "site"
    words = [sys.executable, "-m", "generator"]
    subprocess.run([*words, "init", str(site), "--samples"], check=True, capture_output=True)
    (site / "digest.toml").write_text((site / "digest.toml").read_text() + '\n[publish.live]\nkind = "folder"\npath = "www"\nprecompress = true\n')
    subprocess.run([*words, "rebuild", "--publish", "live", "--site", str(site)], check=True, capture_output=True)
    room = tmp_path / "server"
    room.mkdir()
    command, port = make(site / "www" / "current", room)
    pages = [path.parent.relative_to(site / "www" / "current").as_posix() for path in sorted((site / "www" / "current").rglob("index.html"))]
    paths = ["", "topics/libya/", *[f"{path}/" for path in pages[:: max(1, len(pages) // 12)] if path != "."]]
    # A thread of its own: another test of this process may hold a browser open, and Playwright allows one a thread.
    with servers.running(command, port, room, {"HOME": str(room)}), ThreadPoolExecutor(1) as aside:
        assert aside.submit(complaints, chromium, f"http://127.0.0.1:{port}/", paths).result() == []


def complaints(chromium: str, base: str, paths: list[str]) -> list[str]:
    """What Chromium's console says of the pages; each must be there, and a page that is not must be a 404."""
    from playwright.sync_api import sync_playwright

    told: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("console", lambda said: told.append(said.text) if said.type in ("error", "warning") else None)
        for path in paths:
            answer = page.goto(base + path)
            assert answer is not None and answer.status == 200, path
        assert page.goto(f"{base}nowhere/").status == 404
        browser.close()
    return [text for text in told if "404" not in text]
