"""What a covered device shows: who is here, who is next, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.hours import DAY, HOUR, HouseClock, Interval
from horarium.core.roster import Shift
from horarium.store.models import CheckInRow, HouseholdRow
from horarium.store.weeks import shifts_in

# How far from its start a shift's attendant may say that they are here.
NEAR = HOUR


@dataclass(frozen=True, slots=True)
class Attending:
    """Someone's hours, and, where they may check in, ``shift``."""

    name: str
    hours: str
    shift: UUID | None = None


@dataclass(frozen=True, slots=True)
class NowAndNext:
    """Two lists of names with hours. It has no field for anything more."""

    now: tuple[Attending, ...]
    next: tuple[Attending, ...]


def now_and_next(household: int, now: datetime) -> NowAndNext:
    """Who attends now, and who is the next to. Five queries."""
    row = HouseholdRow.objects.get(pk=household)
    ids = shifts_in(row, Interval(now, now + DAY))
    told = _Attended(HouseClock(row.zone), ids, frozenset(_checked_in(row)), now)
    coming = [each for each in sorted(ids) if each.start_at > now]
    return NowAndNext(
        tuple(told.by(each) for each in sorted(ids) if each.when.holds(now)),
        tuple(told.by(each) for each in coming if each.start_at == coming[0].start_at),
    )


def _checked_in(row: HouseholdRow) -> Iterable[str]:
    open_ = CheckInRow.objects.filter(member__household=row, out_at=None)
    return open_.values_list("member__name", flat=True)


@dataclass(frozen=True, slots=True)
class _Attended:
    clock: HouseClock
    ids: Mapping[Shift, UUID]
    here: frozenset[str]
    now: datetime

    def by(self, shift: Shift) -> Attending:
        near = abs(shift.start_at - self.now) <= NEAR and shift.member not in self.here
        hours = self.clock.words(shift.when)
        return Attending(shift.member, hours, self.ids[shift] if near else None)
