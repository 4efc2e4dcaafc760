"""The proofreader finds what a reader would stumble over, and nothing in a sound site."""

from pathlib import Path

import pytest

from generator.press.proof import proof

PAGE = """<!doctype html><html lang="en"><head><title>Home</title><link rel="alternate" href="/d/feed.xml"></head>
<body><main id="content"><h1>Home</h1><h2>Day</h2><a href="/d/a/">a</a> <a href="#content">up</a> <a href="https://elsewhere.example/">out</a></main></body></html>"""
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://digest.example/d/a/"/></feed>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "a" / "index.html").write_text(PAGE)
    (tmp_path / "feed.xml").write_text(FEED)
    return tmp_path


def test_a_sound_site_has_no_fault(site: Path) -> None:
    found = proof(site, "https://digest.example/d")
    assert found.faults == ()
    assert (found.pages, found.feeds) == (2, 1)
    assert found.links == 7, "the link to elsewhere is not ours to follow"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('href="/d/a/"', 'href="/d/gone/"', "leads nowhere"),
        ('href="/d/a/"', 'href="/a/"', "leads nowhere"),
        ('href="#content"', 'href="#nowhere"', "#nowhere"),
        ('href="/d/a/"', 'href="http://[x"', "is no address"),
        ("<h2>Day</h2>", '<img alt="Quay" src="https://elsewhere.example/quay.jpg">', "lies with another host"),
        ("<title>Home</title>", "<title> </title>", "no title"),
        ('<html lang="en">', "<html>", "language"),
        ("<h1>Home</h1>", "", "0 first-level headings"),
        ("<h2>Day</h2>", "<h4>Day</h4>", "level 4 follows one of level 1"),
        ("<h2>Day</h2>", '<h2 id="content">Day</h2>', "more than one element"),
        ("<h2>Day</h2>", '<h2>Day</h2><img src="/d/feed.xml">', "alternative text"),
        ("<main ", "<div ", "main landmark"),
    ],
)
def test_each_fault_is_told_with_its_page(site: Path, before: str, after: str, said: str) -> None:
    (site / "index.html").write_text(PAGE.replace(before, after))
    faults = proof(site, "https://digest.example/d").faults
    assert any(said in fault.message and fault.path == "index.html" for fault in faults), faults


def test_a_broken_feed_is_told_with_its_line(site: Path) -> None:
    (site / "feed.xml").write_text(FEED.replace("</feed>", "\n<open>"))
    (fault,) = proof(site, "https://digest.example/d").faults
    assert fault.path == "feed.xml" and fault.line


def test_an_empty_page_is_told(site: Path) -> None:
    (site / "empty").mkdir()
    (site / "empty/index.html").write_text("\n")
    assert [(fault.path, fault.message) for fault in proof(site, "https://digest.example/d").faults] == [("empty/index.html", "The page is empty.")]


def test_a_feed_that_leads_nowhere_is_told(site: Path) -> None:
    (site / "feed.xml").write_text(FEED.replace("/d/a/", "/d/b/"))
    (fault,) = proof(site, "https://digest.example/d").faults
    assert "https://digest.example/d/b/" in fault.message


def test_an_entity_in_a_feed_is_not_resolved(site: Path) -> None:
    (site / "feed.xml").write_text('<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/hostname">]><feed>&x;</feed>')
    proof(site, "https://digest.example/d")
