"""Laws of versions: whatever the order in which stories and their updates come in, each stands once, as it was last told."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator import archive
from generator.archive import plain
from generator.newsroom.ingest.desk import Desk
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.reader import Reader
from generator.newsroom.ingest.records import Records
from generator.settings import load

SITE = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'

STORIES = {
    "ferry": [
        "The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in six years, the port authority of Libya said.",
        "Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.",
        "Tickets for the crossing cost ninety dinars, and the ship is to sail twice a week until the end of the summer season.",
        "An engineer of the shipping line said that both engines had been overhauled in a yard on Malta during the winter.",
        "The line plans a second connection to Misrata from the autumn on, provided that the quay there is dredged in time.",
    ],
    "library": [
        "The library of the old town was closed for four years while masons repaired its walls, the head of the library said on Monday.",
        "Palm trunks for the new roof came from the gardens of the oasis, and the clay from a pit an hour's walk to the south of it.",
        "Readers may borrow books again from the first day of next month, the head of the library added, and children need no card.",
        "Manuscripts that were kept in private houses during the works are being brought back by their owners one by one.",
        "A room on the upper floor is to show photographs of the town, which travellers took in the first half of the last century.",
    ],
}
"""Each told first by its beginning, and then with a paragraph more an hour."""

OUTLETS = ("gazette", "herald")
"""Each prints a story first in the same words as the other, and what it adds under an address of its own."""

COPIES = st.lists(st.tuples(st.sampled_from(sorted(STORIES)), st.integers(2, 5), st.sampled_from(OUTLETS)), min_size=1, max_size=6)
RUNS = st.lists(st.dictionaries(st.sampled_from(["a", "b", "c"]), COPIES, min_size=1, max_size=2), min_size=1, max_size=3)


def record(name: str, paragraphs: int, outlet: str) -> str:
    """A version of a story as an outlet's feed has it."""
    told = {
        "title": f"What is new about the {name}",
        "url": f"https://{outlet}.example/{name}?utm_source=feed",
        "publisher": outlet.title(),
        "date": f"2021-03-03T{9 + paragraphs:02}:30:00Z",
        "text": "\n\n".join(STORIES[name][:paragraphs]),
    }
    return json.dumps(told) + "\n"


def ingest(root: Path, names: list[str], *, same_bytes: bool = False) -> dict[str, int]:
    """One run over dumps, in this process."""
    cache = archive.open_cache(root)
    try:
        records, reader = Records(cache), Reader(load(root))
        desk = Desk(root, archive.Archive(root, cache), records, lambda count: None)
        for name in sorted(names):
            path = root / "content/dumps" / name
            desk.dump(name, reader.read(path, name), same_bytes=same_bytes)
            records.finish(Dump.at(path, name), "", "", root / "content/dumps")
        desk.amend()
        desk.flush()
        return records.counts()
    finally:
        cache.close()


@pytest.mark.parametrize("examples", [10, pytest.param(150, marks=pytest.mark.long)])
def test_each_story_stands_once_as_it_was_last_told(tmp_path_factory: pytest.TempPathFactory, examples: int) -> None:
    """And nothing is lost, nothing changes when all is read again, with the cache or without."""

    @settings(max_examples=examples, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
    @given(RUNS)
    def law(runs: list[dict[str, list[tuple[str, int, str]]]]) -> None:
        root = tmp_path_factory.mktemp("site")
        (root / "content/dumps").mkdir(parents=True)
        (root / "digest.toml").write_text(SITE)
        dumps: dict[str, str] = defaultdict(str)
        told: dict[str, set[int]] = defaultdict(set)
        both = [(story, 2, outlet) for story in sorted({one[0] for run in runs for coming in run.values() for one in coming}) for outlet in OUTLETS]
        for run in [{"0": both}, *runs]:
            for name, coming in run.items():
                dumps[f"{name}.jsonl"] += "".join(record(*one) for one in coming)
                (root / "content/dumps" / f"{name}.jsonl").write_text(dumps[f"{name}.jsonl"])
                for story, paragraphs, _ in coming:
                    told[story].add(paragraphs)
            counts = ingest(root, [f"{name}.jsonl" for name in run])
        assert counts["in"] == sum(text.count("\n") for text in dumps.values())
        assert (counts["published"], counts["version"]) == (len(told), sum(len(versions) - 1 for versions in told.values()))
        stand = {article.title: article for _, judged in archive.read_all(root) if (article := judged.article)}
        assert set(stand) == {f"What is new about the {story}" for story in told}
        for story, versions in told.items():
            article = stand[f"What is new about the {story}"]
            assert plain.text(article.body).split("\n\n") == STORIES[story][: max(versions)]
            assert article.date == datetime(2021, 3, 3, 9 + min(versions), 30, tzinfo=UTC)
            assert (article.modified is None) == (len(versions) == 1)
            assert len(article.versions) == len(versions) - 1
        before = {file: (file.stat().st_ino, file.read_bytes()) for file in (root / "content").rglob("*") if file.is_file()}
        for lost in (False, True):
            if lost:
                archive.discard(root)
            ingest(root, list(dumps), same_bytes=not lost)
            assert {file: (file.stat().st_ino, file.read_bytes()) for file in (root / "content").rglob("*") if file.is_file()} == before

    law()


ANYWHERE = st.lists(
    st.lists(st.tuples(st.sampled_from(sorted(STORIES)), st.integers(2, 5), st.sampled_from(OUTLETS), st.integers(0, 2)), min_size=1, max_size=6),
    min_size=1,
    max_size=3,
)
"""Dumps, read one after the other: stories of any length, by either outlet, at any of three addresses that both of them share."""


@pytest.mark.parametrize("examples", [10, pytest.param(150, marks=pytest.mark.long)])
def test_two_stories_are_never_made_one_whatever_stands_under_an_address(tmp_path_factory: pytest.TempPathFactory, examples: int) -> None:
    """Copies, updates and other stories under addresses that others had: what an article says and what it lists is of one story."""

    @settings(max_examples=examples, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
    @given(ANYWHERE)
    def law(dumps: list[list[tuple[str, int, str, int]]]) -> None:
        root = tmp_path_factory.mktemp("site")
        (root / "content/dumps").mkdir(parents=True)
        (root / "digest.toml").write_text(SITE)
        told: dict[str, str] = {}
        for number, coming in enumerate(dumps):
            lines = []
            for line, (story, paragraphs, outlet, place) in enumerate(coming, 1):
                lines.append(record(story, paragraphs, outlet).replace(f"{outlet}.example/{story}", f"news.example/{place}"))
                told[f"{number}.jsonl#{line}"] = story
            (root / f"content/dumps/{number}.jsonl").write_text("".join(lines))
            ingest(root, [f"{number}.jsonl"])
        stand = [article for _, judged in archive.read_all(root) if (article := judged.article)]
        assert {told[article.source.partition(" bytes ")[0]] for article in stand} == set(told.values())
        for article in stand:
            story = told[article.source.partition(" bytes ")[0]]
            assert set(plain.text(article.body).split("\n\n")) <= set(STORIES[story])
            assert {told[line.partition(" bytes ")[0]] for line in (*article.also_in, *article.versions)} <= {story}

    law()
