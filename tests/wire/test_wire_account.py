"""Whatever ends a container early or stands around its records: its bytes are accounted for once, no more and no less."""

from __future__ import annotations

import codecs
import io

import pytest

from generator import wire
from generator.model import Limits

PROSE = "The council opened the bridge over the harbour on Saturday. " * 5
SQL = f"INSERT INTO stories (title, text) VALUES ('Council opens bridge over harbour', '{PROSE * 20}');\n"
PRINTED = f"[{{'title': 'Council opens bridge', 'text': '{PROSE * 20}'}}]"
TEXTS = f"['{PROSE * 20}', '{PROSE * 20}']"
OPEN = f'title,text\nCouncil opens bridge,{PROSE}\nFerry sails,"{PROSE}\nCranes stand,{PROSE}\n'
JSON = f'[{{"title": "Council opens bridge", "text": "{PROSE}"}}]'


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["", "with a mark"])
@pytest.mark.parametrize(("name", "text"), [("a.sql", SQL), ("a.txt", PRINTED), ("b.txt", TEXTS), ("a.csv", OPEN), ("b.csv", "a;b\nc;d\n")])
@pytest.mark.parametrize("cap", [2000, Limits().page_bytes])
def test_over_the_cap_and_cut_short(name: str, text: str, mark: bytes, cap: int) -> None:
    data = mark + text.encode()
    assert accounted(data, name, Limits(page_bytes=cap)) == len(data)


@pytest.mark.parametrize(("name", "text"), [("a.sql", SQL), ("a.txt", PRINTED), ("b.txt", TEXTS), ("a.csv", OPEN), ("a.json", JSON)])
def test_half_a_sign_at_the_end(name: str, text: str) -> None:
    data = text.encode("utf-16") + b"x"
    assert accounted(data, name, Limits()) == len(data)


def accounted(data: bytes, name: str, limits: Limits) -> int:
    """How many bytes of a dump its parts account for."""
    spans = [one for part in wire.read_stream(io.BytesIO(data), name, limits) for one in (*part.lines, *part.overhead)]
    return sum(one.end - one.start for one in spans)
