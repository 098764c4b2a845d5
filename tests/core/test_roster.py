"""Of several published plans, what of each counts."""

from datetime import date, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, Interval
from horarium.core.roster import Placed, Plan, Shift, decided, parts_in_force
from tests.cast import AUTUMN, CLOCK, MONDAY, SPRING, at, plan, shift


def test_one_plan_counts_whole() -> None:
    """With a shift that begins in the evening before, which nothing else holds."""
    early = shift("Ana sun 23:00-07:00")
    alone = plan("Ben mon+1 07:00-15:00", first_day=MONDAY + 7 * DAY)
    alone = Plan(alone.first_day, 7, (early, *alone.shifts))
    assert parts_in_force([alone], CLOCK) == (alone,)


def test_the_later_plan_decides_its_days() -> None:
    """Where two hold a day, the one that begins later does; the other keeps the days before."""
    month = plan("Ana mon 07:00-15:00", "Ana thu 07:00-15:00", days=7)
    rest = plan("Ben thu 07:00-15:00", first_day=MONDAY + 3 * DAY, days=2)
    first, second = parts_in_force([month, rest], CLOCK)
    assert first.shifts == (shift("Ana mon 07:00-15:00"),)
    assert second == rest


def test_the_earlier_plan_goes_on_after_a_shorter_one() -> None:
    month = plan("Ana thu 07:00-15:00", "Ana sat 07:00-15:00")
    middle = plan("Ben thu 07:00-15:00", first_day=MONDAY + 3 * DAY, days=1)
    first, second = parts_in_force([month, middle], CLOCK)
    assert first.shifts == (shift("Ana sat 07:00-15:00"),)
    assert second.shifts == middle.shifts


def test_an_evening_belongs_to_the_plan_that_holds_it() -> None:
    """The night into Monday is Sunday's plan's to say, not the next one's."""
    week = plan("Ana sun 23:00-07:00")
    following = Plan(MONDAY + 7 * DAY, 7, (shift("Ben sun 23:00-07:00"),))
    first, second = parts_in_force([week, following], CLOCK)
    assert first.shifts == week.shifts
    assert second.shifts == ()


def test_a_day_of_a_clock_change_is_decided_whole() -> None:
    """23 or 25 hours, without a hole or an overlap between two plans."""
    for day in (SPRING, AUTUMN):
        both = [Plan(day - DAY, 1), Plan(day, 1), Plan(day + DAY, 1)]
        parts = [decided(each, both, CLOCK) for each in both]
        assert parts[1] == (CLOCK.day(day),)
        assert parts[0][0].end_at == parts[1][0].start_at
        assert parts[1][0].end_at == parts[2][0].start_at


@st.composite
def any_plans(draw: st.DrawFn) -> list[Plan]:
    """Up to four plans of different first days, full of shifts at every hour."""
    offsets = draw(st.lists(st.integers(0, 12), min_size=1, max_size=4, unique=True))
    return [_busy(MONDAY + n * DAY, draw(st.integers(1, 9))) for n in offsets]


def _busy(first_day: date, days: int) -> Plan:
    horizon = CLOCK.days(first_day, days)
    starts = [horizon.start_at + n * 6 * HOUR for n in range(-3, horizon.length // HOUR // 6)]
    name = first_day.isoformat()
    return Plan(
        first_day,
        days,
        tuple(Shift(each, each + 8 * HOUR, name) for each in starts),
        tuple(Placed(each, each + HOUR, name) for each in starts),
        tuple(Interval(each, each + HOUR) for each in starts),
    )


@given(any_plans())
def test_every_hour_is_decided_by_one(plans: list[Plan]) -> None:
    """By the latest that holds its day; before all of them, by whoever begins the next day."""
    parts = parts_in_force(plans, CLOCK)
    counted: dict[datetime, str] = {}
    for part in parts:
        for each in part.shifts:
            assert each.start_at not in counted
            counted[each.start_at] = each.member
        assert [each.start_at for each in part.shifts] == [each.start_at for each in part.placed]
        assert [each.start_at for each in part.placed] == [
            each.start_at for each in part.machine_free
        ]
    for start_at, name in counted.items():
        day = CLOCK.date_of(start_at)
        holding = [each.first_day for each in plans if 0 <= (day - each.first_day).days < each.days]
        assert name == (max(holding) if holding else day + DAY).isoformat()
    first_at = CLOCK.day(min(each.first_day for each in plans)).start_at
    assert min(counted) >= first_at - timedelta(hours=18)


@given(any_plans())
def test_the_order_in_which_they_are_told_is_none(plans: list[Plan]) -> None:
    """Whichever was published first, the same counts."""
    told = {each.first_day: each for each in parts_in_force(plans, CLOCK)}
    for order in permutations(plans):
        assert {each.first_day: each for each in parts_in_force(order, CLOCK)} == told


def test_nothing_is_in_force_where_nothing_is_published() -> None:
    assert parts_in_force([], CLOCK) == ()
    assert at("mon 00:00") == CLOCK.day(MONDAY).start_at
