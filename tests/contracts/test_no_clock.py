"""The rules read no clock: what time it is, is a parameter."""

import ast
from collections.abc import Iterator

import pytest

from tests.contracts.tree import SOURCE, name, parsed

CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "Instant.now",
    "PlainDateTime.now",
    "ZonedDateTime.now",
    "perf_counter",
    "monotonic",
    "process_time",
    "time.localtime",
    "time.time",
}

# The solver's stopwatch: how long a tier took. No decision depends on it.
STOPWATCH = {"src/horarium/core/planner/solve.py": "time.perf_counter"}


def clocks_read(tree: ast.Module) -> Iterator[str]:
    """What in a file reads a clock, with its line, however the module was imported."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Attribute, ast.Name)):
            words = ast.unparse(node)
            if any(words == each or words.endswith(f".{each}") for each in CLOCKS):
                yield f"{words} in line {node.lineno}"


def test_the_core_reads_no_clock() -> None:
    """No file of the core asks what time it is."""
    read = [
        f"{name(path)}: {found}"
        for path, tree in parsed(SOURCE / "core")
        for found in clocks_read(tree)
        if found.partition(" ")[0] != STOPWATCH.get(name(path))
    ]
    assert not read


@pytest.mark.parametrize(
    "line", ["datetime.now(UTC)", "datetime.datetime.now()", "x = date.today", "time.time()"]
)
def test_a_clock_is_seen(line: str) -> None:
    """Every usual way to ask for the time is recognised."""
    assert list(clocks_read(ast.parse(line)))
