"""What the person can ask of the planner: about whom, which days, and how much he can bear."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from horarium.core.hours import DAY, HouseClock
from horarium.core.when import Days
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, MemberRow
from horarium.store.plan_requests import stretch_of
from horarium.store.rosters import published_plans
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Questions:
    """``attendants`` by their public id; ``days`` are those from today on that are planned.

    ``longest_stretch`` is what he can bear out of the machine today, None where there is none.
    """

    clock: HouseClock
    days: Days
    attendants: dict[UUID, str]
    longest_stretch: timedelta | None
    grid: timedelta

    @property
    def has_machine(self) -> bool:
        return self.longest_stretch is not None


def questions_of(viewer: Viewer, now: datetime) -> Questions:
    """For the person."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    house = load_household(row)
    today = house.clock.date_of(now)
    ids = dict(
        MemberRow.objects.filter(household=row, gone_at=None).values_list("name", "public_id")
    )
    tolerance = house.machine.tolerance(today) if house.machine else None
    return Questions(
        house.clock,
        _days(row, house.clock, now),
        {ids[each.name]: each.name for each in house.attendants},
        tolerance.longest_stretch if tolerance else None,
        house.planning.grid,
    )


def _days(row: HouseholdRow, clock: HouseClock, now: datetime) -> Days:
    """From today on as far as anything is or would be planned; at least today."""
    ends = [stretch_of(each).last_day for each in published_plans(row).defer("text")]
    ends.append(row.first_day + (row.days - 1) * DAY)
    today = clock.date_of(now)
    last = max(*ends, today)
    # A night that began yesterday may still be meant.
    first = today - DAY
    return Days(clock, first, (last - first).days + 1, now)
