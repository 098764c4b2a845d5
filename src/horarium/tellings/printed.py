"""The sheet for the wall: who is called when nobody comes, with their numbers, for him alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import DAY, HouseClock, Interval, length_words, subtract
from horarium.core.watch.ladder import ladder_for, skills_of
from horarium.core.watch.situation import Expected, Kind, Standing
from horarium.core.watching import Watching
from horarium.core.week import Week
from horarium.store.models import HouseholdRow, MemberRow, ServiceRow
from horarium.store.reach import reached_in, watching_of
from horarium.store.weeks import load_days
from horarium.tellings.viewer import Viewer

DAYS = 7
# More lines do not fit on one sheet of A4 in letters that are read from the bed; two numbers
# stand in one.
LINES, MOST_CALLED = 32, 4
_OURS = (Standing.PERSON, Standing.FLOOR)


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who can be called, and their number; "" where it may not stand on a wall."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class HoursCalled:
    """Some hours: who has them, and who is called in what order when they do not come.

    ``day`` stands where another day begins.
    """

    day: str
    hours: str
    on: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedLadder:
    """One sheet, as things stood when it was ``printed``.

    Nobody is called before ``grace`` has passed; the ``floor`` is called at the end.
    """

    person: str
    printed: str
    until: str
    rows: tuple[HoursCalled, ...]
    numbers: tuple[Called, ...]
    floor: Called | None
    grace: str = "10 min"


def printed_ladder(household: HouseholdRow, now: datetime) -> PrintedLadder:
    """The next seven days, or as much of them as one sheet holds."""
    clock = HouseClock(household.zone)
    week = load_days(household, clock.date_of(now), DAYS + 1).week
    hours = list(_hours(week, Interval(now, now + DAYS * DAY)))[:LINES]
    rows = _fitting(list(_rows(week, hours, household)))
    names, phones = _named(rows), _phones(household)
    last = max((when.end_at for when, _ in hours[: len(rows)]), default=now)
    watching, local = watching_of(household), clock.local(now)
    return PrintedLadder(
        household.person_name,
        f"{clock.at(now)} {local.year}",
        clock.at(last),
        tuple(rows),
        tuple(Called(name, phones.get(name, "")) for name in names),
        Called(watching.floor, watching.floor_phone) if watching and watching.floor else None,
        length_words((watching or Watching()).grace),
    )


def _named(rows: Iterable[HoursCalled]) -> list[str]:
    return list(dict.fromkeys(name for each in rows for name in (*each.on, *each.then)))


def _fitting(rows: list[HoursCalled]) -> list[HoursCalled]:
    """As many as fit with the numbers of all whom they name: nobody is named without one."""
    while rows and len(rows) + -(-len(_named(rows)) // 2) > LINES:
        rows = rows[:-1]
    return rows


def _hours(week: Week, ahead: Interval) -> Iterator[tuple[Interval, tuple[str, ...]]]:
    """Each stretch that somebody has, with all who have it; and each that nobody has."""
    having: dict[Interval, list[str]] = {}
    for each in week.shifts:
        if each.when.overlaps(ahead):
            having.setdefault(each.when, []).append(each.member)
    for gap in subtract([ahead], having):
        having[gap] = []
    for when in sorted(having):
        yield when, tuple(having[when])


def _rows(
    week: Week, hours: Iterable[tuple[Interval, tuple[str, ...]]], household: HouseholdRow
) -> Iterator[HoursCalled]:
    reached, clock, day = reached_in(household), week.clock, None
    for when, on in hours:
        expected = Expected(
            Kind.ARRIVAL, when.start_at, when.end_at, skills=skills_of(week, when, "")
        )
        ladder = ladder_for(week, expected, reached)
        called = [each.name for each in ladder if each.standing not in _OURS]
        begins, start = clock.date_of(when.start_at), clock.local(when.start_at)
        yield HoursCalled(
            "" if begins == day else clock.on(begins),
            f"{start:%H:%M}–{clock.local(when.end_at):%H:%M}",
            on,
            tuple(called[:MOST_CALLED]),
        )
        day = begins


def _phones(household: HouseholdRow) -> dict[str, str]:
    members = MemberRow.objects.filter(household=household, gone_at=None, phone_on_wall=True)
    services = ServiceRow.objects.filter(household=household)
    return dict([*members.values_list("name", "phone"), *services.values_list("name", "phone")])


def ladder_of(viewer: Viewer, now: datetime) -> PrintedLadder:
    """For the person who looks."""
    rows = HouseholdRow.objects.select_related("watching")
    return printed_ladder(rows.get(pk=viewer.household), now)


def every_ladder(now: datetime) -> tuple[PrintedLadder, ...]:
    """Of every household here, for the file that outlives the server."""
    rows = HouseholdRow.objects.select_related("watching").order_by("pk")
    return tuple(printed_ladder(each, now) for each in rows)
