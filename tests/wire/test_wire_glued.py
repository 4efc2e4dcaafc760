"""Blocks that met without a blank: cut where the dump shows that its blocks ran together, by cases; elsewhere never."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import copydesk, wire
from tests.tiling import tiles
from tests.wire.helpers import read, read_one, size

GLUED = (
    "HarbourWorks will mend the wall.The council said so on Monday.Nobody was hurt in the storm."
    "Two cranes were lost.The ferry sails on Friday.HarbourWorks is paid.\n"
)
"""The first line of a dump whose blocks ran together."""
SPACED = "The wall will be mended. The council said so on Monday. Nobody was hurt. Two cranes were lost. The ferry sails on Friday.\n"


def cases() -> list[tuple[str, str, list[str]]]:
    """Name, line and pieces of each case."""
    found = []
    for part in (Path(__file__).parents[1] / "cases" / "glued.txt").read_text("utf-8").split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        line, _, wanted = rest.partition("\n---\n")
        found.append((name, line, wanted.strip().splitlines()))
    return found


@pytest.mark.parametrize(("name", "line", "wanted"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_line_of_a_dump_whose_blocks_ran_together(name: str, line: str, wanted: list[str]) -> None:
    data = (GLUED + line + "\n").encode()
    one = read_one(data)
    assert one.texts[-len(wanted) :] == wanted
    assert size([one]) == len(data)


@pytest.mark.parametrize(("name", "line", "wanted"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_same_line_of_another_dump_stays_whole(name: str, line: str, wanted: list[str]) -> None:
    assert read_one((SPACED * 4 + line + "\n").encode()).texts[-1] == line


def test_a_blank_forgotten_now_and_then_is_no_manner() -> None:
    text = SPACED * 20 + "The council met.Nobody came. The ferry left.It was late. He went.She stayed. It rained.Then it snowed. By SellaBridge.\n"
    assert read_one(text.encode()).texts[-1] == text.splitlines()[-1]


PIECES = ["Council opens", "“No", "She went.", "Doe12 May 2024", "AT LAST", "(Photo: Doe)", "YouTube", "港が", "É", "   ", "\n", "10:55 AM", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_every_byte_of_such_a_dump_is_accounted_for(text: str, encoding: str) -> None:
    data = (GLUED + text).encode(encoding, "replace")
    readings = [reading for part in wire.read_stream(io.BytesIO(data), "a.txt") for reading in copydesk.edit(part)]
    assert tiles([entry for reading in readings for entry in reading.entries], 0, len(data))
    assert size(read(data)) == len(data)


def test_a_line_as_long_as_a_story_shows_its_own_manner() -> None:
    line = "HarbourFerry sails againBy Jane Doe12 May 2024" + GLUED.strip() * 9
    assert read_one((SPACED * 200 + line + "\n").encode()).texts[200:204] == ["Harbour", "Ferry sails again", "By Jane Doe", "12 May 2024"]
