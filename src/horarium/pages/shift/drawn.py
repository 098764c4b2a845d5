"""A shift as it is drawn from what each audience is told."""

from collections.abc import Iterator
from datetime import datetime

from horarium.core.hours import HOUR, MINUTE, HouseClock, Interval, length_words, monday
from horarium.pages.shift.context import Entry, OwnShiftContext, ShiftContext
from horarium.pages.week.addresses import (
    absence_question,
    day_address,
    gap_address,
    placed_address,
    week_address,
)
from horarium.pages.week.own import handover_words
from horarium.pages.week.words import (
    away_words,
    change_words,
    company_words,
    dated_words,
    hours_words,
    isolated,
    names_words,
    needed_words,
    printed,
    task_words,
)
from horarium.tellings.shift import ShiftOfHis, ShiftOfTheirs


def shift_page(told: ShiftOfHis) -> ShiftContext:
    """The page for the person."""
    clock, shift = told.clock, told.shift
    day = clock.date_of(shift.when.start_at)
    asks = not told.is_over and not told.lost
    return ShiftContext(
        title=f"{isolated(shift.member)}, {dated_words(clock, shift.when)}",
        week=week_address(monday(day)),
        day=day_address(day),
        hours=dated_words(clock, shift.when),
        length=length_words(shift.when.length),
        member=shift.member,
        state=_state(runs=told.runs, is_over=told.is_over),
        handover=_handover(told),
        needs=tuple(
            needed_words(clock, each.when, each.people, each.skills) for each in told.needs
        ),
        entries=tuple(_entries(told)),
        out=tuple(hours_words(clock, each) for each in told.out),
        why=printed(told.why),
        could=tuple(printed(each.sentence) for each in told.others if each.possible),
        could_not=tuple(printed(each.sentence) for each in told.others if not each.possible),
        lost=_lost(told),
        gap=gap_address(told.lost[0].start_at) if told.lost and not told.is_over else "",
        change=_change(clock, shift.when),
        question=absence_question(told.member_id, shift.when) if asks else "",
    )


def _state(*, runs: bool, is_over: bool) -> str:
    return "This shift is over." if is_over else "This shift runs now." if runs else ""


def _handover(told: ShiftOfHis) -> tuple[str, ...]:
    """Who hands over to whom, and where nobody does."""
    name = isolated(told.shift.member)
    before, after = names_words(told.shift.relieves), names_words(told.shift.then)
    relieve = "relieve" if len(told.shift.then) > 1 else "relieves"
    sentences = (
        f"{name} relieves {before}." if before else "",
        f"{after} {relieve} {name}." if after else "",
    )
    return tuple(filter(None, sentences))


def _entries(told: ShiftOfHis) -> Iterator[Entry]:
    for each in told.own_hours:
        yield Entry(
            placed_address(each.id), each.name, away_words(told.clock, each), company_words(each)
        )


def _lost(told: ShiftOfHis) -> str:
    if not told.lost:
        return ""
    hours = names_words([dated_words(told.clock, each) for each in told.lost])
    return f"{isolated(told.shift.member)} is away {hours}: these hours lack somebody."


def _change(clock: HouseClock, when: Interval) -> str:
    changed_at = clock.change_in(when)
    if changed_at is None:
        return ""
    return f"{change_words(clock, changed_at)}, so this shift has {length_words(when.length)}."


_LATER = (15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR)


def _late(clock: HouseClock, start_at: datetime) -> Iterator[tuple[str, str]]:
    for each in _LATER:
        yield (start_at + each).isoformat(), f"{clock.local(start_at + each):%H:%M}"


def own_shift_page(told: ShiftOfTheirs) -> OwnShiftContext:
    """The page for the member whose shift it is."""
    clock, shift = told.clock, told.shift
    tasks = [task_words(clock, each) for each in shift.tasks]
    tasks += [f"Out of the machine {hours_words(clock, each)}" for each in shift.out]
    state = _state(runs=told.runs, is_over=told.is_over)
    ahead = not told.runs and not told.is_over and not told.away
    return OwnShiftContext(
        title=f"Your shift, {dated_words(clock, shift.when)}",
        week=week_address(monday(clock.date_of(shift.when.start_at))),
        hours=dated_words(clock, shift.when),
        length=length_words(shift.when.length),
        state="You are away in these hours." if told.away else state,
        handover=handover_words(shift),
        tasks=tuple(tasks),
        change=_change(clock, shift.when),
        address=f"/shift/{shift.id}/" if ahead else "",
        late=tuple(_late(clock, shift.when.start_at)) if ahead else (),
        colleagues=told.colleagues,
        offered=told.offer.sentence if told.offer else "",
        take_back=f"/offers/{told.offer.id}/take-back/" if told.offer else "",
    )
