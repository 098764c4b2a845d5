"""*Now* as the person is told it: who is here, who is next, the machine, today, what needs him."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from horarium.core.hours import DAY, HOUR, HouseClock, Interval, length_words, run_at
from horarium.core.machine import Machine
from horarium.core.roster import Shift
from horarium.core.rules.explain_words import in_a_sentence
from horarium.store.models import CheckInRow, HandedWordRow, HouseholdRow
from horarium.store.weeks import RosterDays, load_days
from horarium.tellings.elsewhere import ElsewhereTold, elsewhere_told
from horarium.tellings.moments import Moments
from horarium.tellings.needs_him import DAYS_AHEAD, NeedsHim, what_needs_him
from horarium.tellings.searches import ALIVE_AND_WELL, Pulse, Search, pulse, searches
from horarium.tellings.tasks import OwnHours, own_hours
from horarium.tellings.viewer import Viewer

# So long ago a shift may have ended, and so soon another begins, of somebody who is here.
_BACK = 16 * HOUR
_SOON = 2 * HOUR


@dataclass(frozen=True, slots=True)
class Here:
    """Someone on the board: their ``hours``, and what is ``said`` of their coming.

    Who is expected and has not checked in is not known to be here: ``is_missing``. ``words`` are
    what was handed to them: (by whom, what).
    """

    name: str
    hours: str
    said: str = ""
    is_missing: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MachineHours:
    """Where he is by the roster: ``state`` is In, Out or Not planned; what comes ``then``."""

    name: str
    state: str
    until: str
    then: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """Something of his in what is left of today."""

    hours: str
    words: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class PersonNow:
    """All of it. ``machine`` is None where the household has none.

    ``has_roster`` is whether any hour to come is planned.
    """

    time: str
    has_roster: bool
    here: tuple[Here, ...]
    next: tuple[Here, ...]
    machine: MachineHours | None
    today: tuple[Today, ...]
    needs: NeedsHim
    searches: tuple[Search, ...] = ()
    pulse: Pulse = ALIVE_AND_WELL
    elsewhere: tuple[ElsewhereTold, ...] = ()


def person_now(viewer: Viewer, moments: Moments) -> PersonNow:
    """For the person alone. The number of queries is always the same."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    today = moments.clock.date_of(moments.now)
    days = load_days(row, today - DAY, DAYS_AHEAD + 2)
    here, words = _checked_in(row), _handed(row)
    machine = days.week.household.machine
    return PersonNow(
        time=moments.clock.at(moments.now),
        has_roster=any(each.end_at > moments.now for each in days.planned),
        here=tuple(
            replace(each, words=words.get(each.name, ()))
            for each in _here(days.week.shifts, here, moments)
        ),
        next=tuple(_next(days.week.shifts, here, moments)),
        machine=_machine(machine, days, moments) if machine else None,
        today=tuple(_today(days, moments)),
        needs=what_needs_him(row, days, viewer, moments),
        searches=searches(row, moments),
        pulse=pulse(row, moments.now),
        elsewhere=elsewhere_told(row, moments, his=True),
    )


def moments_of(viewer: Viewer, now: datetime) -> Moments:
    """How instants are said in the house of whoever looks."""
    zone = HouseholdRow.objects.values_list("zone", flat=True).get(pk=viewer.household)
    return Moments(HouseClock(zone), now)


def _checked_in(row: HouseholdRow) -> dict[str, datetime]:
    """Since when each who checked in is here, in the order of their coming."""
    open_ = CheckInRow.objects.filter(member__household=row, out_at=None)
    return dict(open_.values_list("member__name", "in_at"))


def _handed(row: HouseholdRow) -> dict[str, tuple[tuple[str, str], ...]]:
    """What was handed in words to each who is here."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = HandedWordRow.objects.filter(check_in__member__household=row, check_in__out_at=None)
    for to, by, text in rows.values_list("check_in__member__name", "by__name", "text"):
        found[to] = (*found.get(to, ()), (by, text))
    return found


def _here(shifts: Sequence[Shift], here: dict[str, datetime], moments: Moments) -> Iterator[Here]:
    """Who checked in; then who is expected and did not."""
    for name, since_at in here.items():
        own = [each for each in shifts if each.member == name]
        yield Here(name, _hours_of(own, moments), f"here since {moments.at(since_at)}")
    for each in shifts:
        if each.when.holds(moments.now) and each.member not in here:
            hours = f"until {moments.until(each.end_at)}"
            said = f"expected at {moments.at(each.start_at)}, not checked in"
            yield Here(each.member, hours, said, is_missing=True)


def _hours_of(own: Sequence[Shift], moments: Moments) -> str:
    """The hours of somebody who is here: those of the shift that runs, comes, or is over."""
    now = moments.now
    running = [each.end_at for each in own if each.when.holds(now)]
    if running:
        return f"until {moments.until(max(running))}"
    coming = [each.start_at for each in own if now < each.start_at <= now + _SOON]
    if coming:
        return f"from {moments.until(min(coming))}"
    over = [each.end_at for each in own if now - _BACK < each.end_at <= now]
    return f"the shift ended {moments.at(max(over))}" if over else "without a shift"


def _next(shifts: Sequence[Shift], here: dict[str, datetime], moments: Moments) -> Iterator[Here]:
    """All whose shifts begin at the next instant at which one begins."""
    coming = [each for each in shifts if each.start_at > moments.now]
    for each in coming:
        if each.start_at == coming[0].start_at:
            since_at = here.get(each.member)
            said = f"here since {moments.at(since_at)}" if since_at else ""
            yield Here(each.member, moments.span(each.when), said)


def _machine(machine: Machine, days: RosterDays, moments: Moments) -> MachineHours:
    if not run_at(days.planned, moments.now):
        return MachineHours(machine.name, "Not planned", "")
    ahead = [each for each in days.week.plan.machine_free if each.end_at > moments.now]
    out = run_at(ahead, moments.now)
    then = [each for each in ahead if each != out and each.start_at < moments.now + 2 * DAY]
    words = tuple(f"{moments.span(each)}, {length_words(each.length)}" for each in then[:2])
    if out:
        back, since = moments.until(out.end_at), moments.at(out.start_at)
        return MachineHours(machine.name, "Out", f"back by {back}", words, since)
    until = f"until {moments.until(then[0].start_at)}" if then else ""
    return MachineHours(machine.name, "In", until, words)


def _today(days: RosterDays, moments: Moments) -> Iterator[Today]:
    midnight = moments.clock.day(moments.clock.date_of(moments.now)).end_at
    if midnight > moments.now:
        for each in own_hours(days, Interval(moments.now, midnight)):
            yield Today(
                moments.span(each.away), _words(each, moments), each.away.holds(moments.now)
            )


def _words(own: OwnHours, moments: Moments) -> str:
    return ", ".join([own.name, *_there(own, moments), *_with(own)])


def _there(own: OwnHours, moments: Moments) -> Iterable[str]:
    if own.is_outing:
        local = moments.clock.local
        yield f"{local(own.when.start_at):%H:%M}–{local(own.when.end_at):%H:%M} there"


def _with(own: OwnHours) -> Iterable[str]:
    if own.driver:
        yield f"{own.driver} drives"
    if own.companions:
        yield f"with {in_a_sentence(own.companions)}"
