"""Writes ``grid.css``: a class for each quarter at which something can begin, and so on.

``python -m horarium.pages.week.grid`` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path

from horarium.pages.week.layout import LEAST_QUARTERS, MOST_LANES, MOST_QUARTERS

FILE = Path(__file__).parents[1] / "shell" / "static" / "horarium" / "grid.css"
_HEAD = "/* Written by pages/week/grid.py: where things stand in a day, in quarters of an hour. */"


def grid_css() -> str:
    """The whole file."""
    return "\n".join([_HEAD, *_rules(), ""])


def _rules() -> Iterator[str]:
    for n in range(MOST_QUARTERS):
        yield f".s{n}{{--s:{n + 1}}}"
    for n in range(1, MOST_QUARTERS + 1):
        yield f".n{n}{{--n:{n}}}"
    for n in range(MOST_LANES):
        yield f".l{n}{{--l:{n + 1}}}"
    # How many quarters a row has, and the widest.
    for n in range(LEAST_QUARTERS, MOST_QUARTERS + 1):
        yield f".q{n}{{--q:{n}}}.w{n}{{--w:{n}}}"


if __name__ == "__main__":
    FILE.write_text(grid_css(), encoding="utf-8")
