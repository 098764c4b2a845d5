"""One of his activities in the roster, to the person alone: when, with whom, what it asks."""

from dataclasses import dataclass

from horarium.core.activities import Activity
from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.roster import Placed
from horarium.store.models import PlacedRow
from horarium.store.weeks import RosterDays, load_days
from horarium.tellings.tasks import OwnHours, activity_of, one_of_his
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PlacedOfHis:
    """An activity with its hours; ``around`` are those on duty for some of them.

    What it asks is empty for one that the household no longer has: ``known`` is then false.
    """

    clock: HouseClock
    hours: OwnHours
    known: bool
    shown_as: str = ""
    people: int = 0
    skills: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    within_call: bool = False
    out: tuple[Interval, ...] = ()
    around: tuple[str, ...] = ()


def placed_of_his(viewer: Viewer, placed_id: int) -> PlacedOfHis | None:
    """For the person; None where the roster has it no more."""
    rows = PlacedRow.objects.select_related("household")
    row = rows.filter(household=viewer.household, pk=placed_id).first()
    if row is None:
        return None
    placed = Placed(row.start_at, row.end_at, row.activity, row.travel)
    clock = HouseClock(row.household.zone)
    first, last = (clock.date_of(each) for each in (placed.away.start_at, placed.away.end_at))
    days = load_days(row.household, first - DAY, (last - first).days + 3)
    return _told(days, placed, activity_of(days.week, placed))


def _told(days: RosterDays, placed: Placed, activity: Activity | None) -> PlacedOfHis:
    week, hours = days.week, one_of_his(days, placed)
    touching = (each.member for each in week.shifts if each.when.overlaps(placed.away))
    around = tuple(dict.fromkeys(touching))
    if activity is None:
        return PlacedOfHis(week.clock, hours, known=False, around=around)
    return PlacedOfHis(
        clock=week.clock,
        hours=hours,
        known=True,
        shown_as=activity.shown_as,
        people=activity.people,
        skills=activity.skills,
        equipment=activity.equipment,
        within_call=activity.within_call,
        out=tuple(each for each in week.machine_free if each.overlaps(placed.away)),
        around=around,
    )
