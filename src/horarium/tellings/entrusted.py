"""What is entrusted, as he sees it and as whoever it is entrusted to; and whoever acts for him."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.entrusted import Area, Decided, WorstDay
from horarium.core.hours import HouseClock, short_day
from horarium.store.entrusted import (
    areas_today,
    began_at,
    begun_days,
    decided,
    has_begun,
    worst_days,
)
from horarium.store.models import EntrustedRow, EventRow, HouseholdRow, WorstDayRow
from horarium.tellings.viewer import Viewer

_LONGEST_NAME = 80


def acting(viewer: Viewer, now: datetime, area: Area) -> Viewer | None:
    """Who acts for him in an area that is entrusted to them today, and nobody else."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    today = HouseClock(row.zone).date_of(now)
    if viewer.is_person or area not in areas_today(row, viewer.name, today):
        return None
    person = row.person_name
    return Viewer(
        viewer.account,
        viewer.household,
        for_him(viewer.name, person),
        is_person=True,
        acts_for=person,
    )


def for_him(name: str, person: str) -> str:
    """How what somebody does for him is signed: ``Ana for Mark``."""
    return f"{name} for {person}"[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class EntrustedTold:
    """What is entrusted, until when, and why."""

    id: UUID
    areas: frozenset[Area]
    until: str
    purpose: str


@dataclass(frozen=True, slots=True)
class EntrustedTo:
    """To one member: what it is today, all that is written down, and what they did for him."""

    areas: frozenset[Area]
    given: tuple[EntrustedTold, ...]
    did: tuple[str, ...] = ()


def entrusted_to(viewer: Viewer, name: str, now: datetime) -> EntrustedTo:
    """For the person, of a member; for a member, of themselves."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    today = clock.date_of(now)
    rows = EntrustedRow.objects.filter(household=row, member__name=name, member__gone_at=None)
    return EntrustedTo(
        areas_today(row, name, today),
        tuple(map(_told, rows.filter(until__gt=today))),
        tuple(_did(row, for_him(name, row.person_name), clock)) if viewer.is_person else (),
    )


def _told(row: EntrustedRow) -> EntrustedTold:
    areas = frozenset(map(Area, row.areas))
    return EntrustedTold(UUID(str(row.public_id)), areas, short_day(row.until), row.purpose)


def _did(row: HouseholdRow, by: str, clock: HouseClock) -> Iterable[str]:
    events = EventRow.objects.filter(household=row, by=by).order_by("-number")
    return (f"{clock.at(each.at)}: {each.kind}" for each in events)


# -- the worst days


@dataclass(frozen=True, slots=True)
class WorstDayTold:
    """What he decided for a worst day, who has said that it is so, and since when it holds."""

    day: WorstDay
    decided: Decided | None
    said: tuple[str, ...] = ()
    since: str = ""
    erased: bool = False


def worst_days_told(viewer: Viewer) -> tuple[WorstDayTold, ...]:
    """For the person: all three kinds."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock, rows = HouseClock(row.zone), {each.day: each for each in worst_days(row)}
    return tuple(
        _worst(each, rows[each], clock) if each in rows else WorstDayTold(each, None)
        for each in WorstDay
    )


def _worst(day: WorstDay, row: WorstDayRow, clock: HouseClock) -> WorstDayTold:
    said = tuple(each.member.name for each in row.said.all())
    since = clock.at(began_at(row)) if has_begun(row) else ""
    return WorstDayTold(day, decided(row), said, since, row.erased_at is not None)


def mine_to_say(viewer: Viewer) -> tuple[WorstDayTold, ...]:
    """For a member: those for which he named them."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    return tuple(
        _worst(WorstDay(each.day), each, clock) for each in worst_days(row, of=viewer.name)
    )


def told_to_everyone(viewer: Viewer) -> tuple[str, ...]:
    """What everyone in the circle is told while a worst day holds."""
    return tuple(each.sentence for each in begun_days(viewer.household) if each.sentence)
