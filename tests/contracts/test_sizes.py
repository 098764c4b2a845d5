"""Small files, short functions, few branches; what is larger has its reason here."""

import ast
import json
import statistics
import subprocess
import sys
from pathlib import Path

from tests.contracts.tree import ROOT, SOURCE, Function, files, functions, name, parsed

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
MOST_COMPLEX = 10

# "src/horarium/core/x.py" or "src/horarium/core/x.py::function": why it is larger than the rest.
REASONS: dict[str, str] = {
    "tests/core/course/test_every_interleaving.py::reckoned": "a table of what each move makes so",
    "tests/core/rules/test_explain.py": "a gap and its closings share one set of houses",
    "src/horarium/store/migrations/0001_first.py": "written by Django from the rows, all at once",
}


def body_lines(function: Function) -> int:
    """How many lines a function's body has, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def long_files() -> set[str]:
    """The Python files that are too long."""
    return {
        name(path)
        for path in files(".py")
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    }


def long_functions() -> set[str]:
    """The functions that are too long."""
    return {
        f"{name(path)}::{function.name}"
        for path, tree in parsed(ROOT)
        for function in functions(tree)
        if body_lines(function) > LONGEST_FUNCTION
    }


def complex_functions() -> set[str]:
    """The functions with too many ways through them, as ruff counts them."""
    told = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--ignore-noqa", "--no-cache"),
            *("--select", "C901", "--config", f"lint.mccabe.max-complexity={MOST_COMPLEX}"),
            *("--output-format", "json", "src", "tests"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        f"{name(Path(each['filename']))}::{each['message'].split('`')[1]}"
        for each in json.loads(told.stdout)
    }


def test_what_is_large_has_its_reason() -> None:
    """Files over 400 lines, bodies over 60 and complexity over 10 are listed with a reason."""
    large = long_files() | long_functions() | complex_functions()
    assert large == set(REASONS), f"REASONS in {name(Path(__file__))} must name exactly these"
    assert all(len(reason.split()) > 3 for reason in REASONS.values())


def test_most_functions_are_short() -> None:
    """Half of all functions in the source have fewer than ten lines."""
    bodies = [body_lines(each) for _, tree in parsed(SOURCE) for each in functions(tree)]
    median = statistics.median(bodies)
    print(f"{len(bodies)} functions, median {median} lines, longest {max(bodies)}")  # noqa: T201 - shown by pytest -rP
    assert median < MEDIAN_FUNCTION
