"""Hours that were planned without anybody: expected as nobody's, and searched for in good time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from horarium.core.hours import (
    HOUR,
    HouseClock,
    Interval,
    covered,
    intersection,
    subtract,
    union,
)
from horarium.core.roster import Plan
from horarium.core.watch.situation import Kind
from horarium.core.watch.unattended import unattended
from horarium.core.week import Week
from horarium.store.expecting import AT_ONCE, expect_arrivals
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, PlanRow, ShiftRow, WatchRow

# So long before they begin: what is planned is known, and may still be planned otherwise.
SEARCHED_BEFORE = 12 * HOUR
NOT_SO = "the roster has somebody for these hours, or needs nobody"


def follow_roster(household: HouseholdRow, now: datetime) -> None:
    """Whom the roster has is expected; and where it has nobody, that somebody comes.

    Call it in the transaction that changes the roster, who is away, or what is needed.
    """
    expect_arrivals(household, now)
    gaps = _gaps(household, now)
    nobodys = WatchRow.objects.filter(household=household, kind=Kind.ARRIVAL, until_at__gt=now)
    known = nobodys.filter(shift=None, member=None)
    for row in known.filter(stood_down="").exclude(Q(state="ended") | Q(search_at=None)):
        if not covered(Interval(max(row.due_at, now), row.until_at), gaps):
            row.stood_down, row.look_house_at = NOT_SO, AT_ONCE
            row.save(update_fields=["stood_down", "look_house_at"])
    watched = [Interval(each.due_at, each.until_at) for each in known if _counts(each)]
    WatchRow.objects.bulk_create(
        _watch(household, part, now) for gap in gaps for part in subtract([gap], watched)
    )


def _counts(row: WatchRow) -> bool:
    """Also of a search that has ended because somebody came, or because he said enough."""
    return not row.stood_down.startswith("the roster ")


def _gaps(household: HouseholdRow, now: datetime) -> tuple[Interval, ...]:
    """From now on, of the days that are planned."""
    clock = HouseClock(household.zone)
    plans = PlanRow.objects.filter(household=household, state="published")
    days = [clock.days(*each) for each in plans.values_list("first_day", "days")]
    until_at = max((each.end_at for each in days), default=now)
    if until_at <= now:
        return ()
    ahead = intersection(union(days), [Interval(now, until_at)])
    first = clock.date_of(ahead[0].start_at)
    count = (clock.date_of(ahead[-1].end_at) - first).days + 1
    home = load_household(household)
    home = replace(home, planning=replace(home.planning, first_day=first, days=count))
    return unattended(Week(home, Plan(first, count)), ahead, _shifts(household, now))


def _shifts(household: HouseholdRow, now: datetime) -> Sequence[Interval]:
    """Also those that their members cannot come to: their arrival is expected, and searched for."""
    rows = ShiftRow.objects.filter(household=household, end_at__gt=now)
    return union(Interval(*each) for each in rows.values_list("start_at", "end_at"))


def _watch(household: HouseholdRow, gap: Interval, now: datetime) -> WatchRow:
    return WatchRow(
        household=household,
        kind=Kind.ARRIVAL,
        due_at=gap.start_at,
        until_at=gap.end_at,
        search_at=gap.start_at - SEARCHED_BEFORE,
        look_house_at=AT_ONCE,
        made_at=now,
    )
