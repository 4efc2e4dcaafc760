"""Workers that die: the article they died on is left out, the rest goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from generator import settings
from generator.newsroom.ingest.dumps import Dump
from generator.newsroom.ingest.shift import Shift
from generator.newsroom.ingest.take import Account
from tests.tiling import tiles

SETTINGS = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'

GOOD = """\
Ferry {number} Between Tripoli And Benghazi Sails Again

The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in {number} years, the port authority said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path


def dump(site: Path, name: str, *articles: str) -> Dump:
    file = site / name
    file.write_text("\n\n\n".join(articles))
    return Dump.at(file, name)


@pytest.fixture(params=["fork", "forkserver"])
def start(request) -> str:
    """Both ways in which workers come to be."""
    return request.param


def read(site: Path, dumps: list[Dump], start: str) -> dict[str, list]:
    with Shift(settings.load(site), 2, start=start) as shift:
        return {one.name: list(takes) for one, takes in shift.read(dumps)}


@pytest.mark.parametrize("kills", [1, 2])
def test_a_worker_that_is_killed_costs_nothing_and_the_next_one_article(site, kills, start):
    one = dump(site, "a.txt", *(GOOD.format(number=number) for number in range(900)))
    takes = []
    with Shift(settings.load(site), 1, start=start) as shift:
        _, coming = next(shift.read([one]))
        for _ in range(kills):
            takes += islice(coming, 100)
            shift.workers()[0].kill()
        takes += coming
    assert [take.number for take in takes] == list(range(900))
    lost = [take for take in takes if take.kind != "article"]
    assert len(lost) == kills - 1
    assert all("too much time or memory" in take.query.message for take in lost)
    assert tiles([entry for take in takes for entry in Account.unpack(take.account).entries], 0, one.size)


def test_a_worker_gets_no_more_time_than_it_may_have():
    script = "import signal; from generator.newsroom.ingest import limits; limits.start_clock(0.2)\nimport re; re.match('(a+)+b', 'a' * 60)"
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGPROF


def test_a_worker_gets_no_more_memory_than_it_may_have():
    script = (
        "from generator.newsroom.ingest import limits; limits.bound_memory(50_000_000); held = bytearray(20_000_000)\n"
        "try: bytearray(60_000_000)\nexcept MemoryError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "refused"


def test_a_dump_that_vanishes_is_told(site, start):
    dumps = [dump(site, "a.txt", GOOD.format(number=1)), dump(site, "b.txt", GOOD.format(number=2))]
    (site / "a.txt").unlink()
    takes = read(site, dumps, start)
    assert [take.kind for take in takes["a.txt"]] == ["quarantined"]
    assert [take.kind for take in takes["b.txt"]] == ["article"]


def test_takes_come_in_the_order_of_the_dumps(site, start):
    dumps = [dump(site, f"{number}.txt", *(GOOD.format(number=10 * number + n) for n in range(9 - number))) for number in range(8)]
    takes = read(site, dumps, start)
    assert list(takes) == [f"{number}.txt" for number in range(8)]
    for number, one in enumerate(takes.values()):
        assert [take.number for take in one] == list(range(9 - number))


def test_a_copied_worker_keeps_nothing_open_that_is_not_its_own(site):
    """Neither the lock of whoever hired it, which would outlive that process, nor a pipe on whose end another worker waits."""
    one = dump(site, "a.txt", *(GOOD.format(number=number) for number in range(400)))
    other = dump(site, "b.txt", *(GOOD.format(number=number) for number in range(400)))
    rest = [dump(site, f"{name}.txt", GOOD.format(number=1)) for name in "cdef"]
    with (site / "held").open("w") as held, Shift(settings.load(site), 2, start="fork") as shift:
        _, coming = next(shift.read([one, other, *rest]))
        next(coming)
        for process in shift.workers():
            links = [str(link.readlink()) for link in Path(f"/proc/{process.pid}/fd").iterdir()]
            assert held.name not in links
            assert sum(link.startswith("socket:") for link in links) == 1
