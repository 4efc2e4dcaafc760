"""What a site's owner would lose: pages that are not there, that stay, that collide, that lead out, that come too early."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import press
from generator.model import BuildOptions, Refused, Settings, SiteInfo, Term, Topic, UsageError
from generator.press.proof import proof
from generator.settings import STATE

NOW = datetime(2022, 1, 1, tzinfo=UTC)
SETTINGS = Settings(
    SiteInfo("Digest", "https://digest.example/d", timezone="Africa/Tripoli"),
    (Topic("libya", "Libya", (Term("Libya"),), description="The country"), Topic("gaza", "Gaza", (Term("Gaza"),))),
    BuildOptions(jobs=1),
)


class Site:
    """A site in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "content").mkdir(parents=True)

    def put(self, name: str, text: str) -> Path:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def article(self, name: str, *head: str, body: str = "A paragraph.", title: str = "Headline") -> Path:
        return self.put(f"articles/{name}.md", "\n".join((f"Title: {title}", *head)) + f"\n\n{body}\n")

    def build(self, settings: Settings = SETTINGS, now: datetime = NOW, **how: bool) -> press.BuildReport:
        return press.build(self.root, settings, output=self.root / "output", now=now, **how)

    def page(self, name: str) -> str:
        return (self.root / "output" / name).read_text(encoding="utf-8")

    def has(self, name: str) -> bool:
        return (self.root / "output" / name).is_file()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def test_the_pages_of_a_small_site_hold_together(site: Site) -> None:
    site.article("a", "Date: 2019-02-19 10:00+00:00", "Topics: libya", "Tags: Khalifa Haftar, بنغازي", "Slug: port")
    site.article("b", "Date: 2019-02-18", "Topics: libya, gaza", "Slug: talks", "Lang: ar", title="محادثات")
    site.article("c", "Topics: gaza", "Slug: no-date", "Date_Evidence: some words")
    site.put("pages/contact.md", "Title: Contact\n\nWrite *to us*.\n")
    report = site.build()
    assert report.articles == 3
    found = proof(site.root / "output", "https://digest.example/d")
    assert found.faults == ()
    for name in (
        *("index.html", "2019/02/19/port/index.html", "undated/no-date/index.html", "topics/libya/index.html", "topics/libya/2019/02/index.html"),
        *("names/khalifa-haftar/index.html", "names/index.html", "editions/2019-02-19/index.html", "editions/index.html", "archive/index.html"),
        *("archive/2019/02/index.html", "undated/index.html", "feeds/all.xml", "feeds/gaza.xml", "sitemap.xml", "sitemaps/2019-02.xml"),
        *("about/index.html", "contact/index.html", "404.html"),
    ):
        assert site.has(name), name


def test_a_site_without_articles_is_whole_and_says_so(site: Site) -> None:
    report = site.build()
    assert [query.message for query in report.queries] == ["There is no published article; the site stands empty."]
    assert proof(site.root / "output", "https://digest.example/d").faults == ()
    assert site.has("topics/libya/index.html")


def test_equal_slugs_get_pages_of_their_own(site: Site) -> None:
    for name in ("a", "b", "c"):
        site.article(name, "Date: 2019-02-19", f"Slug: {'Port' if name == 'b' else 'port'}", title=f"Story {name}")
    site.article("d", "Date: 2019-02-19", "Slug: CAFÉ")
    site.article("e", "Date: 2019-02-19", "Slug: caf\u00e9")
    site.article("f", "Date: 2019-02-19", "Slug: index")
    site.article("g", "Date: 2019-02-19", f"Slug: {'é' * 100}")
    report = site.build()
    pages = sorted(path.parent.name for path in (site.root / "output/2019/02/19").glob("*/index.html"))
    assert len(pages) == 7
    assert len({page.casefold() for page in pages}) == 7
    assert "Story a" in site.page("2019/02/19/port/index.html")
    told = {query.path: query.message for query in report.queries}
    assert set(told) == {f"content/articles/{name}.md" for name in "bce"}
    for name in "bc":
        other = told[f"content/articles/{name}.md"]
        assert "content/articles/a.md" in other
        assert site.has(other.partition("published at /")[2].rstrip(".") + "index.html")
    assert [query.path for query in press.apart(site.root)] == [query.path for query in report.queries]
    (site.root / "content/articles/a.md").unlink()
    report = site.build()
    assert "Story b" in site.page("2019/02/19/port/index.html")
    assert "content/articles/b.md" not in {query.path for query in report.queries}


