"""Whether how long a page takes tells what is hidden from whoever looks.

Two worlds differ in all that nobody there may know: titles, notes, pay, why somebody is away, a
story, a journal, a course, what is entrusted, what was asked for. Each page of an attendant is
asked for in both, in turns. Whoever times one answer guesses in which world they are: right half
of the time learns nothing. The first world beside itself, measured the same way, says how far
chance leads.
"""

import logging
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from measuring import begin, table

os.environ["HORARIUM_DATA"] = tempfile.mkdtemp(prefix="horarium-bench-")
os.environ["HORARIUM_DATABASE"] = ""
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from horarium.config.database import open_database

open_database()

from django.test import override_settings  # noqa: E402 - after the folder is set

from tests.tellings.hidden_house import OTHERWISE, Hidden  # noqa: E402 - after the folder is set
from tests.tellings.two_worlds import addresses, lookers, world_of  # noqa: E402 - after the folder is set

ROUNDS = 8
ASKED = 3
WHO = "Ana"
FIRST = Hidden()
OTHER = replace(OTHERWISE, story="what nobody here may know", course="a course", under_way=True)
Times = Mapping[str, list[float]]


def main() -> None:
    begin("Two worlds by the clock", __doc__ or "")
    logging.disable()  # that a page is not there is no news here
    first, again, other = (defaultdict[str, list[float]](list) for _ in range(3))
    with override_settings(HORARIUM_CLOCK="tests.tellings.two_worlds.now", DEBUG=False):
        for each in range(ROUNDS):
            turns = [(FIRST, first), (OTHER, other), (FIRST, again)]
            for hidden, times in turns[each % 3 :] + turns[: each % 3]:
                _time(hidden, times)
    rows = [_row("what is hidden differs", first, other), _row("nothing differs", first, again)]
    table(("two worlds", "pages", "right on average", "right on the worst page", "median"), rows)
    worst = sorted(first, key=lambda page: -_right(first[page], other[page]))[:5]
    table(
        ("page", "right", "in one", "in the other"),
        (
            (
                page,
                f"{100 * _right(first[page], other[page]):.0f} %",
                f"{1000 * statistics.median(first[page]):.1f} ms",
                f"{1000 * statistics.median(other[page]):.1f} ms",
            )
            for page in worst
        ),
    )


def _time(hidden: Hidden, times: defaultdict[str, list[float]]) -> None:
    """Every page of an attendant, a few times; the first time is not counted."""
    with world_of(hidden) as row:
        client = dict(lookers(row))[WHO]
        for address in addresses(row):
            if client.get(address).status_code in (200, 404):
                for _ in range(ASKED):
                    began = time.perf_counter()
                    client.get(address)
                    times[address].append(time.perf_counter() - began)


def _row(name: str, one: Times, other: Times) -> tuple[object, ...]:
    right = [_right(one[page], other[page]) for page in one]
    middles = [statistics.median(each) for each in one.values()]
    return (
        name,
        len(right),
        f"{100 * statistics.mean(right):.1f} %",
        f"{100 * max(right):.1f} %",
        f"{1000 * statistics.median(middles):.1f} ms",
    )


def _right(one: list[float], other: list[float]) -> float:
    """How often whoever sees one time of each says rightly which is which, at best."""
    longer = sum((a > b) + (a == b) / 2 for a in one for b in other) / (len(one) * len(other))
    return max(longer, 1 - longer)


if __name__ == "__main__":
    main()
