"""Pages of a house that runs, while its planner works on the next month and while it rests.

``horarium run`` with Berkeley 1988 and a published month, in SQLite; each page is asked for again
and again over one connection after another, as by somebody who reads. The bound: with the planner
at work a page takes at the median no more than half as long again.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from measuring import BERKELEY, begin, table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from horarium.core.household_file import read_household
from tests.servers.running import Answer, House, running

BOUND = 1.5
ASKED = 80
PAUSE = 0.05
# By then the planner has read the household and solves.
BEGINS = 3.0
TOKEN = "a" * 32
HOUSEHOLD = read_household(BERKELEY.read_text(encoding="utf-8"), BERKELEY.name)
DAYS = HOUSEHOLD.planning.days
PAGES = {"Now": "/", "the week": f"/week/{HOUSEHOLD.planning.first_day + timedelta(days=7)}/"}


def main() -> None:
    begin("Pages beside the planner", __doc__ or "")
    with (
        tempfile.TemporaryDirectory(prefix="horarium-bench-") as folder,
        running(Path(folder), BERKELEY) as house,
    ):
        reader = Reader(house, house.let_in()[HOUSEHOLD.person.name])
        reader.publish()
        _tell(reader)


def _tell(reader: "Reader") -> None:
    """Each page at rest, then each beside a month that is being planned."""
    rest = {name: reader.milliseconds(page) for name, page in PAGES.items()}
    rows = []
    for months, (name, page) in enumerate(PAGES.items(), 1):
        asked = reader.ask(months)
        time.sleep(BEGINS)
        beside = reader.milliseconds(page)
        if not reader.waits(asked):
            sys.exit("The plan was made before the pages were measured; nothing is known.")
        ratio = statistics.median(beside) / statistics.median(rest[name])
        rows.append((name, _told(rest[name]), _told(beside), f"{ratio:.2f}", BOUND))
    table(("page", "at rest, median (90 % within)", "planner at work", "ratio", "bound"), rows)


def _told(took: list[float]) -> str:
    return f"{statistics.median(took):.0f} ms ({sorted(took)[int(len(took) * 0.9)]:.0f})"


@dataclass
class Reader:
    """Somebody who is signed in."""

    house: House
    session: str

    def milliseconds(self, page: str) -> list[float]:
        """How long a page takes, time after time."""
        took = []
        for _ in range(ASKED):
            began = time.perf_counter()
            self._done(self.house.get(page, self.session), 200)
            took.append((time.perf_counter() - began) * 1000)
            time.sleep(PAUSE)
        return took

    def ask(self, months: int) -> str:
        """The address of a plan of so many months after the first."""
        first_day = HOUSEHOLD.planning.first_day + months * timedelta(days=DAYS)
        days = {"first_day": str(first_day), "days": DAYS, "instead": "1"}
        asked = self.house.post("/plan/", self.session, urlencode(days), TOKEN)
        return self._done(asked, 303).headers["location"]

    def publish(self) -> None:
        """The first month, as soon as it is planned."""
        asked = self.ask(0)
        while self.waits(asked):
            time.sleep(0.5)
        self._done(self.house.post(f"{asked}publish/", self.session, "", TOKEN), 303)

    def waits(self, asked: str) -> bool:
        return "Call off" in self.house.get(asked, self.session).text

    def _done(self, answer: Answer, status: int) -> Answer:
        if answer.status != status:
            sys.exit(f"The house answered {answer.status}: {answer.text[:200]}")
        return answer


if __name__ == "__main__":
    main()
