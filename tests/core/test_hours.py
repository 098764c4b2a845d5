"""Time in a house: sets of instants, and the wall clock in the nights it changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import (
    DAY,
    HOUR,
    MINUTE,
    HouseClock,
    Interval,
    covered,
    expand,
    in_a_row,
    intersection,
    joined,
    length_from,
    length_words,
    pieces,
    run_at,
    subtract,
    time_in,
    union,
    weekly_from,
)
from tests.cast import AUTUMN, CLOCK, SPRING

ZERO = datetime(1988, 3, 14, tzinfo=UTC)
ZONES = ("America/Los_Angeles", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca")


def interval(first: int, last: int) -> Interval:
    return Interval(ZERO + first * MINUTE, ZERO + last * MINUTE)


INTERVALS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
        lambda each: interval(each[0], sum(each))
    ),
    max_size=5,
)


def held(intervals: tuple[Interval, ...] | list[Interval]) -> set[int]:
    """The minutes that intervals hold."""
    return {n for n in range(60) if any(each.holds(ZERO + n * MINUTE) for each in intervals)}


@given(INTERVALS, INTERVALS)
def test_sets_of_instants(some: list[Interval], others: list[Interval]) -> None:
    """Union, difference and intersection hold the minutes that sets of minutes would."""
    assert held(union([*some, *others])) == held(some) | held(others)
    assert held(subtract(some, others)) == held(some) - held(others)
    assert held(intersection(some, others)) == held(some) & held(others)


@given(INTERVALS, INTERVALS)
def test_what_comes_out_is_in_order_and_apart(some: list[Interval], others: list[Interval]) -> None:
    """So that two sets are equal where they hold the same instants."""
    for found in (union(some), subtract(some, others)):
        ends = [at for each in found for at in (each.start_at, each.end_at)]
        assert ends == sorted(set(ends))


@given(INTERVALS, INTERVALS)
def test_how_much_of_a_whole(some: list[Interval], others: list[Interval]) -> None:
    """A whole is covered where no minute of it is left, and time in it is counted once."""
    runs = union(others)
    for whole in some:
        left = held([whole]) - held(others)
        assert covered(whole, others) == (not left)
        assert time_in(whole, runs) == len(held([whole]) & held(others)) * MINUTE


@given(INTERVALS, st.integers(0, 60))
def test_the_run_at_an_instant(some: list[Interval], minute: int) -> None:
    runs = union(some)
    at = ZERO + minute * MINUTE
    assert run_at(runs, at) == next((run for run in runs if run.holds(at)), None)


@given(st.lists(st.integers(-5, 30), max_size=8))
def test_pieces_and_joined_undo_each_other(cuts: list[int]) -> None:
    """Cut anywhere, a whole has no hole; put together, it is whole again."""
    whole = interval(0, 20)
    cut = list(pieces(whole, [ZERO + each * MINUTE for each in cuts]))
    assert len(cut) == 1 + len({each for each in cuts if 0 < each < 20})
    assert list(joined((piece, "same") for piece in cut)) == [(whole, "same")]


@given(st.sets(st.integers(0, 40), max_size=12))
def test_days_in_a_row(numbers: set[int]) -> None:
    """Runs hold every day once, and a day is missing between two of them."""
    runs = list(in_a_row(SPRING + n * DAY for n in numbers))
    assert {day for run in runs for day in run} == {SPRING + n * DAY for n in numbers}
    assert all(run[-1] - run[0] == (len(run) - 1) * DAY for run in runs)
    assert all(one[-1] + DAY < other[0] for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("day", "start", "length", "hours"),
    [
        (SPRING - DAY, time(23), 8 * HOUR, 7),
        (AUTUMN - DAY, time(23), 8 * HOUR, 9),
        # 02:30 is skipped: it is told as the instant an hour before, 01:30.
        (SPRING, time(2, 30), HOUR, 1),
        # 01:30 comes twice: the first, until the second 02:00 on the wall.
        (AUTUMN, time(1, 30), HOUR / 2, 1.5),
        # Until 01:30, which comes twice: to the second of them, so that nobody leaves a gap.
        (AUTUMN - DAY, time(17, 30), 8 * HOUR, 9),
    ],
)
def test_the_night_of_a_change(day: date, start: time, length: timedelta, hours: float) -> None:
    """From the first to the last instant that the wall can mean."""
    assert CLOCK.span(day, start, length).length == hours * HOUR


@pytest.mark.parametrize(("sunday", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_the_day_of_a_change(sunday: date, hours: int) -> None:
    assert CLOCK.day(sunday).length == hours * HOUR


@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    start=st.times().map(
        lambda each: each.replace(minute=each.minute // 30 * 30, second=0, microsecond=0)
    ),
    halves=st.integers(1, 48),
)
def test_shifts_that_follow_on_the_wall_leave_no_gap(
    zone: str, day: date, start: time, halves: int
) -> None:
    """Where one ends on the wall another begins: in every night they touch or overlap."""
    clock, length = HouseClock(zone), halves * HOUR / 2
    ends = datetime.combine(day, start) + length
    one, other = clock.span(day, start, length), clock.span(ends.date(), ends.time(), HOUR)
    assert other.start_at <= one.end_at


@given(zone=st.sampled_from(ZONES), first=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_always_has_no_hole(zone: str, first: date) -> None:
    """Hours that are always hold every instant of a month with a change in it, too."""
    clock = HouseClock(zone)
    [run] = expand([weekly_from("always")], clock, first, 35)
    assert run.contains(clock.days(first, 35))


@pytest.mark.parametrize("text", ["", "h", "1", "90", "-1h", "1h 30", "12:00", "9999d"])
def test_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="length"):
        length_from(text)


@given(st.integers(0, 5000))
def test_a_length_as_people_write_it(count: int) -> None:
    """What is said of a length has its hours and its minutes."""
    words = length_words(count * MINUTE)
    numbers = [int(each) for each in words.replace("min", "").replace("h", "").split()]
    hours = numbers[0] if "h" in words else 0
    assert hours * 60 + (numbers[-1] if "h" not in words or len(numbers) > 1 else 0) == count


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("mon 00:00-24:00", 1440), ("mon 22:00-07:00", 540), ("mon 07:00-07:00", 1440), ("mon", 1440)],
)
def test_hours_of_a_week(text: str, minutes: int) -> None:
    """An end at or before the start is on the next day."""
    assert weekly_from(text).length == minutes * MINUTE


@pytest.mark.parametrize("text", ["mon-", "-fri", "mon,sat -", "mon--fri", "sat,"])
def test_days_left_half_written_are_none(text: str) -> None:
    """What is meant is asked rather than guessed."""
    with pytest.raises(ValueError, match=r"is no day of the week|are no hours of a week"):
        weekly_from(text)


def test_an_interval_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="end after"):
        Interval(ZERO, ZERO)
    with pytest.raises(ValueError, match="zone"):
        Interval(datetime(1988, 3, 14), datetime(1988, 3, 15))  # noqa: DTZ001 - that is the mistake


@given(st.sampled_from(ZONES), st.integers(0, 3 * 366), st.integers(1, 30))
def test_the_minute_at_which_the_clocks_change(zone: str, day: int, hours: int) -> None:
    """It is the only one in those hours whose offset is not that of the minute before."""
    clock = HouseClock(zone)
    when = Interval(ZERO + day * DAY, ZERO + day * DAY + hours * HOUR)
    offsets = [clock.local(when.start_at + n * MINUTE).utcoffset() for n in range(when.minutes + 1)]
    changed = [n for n, (one, next_) in enumerate(pairwise(offsets), 1) if one != next_]
    found = clock.change_in(when)
    assert ([(found - when.start_at) // MINUTE] if found else []) == changed
