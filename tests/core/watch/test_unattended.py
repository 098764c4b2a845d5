"""Hours in which somebody is needed and nobody is planned: all of them, and no other."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import HOUR, MINUTE, Interval, union
from horarium.core.watch.unattended import unattended
from tests.cast import at, house, need, on, span, week

DAYS = Interval(at("mon 00:00"), at("mon+1 00:00"))


def found(*shifts: str, needed: str = "always", planned: Interval = DAYS) -> list[str]:
    home = house(needs=(need(needed),))
    gaps = unattended(week(house=home), [planned], union(map(span, shifts)))
    return [home.clock.words(each) for each in gaps]


def test_hours_of_nobody() -> None:
    shifts = ("mon 00:00-01:00", "mon 05:00-23:00", "mon 23:00+168h")
    assert found(*shifts) == ["Mon 14 Mar 01:00-05:00"]


def test_where_nobody_is_needed_nobody_is_missing() -> None:
    assert found(needed="mon 09:00-11:00") == ["Mon 14 Mar 09:00-11:00"]


def test_days_that_are_not_planned_are_another_matter() -> None:
    assert found(planned=span("tue 08:00-10:00")) == ["Tue 15 Mar 08:00-10:00"]


def test_day_of_nobody_is_cut_where_shifts_begin() -> None:
    assert found("mon 00:00-08:00", "tue 09:00+160h") == [
        "Mon 14 Mar 08:00-15:00",
        "Mon 14 Mar 15:00-23:00",
        "Mon 14 Mar 23:00-07:00",
        "Tue 15 Mar 07:00-09:00",
    ]


QUARTERS = [DAYS.start_at + n * 15 * MINUTE for n in range(7 * 96)]
SHIFTS = st.lists(
    st.tuples(st.sampled_from(QUARTERS), st.integers(1, 64)).map(
        lambda each: Interval(each[0], each[0] + each[1] * 15 * MINUTE)
    ),
    max_size=25,
)
WEEK = week(house=house())


@given(SHIFTS)
def test_each_moment_without_anybody_is_in_one_and_none_with_somebody(
    shifts: list[Interval],
) -> None:
    gaps = unattended(WEEK, [DAYS], union(shifts))
    for moment in QUARTERS:
        is_attended = any(each.holds(moment) for each in shifts)
        assert sum(each.holds(moment) for each in gaps) == (0 if is_attended else 1)
    assert all(each.length <= 8 * HOUR for each in gaps)


def test_day_on_which_the_clocks_change_has_all_its_hours() -> None:
    """Twenty-three, and none of them twice."""
    home = house(first_day=on("1988-04-03"), days=1)
    gaps = unattended(week(house=home), [home.clock.day(on("1988-04-03"))], [])
    assert sum((each.length for each in gaps), timedelta()) == 23 * HOUR
    assert len({each.start_at for each in gaps}) == len(gaps)
