"""What a plan changes, person by person and day by day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from horarium.core.findings import counted
from horarium.core.hours import HouseClock, Interval
from horarium.core.roster import Placed, Shift
from horarium.core.week import Week
from horarium.pages.plan.context import Changed
from horarium.tellings.changes import Change, change_words, changes
from horarium.tellings.stretches import stretch_words


@dataclass(frozen=True, slots=True)
class Difference:
    """Each member's changes by name, and each activity's with the instant it begins."""

    clock: HouseClock
    members: Mapping[str, tuple[Change, ...]]
    activities: Sequence[tuple[str, Change]]

    @property
    def people(self) -> tuple[Changed, ...]:
        """Whose shifts change, in the order of the circle."""
        return tuple(
            Changed(name, tuple(change_words(self.clock, each) for each in changed))
            for name, changed in self.members.items()
        )

    @property
    def doings(self) -> tuple[str, ...]:
        """What he does at another time, in the order of time."""
        return tuple(
            f"{name}: {change_words(self.clock, change)}" for name, change in self.activities
        )

    @property
    def days(self) -> tuple[Changed, ...]:
        """What is another on each day."""
        lines: dict[date, list[str]] = defaultdict(list)
        told = [
            *((name, each) for name, changed in self.members.items() for each in changed),
            *self.activities,
        ]
        for name, change in sorted(told, key=lambda each: each[1].begins_at):
            day = self.clock.date_of(change.begins_at)
            lines[day].append(f"{name}: {_hours(self.clock, change)}")
        return tuple(Changed(self.clock.on(day), tuple(each)) for day, each in lines.items())

    @property
    def short(self) -> str:
        """How much changes, in a sentence."""
        shifts, doings = sum(map(len, self.members.values())), len(self.activities)
        if not shifts and not doings:
            return "Nothing changes: the roster holds what is asked already."
        who = counted(len(self.members), "attendant")
        told = [
            f"{counted(shifts, 'change')} in the shifts of {who}" if shifts else "",
            f"{counted(doings, 'change')} in what you do" if doings else "",
        ]
        return f"{' and '.join(filter(None, told))}."


def difference(before: Week | None, after: Week) -> Difference:
    """Between a roster, or nothing, and a plan."""
    was = before.plan.shifts if before else ()
    found = {name: changes(was, after.plan.shifts, name) for name in _names(was, after)}
    placed = before.plan.placed if before else ()
    return Difference(
        after.clock,
        {name: each for name, each in found.items() if each},
        tuple(_activities(placed, after.plan.placed)),
    )


def _names(was: Iterable[Shift], after: Week) -> list[str]:
    """In the order of the circle; whoever is no longer in it comes last."""
    circle = [each.name for each in after.household.members]
    others = {each.member for each in (*was, *after.plan.shifts)} - set(circle)
    return [*circle, *sorted(others)]


def _activities(was: Iterable[Placed], now: Iterable[Placed]) -> Iterator[tuple[str, Change]]:
    """An activity that falls away at one time and is new at another moves."""
    left = sorted(set(now) - set(was))
    told: list[tuple[str, Change]] = []
    for placed in sorted(set(was) - set(now)):
        later = next((each for each in left if each.activity == placed.activity), None)
        if later:
            left.remove(later)
        told.append((placed.activity, Change(placed.when, later.when if later else None)))
    told += [(each.activity, Change(None, each.when)) for each in left]
    yield from sorted(told, key=lambda each: each[1].begins_at)


def _hours(clock: HouseClock, change: Change) -> str:
    """The same as is said of somebody, without the day, which stands above."""
    was, is_now = _clock(clock, change.was), _clock(clock, change.now)
    if not was:
        return f"{is_now} is new."
    if change.was and change.now and _day(clock, change.was) != _day(clock, change.now):
        is_now = stretch_words(change.now, clock)
    return f"{was} becomes {is_now}." if is_now else f"{was} is cancelled."


def _day(clock: HouseClock, when: Interval) -> date:
    return clock.date_of(when.start_at)


def _clock(clock: HouseClock, when: Interval | None) -> str:
    if when is None:
        return ""
    start, end = clock.local(when.start_at), clock.local(when.end_at)
    return f"{start:%H:%M}–{end:%H:%M}"
