"""The roster: what the published plans put into it, kept in rows, and loaded again as a plan.

What has begun stays as it was, whatever is published afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models, transaction

from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.plan_file import plan_from_text, plan_to_text
from horarium.core.roster import Placed, Plan, Shift, decided, parts_in_force
from horarium.core.swapping import OPEN, OfferState
from horarium.store.models import (
    HouseholdRow,
    MachineFreeRow,
    MemberRow,
    PlacedRow,
    PlanRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.unattended import follow_roster

R = TypeVar("R", ShiftRow, PlacedRow, MachineFreeRow)

# No shift, outing or stretch out is longer; so much further back a page need not look.
LONGEST = 8 * DAY
# No household plans more at once.
MOST_DAYS = 56


def roster_of(household: HouseholdRow, first_day: date, days: int) -> Plan:
    """The roster of ``days`` days from ``first_day``, with all that touches them. Three queries."""
    when = HouseClock(household.zone).days(first_day, days)
    return Plan(
        first_day,
        days,
        tuple(
            Shift(row.start_at, row.end_at, row.member.name)
            for row in _touching(ShiftRow, household, when).select_related("member")
        ),
        tuple(
            Placed(row.start_at, row.end_at, row.activity, row.travel)
            for row in _touching(PlacedRow, household, when)
        ),
        tuple(
            Interval(row.start_at, row.end_at) for row in _touching(MachineFreeRow, household, when)
        ),
    )


def placed_from(household: HouseholdRow, activity: str, now: datetime) -> tuple[Placed, ...]:
    """Hours that are planned for an activity and begin after ``now``, in order. One query."""
    rows = PlacedRow.objects.filter(household=household, activity=activity, start_at__gt=now)
    return tuple(
        Placed(row.start_at, row.end_at, row.activity, row.travel)
        for row in rows.order_by("start_at", "pk")
    )


def placed_at(household: HouseholdRow, activity: str, when: Interval) -> int:
    """The row of an activity in exactly these hours; 0 where the plan has none. One query."""
    rows = PlacedRow.objects.filter(
        household=household, activity=activity, start_at=when.start_at, end_at=when.end_at
    )
    return rows.values_list("pk", flat=True).first() or 0


def _touching(table: type[R], household: HouseholdRow, when: Interval) -> models.QuerySet[R]:
    return table.objects.filter(
        household=household,
        start_at__gt=when.start_at - LONGEST,
        start_at__lt=when.end_at,
        end_at__gt=when.start_at,
    )


def published_plans(household: HouseholdRow) -> models.QuerySet[PlanRow]:
    """The plans that count, by their first day."""
    return PlanRow.objects.filter(household=household, state="published")


@transaction.atomic
def publish(plan: PlanRow, now: datetime) -> None:
    """A draft counts from now on, in the place of the one of the same first day.

    Raises ValueError with a sentence when it is no draft any more.
    """
    HouseholdRow.objects.select_for_update().get(pk=plan.household_id)
    plan.refresh_from_db()
    if plan.state != "draft":
        raise ValueError("this plan is no draft any more; it was published or dropped meanwhile")
    plan.before = published_plans(plan.household).filter(first_day=plan.first_day).first()
    _set_state(plan.before, "replaced")
    plan.state, plan.published_at = "published", now
    plan.save(update_fields=["before", "state", "published_at"])
    renew_roster(plan.household, now, new=plan)


@transaction.atomic
def take_back(plan: PlanRow, now: datetime) -> None:
    """A published plan no longer counts; the one that it replaced does again.

    Raises ValueError with a sentence when it is not the one that counts.
    """
    HouseholdRow.objects.select_for_update().get(pk=plan.household_id)
    plan.refresh_from_db()
    if plan.state != "published":
        raise ValueError("this plan does not count any more; another was published since")
    published_at, plan.state, plan.published_at = plan.published_at, "draft", None
    plan.save(update_fields=["state", "published_at"])
    _set_state(plan.before, "published")
    for table in _COLUMNS:
        # Days that had no roster got all of theirs, with what lay behind: that goes again.
        table.objects.filter(plan=plan, start_at__lte=published_at).delete()
    renew_roster(plan.household, now)


def _set_state(plan: PlanRow | None, state: str) -> None:
    if plan:
        plan.state = state
        plan.save(update_fields=["state"])


def renew_roster(household: HouseholdRow, now: datetime, new: PlanRow | None = None) -> None:
    """Make the roster what the published plans say, from now on; rows that stay keep their ids.

    Days that had no roster until now get all of theirs from the plan that is ``new``. Whoever is
    gone, or has left by the day of a shift, is left out of it.
    """
    plans = list(_not_long_over(household, now))
    for table, rows in _wanted(household, plans, now, new).items():
        _renew(table, household, now, rows)
    follow_roster(household, now)


def _not_long_over(household: HouseholdRow, now: datetime) -> models.QuerySet[PlanRow]:
    """The published plans that may still say something, however many years there have been."""
    first_day = HouseClock(household.zone).date_of(now) - MOST_DAYS * DAY - LONGEST
    return published_plans(household).filter(first_day__gt=first_day)


def shifts_with(plan: PlanRow, now: datetime) -> set[Shift]:
    """The shifts still to come once a draft is published: what ``publish`` would make of them."""
    there = _not_long_over(plan.household, now).exclude(first_day=plan.first_day)
    wanted = _wanted(plan.household, [*there, plan], now)[ShiftRow]
    names = dict(MemberRow.objects.filter(household=plan.household).values_list("pk", "name"))
    shifts = (Shift(start_at, end_at, names[key]) for start_at, end_at, key in wanted)
    return {each for each in shifts if each.start_at > now}


def shifts_ahead(household: HouseholdRow, now: datetime) -> set[Shift]:
    """The shifts that have not begun."""
    rows = ShiftRow.objects.filter(household=household, start_at__gt=now).select_related("member")
    return {Shift(row.start_at, row.end_at, row.member.name) for row in rows}


_Wanted = dict[type[Any], "dict[_Values, PlanRow]"]


def _wanted(
    household: HouseholdRow, plans: list[PlanRow], now: datetime, new: PlanRow | None = None
) -> _Wanted:
    """What of each plan is to be in the roster, by table, beside what has begun."""
    members = MemberRow.objects.filter(household=household, gone_at=None)
    staying = _Staying({each.name: each for each in members}, HouseClock(household.zone))
    wanted: _Wanted = {ShiftRow: {}, PlacedRow: {}, MachineFreeRow: {}}
    for row, plan, since_at in _counted(household, plans, now, new):
        told = {
            ShiftRow: staying.values(plan.shifts),
            PlacedRow: [
                (each.start_at, each.end_at, each.activity, each.travel) for each in plan.placed
            ],
            MachineFreeRow: [(each.start_at, each.end_at) for each in plan.machine_free],
        }
        for table, values in told.items():
            wanted[table] |= {each: row for each in values if each[0] > since_at}
    return wanted


_Values = tuple[Any, ...]
_COLUMNS: dict[type[Any], tuple[str, ...]] = {
    ShiftRow: ("start_at", "end_at", "member_id"),
    PlacedRow: ("start_at", "end_at", "activity", "travel"),
    MachineFreeRow: ("start_at", "end_at"),
}


def _counted(
    household: HouseholdRow, rows: list[PlanRow], now: datetime, new: PlanRow | None
) -> Iterator[tuple[PlanRow, Plan, datetime]]:
    """Each plan with what of it counts beside the others, and from when on."""
    clock, plans = HouseClock(household.zone), [plan_from_text(row.text).plan for row in rows]
    for row, plan, part in zip(rows, plans, parts_in_force(plans, clock), strict=True):
        has_begun = row != new or _has_begun(household, decided(plan, plans, clock), now)
        yield row, part, now if has_begun else clock.day(plan.first_day).start_at - LONGEST


def _has_begun(household: HouseholdRow, own: Iterable[Interval], now: datetime) -> bool:
    """Whether anything of the roster began in these instants, by now. Up to three queries each."""
    return any(
        table.objects.filter(
            household=household,
            start_at__gte=each.start_at,
            start_at__lt=each.end_at,
            start_at__lte=now,
        ).exists()
        for each in own
        for table in _COLUMNS
    )


@dataclass(frozen=True)
class _Staying:
    """Who of the circle still comes."""

    members: dict[str, MemberRow]
    clock: HouseClock

    def values(self, shifts: Iterable[Shift]) -> list[_Values]:
        return [
            (each.start_at, each.end_at, self.members[each.member].pk)
            for each in shifts
            if self._comes(each)
        ]

    def _comes(self, shift: Shift) -> bool:
        member = self.members.get(shift.member)
        if member is None or member.leaves_on is None:
            return member is not None
        return self.clock.date_of(shift.start_at) < member.leaves_on


def _renew(
    table: type[Any], household: HouseholdRow, now: datetime, wanted: Mapping[_Values, PlanRow]
) -> None:
    """Rows of what has begun stay; the others are those that are wanted."""
    rows = table.objects.filter(household=household, start_at__gt=now)
    there = {tuple(getattr(row, name) for name in _COLUMNS[table]): row for row in rows}
    rows.exclude(pk__in=[row.pk for values, row in there.items() if values in wanted]).delete()
    for values, row in there.items():
        if values in wanted and row.plan_id != wanted[values].pk:
            row.plan = wanted[values]
            row.save(update_fields=["plan"])
    table.objects.bulk_create(
        table(household=household, plan=plan, **dict(zip(_COLUMNS[table], values, strict=True)))
        for values, plan in wanted.items()
        if values not in there
    )


# -- hours given to somebody


def give_hours(watch: WatchRow, member: MemberRow) -> None:
    """The hours of an expected arrival are this member's from now on, in the roster and its plan.

    So that publishing another plan, or taking one back, knows of it. Hours that no published plan
    holds are left as they are. What was offered of these hours is overtaken.
    """
    plan = watch.shift.plan if watch.shift else _holding(watch.household, watch.due_at)
    if plan is None or ShiftRow.objects.filter(member=member, start_at=watch.due_at).exists():
        return
    old = watch.member.name if watch.member else ""
    _write_into(plan, Shift(watch.due_at, watch.until_at, member.name), old)
    shift = watch.shift or ShiftRow(household=watch.household, plan=plan)
    shift.start_at, shift.end_at, shift.member = watch.due_at, watch.until_at, member
    shift.save()
    shift.offers.filter(state__in=OPEN).update(state=OfferState.LAPSED)
    watch.shift, watch.member, watch.cannot, watch.late_until_at = shift, member, False, None
    watch.save(update_fields=["shift", "member", "cannot", "late_until_at"])


def fill_hours(household: HouseholdRow, when: Interval, member: MemberRow) -> bool:
    """Hours that were nobody's are this member's, as above; False where no plan holds them."""
    plan = _holding(household, when.start_at)
    if plan is None:
        return False
    _write_into(plan, Shift(when.start_at, when.end_at, member.name), "")
    ShiftRow.objects.create(
        household=household, plan=plan, member=member, start_at=when.start_at, end_at=when.end_at
    )
    return True


def _holding(household: HouseholdRow, at: datetime) -> PlanRow | None:
    """The published plan that decides what begins then, if it is only on the evening before it."""
    day = HouseClock(household.zone).date_of(at)
    near = published_plans(household).filter(
        first_day__gt=day - MOST_DAYS * DAY, first_day__lte=day + DAY
    )
    holding = [each for each in near if day < each.first_day + each.days * DAY]
    return max(holding, key=lambda each: (each.first_day <= day, each.first_day), default=None)


def _write_into(row: PlanRow, new: Shift, old_member: str) -> None:
    file = plan_from_text(row.text)
    old = replace(new, member=old_member)
    shifts = {*(each for each in file.plan.shifts if each != old), new}
    plan = replace(file.plan, shifts=tuple(sorted(shifts)))
    row.text = plan_to_text(replace(file, plan=plan))
    row.save(update_fields=["text"])
