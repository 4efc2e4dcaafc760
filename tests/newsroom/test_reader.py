"""Stories that are read in step: what comes of each is its own, and one on which a rule fails takes no other with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import settings
from generator.copydesk.in_step import AT_ONCE, in_step
from generator.copydesk.pictures import caption
from generator.filing import Filer
from generator.newsroom.ingest.reader import Reader
from generator.newsroom.ingest.take import Account
from tests.tiling import tiles

SETTINGS = '[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
STORY = """\
Ferry {number} Between Tripoli And Benghazi Sails Again

By Jane Doe

The ferry between Tripoli and Benghazi sailed on Wednesday for the first time in {number} years, the port authority said.

Some two hundred passengers were on board when the ship left the harbour shortly after sunrise, according to the captain.
"""
ODD = 5
"""The story on which a rule fails."""


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return Reader(settings.load(tmp_path))


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text("\n\n\n".join(STORY.format(number=number) for number in range(2 * AT_ONCE + 3)))
    return file


def test_a_story_reads_the_same_in_step_as_by_itself(reader, dump):
    assert list(reader.read(dump, "a.txt")) == list(reader.read(dump, "a.txt", at_once=1))


def test_a_story_that_ended_a_worker_is_left_out_and_the_others_in_step_with_it_are_not(reader, dump):
    takes = list(reader.read(dump, "a.txt", spoilt={ODD}))
    assert [take.number for take in takes if take.kind == "quarantined"] == [ODD]
    assert len([take for take in takes if take.kind == "article"]) == 2 * AT_ONCE + 2


@pytest.mark.parametrize("room", ["desk", "filing"])
def test_a_story_on_which_a_rule_fails_is_the_only_one_in_quarantine(reader, dump, room, monkeypatch):
    sound = {take.number: take for take in reader.read(dump, "a.txt")}
    find, file = caption.find, Filer.file

    def fail_at_the_desk(galley):
        if f"Ferry {ODD} " in galley.blocks[0].text:
            raise ValueError("no such caption")
        find(galley)

    def fail_in_filing(self, article):
        if f"Ferry {ODD} " in article.headline:
            raise ValueError("no such topic")
        return file(self, article)

    if room == "desk":
        monkeypatch.setattr(caption, "find", fail_at_the_desk)
    else:
        monkeypatch.setattr(Filer, "file", fail_in_filing)
    takes = {take.number: take for take in reader.read(dump, "a.txt")}
    (failed,) = [take for take in takes.values() if take.kind == "quarantined"]
    assert failed.number == ODD
    assert "no such" in failed.query.message
    assert {number: take for number, take in takes.items() if number != ODD} == {number: take for number, take in sound.items() if number != ODD}
    assert tiles([entry for take in takes.values() for entry in Account.unpack(take.account).entries], 0, dump.stat().st_size)


def test_a_step_is_taken_for_all_stories_before_the_next_one():
    told = []
    in_step(["a", "b"], [lambda story: told.append(f"{story}1"), lambda story: told.append(f"{story}2")])
    assert told == ["a1", "b1", "a2", "b2"]
