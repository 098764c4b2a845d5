"""A shift: to the person all of it and why, to its member what they need, to others nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.hours import DAY, HouseClock, Interval, joined, union
from horarium.core.roster import Shift
from horarium.core.rules.explain_shift import Instead, why_this_shift
from horarium.core.week import Week
from horarium.store.models import ShiftRow
from horarium.store.weeks import days_around, load_days
from horarium.tellings.moments import Moments
from horarium.tellings.offers import OwnOffer, colleagues_of, own_offer
from horarium.tellings.own_week import OwnShift, own_shift
from horarium.tellings.tasks import OwnHours, own_hours
from horarium.tellings.viewer import Viewer
from horarium.tellings.week import OnDuty, on_duty


@dataclass(frozen=True, slots=True)
class NeededThen:
    """What hours of a shift need: how many people, and which skills among them."""

    when: Interval
    people: int
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShiftOfHis:
    """A shift as he is told of it.

    ``why`` it has its member and who could have it instead, the next best first; both are empty
    once it is over, or of a member who has left. ``lost`` are hours in which its member is away.
    """

    clock: HouseClock
    shift: OnDuty
    member_id: UUID
    is_over: bool
    runs: bool
    needs: tuple[NeededThen, ...] = ()
    own_hours: tuple[OwnHours, ...] = ()
    out: tuple[Interval, ...] = ()
    why: str = ""
    others: tuple[Instead, ...] = ()
    lost: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftOfTheirs:
    """A shift as its member is told of it; ``away`` is whether they are, for all of it.

    It may be offered to ``colleagues``; ``offer`` is the one that is open.
    """

    clock: HouseClock
    shift: OwnShift
    is_over: bool
    runs: bool
    away: bool = False
    offer: OwnOffer | None = None
    colleagues: tuple[str, ...] = ()


def shift_of_his(viewer: Viewer, shift_id: UUID, now: datetime) -> ShiftOfHis | None:
    """For the person; None where the roster has no such shift any more."""
    row = _row(viewer, shift_id)
    if row is None:
        return None
    whole = Shift(row.start_at, row.end_at, row.member.name)
    days = days_around(row.household, whole.when)
    parts = [each for each, key in days.shift_ids.items() if key == shift_id]
    lost = tuple(each.when for each, key in days.lost.items() if key == shift_id)
    shift = parts[0] if parts else whole
    is_over = row.end_at <= now
    told = on_duty(days, shift) if parts else OnDuty(shift_id, whole.member, whole.when)
    asks_why = not is_over and not lost and _is_known(days.week, shift.member)
    why = why_this_shift(days.week, shift) if asks_why else None
    return ShiftOfHis(
        clock=days.week.clock,
        shift=told,
        member_id=row.member.public_id,
        is_over=is_over,
        runs=row.start_at <= now < row.end_at,
        needs=tuple(_needs(days.week, shift.when)),
        own_hours=own_hours(days, shift.when),
        out=tuple(each for each in days.week.machine_free if each.overlaps(shift.when)),
        why=why.sentence if why else "",
        others=why.others if why else (),
        lost=union(lost),
    )


def shift_of_theirs(viewer: Viewer, shift_id: UUID, now: datetime) -> ShiftOfTheirs | None:
    """For the member whose shift it is; None for whoever else asks."""
    row = _row(viewer, shift_id, member__account=viewer.account)
    if row is None:
        return None
    clock = HouseClock(row.household.zone)
    first, last = clock.date_of(row.start_at), clock.date_of(row.end_at)
    days = load_days(row.household, first - DAY, (last - first).days + 3)
    parts = [each for each, key in days.shift_ids.items() if key == shift_id]
    whole = OwnShift(shift_id, Interval(row.start_at, row.end_at))
    return ShiftOfTheirs(
        clock=clock,
        shift=own_shift(days, parts[0]) if parts else whole,
        is_over=row.end_at <= now,
        runs=row.start_at <= now < row.end_at,
        away=not parts,
        offer=own_offer(viewer, shift_id, Moments(clock, now)),
        colleagues=colleagues_of(row.household, viewer.name, now),
    )


def _row(viewer: Viewer, shift_id: UUID, **whose: int) -> ShiftRow | None:
    rows = ShiftRow.objects.select_related("household", "member")
    return rows.filter(household=viewer.household, public_id=shift_id, **whose).first()


def _is_known(week: Week, name: str) -> bool:
    return any(each.name == name for each in week.household.members)


def _needs(week: Week, when: Interval) -> Iterable[NeededThen]:
    """What is needed in these hours; what stays the same is said once."""
    parts = ((each.when.common(when), (each.people, each.skills)) for each in week.needed_in(when))
    for part, (people, skills) in joined((part, need) for part, need in parts if part):
        if people or skills:
            yield NeededThen(part, people, tuple(sorted(skills)))
