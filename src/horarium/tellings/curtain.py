"""What a covered device shows: who is here, who is next, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.hours import HOUR, HouseClock, Interval
from horarium.store.models import CheckInRow, HouseholdRow, ShiftRow
from horarium.store.rosters import LONGEST

# How far from its start a shift's attendant may say that they are here.
NEAR = HOUR
# How far ahead somebody is next.
_AHEAD = 24 * HOUR


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
    """Who attends now, and who is the next to. Three queries."""
    clock = HouseClock(HouseholdRow.objects.get(pk=household).zone)
    rows = list(
        ShiftRow.objects.filter(
            household=household,
            start_at__gt=now - LONGEST,
            start_at__lt=now + _AHEAD,
            end_at__gt=now,
        ).select_related("member")
    )
    here = set(
        CheckInRow.objects.filter(
            member__in={each.member_id for each in rows}, out_at=None
        ).values_list("member_id", flat=True)
    )
    coming = [each for each in rows if each.start_at > now]
    first_at = min((each.start_at for each in coming), default=now)
    return NowAndNext(
        tuple(_attending(each, clock, here, now) for each in rows if each.start_at <= now),
        tuple(_attending(each, clock, here, now) for each in coming if each.start_at == first_at),
    )


def _attending(row: ShiftRow, clock: HouseClock, here: set[int], now: datetime) -> Attending:
    near = abs(row.start_at - now) <= NEAR and row.member_id not in here
    hours = clock.words(Interval(row.start_at, row.end_at))
    return Attending(row.member.name, hours, row.public_id if near else None)
