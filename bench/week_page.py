"""The week page of a house with a year of history, beside one with a month of it.

What is measured is the whole answer, from the address to the HTML, in one process: middleware,
session, rows of SQLite in a file, rules and template. The bound is 100 ms at the median.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from measuring import BERKELEY, begin

os.environ["HORARIUM_DATA"] = tempfile.mkdtemp(prefix="horarium-bench-")
os.environ["HORARIUM_DATABASE"] = ""
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from horarium.config.database import open_database

open_database()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from horarium.core.hours import DAY  # noqa: E402
from horarium.core.household_file import read_household  # noqa: E402
from horarium.core.planner.make import make_plan  # noqa: E402
from horarium.core.roster import Plan, Shift  # noqa: E402
from horarium.store.households import save_household  # noqa: E402
from horarium.store.models import (  # noqa: E402
    AccountRow,
    HouseholdRow,
    MachineFreeRow,
    MemberRow,
    PlacedRow,
    PlanRow,
    ShiftRow,
)

MONTH = 28
FIRST = date(1988, 3, 21)
BOUND_MS = 100.0
ASKED = 60


def main() -> None:
    begin("The week page", __doc__ or "")
    household = read_household(BERKELEY.read_text(encoding="utf-8"), BERKELEY.name)
    row = save_household(household)
    plan = make_plan(household).plan
    account = AccountRow.objects.create(household=row, made_at=datetime.now(UTC))
    client = Client(HTTP_HOST="localhost")
    client.force_login(account)
    client.get("/devices/")
    print("| months published | rows | queries | median | 90 % within | bound |")
    print("|---|---|---|---|---|---|")
    for months in (1, 13):
        _publish(row, plan, range(months))
        _tell(months, client, row)


def _publish(row: HouseholdRow, plan: Plan, months: range) -> None:
    """The same month again and again, each further back."""
    members = {each.name: each for each in MemberRow.objects.filter(household=row)}
    PlanRow.objects.filter(household=row).delete()
    for back in (each * MONTH * DAY for each in months):
        of = {"household": row, "plan": _plan_row(row, plan.first_day - back)}
        ShiftRow.objects.bulk_create(_shift(each, back, members, of) for each in plan.shifts)
        PlacedRow.objects.bulk_create(
            PlacedRow(
                **of,
                start_at=each.start_at - back,
                end_at=each.end_at - back,
                activity=each.activity,
                travel=each.travel,
            )
            for each in plan.placed
        )
        MachineFreeRow.objects.bulk_create(
            MachineFreeRow(**of, start_at=each.start_at - back, end_at=each.end_at - back)
            for each in plan.machine_free
        )


def _plan_row(row: HouseholdRow, first_day: date) -> PlanRow:
    at = datetime.now(UTC)
    return PlanRow.objects.create(
        household=row,
        first_day=first_day,
        days=MONTH,
        state="published",
        text="",
        household_text="",
        made_at=at,
        published_at=at,
    )


def _shift(
    shift: Shift, back: timedelta, members: dict[str, MemberRow], of: dict[str, object]
) -> ShiftRow:
    start_at, end_at = shift.start_at - back, shift.end_at - back
    return ShiftRow(**of, member=members[shift.member], start_at=start_at, end_at=end_at)


def _tell(months: int, client: Client, row: HouseholdRow) -> None:
    address = f"/week/{FIRST + 7 * DAY}/"
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    queries = len(asked)
    if page.count("/shift/") < 7:
        sys.exit(f"the week page shows no week: {page[:200]}")
    took = sorted(_milliseconds(client, address) for _ in range(ASKED))
    rows = ShiftRow.objects.filter(household=row).count()
    median, most = statistics.median(took), took[int(ASKED * 0.9)]
    print(
        f"| {months} | {rows} shifts | {queries} | {median:.0f} ms | {most:.0f} ms "
        f"| {median / BOUND_MS:.2f} of it |",
        flush=True,
    )


def _milliseconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
