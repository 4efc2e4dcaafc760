"""Workers that die: the article they died on is left out, the rest goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import settings
from generator.model import tiles
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.shift import Shift
from generator.newsroom.ingest.take import Account

SETTINGS = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'

GOOD = """\
Ferry {number} Between Tripoli And Benghazi Sails Again

The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in {number} years, the port authority said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.
"""

SENTENCE = "In the year {n} the harbour was dredged for the {n}th time, the port authority said.\n"
MONSTER = "A Very Long Story Indeed\n\n" + "\n".join(SENTENCE.format(n=n) for n in range(4_000))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def dump(site: Path, name: str, *articles: str) -> Dump:
    file = site / name
    file.write_text("\n\n\n".join(articles))
    return Dump.at(file, name)


def read(site: Path, dumps: list[Dump], **limits: float) -> dict[str, list]:
    with Shift(settings.load(site), 2, **limits) as shift:
        return {one.name: list(takes) for one, takes in shift.read(dumps)}


def test_an_article_beyond_its_time_is_quarantined_and_the_rest_goes_on(site):
    dumps = [
        dump(site, "a.txt", GOOD.format(number=1), MONSTER, GOOD.format(number=2)),
        dump(site, "b.txt", GOOD.format(number=3)),
    ]
    takes = read(site, dumps, seconds=0.5)
    assert [take.kind for take in takes["a.txt"]] == ["article", "quarantined", "article"]
    assert [take.kind for take in takes["b.txt"]] == ["article"]
    assert "too much time or memory" in takes["a.txt"][1].query.message
    assert [take.number for take in takes["a.txt"]] == [0, 1, 2]
    entries = [entry for take in takes["a.txt"] for entry in Account.unpack(take.account).entries]
    assert tiles(entries, 0, dumps[0].size)


def test_a_worker_gets_no_more_memory_than_it_may_have():
    script = (
        "from generator.newsroom.ingest import limits; limits.bound_memory(50_000_000); held = bytearray(20_000_000)\n"
        "try: bytearray(60_000_000)\nexcept MemoryError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "refused"


def test_a_dump_that_vanishes_is_told(site):
    dumps = [dump(site, "a.txt", GOOD.format(number=1)), dump(site, "b.txt", GOOD.format(number=2))]
    (site / "a.txt").unlink()
    takes = read(site, dumps)
    assert [take.kind for take in takes["a.txt"]] == ["quarantined"]
    assert [take.kind for take in takes["b.txt"]] == ["article"]


def test_takes_come_in_the_order_of_the_dumps(site):
    dumps = [dump(site, f"{number}.txt", *(GOOD.format(number=10 * number + n) for n in range(9 - number))) for number in range(8)]
    takes = read(site, dumps)
    assert list(takes) == [f"{number}.txt" for number in range(8)]
    for number, one in enumerate(takes.values()):
        assert [take.number for take in one] == list(range(9 - number))
