"""The row of one day: bars, marks, the band of the machine, and lines, each in its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from horarium.core.hours import (
    DAY,
    HOUR,
    LONG_WEEKDAYS,
    MINUTE,
    MONTHS,
    HouseClock,
    Interval,
    minutes,
    subtract,
)
from horarium.core.machine_hours import MachineState
from horarium.core.rules.explain_words import in_a_sentence
from horarium.pages.week.addresses import (
    day_address,
    gap_address,
    placed_address,
    shift_address,
)
from horarium.pages.week.context import Band, Bar, Day, Line, Mark
from horarium.pages.week.layout import piece, quarters, stands
from horarium.pages.week.words import (
    away_words,
    change_words,
    company_words,
    day_length,
    hours_words,
    isolated,
    lack_words,
    names_words,
    time_words,
)
from horarium.tellings.lacks import Lacking
from horarium.tellings.machine import STATE_WORDS
from horarium.tellings.tasks import OwnHours
from horarium.tellings.week import HouseDay, HouseDays, OnDuty

# Two quarters of handover may be covered by whoever comes.
HANDOVER = 2


@dataclass(frozen=True, slots=True)
class Room:
    """How many quarters words need: those in a bar, who takes over behind them, and marks."""

    bar: Callable[[Bar], int]
    then: Callable[[Bar], int]
    mark: Callable[[Mark], int]


def day_row(told: HouseDays, day: HouseDay, now: datetime, room: Room) -> Day:
    """The row of one of the days that are told."""
    clock = told.clock
    tense = "today" if day.day == told.today else "past" if day.when.end_at <= now else "ahead"
    nothing = day.unplanned == (day.when,)
    return Day(
        size=f"q{quarters(day.when)}",
        address=day_address(day.day),
        weekday=LONG_WEEKDAYS[day.day.weekday()][:3],
        number=day.day.day,
        month=MONTHS[day.day.month - 1],
        tense=tense,
        now=time_words(clock, now) if day.when.holds(now) else "",
        change=_change(clock, day),
        bars=tuple(_bars(clock, day, room)),
        marks=tuple(_marks(clock, day, room)),
        lines=tuple(_lines(clock, day, now)),
        band=_band(day) if told.has_machine and not nothing else None,
        axis=axis(clock, day) if day.changed_at else (),
        unplanned=nothing,
        said=_said(clock, day, now),
    )


def axis(clock: HouseClock, day: HouseDay) -> tuple[tuple[str, str], ...]:
    """The hours of a row, where they stand."""
    hours = day.when.length // HOUR
    instants = (day.when.start_at + n * HOUR for n in range(hours))
    return tuple((f"s{4 * n}", f"{clock.local(each):%H}") for n, each in enumerate(instants))


def _change(clock: HouseClock, day: HouseDay) -> str:
    if day.changed_at is None:
        return ""
    night = " in the night" if clock.date_of(day.changed_at) != day.day else ""
    return f"{change_words(clock, day.changed_at, night)}, so this day has {day_length(day.when)}."


# -- bars


def _bars(clock: HouseClock, day: HouseDay, room: Room) -> Iterator[Bar]:
    found: list[tuple[Interval, Bar]] = [
        *((each.when, _shift(clock, day, each)) for each in day.shifts),
        *((each.when, _gap(clock, day, each)) for each in day.lacking),
        *((each, _unplanned(clock, day, each)) for each in day.unplanned),
    ]
    found.sort(key=lambda each: each[0])
    pieces = [piece(day.when, when, room.bar(bar)) for when, bar in found]
    placed = stands(pieces, quarters(day.when), HANDOVER)
    for (_, bar), stand in zip(found, placed, strict=True):
        kind = " gap" if bar.is_gap else " off" if not bar.address else ""
        seen = stand.piece.end - stand.piece.start - HANDOVER
        fits = " t" if bar.then and room.then(bar) <= seen else ""
        yield replace(bar, stands=f"{stand.classes}{kind}{fits}")


def _shift(clock: HouseClock, day: HouseDay, shift: OnDuty) -> Bar:
    ends_here = shift.when.end_at <= day.when.end_at + HOUR
    then = names_words(shift.then) if ends_here else ""
    return Bar(
        "",
        shift.member,
        _shift_hours(clock, day, shift.when),
        shift_address(shift.id),
        f"then {then}" if then else "",
    )


def _shift_hours(clock: HouseClock, day: HouseDay, when: Interval) -> str:
    """All of a shift that begins here; of one that began before, until when it is."""
    if when.start_at >= day.when.start_at:
        return hours_words(clock, when)
    if when.end_at <= day.when.end_at + HOUR:
        return f"until {time_words(clock, when.end_at)}"
    weekday = LONG_WEEKDAYS[clock.date_of(when.end_at).weekday()][:3]
    return f"until {weekday} {time_words(clock, when.end_at)}"


def _gap(clock: HouseClock, day: HouseDay, lacking: Lacking) -> Bar:
    words = "all day" if lacking.when == day.when else hours_words(clock, lacking.when)
    address = gap_address(lacking.gap.start_at)
    return Bar("", lack_words(lacking.lack), words, address, is_gap=True)


def _unplanned(clock: HouseClock, day: HouseDay, when: Interval) -> Bar:
    return Bar("", "Not planned", "" if when == day.when else hours_words(clock, when))


# -- below the bars


def _marks(clock: HouseClock, day: HouseDay, room: Room) -> Iterator[Mark]:
    told = {each.away for each in day.own_hours}
    found = [(each, _out(clock, each)) for each in day.out if each not in told]
    found += [(each.away, _own(clock, each, day.out)) for each in day.own_hours]
    found.sort(key=lambda each: each[0])
    pieces = [piece(day.when, when, room.mark(mark)) for when, mark in found]
    placed = stands(pieces, quarters(day.when))
    for (_, mark), stand in zip(found, placed, strict=True):
        yield replace(mark, stands=stand.room)


def _out(clock: HouseClock, when: Interval) -> Mark:
    return Mark("", "Out of the machine", hours_words(clock, when))


def _own(clock: HouseClock, hours: OwnHours, out: Iterable[Interval]) -> Mark:
    """An activity; one that takes all of a stretch out of the machine says so of it."""
    is_out = not hours.is_outing and hours.when in out
    company = "out of the machine" if is_out else company_words(hours)
    return Mark("", hours.name, away_words(clock, hours), placed_address(hours.id), company)


def _band(day: HouseDay) -> Band:
    out = [common for each in day.out if (common := each.common(day.when))]
    inside = subtract([day.when], [*out, *day.unplanned])
    said = tuple(_said_paths(day))
    return Band(day.when.minutes, _path(day, inside, 2, 4), _path(day, out, 1, 6), said)


def _said_paths(day: HouseDay) -> Iterator[tuple[str, str]]:
    """In as a bar, out as a frame, care as a thin line, other ventilation as two; unknown blank."""
    for state, lines in _SHAPES.items():
        stretches = [when for when, said in day.actual if said is state]
        if stretches:
            path = "".join(_path(day, stretches, top, height) for top, height in lines)
            yield ("out" if state is MachineState.OUT else "in"), path


# Of each state the tops and heights of what is drawn, in the lower half of the picture.
_SHAPES = {
    MachineState.IN: ((12, 4),),
    MachineState.OUT: ((11, 6),),
    MachineState.CARE: ((13.5, 1),),
    MachineState.OTHER: ((11, 1), (16, 1)),
}


def _said(clock: HouseClock, day: HouseDay, now: datetime) -> str:
    """``As said: care 12:00–12:20, out since 13:05.``; where he was in all the while, ``in``."""
    if not day.actual:
        return ""
    away = [each for each in day.actual if each[1] is not MachineState.IN]
    told = [f"{STATE_WORDS[state].lower()} {_said_hours(clock, when, now)}" for when, state in away]
    return f"As said: {', '.join(told) or 'in'}."


def _said_hours(clock: HouseClock, when: Interval, now: datetime) -> str:
    if when.end_at == now:
        return f"since {time_words(clock, when.start_at)}"
    return hours_words(clock, when)


def _path(day: HouseDay, stretches: Iterable[Interval], top: float, height: int) -> str:
    def rectangle(when: Interval) -> str:
        start, length = minutes(when.start_at - day.when.start_at), minutes(when.length)
        return f"M{start} {top}h{length}v{height}h-{length}z"

    return "".join(map(rectangle, stretches))


def _lines(clock: HouseClock, day: HouseDay, now: datetime) -> Iterator[Line]:
    midnight_at = clock.first(day.day + DAY, time())
    if day.when.holds(midnight_at):
        yield Line(_at(day, midnight_at), "midnight")
    if day.changed_at:
        yield Line(_at(day, day.changed_at), "change")
    if day.when.holds(now):
        yield Line(_at(day, now), "now")


def _at(day: HouseDay, instant: datetime) -> str:
    return f"s{piece(day.when, Interval(instant, instant + MINUTE)).start}"


def opening(told: HouseDays) -> str:
    """Who is here as the first day begins, and soon leaves."""
    clock, first = told.clock, told.days[0]
    here = [
        f"{isolated(each.member)} until {time_words(clock, each.when.end_at)}"
        for each in told.before
    ]
    morning, weekday = time_words(clock, first.when.start_at), LONG_WEEKDAYS[first.day.weekday()]
    return f"At {morning} on {weekday}: {in_a_sentence(here)}." if here else ""
