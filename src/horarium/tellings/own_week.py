"""A member's own shifts, as they are told of them: hours, handovers, tasks in neutral words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from horarium.core.hours import HouseClock, Interval, monday
from horarium.core.household import Household
from horarium.core.roster import Shift
from horarium.store.models import HouseholdRow
from horarium.store.weeks import RosterDays, load_days, own_shift_ids
from horarium.tellings.moments import Moments
from horarium.tellings.offers import ToTake, to_take
from horarium.tellings.relief import relieved_by, relieving
from horarium.tellings.tasks import Task, tasks_of
from horarium.tellings.viewer import Viewer

# So far ahead a next shift is looked for.
WEEKS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class OwnShift:
    """One shift: who leaves as it begins, who comes as it ends, and what is to be done in it.

    ``out`` are his hours out of the machine.
    """

    id: UUID
    when: Interval
    relieves: tuple[str, ...] = ()
    relieved_by: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    out: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """The shifts that begin in a week, what they come to, and when the member is away.

    ``planned`` is whether there is a roster for any of its days, and ``next`` the first shift
    after it, of which only the hours are told. ``takes`` are hours of it that could change hands.
    """

    clock: HouseClock
    today: date
    first_day: date
    attends: bool
    planned: bool
    shifts: tuple[OwnShift, ...]
    away: tuple[Interval, ...]
    next: OwnShift | None
    takes: ToTake = field(default_factory=ToTake)

    @property
    def total(self) -> timedelta:
        return sum((each.when.length for each in self.shifts), timedelta())


def own_week(viewer: Viewer, now: datetime, first_day: date | None = None) -> OwnWeek:
    """The week from Monday ``first_day``, or that of today, for one member."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    today = clock.date_of(now)
    first = first_day or monday(today)
    ahead = 7 * WEEKS_AHEAD
    days = load_days(row, first, 8, ahead=ahead - 8)
    own_ids = own_shift_ids(row, viewer.account, clock.days(first, ahead))
    own = [each for each in days.week.shifts if days.shift_ids[each] in own_ids]
    when = clock.days(first, 7)
    later = [each for each in own if each.start_at >= when.end_at]
    return OwnWeek(
        clock=clock,
        today=today,
        first_day=first,
        attends=viewer.attends,
        planned=any(each.overlaps(when) for each in days.planned),
        shifts=tuple(own_shift(days, each) for each in own if when.holds(each.start_at)),
        away=tuple(_away(days.week.household, viewer.name, when)),
        next=OwnShift(days.shift_ids[later[0]], later[0].when) if later else None,
        takes=to_take(viewer, Moments(clock, now), when),
    )


def own_shift(days: RosterDays, shift: Shift) -> OwnShift:
    """A shift for the member whose it is."""
    return OwnShift(
        days.shift_ids[shift],
        shift.when,
        relieved_by(days.week, shift),
        relieving(days.week, shift),
        tasks_of(days.week, shift.member, shift.when),
        tuple(each for each in days.week.machine_free if each.overlaps(shift.when)),
    )


def _away(household: Household, name: str, week: Interval) -> Iterable[Interval]:
    for member in household.members:
        if member.name == name:
            yield from (each.when for each in member.absences if each.when.overlaps(week))