@pytest.mark.parametrize("copy", ["port (1)", "port copy", "port-1", "Copy of port", "2019/02/Port_"])
def test_a_copy_that_an_editor_lays_beside_an_article_does_not_take_its_address(site: Site, copy: str) -> None:
    """Readers have that address, and who is told that a copy should go must not be told so of the article."""
    site.article("port", "Date: 2019-02-19", "Slug: port", title="The story")
    site.build()
    site.article(copy, "Date: 2019-02-19", "Slug: port", title="The copy")
    for cold in (False, True):
        report = site.build(cold=cold)
        assert "The story" in site.page("2019/02/19/port/index.html")
        assert [(query.path, "content/articles/port.md" in query.message) for query in report.queries] == [(f"content/articles/{copy}.md", True)]
        assert [query.path for query in press.apart(site.root)] == [f"content/articles/{copy}.md"]


def test_of_two_standing_pages_with_one_slug_the_one_named_so_stands_and_the_other_is_told(site: Site) -> None:
    site.article("a", "Date: 2019-02-19")
    site.put("pages/press.md", "Title: Press\nSlug: press\n\nThe page.\n")
    assert site.build().queries == ()
    site.put("pages/imprint.md", "Title: Imprint\nSlug: press\n\nThe copy, written anew.\n")
    for cold in (False, True):
        report = site.build(cold=cold)
        assert "The page." in site.page("press/index.html")
        assert [query.path for query in report.queries] == ["content/pages/imprint.md"] == [query.path for query in press.faults(site.root)]
        assert "content/pages/press.md" in report.queries[0].message
    site.put("pages/imprint.md", "Title: Imprint\nSlug: imprint\n\nThe copy, written anew.\n")
    assert site.build().queries == () and "written anew" in site.page("imprint/index.html")


def test_names_that_differ_by_signs_or_case_have_pages_of_their_own(site: Site) -> None:
    for number, name in enumerate(("C", "C++", "C#", "Foo", "foo")):
        site.article(f"a{number}", "Date: 2019-02-19", f"Slug: s{number}", f"Tags: {name}")
    site.build()
    assert len(list((site.root / "output/names").glob("*/index.html"))) == 5
    assert "<h1" in site.page("names/c/index.html")


def test_a_standing_page_never_takes_a_place_of_the_site(site: Site) -> None:
    site.put("pages/topics.md", "Title: Mine\n\nText.\n")
    site.put("pages/y.md", "Title: Mine\nSlug: 2019\n\nText.\n")
    report = site.build()
    assert [query.field for query in report.queries if query.field] == ["Slug", "Slug"]
    assert not site.has("2019/index.html")
    assert not site.has("topics/index.html")


def test_a_site_of_filed_articles_alone_shows_no_others_and_says_how_many(site: Site) -> None:
    site.article("a", "Date: 2021-03-01", "Slug: filed", "Topics: gaza")
    site.article("b", "Date: 2021-03-01", "Slug: weather", "Tags: Harbour Council")
    site.article("c", "Slug: stray", "Topics: oceans")
    every = SETTINGS._replace(build=BuildOptions(jobs=1))
    alone = SETTINGS._replace(build=BuildOptions(jobs=1, only_filed=True))
    assert site.build(every).articles == 3
    report = site.build(alone)
    assert (report.articles, report.unfiled, report.held) == (1, 2, 0)
    assert ["“oceans”" in str(query) for query in report.queries] == [True], "an article that a renamed topic has left without one"
    assert site.has("2021/03/01/filed/index.html")
    assert not site.has("2021/03/01/weather/index.html")
    assert not site.has("names/harbour-council/index.html")
    assert "weather" not in site.page("editions/2021-03-01/index.html")
    assert site.build(alone).written == 0
    site.article("b", "Date: 2021-03-01", "Slug: weather", "Topics: libya")
    assert (site.build(alone).unfiled, site.has("2021/03/01/weather/index.html")) == (1, True)
    assert site.build(every).articles == 3


def test_a_preview_marks_what_is_in_no_topic(site: Site) -> None:
    site.article("b", "Date: 2021-03-01", "Slug: weather")
    site.build(SETTINGS._replace(build=BuildOptions(jobs=1, only_filed=True)), preview=True)
    assert '<strong class="state">In no topic</strong>' in site.page("2021/03/01/weather/index.html")


