"""The line of a key, in any TOML there can be."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.household_file.locate import line_of, lines_of

HOUSEHOLDS = sorted((Path(__file__).parents[3] / "households").glob("*.toml"))

EVERYTHING = '''\
# [not.a.table]
title = "a # [no] comment"   # [no] table
'quoted.key' = 1
a.b."c \\"d\\"" = 2
text = """
[neither]
key = "this" \\"""
"""""
raw = \'\'\'
[nor] = this\'\'\'
list = [ # one
  1, "two ] [", # ]
  [ 3,
    { deep = { x = 1, "y z" = [ 7,
      8 ] } },
  ],
]
[ table . "in side" ]
  key = 1979-05-27 07:32:00
[[many]]
n = 1
[many.sub]
m = 1
[[many.more]]
k = 1
[[many.more]]
k = 2
[[many]]
n = 2
[many.more.not]
late = {a.b = 1}
[table]
after = true
[new.old]
x = 1
[new]
y = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted.key",), 3),
        (("a", "b", 'c "d"'), 4),
        (("text",), 5),
        (("raw",), 9),
        (("list", 0), 12),
        (("list", 1), 12),
        (("list", 2, 0), 13),
        (("list", 2, 1, "deep", "y z"), 14),
        (("list", 2, 1, "deep", "y z", 1), 15),
        (("table", "in side", "key"), 19),
        (("many", 0, "n"), 21),
        (("many", 0, "sub", "m"), 23),
        (("many", 0, "more", 1), 26),
        (("many", 0, "more", 1, "k"), 27),
        (("many", 1, "n"), 29),
        (("many", 1, "more", "not", "late", "a", "b"), 31),
        (("table",), 32),
        (("new",), 36),
        (("new", "y"), 37),
        (("many", 1, "missing"), 28),
        (("missing",), 1),
    ],
)
def test_every_way_to_write_a_key(path: tuple[str | int, ...], line: int) -> None:
    """Dotted, quoted, inline, in lists of tables, among texts that look like keys."""
    tomllib.loads(EVERYTHING)
    assert line_of(path, EVERYTHING) == line


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every key and entry of what TOML's own reader found."""
    steps: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    for step, inner in steps:
        yield (*path, step)
        yield from paths(inner, (*path, step))


@pytest.mark.parametrize("file", HOUSEHOLDS, ids=lambda file: file.stem)
def test_the_line_holds_the_key(file: Path) -> None:
    """For every key of every household file the line that is named contains it."""
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    for path in paths(tomllib.loads(text)):
        key = next(step for step in reversed(path) if isinstance(step, str))
        named = path[: len(path) - path[::-1].index(key)]
        assert key in lines[line_of(named, text) - 1]


def listed(values: list[str]) -> str:
    return "[\n" + ", # ]\n".join(values) + "\n]"


def inline(values: list[str]) -> str:
    return "{" + ", ".join(f"k{n}.x = {value}" for n, value in enumerate(values)) + "}"


VALUES = st.recursive(
    st.sampled_from(
        ["1", "true", '"]"', "'}'", '"a\\"b"', '"""\n"" x = 1\\""""', "'''\n'''''", "1988-03-24"]
    ),
    lambda inner: st.lists(inner, max_size=3).map(listed) | st.lists(inner, max_size=3).map(inline),
    max_leaves=6,
)
HEADS = st.sampled_from(["", "[[a]]", "[a.b]", "[[a.c]]", "[d]", "[[e.'f g']]", "[ e . h ]"])


@given(st.lists(st.tuples(HEADS, VALUES), min_size=1, max_size=6))
def test_all_keys_of_any_toml_are_found(parts: list[tuple[str, str]]) -> None:
    """What the locator finds and what TOML's own reader finds are the same keys."""
    text = "\n".join(f"{head}\n'key {n}' = {value}" for n, (head, value) in enumerate(parts))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(lines_of(text)) == {path for path in paths(data) if len(path) <= 8}
    for path, line in lines_of(text).items():
        if str(path[-1]).startswith("key "):
            assert f"'{path[-1]}'" in text.split("\n")[line - 1]
