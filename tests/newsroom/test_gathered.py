"""A spoilt dump of ten thousand records is told in a few lines, and nothing else is lost among them."""

from __future__ import annotations

from generator.model import Query
from generator.newsroom.ingest.gathered import MOST, gathered


def test_the_same_words_about_one_place_are_told_once_with_their_count() -> None:
    short = Query("noise.txt", "no story was found in this stretch.", remedy="Look at it.")
    other = Query("content/articles/2019/02/a.md", "the desk reads this article anew.")
    assert [str(query) for query in gathered([short, other, short, short])] == [
        "noise.txt: no story was found in this stretch (3 times). Look at it.",
        str(other),
    ]


def test_of_one_dump_a_few_are_told_and_how_many_more_there_are() -> None:
    broken = [Query(f"rows.jsonl#{number}", "broken JSON.", line=number) for number in range(1, MOST + 6)]
    good = Query("b.jsonl#1", "broken JSON.", line=1)
    told = gathered([*broken, good])
    assert told[: MOST + 1] == (*broken[:MOST], good)
    assert [str(query) for query in told[MOST + 1 :]] == ["rows.jsonl: and 5 more. content/desk/quarantine.md lists them all."]