def test_articles_dated_ahead_wait_until_they_are_due(site: Site) -> None:
    site.article("a", "Date: 2022-03-01 12:00+00:00", "Slug: ahead")
    site.article("b", "Date: 2021-01-01", "Slug: past")
    report = site.build()
    assert (report.articles, report.held, report.next_due) == (1, 1, datetime(2022, 3, 1, 12, tzinfo=UTC))
    assert not site.has("2022/03/01/ahead/index.html")
    assert site.build(now=datetime(2022, 3, 1, 11, 59, tzinfo=UTC)).written == 0
    assert site.build(now=datetime(2022, 3, 1, 12, 0, tzinfo=UTC)).held == 0
    assert site.has("2022/03/01/ahead/index.html")
    site.build(now=NOW)
    assert not site.has("2022/03/01/ahead/index.html")


def test_a_mistaken_year_leaves_the_front_page_of_a_preview_as_readers_have_it(site: Site) -> None:
    site.article("a", "Date: 2021-12-30", "Topics: libya", "Slug: a", title="Port opens")
    site.article("b", "Date: 2021-12-30", "Topics: gaza", "Slug: b", title="School opens")
    site.article("c", "Date: 2062-11-15", "Slug: c", title="Tram stops")
    site.build(preview=True)
    page = site.page("index.html")
    assert "Edition of" in page and "editions/2021-12-30/" in page and "editions/2062-11-15/" not in page
    assert page.index("Port opens") < page.index("School opens") < page.index("Tram stops")
    (site.root / "content/articles/a.md").unlink()
    (site.root / "content/articles/b.md").unlink()
    site.build(preview=True)
    assert "editions/2062-11-15/" in site.page("index.html")


def test_drafts_show_in_a_preview_only(site: Site) -> None:
    site.article("a", "Date: 2021-01-01", "Slug: a", "Status: draft")
    site.article("b", "Date: 2023-01-01", "Slug: b")
    assert site.build().articles == 0
    report = press.build(site.root, SETTINGS, output=site.root / ".newsdigest/preview", now=NOW, preview=True)
    assert report.articles == 2
    assert (site.root / ".newsdigest/preview/2023/01/01/b/index.html").is_file()


def test_removed_articles_take_their_pages_along_and_nothing_else(site: Site) -> None:
    path = site.article("a", "Date: 2021-01-01", "Slug: a", "Tags: Someone")
    site.build()
    (site.root / "output/CNAME").write_text("digest.example")
    (site.root / "output/2021/01/01/mine.html").write_text("by hand")
    path.unlink()
    site.build()
    assert not site.has("2021/01/01/a/index.html")
    assert not (site.root / "output/names/someone").exists()
    assert site.page("CNAME") == "digest.example"
    assert site.page("2021/01/01/mine.html") == "by hand"


