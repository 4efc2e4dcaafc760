"""The lines of keys: in every shape that TOML allows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from generator.settings.locate import lines

SHAPES = '''# first
"quoted key" = 1 # = not a key
a.b . "c.d" = 2
text = """
[not.a.table]
x = "1"
""" # behind
literal = \'\'\'
y = 2\'\'\'
list = [
  1, # one
  [2,
   3], "]",
  { k = "}", l = [ { m = 1 } ] },
]

[table]
key = 'it''s'
[ table . sub ]
"x]y" = 1
[[many]]
n = 1
  [many.inner]
  o = 2
  [[many.deep]]
  p = 3
  [[many.deep]]
  p = 4
[[many]]
n = 5
'''.replace("'it''s'", "'its'")


def test_every_shape_has_its_line() -> None:
    found = lines(SHAPES)
    at = {path: SHAPES.splitlines()[line - 1].strip() for path, line in found.items()}
    assert at["quoted key",] == '"quoted key" = 1 # = not a key'
    assert at["a", "b", "c.d"] == 'a.b . "c.d" = 2'
    assert at["list", 1] == "[2,"
    assert at["list", 1, 1].startswith("3]")
    assert at["list", 2].endswith('"]",')
    assert at["list", 3, "l", 0, "m"].startswith('{ k = "}"')
    assert at["table", "sub", "x]y"] == '"x]y" = 1'
    assert found["many", 0, "inner", "o"] == 24
    assert (found["many", 0, "deep", 0, "p"], found["many", 0, "deep", 1, "p"], found["many", 1, "n"]) == (26, 28, 30)
    assert ("x",) not in found
    assert ("y",) not in found


WORDS = st.text("ab]}=#.,\"'\\[{ ", min_size=0, max_size=6)
BARE = st.text("abc-_1", min_size=1, max_size=4)
VALUES = st.recursive(
    st.integers(0, 9).map(str)
    | WORDS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
    | WORDS.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'")
    | WORDS.map(lambda text: '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # c ]\n".join(items) + "]")
        | st.dictionaries(BARE, inner.filter(lambda value: "\n" not in value), max_size=3).map(
            lambda items: "{ " + ", ".join(f"{key} = {value}" for key, value in items.items()) + " }"
        )
    ),
    max_leaves=6,
)


@given(st.lists(st.tuples(st.sampled_from(["", "[[t]]\n", "# remark = 1\n"]), BARE, VALUES), max_size=5))
def test_every_key_that_tomllib_finds_has_a_line_that_names_it(statements: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{before}{key}{number} = {value}\n" for number, (before, key, value) in enumerate(statements))
    found = lines(text)
    for path in _paths(tomllib.loads(text), ()):
        assert path in found
        if isinstance(path[-1], str) and path != ("t",):
            assert path[-1] in text.split("\n")[found[path] - 1]


def _paths(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from _paths(inner, (*path, key))
