"""Whatever happens to the content, the theme, the settings or the clock: an incremental build leaves what a cold one would make, byte for byte."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import press
from generator.model import BuildOptions, Settings, SiteInfo, Term, Topic
from generator.press import engine, scan
from generator.settings import STATE, shipped

TOPICS = ("libya", "gaza", "sudan")
NAMES = ("Ali Zeidan", "Foo", "foo", "C", "C++", "C#", "بنغازي", "Zoë")
DATES = (
    "",
    "2019-02-19 10:00+00:00",
    "2019-02-19 10:00+00:00",
    "2019-02-19 23:30-05:00",
    "2019-02-20",
    "2019-02-03",
    "2019-02|month",
    "2019|year",
    "2018-11-02 08:00+00:00",
    "2021-07-01 12:00+00:00",
    "2021-08-01 12:00+00:00",
)
CLOCKS = (datetime(2019, 6, 1, tzinfo=UTC), datetime(2021, 7, 1, 12, 0, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC))
TEMPLATES = ("month.html", "partials/card_line.html", "partials/masthead.html", "macros.html", "article.html")

ARTICLE = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Port reopens", "Talks resume", "Real & <b>bold</b>", "\u202eevil")),
        "date": st.sampled_from(DATES),
        "captured": st.sampled_from(("", "", "", "2019-02-03", "2019-02-19", "2019-02-21", "2019-02-22", "2021-07-01")),
        "slug": st.sampled_from(("port", "Port", "talks", "index")),
        "topics": st.lists(st.sampled_from((*TOPICS, "nowhere")), unique=True, max_size=2),
        "tags": st.lists(st.sampled_from(NAMES), unique=True, max_size=4),
        "body": st.sampled_from(("One paragraph.", "Two\n\nparagraphs, *one* marked.", "", "<script>x</script>")),
        "status": st.sampled_from(("", "", "", "draft")),
    }
)
FILES = (*(f"2019/02/a{number}.md" for number in range(6)), "undated/u.md")

ACTIONS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(FILES), ARTICLE),
    st.tuples(st.just("put"), st.sampled_from(FILES), ARTICLE),
    st.tuples(st.just("put"), st.sampled_from(FILES), ARTICLE),
    st.tuples(st.just("delete"), st.sampled_from(FILES)),
    st.tuples(st.just("restore"), st.sampled_from(FILES)),
    st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(FILES)),
    st.tuples(st.just("template"), st.sampled_from(TEMPLATES)),
    st.tuples(st.just("settings"), st.sampled_from(("title", "feed_items", "dense", "only_filed", "search_texts", "topic", "zone", "url"))),
    st.tuples(st.just("page"), st.sampled_from(("about", "contact", "topics")), st.booleans()),
    st.tuples(st.just("clock"), st.sampled_from(CLOCKS)),
    st.tuples(st.just("tamper"), st.integers(0, 1000), st.booleans()),
    st.tuples(st.just("upgrade")),
    st.tuples(st.just("forget"), st.sampled_from(("delete", "damage", "truncate"))),
    st.tuples(st.just("touch"), st.sampled_from(FILES)),
)


@dataclass
class Desk:
    """A site under a random editor's hand."""

    root: Path
    now: datetime = CLOCKS[1]
    settings: Settings = field(
        default_factory=lambda: Settings(
            SiteInfo("Digest", "https://digest.example/d", timezone="Africa/Tripoli"),
            tuple(Topic(slug, slug.title(), (Term(slug),)) for slug in TOPICS[:2]),
            BuildOptions(feed_items=3, dense_month=3),
        )
    )
    bin: dict[str, bytes] = field(default_factory=dict)
    edits: int = 0

    @property
    def output(self) -> Path:
        return self.root / "output"

    def article(self, name: str) -> Path:
        return self.root / "content/articles" / name

    def do(self, action: tuple[object, ...], patch: pytest.MonkeyPatch) -> None:
        verb, *rest = action
        getattr(self, f"do_{verb}")(*rest, **({"patch": patch} if verb == "upgrade" else {}))

    def do_put(self, name: str, article: dict[str, object]) -> None:
        path = self.article(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(article), encoding="utf-8")

    def do_delete(self, name: str) -> None:
        if self.article(name).exists():
            self.bin[name] = self.article(name).read_bytes()
            self.article(name).unlink()

    def do_restore(self, name: str) -> None:
        if name in self.bin:
            self.article(name).parent.mkdir(parents=True, exist_ok=True)
            self.article(name).write_bytes(self.bin[name])

    def do_rename(self, name: str, other: str) -> None:
        if self.article(name).exists():
            self.article(other).parent.mkdir(parents=True, exist_ok=True)
            self.article(name).replace(self.article(other))

    def do_touch(self, name: str) -> None:
        if self.article(name).exists():
            self.article(name).touch()

    def do_template(self, name: str) -> None:
        self.edits += 1
        path = self.root / "theme/templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (shipped.theme() / "templates" / name).read_text(encoding="utf-8")
        mark = f"<!-- {self.edits} -->"
        path.write_text(text.replace("{% endblock %}", mark + "{% endblock %}", 1) if "{% extends" in text else text + mark, encoding="utf-8")

    def do_settings(self, what: str) -> None:
        known, self.edits = self.settings, self.edits + 1
        if what == "topic":
            slugs = TOPICS if len(known.topics) < 3 else TOPICS[:2]
            self.settings = known._replace(topics=tuple(Topic(slug, slug.title(), (Term(slug),)) for slug in slugs))
        elif what in ("title", "zone", "url"):
            change = {"title": {"title": f"Digest {self.edits}"}, "zone": {"timezone": "Asia/Tokyo"}, "url": {"url": "https://other.example"}}[what]
            self.settings = known._replace(site=known.site._replace(**change))
        else:
            built = known.build
            change_to = {
                "feed_items": built._replace(feed_items=1 + self.edits % 4),
                "dense": built._replace(dense_month=1 + self.edits % 3),
                "search_texts": built._replace(search_texts=not built.search_texts),
                "only_filed": built._replace(only_filed=not built.only_filed),
            }
            self.settings = known._replace(build=change_to[what])

    def do_page(self, slug: str, there: bool) -> None:
        path = self.root / "content/pages" / f"{slug}.md"
        if there:
            self.edits += 1
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Title: {slug} {self.edits}\n\nText.\n", encoding="utf-8")
        else:
            path.unlink(missing_ok=True)

    def do_clock(self, now: datetime) -> None:
        self.now = now

    def do_tamper(self, which: int, remove: bool) -> None:
        files = sorted(path for path in self.output.rglob("*") if path.is_file()) if self.output.exists() else []
        if files:
            path = files[which % len(files)]
            path.unlink() if remove else path.write_bytes(b"changed by another hand" + path.read_bytes())

    def do_upgrade(self, patch: pytest.MonkeyPatch) -> None:
        self.edits += 1
        patch.setattr(engine, "digest", lambda version=f"version {self.edits}": version)

    def do_forget(self, how: str) -> None:
        path = self.root / STATE / "press.sqlite"
        if how == "delete":
            shutil.rmtree(path.parent, ignore_errors=True)
        elif path.exists():
            raw = path.read_bytes()
            path.write_bytes(raw[: len(raw) // 2] if how == "truncate" else raw[:5000] + b"\xff" * 3000 + raw[8000:])

    def build(self, jobs: int) -> press.BuildReport:
        report = press.build(self.root, self.settings, output=self.output, now=self.now, jobs=jobs)
        # A build that fails on its own memory begins anew, and comes out right: that must not be how an update comes out right.
        assert not [str(query) for query in report.queries if "damaged" in query.message]
        return report

    def misremembered(self) -> Iterator[str]:
        """Places of which a pack is not what the rows say: a look would take something for unchanged, or the other way round."""
        with closing(sqlite3.connect(self.root / STATE / "press.sqlite")) as known:
            rows: dict[str, list[tuple[str, list[int]]]] = {}
            for folder, name, *times in known.execute("SELECT folder, name, mtime, ctime, size FROM sources ORDER BY name"):
                rows.setdefault(f"sources {folder}", []).append((name, times))
            for name, *times in known.execute("SELECT name, mtime, size FROM pages ORDER BY name"):
                rows.setdefault(f"pages {name[:7]}", []).append((name, times))
            packs = {
                f"{kind}s {place}": (names, times)
                for kind in ("source", "page")
                for place, names, times in known.execute(f"SELECT place, names, times FROM {kind}_packs")
            }
            for place in {*rows, *packs}:
                there = rows.get(place, [])
                packed = "\0".join(name for name, _ in there), array("q", [time for _, times in there for time in times]).tobytes()
                if packs.get(place) != packed:
                    yield place

    def cold(self) -> dict[str, bytes]:
        with tempfile.TemporaryDirectory() as elsewhere:
            output = Path(elsewhere) / "output"
            press.build(self.root, self.settings, output=output, now=self.now, jobs=1, state=Path(elsewhere) / "state")
            return tree(output)


def text_of(article: dict[str, object]) -> str:
    lines = [f"Title: {article['title']}"]
    date, _, precision = str(article["date"]).partition("|")
    if date:
        lines.append(f"Date: {date + {'year': '-01-01', 'month': '-01'}.get(precision, '')}")
    if precision:
        lines.append(f"Date_Precision: {precision}")
    if article["captured"]:
        lines.append(f"Captured: {article['captured']}")
    lines.append(f"Slug: {article['slug']}")
    lines.append(f"Topics: {', '.join(article['topics'])}")  # type: ignore[arg-type]
    lines.append(f"Tags: {', '.join(article['tags'])}")  # type: ignore[arg-type]
    if article["status"]:
        lines.append(f"Status: {article['status']}")
    return "\n".join(lines) + f"\n\n{article['body']}\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> Iterator[str]:
    yield from (name for name in sorted({*one, *other}) if one.get(name) != other.get(name))


def hold_the_law(actions: list[list[tuple[object, ...]]], jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        desk = Desk(Path(folder) / "site")
        (desk.root / "content").mkdir(parents=True)
        # The theme as it is at this moment, so that nobody's edit falls between two builds.
        theme = Path(folder) / "theme"
        shutil.copytree(shipped.theme(), theme)
        patch.setattr(shipped, "theme", lambda: theme)
        # With the usual two seconds of doubt no source of a law would ever be certain, and none be passed over by its folder's pack.
        patch.setattr(scan, "RACY_NS", 20_000_000)
        for turn in actions:
            for action in turn:
                desk.do(action, patch)
            report = desk.build(jobs)
            assert list(desk.misremembered()) == []
            assert list(differing(tree(desk.output), desk.cold())) == [], report
            again = desk.build(jobs)
            assert (again.written, again.removed) == (0, 0), again.paths
            assert desk.build(jobs).unchanged == report.written + report.unchanged


FIRST = st.lists(st.tuples(st.just("put"), st.sampled_from(FILES), ARTICLE), min_size=3, max_size=7)
"""A site to begin with: from an empty one, few sequences come to two stories that share a name and not a year."""
TURNS = st.builds(lambda first, turns: [first, *turns], FIRST, st.lists(st.lists(ACTIONS, min_size=1, max_size=4), min_size=1, max_size=6))
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=5, deadline=None, suppress_health_check=QUIET)
@given(TURNS)
def test_incremental_is_cold(actions: list[list[tuple[object, ...]]]) -> None:
    hold_the_law(actions, jobs=1)


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
@settings(max_examples=75, deadline=None, suppress_health_check=QUIET)
@given(actions=TURNS)
def test_incremental_is_cold_at_length(part: int, actions: list[list[tuple[object, ...]]]) -> None:
    """Three hundred sequences, in parts that can run side by side; each part begins its own chance."""
    hold_the_law(actions, jobs=1)


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(TURNS)
def test_incremental_is_cold_with_two_processes(actions: list[list[tuple[object, ...]]]) -> None:
    from generator.press import crew

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "ALONE", 4)
        patch.setattr(crew, "ALONE_IN_AN_UPDATE", 4)
        hold_the_law(actions, jobs=2)