def test_one_process_takes_in_more_changed_articles_than_it_keeps_in_memory(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of files that a script has gone over, on a machine of one core: the update ended in an error, and so did each after it."""
    from generator.press import copies

    monkeypatch.setattr(copies, "_AT_HAND", 1)
    for name in "abc":
        site.article(name, "Date: 2021-01-01", f"Slug: {name}")
    site.build()
    for name in "abc":
        site.article(name, "Date: 2021-01-01", f"Slug: {name}", title=f"Another {name}")
    site.build()
    assert [f"Another {name}" in site.page(f"2021/01/01/{name}/index.html") for name in "abc"] == [True] * 3


def test_what_was_looked_at_is_gone_through_once_however_many_files_go() -> None:
    """Else thousands of pages that go at once, by a rule or a clock, cost thousands times thousands."""
    from generator.press import outputs
    from generator.press.pages import Key, Printed

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE pages (kind TEXT, shelf TEXT, period TEXT, name TEXT)")
        connection.executemany("INSERT INTO pages VALUES ('article', ?, '', ?)", [("a", "a.html"), ("b", "b.html"), ("c", "c.html")])
        looked = iter([Printed("article", Key(shelf), "", "", b"", False, f"{shelf}.html", "gone") for shelf in "ab"])
        assert outputs.unclaimed(connection, {"c.html", "b.html", "a.html", "d.html"}, looked) == ["a.html", "b.html", "d.html"]


def test_pages_of_a_kind_that_an_upgrade_no_longer_has_go(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the site could never be built again, or would keep pages that nobody makes."""
    from generator.press import engine, kinds, run

    gone = kinds.BY_NAME["editions"]._replace(name="fronts", file=lambda key, given: "fronts/index.html")
    with monkeypatch.context() as patch:
        patch.setattr(run, "KINDS", (*kinds.KINDS, gone))
        patch.setitem(kinds.BY_NAME, "fronts", gone)
        site.build()
    assert site.has("fronts/index.html")
    monkeypatch.setattr(engine, "digest", lambda: "another version")
    assert site.build().removed == 1
    assert not site.has("fronts/index.html")


def test_an_article_touches_few_pages(site: Site) -> None:
    """Two topics and eight names: what is written is the page itself and the fronts, lists, feeds, map and search that show it, nothing else."""
    names = [f"Name {number}" for number in range(8)]
    for day in (17, 18, 19):
        site.article(f"a{day}", f"Date: 2019-02-{day} 10:00+00:00", f"Slug: s{day}", "Topics: libya, gaza", f"Tags: {', '.join(names)}")
    site.build()
    site.article("new", "Date: 2019-02-19 12:00+00:00", "Slug: new", "Topics: libya, gaza", f"Tags: {', '.join(names)}")
    report = site.build()
    assert report.written == 21, sorted(report.paths)


def test_one_bad_file_costs_only_itself(site: Site) -> None:
    site.article("good", "Date: 2021-01-01", "Slug: good")
    site.put("articles/bad.md", "No title here\n\nText.\n")
    (site.root / "content/articles/binary.md").write_bytes(b"Title: x\n\n\xff\xfe\x00")
    report = site.build()
    assert report.articles == 1
    assert {query.path for query in report.queries} == {"content/articles/bad.md", "content/articles/binary.md"}
    assert len(site.build().queries) == len(report.queries), "told again as long as it holds"


@pytest.mark.parametrize(
    "line", ["{{ 1 / 0 }}", "{{ [][3:].x.y }}", "{{ 'x'.index('y') }}", '{% include "about.html" %}', "{% if %}", "{{ {}['a']['b'] }}"]
)
def test_whatever_is_wrong_with_a_template_is_told_as_its_fault(site: Site, line: str) -> None:
    template = site.root / "theme/templates/about.html"
    template.parent.mkdir(parents=True)
    template.write_text(line)
    with pytest.raises(UsageError, match=r"theme/templates/about\.html"):
        site.build()


def test_a_page_of_which_nothing_is_left_is_a_fault(site: Site) -> None:
    site.build()
    for text in ("", " \n", "<!-- -->", "<!doctype html>"):
        (site.root / "output/about/index.html").write_text(text)
        assert "The page is empty." in [fault.message for fault in proof(site.root / "output", "https://digest.example/d").faults], text


@pytest.mark.parametrize("where", ["2021", "topics/libya", "index.html"])
def test_nothing_is_written_through_a_link(site: Site, where: str, tmp_path: Path) -> None:
    site.article("a", "Date: 2021-01-01", "Slug: a", "Topics: libya")
    outside = tmp_path / "outside"
    outside.mkdir()
    link = site.root / "output" / where
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / "index.html" if where == "index.html" else outside)
    with pytest.raises(Refused):
        site.build()
    assert list(outside.iterdir()) == []


def test_an_output_that_would_bury_the_content_is_refused(site: Site) -> None:
    for output in (site.root, site.root / "content", site.root / "content/articles", site.root.parent, site.root / ".newsdigest"):
        with pytest.raises(Refused):
            press.build(site.root, SETTINGS, output=output, now=NOW)


HOSTILE = '<script>x</script> & "q" <img src=x onerror=y>'


def test_text_from_outside_stays_text(site: Site) -> None:
    site.article(
        "a",
        "Date: 2021-01-01",
        "Slug: a",
        f"Authors: {HOSTILE}",
        f"Tags: {HOSTILE}",
        f"Captions: {HOSTILE}",
        f"Summary: {HOSTILE}",
        "Topics: libya",
        title=f"{HOSTILE}\u202e\u2067{{{{ 7*7 }}}}",
        body="<script>x</script>\n\n[c](javascript:x) [d](JaVaScRiPt&colon;x) <b onclick=x>b</b> \x0bend\n\n[1]: javascript:x\n\n[e][1]",
    )
    site.build()
    for path in (site.root / "output").rglob("*.*ml"):
        text = path.read_text(encoding="utf-8").replace('<script src="/d/static/find.js" defer></script>', "")
        for evil in ("<script", "onerror=y>", "onclick=", 'href="javascript', 'href="JaVa', "\u202e", "\u2067", "\x0b", "49"):
            assert evil not in text, (path, evil)
        if path.suffix == ".xml":
            for content in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/Atom}content"):
                assert "<script" not in (content.text or "")


