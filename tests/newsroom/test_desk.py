"""A better desk reads the same bytes differently: articles keep their files, what is no article any more goes, edits stay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator import archive, settings
from generator.newsroom.ingest.desk import Desk
from generator.newsroom.ingest.reader import Reader
from generator.newsroom.ingest.records import Records

SETTINGS = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'

FERRY = """\
Ferry Between Tripoli And Benghazi Sails Again

The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in six years, the port authority of Libya said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.

Tickets for the crossing cost ninety dinars, and the ship is to sail twice a week until the end of the summer season.
"""

LIBRARY = """\
Old Library Of Ghadames Gets A New Roof

The library of the old town was closed for four years while masons repaired its walls, the head of the library said on Monday.

Palm trunks for the new roof came from the gardens of the oasis, and the clay from a pit an hour's walk to the south of it.

Readers may borrow books again from the first day of next month, the head of the library added, and children need no card.
"""

GAP = "\n\n\n"


class Bench:
    """A desk whose reading of the dump ``a.txt`` can be chosen: as if it had learnt to read the same bytes otherwise."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "digest.toml").write_text(SETTINGS)

    def reads(self, *articles: str, same_bytes: bool = True) -> Counter[str]:
        """One run in which ``a.txt`` reads as these articles; gives the outcomes."""
        file = self.root / "reading.txt"
        file.write_text(GAP.join(articles))
        cache = archive.open_cache(self.root)
        try:
            desk = Desk(self.root, archive.Archive(self.root, cache), Records(cache), lambda count: None)
            desk.dump("a.txt", Reader(settings.load(self.root)).read(file, "a.txt"), same_bytes=same_bytes)
            desk.amend()
            desk.flush()
        finally:
            cache.close()
        return desk.outcomes

    def titles(self) -> dict[str, str]:
        """The path of each article by its headline."""
        return {judged.article.title: path for path, judged in archive.read_all(self.root) if judged.article}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_better_reading_keeps_file_and_slug(bench):
    bench.reads("Share this\n" + FERRY, LIBRARY)
    before = bench.titles()
    outcomes = bench.reads(FERRY.replace("Sails Again", "Sails Once More"), LIBRARY)
    assert outcomes == {"updated": 1, "unchanged": 1} or outcomes == {"updated": 2}
    after = bench.titles()
    assert set(after.values()) == set(before.values())
    assert "Ferry Between Tripoli And Benghazi Sails Once More" in after


def test_what_is_no_article_any_more_is_withdrawn(bench):
    bench.reads(FERRY, LIBRARY)
    assert bench.reads(FERRY)["withdrawn"] == 1
    assert list(bench.titles()) == ["Ferry Between Tripoli And Benghazi Sails Again"]
    assert bench.reads(FERRY, LIBRARY)["written"] == 1
    assert len(bench.titles()) == 2


def test_what_a_hand_edited_is_not_withdrawn(bench):
    bench.reads(FERRY, LIBRARY)
    file = bench.root / "content/articles" / bench.titles()["Old Library Of Ghadames Gets A New Roof"]
    edited = file.read_text().replace("clay", "loam")
    file.write_text(edited)
    assert bench.reads(FERRY)["kept"] == 1
    assert file.read_text() == edited


def test_an_article_that_is_split_keeps_its_file_for_the_first_part(bench):
    bench.reads(FERRY + "\n" + LIBRARY.replace(GAP, "\n"))
    (before,) = bench.titles().values()
    bench.reads(FERRY, LIBRARY)
    after = bench.titles()
    assert after["Ferry Between Tripoli And Benghazi Sails Again"] == before and len(after) == 2


def test_a_dump_whose_bytes_changed_withdraws_nothing(bench):
    bench.reads(FERRY, LIBRARY)
    assert bench.reads(FERRY, same_bytes=False)["withdrawn"] == 0
    assert len(bench.titles()) == 2


def test_a_moved_and_edited_article_survives_a_better_reading(bench):
    bench.reads(FERRY)
    old = bench.root / "content/articles" / bench.titles()["Ferry Between Tripoli And Benghazi Sails Again"]
    new = bench.root / "content/articles/2021/03/boats.md"
    new.parent.mkdir(parents=True)
    new.write_text(old.read_text().replace("Topics: libya", "Topics:").replace("shortly after", "at"))
    old.unlink()
    assert bench.reads(FERRY.replace("ninety", "eighty"))["merged"] == 1
    text = new.read_text()
    assert "Topics:\n" in text and "at sunrise" in text and "eighty" in text and not old.exists()