def test_dense_months_are_split_by_day(site: Site) -> None:
    dense = SETTINGS._replace(build=BuildOptions(jobs=1, dense_month=2))
    for number in range(3):
        site.article(f"a{number}", f"Date: 2021-01-0{number % 2 + 1}", f"Slug: s{number}", "Topics: libya")
    site.build(dense)
    assert site.has("topics/libya/2021/01/02/index.html")
    assert proof(site.root / "output", "https://digest.example/d").faults == ()
    (site.root / "content/articles/a2.md").unlink()
    site.build(dense)
    assert not site.has("topics/libya/2021/01/02/index.html")


def test_a_name_with_many_stories_has_a_page_a_year(site: Site) -> None:
    dense = SETTINGS._replace(build=BuildOptions(jobs=1, dense_month=3))
    for year, count in ((2016, 1), (2018, 2), (2019, 2), (2020, 1)):
        for number in range(count):
            site.article(f"{year}-{number}", f"Date: {year}-05-0{number + 1}", f"Slug: s{year}-{number}", "Tags: Someone")
    site.article("u", "Slug: u", "Tags: Someone")

    def pages() -> dict[str, int]:
        """The pages of the name by their place, with how many stories each has."""
        assert proof(site.root / "output", "https://digest.example/d").faults == ()
        top = site.root / "output/names/someone"
        listed = re.findall(r"/d/(names/someone/.*?)</loc>", (site.root / "output/sitemaps/names.xml").read_text())
        places = [path.parent.relative_to(site.root / "output").as_posix() for path in top.rglob("index.html")]
        assert sorted(listed) == sorted(f"{place}/" for place in places)
        return {
            path.parent.relative_to(top).as_posix(): path.read_text().partition('<div class="days">')[2].partition("</main>")[0].count("<li>")
            for path in top.rglob("index.html")
        }

    site.build(dense)
    assert pages() == {".": 4, "2018": 2, "2016": 1}
    assert 'href="/d/names/someone/2018/"' in site.page("names/someone/index.html")
    assert 'href="/d/names/someone/2016/"' in site.page("names/someone/2018/index.html")
    # A backdated story parts the two, and the page that points back is made again.
    site.article("b", "Date: 2017-05-01", "Slug: b", "Tags: Someone")
    assert {"names/someone/2017/index.html", "names/someone/2018/index.html"} <= set(site.build(dense).paths)
    assert pages() == {".": 4, "2018": 2, "2017": 1, "2016": 1}
    assert "<title>Someone · Digest</title>" in site.page("names/someone/index.html")
    assert "<title>Someone, 2018 · Digest</title>" in site.page("names/someone/2018/index.html")
    # Many come at once: years leave the name's own page.
    for number in range(5):
        site.article(f"2022-{number}", "Date: 2021-12-01", f"Slug: n{number}", "Tags: Someone")
    site.build(dense)
    assert pages() == {".": 6, "2020": 1, "2019": 2, "2018": 2, "2017": 1, "2016": 1}
    for path in (site.root / "content/articles").glob("20*-*.md"):
        path.unlink()
    site.build(dense)
    assert pages() == {".": 2}
    assert not (site.root / "output/names/someone/2020").exists()


def test_verify_finds_what_another_hand_changed_without_a_trace(site: Site) -> None:
    site.article("a", "Date: 2021-01-01", "Slug: a")
    site.build()
    path = site.root / "output/index.html"
    known = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Digest", b"digesT"))
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert site.build().written == 0
    assert site.build(verify=True).paths == ("index.html",)


def test_same_bytes_under_other_hash_seeds_zones_and_times(site: Site) -> None:
    for number in range(6):
        site.article(f"a{number}", "Date: 2021-01-01", f"Slug: s{number}", "Topics: gaza, libya", "Tags: B, A, C++, C#")
    site.build()
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\nfrom pathlib import Path\nfrom datetime import *\n"
        "from generator import press\nfrom generator.model import Settings, SiteInfo, Term, Topic\n"
        "s = Settings(SiteInfo('Digest', 'https://digest.example/d', timezone='Africa/Tripoli'), (Topic('libya', 'Libya', (Term('Libya'),), "
        "description='The country'), Topic('gaza', 'Gaza', (Term('Gaza'),))))\n"
        "r = Path(sys.argv[1]); press.build(r, s, output=r / 'again', now=datetime(2022, 1, 1, tzinfo=UTC), state=r / 'other', jobs=2)"
    )
    for path in (site.root / "content").rglob("*.md"):
        os.utime(path, (1, 1))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    checkout = str(Path(press.__file__).parents[2])
    subprocess.run([sys.executable, "-c", script, str(site.root), checkout], check=True, env=environment)
    one, other = site.root / "output", site.root / "again"
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_explain_says_what_a_page_is_made_from(site: Site) -> None:
    site.article("a", "Date: 2021-01-01", "Slug: a", "Topics: libya")
    site.build()
    lines = press.explain(site.root, SETTINGS, "https://digest.example/d/topics/libya/")
    assert "'topic'" in lines[0]
    assert lines[-1].startswith("Nothing it is made from has changed")


def test_a_story_in_a_topic_opens_the_day_before_a_newer_one_in_none(site: Site) -> None:
    site.article("a", "Date: 2019-02-19 08:00+00:00", "Topics: gaza", "Slug: port", title="Port opens")
    site.article("b", "Date: 2019-02-19 10:00+00:00", "Slug: chess", title="Chess club meets")
    site.article("c", "Date: 2019-02-18 10:00+00:00", "Slug: ferry", title="Ferry is late")
    site.build()
    for name in ("index.html", "editions/2019-02-19/index.html"):
        assert site.page(name).index("Port opens") < site.page(name).index("Chess club meets"), name
        assert site.page(name).count("Port opens") == 1, name
    assert "Ferry is late" in site.page("editions/2019-02-18/index.html")


def test_a_day_of_many_stories_in_no_topic_fills_its_edition_and_not_the_front_page(site: Site) -> None:
    for number in range(30):
        site.article(f"n{number}", f"Date: 2019-02-19 10:{number:02}+00:00", f"Slug: n{number}", title=f"Report {number:02}")
    site.build()
    shown = {number for number in range(30) if f">Report {number:02}<" in site.page("index.html")}
    assert shown == set(range(17, 30))
    assert all(f">Report {number:02}<" in site.page("editions/2019-02-19/index.html") for number in range(30))


@pytest.mark.parametrize(
    ("date", "modified", "shown"),
    [
        ("2019-02-19 10:00+00:00", "2019-02-20 00:00+00:00", '<time datetime="2019-02-20">20 February 2019</time></bdi>'),
        ("2019-02-19", "2019-02-19 16:20+02:00", '<time datetime="2019-02-19T16:20+02:00">19 February 2019</time> <span class="hour">16:20 EET'),
        ("2019-02-19 10:00+00:00", "2019-02-19 08:15+00:00", ""),
        ("2019-02-19 10:00+00:00", "2019-02-19 10:00+00:00", ""),
    ],
    ids=["a day without an hour", "later that day", "before it came out", "as it came out"],
)
def test_an_update_is_shown_where_there_was_one_and_with_no_hour_made_up(site: Site, date: str, modified: str, shown: str) -> None:
    site.article("a", f"Date: {date}", f"Modified: {modified}", "Slug: port")
    site.build()
    page = site.page("2019/02/19/port/index.html")
    assert ("Updated" in page) == bool(shown) and shown in page


def test_lists_say_that_a_story_was_updated_on_a_later_day(site: Site) -> None:
    site.article("a", "Date: 2019-02-18 10:00+00:00", "Modified: 2019-02-20 07:00+00:00", "Topics: libya", "Slug: port")
    site.article("b", "Date: 2019-02-18 09:00+00:00", "Modified: 2019-02-18 21:00+00:00", "Topics: gaza", "Slug: talks")
    site.article("c", "Modified: 2019-02-21 07:00+00:00", "Slug: no-date")
    site.build()
    for name in ("topics/libya/index.html", "editions/2019-02-18/index.html", "archive/2019/02/index.html"):
        assert site.page(name).count("Updated 20 February 2019") == 1, name
    assert "Updated" not in site.page("topics/gaza/index.html")
    assert "Updated 21 February 2019" in site.page("undated/index.html")


def hrefs(page: str, heading: str) -> list[str]:
    """The last part of the address of each story in the section of a page under a heading; none where there is no such section."""
    section = page.partition(f">{heading}</h2>")[2].partition("</section>")[0]
    return re.findall(r'<a href="[^"]*/([\w-]+)/"', section)


def late_site(site: Site) -> None:
    """Stories of one day, and what was captured on it: of the day before, older, undated, vague, of another day."""
    site.article("day", "Date: 2019-02-21 10:00+00:00", "Captured: 2019-02-21", "Slug: of-the-day")
    site.article("eve", "Date: 2019-02-20 10:00+00:00", "Captured: 2019-02-21", "Slug: of-the-eve")
    site.article("old", "Date: 2018-11-02", "Captured: 2019-02-21", "Slug: old")
    site.article("when", "Captured: 2019-02-21", "Slug: undated")
    site.article("month", "Date: 2019-02-01", "Date_Precision: month", "Captured: 2019-02-21", "Slug: this-month")
    site.article("year", "Date: 2018-01-01", "Date_Precision: year", "Captured: 2019-02-21", "Slug: a-year-ago")
    site.article("other", "Captured: 2019-02-20", "Slug: undated-before")
    site.article("never", "Slug: never-captured")


def test_what_came_in_late_stands_in_the_edition_of_the_day_on_which_it_did(site: Site) -> None:
    late_site(site)
    site.build()
    assert hrefs(site.page("editions/2019-02-21/index.html"), "Also came in") == ["old", "a-year-ago", "undated"]
    assert hrefs(site.page("editions/2019-02-20/index.html"), "Also came in") == ["undated-before"]
    assert hrefs(site.page("editions/2018-11-02/index.html"), "Also came in") == []


def test_the_front_page_shows_what_came_in_late_with_its_edition_and_shows_nothing_twice(site: Site) -> None:
    late_site(site)
    site.build()
    assert hrefs(site.page("index.html"), "Also came in") == ["undated"], "what is dated stands among the latest as it is"
    assert re.findall(r'href="/d/undated/([\w-]+)/"', site.page("index.html")) == ["undated", "undated-before", "never-captured"]
    site.article("new", "Date: 2019-02-22", "Slug: new")
    site.build()
    assert ">Also came in<" not in site.page("index.html")
    assert hrefs(site.page("editions/2019-02-21/index.html"), "Also came in") == ["old", "a-year-ago", "undated"]


def test_an_archive_that_is_filled_in_is_no_news_of_the_day(site: Site) -> None:
    site.article("day", "Date: 2019-02-21", "Slug: of-the-day")
    for number in range(60):
        site.article(f"a{number}", "Date: 2018-11-02", "Captured: 2019-02-21", f"Slug: a{number}")
    site.build()
    edition = "editions/2019-02-21/index.html"
    assert len(hrefs(site.page(edition), "Also came in")) == 60
    site.article("one-more", "Captured: 2019-02-21")
    site.build()
    assert ">Also came in<" not in site.page(edition)


def test_the_undated_stand_by_the_day_of_their_capture_newest_first(site: Site) -> None:
    for number, day in enumerate(("2019-02-20", "", "2019-02-22", "2019-02-21")):
        site.article(f"a{number}", *([f"Captured: {day}"] if day else []), "Topics: libya", "Tags: Tripoli", f"Slug: a{number}")
    site.build()
    for name in ("undated/index.html", "topics/libya/index.html", "names/tripoli/index.html"):
        assert re.findall(r'href="/d/undated/(\w+)/"', site.page(name)) == ["a2", "a3", "a0", "a1"], name
    assert "Captured 22 February 2019" in site.page("undated/a2/index.html")
    assert not site.has("archive/2019/02/index.html") and not site.has("editions/2019-02-20/index.html")
    assert "2019-02-22" not in site.page("search/undated.xml"), "the day of capture is not the story's"


SEARCHED = SETTINGS._replace(build=BuildOptions(jobs=1, search_texts=True))


def words_in(page: str, slug: str) -> list[str]:
    """The words by which an article is found in a file of texts."""
    (story,) = [story for story in ElementTree.fromstring(page) if f"/{slug}/" in story.attrib["url"]]
    return (story.text or "").split(" ")


def test_a_story_is_found_by_the_words_of_its_text(site: Site) -> None:
    body = "The man-made harbour \\*reopened\\*, “at last”; R&amp;D &lt;b&gt; x\x00y \u202eevil\uffff في المرفأ.\n\nIt HAS the harbour."
    site.article("a", "Date: 2019-02-19", "Slug: port", body=body)
    site.article("b", "Date: 2019-02-18", "Slug: bare", body="")
    ends = {slug: site.article(slug, "Date: 2019-02-17", f"Slug: {slug}", body="Other ends.") for slug in ("ends", "old", "blank")}
    for slug, before, after in (("ends", b"\n", b"\r\n"), ("old", b"\n", b"\r"), ("blank", b"\n\n", b"\n \t\n")):
        ends[slug].write_bytes(ends[slug].read_bytes().replace(before, after))
    site.build(SEARCHED)
    page = site.page("search/2019-02.words.xml")
    found = words_in(page, "port")
    assert {"the", "man-made", "harbour", "reopened", "“at", "last”", "x", "y", "evil", "في", "المرفأ", "it", "has"} <= set(found)
    assert len(set(found)) == len(found)
    assert words_in(page, "bare") == [""]
    assert all(words_in(page, slug) == ["other", "ends"] for slug in ends)


def test_a_corrected_text_writes_the_words_of_its_month(site: Site) -> None:
    for number in (1, 2):
        site.article(f"a{number}", "Date: 2019-02-19", f"Slug: a{number}", "Summary: Same.", body=f"Draft{number} text.")
    site.article("b", "Slug: no-date", "Summary: Same.", body="Undated text.")
    site.build(SEARCHED)
    site.article("a2", "Date: 2019-02-19", "Slug: a2", "Summary: Same.", body="Corrected text.")
    report = site.build(SEARCHED)
    assert {path for path in report.paths if path.startswith("search/")} == {"search/2019-02.words.xml"}
    page = site.page("search/2019-02.words.xml")
    assert (words_in(page, "a1"), words_in(page, "a2")) == (["draft1", "text"], ["corrected", "text"])
    assert words_in(site.page("search/undated.words.xml"), "no-date") == ["undated", "text"]


def test_texts_are_searched_where_that_is_asked_for_and_not_else(site: Site) -> None:
    site.article("a", "Date: 2019-02-19", "Slug: port", body="Some words.")
    site.article("b", "Slug: no-date", body="Undated words.")
    for settings, there in ((SETTINGS, False), (SEARCHED, True), (SETTINGS, False)):
        site.build(settings)
        assert site.has("search/2019-02.words.xml") == site.has("search/undated.words.xml") == there
        assert ("Look in the texts too" in site.page("search/index.html")) == there


def test_memory_that_is_damaged_behind_its_seal_is_told_and_costs_nothing_but_time(site: Site) -> None:
    site.article("a", "Date: 2019-02-19", "Topics: libya")
    site.build()
    memory = site.root / STATE / "press.sqlite"
    times = memory.stat()
    with closing(sqlite3.connect(memory)) as remembered:
        remembered.execute("DROP TABLE shelves")
        remembered.execute("CREATE TABLE shelves (other)")
        remembered.commit()
    os.truncate(memory, times.st_size)
    os.utime(memory, ns=(times.st_atime_ns, times.st_mtime_ns))
    site.article("b", "Date: 2019-02-20", "Topics: libya", title="Another")
    told = [str(query) for query in site.build().queries]
    assert len(told) == 1 and told[0].startswith(".newsdigest/press.sqlite: what was remembered of the site was damaged (")
    assert "Another" in site.page("topics/libya/index.html")
    assert site.build().queries == ()


def test_articles_under_a_topic_that_is_none_any_more_are_told_in_one_line(site: Site) -> None:
    for number in (1, 2):
        site.article(f"2019/02/a{number}", "Date: 2019-02-19", f"Slug: a{number}", "Topics: libya, gaza")
    assert not site.build().queries
    renamed = SETTINGS._replace(topics=(SETTINGS.topics[0]._replace(slug="libyen"), SETTINGS.topics[1]))
    told = [str(query) for query in site.build(renamed).queries]
    assert len(told) == 1
    assert told[0].startswith("content/articles: [Topics] “libya” is no topic of digest.toml. 2 articles are filed under it, the first is ")
    assert "newsdigest ingest" in told[0]
    assert [str(query) for query in site.build(renamed).queries] == told, "as long as it holds, also where nothing is to be built"
    for number in (1, 2):
        site.article(f"2019/02/a{number}", "Date: 2019-02-19", f"Slug: a{number}", "Topics: libyen" if number == 1 else "Topics: gaza")
    assert not site.build(renamed).queries


@pytest.mark.parametrize("words", ["home = ", "home = " + "9" * 5000, "home = " + "[" * 5000])
def test_words_of_a_theme_that_cannot_be_read_are_told(site: Site, words: str) -> None:
    path = site.root / "theme/words/en.toml"
    path.parent.mkdir(parents=True)
    path.write_text(words)
    with pytest.raises(UsageError, match=r"theme/words/en\.toml: Is no TOML"):
        site.build()
