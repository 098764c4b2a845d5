"""When, as people say it, is the hours they mean."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import HOUR
from horarium.core.when import Days
from tests.cast import AUTUMN, CLOCK, MONDAY, SPRING, at, on, span


def days(now: str = "mon 00:00", first_day: date = MONDAY, count: int = 28) -> Days:
    """A plan of four weeks from Monday, 14 March 1988."""
    return Days(CLOCK, first_day, count, at(now))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("thu", "thu 00:00-24:00"),
        ("Thursday", "thu 00:00-24:00"),
        ("thu morning", "thu 06:00-12:00"),
        ("thu afternoon", "thu 12:00-18:00"),
        ("thu evening", "thu 18:00-23:00"),
        ("thu night", "thu 22:00-08:00"),
        ("THU  Night", "thu 22:00-08:00"),
        ("thu 24 mar night", "thu+1 22:00-08:00"),
        ("24 march", "thu+1 00:00-24:00"),
        ("thu, 24 mar", "thu+1 00:00-24:00"),
        ("thu 18:00-23:00", "thu 18:00-23:00"),
        ("thu 22:00-06:00", "thu 22:00-06:00"),
        ("1988-03-24", "thu+1 00:00-24:00"),
        ("1988-03-24 night", "thu+1 22:00-08:00"),
        ("1988-03-24 18:00 to 1988-03-25 08:00", "thu+1 18:00-08:00"),
        ("thu 18:00 to fri 08:00", "thu 18:00-08:00"),
        ("1988-03-24 to 1988-03-25", "thu+1 00:00+48h"),
        ("sat to mon", "sat 00:00+72h"),
    ],
)
def test_what_is_said_is_what_is_meant(said: str, meant: str) -> None:
    """A day, a part of it, hours or a stretch; days without a date are the next ones."""
    assert days().when(said) == span(meant)


def test_a_night_that_has_begun_is_still_meant() -> None:
    """At midnight "thu night" is the one that is going on; on Friday it is next week's."""
    assert days("fri 00:30").when("thu night") == span("thu 22:00-08:00")
    assert days("fri 08:00").when("thu night") == span("thu+1 22:00-08:00")


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 9), (AUTUMN, 11), (MONDAY, 10)])
def test_a_night_in_which_the_clocks_change(day: date, hours: int) -> None:
    """A night is from 22:00 to 08:00 on the wall, an hour shorter or longer where they change."""
    saturday = date.fromordinal(day.toordinal() - 1)
    plan = Days(CLOCK, saturday, 7, CLOCK.day(saturday).start_at)
    assert plan.when(f"{saturday} night").length == hours * HOUR


def test_an_end_in_the_hour_that_comes_twice_is_its_second() -> None:
    """So that an absence never ends before it is over."""
    plan = Days(CLOCK, AUTUMN, 7, CLOCK.day(AUTUMN).start_at)
    assert plan.when("1988-10-30 00:30 to 1988-10-30 01:30").length == 2 * HOUR


def test_a_moment_and_a_day() -> None:
    """``--now`` is an instant, ``--leaves`` a day."""
    assert days().moment("wed 12:00") == at("wed 12:00")
    assert days().moment("wed") == at("wed 00:00")
    assert days().day("25 mar") == on("fri+1")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("", "this is no time; "),
        ("x" * 81, "this is no time; "),
        ("night", '"night" names no day; '),
        ("thu nigt", '"nigt" in "thu nigt" is neither a day nor a part of one; '),
        ("thu 25 mar", 'there is no "thu 25 mar" in the plan, which is Mon 14 Mar to Sun 10 Apr'),
        ("24 may", 'there is no "24 may" in the plan'),
        ("1988-02-30", 'there is no day "1988-02-30"; write it like 1988-03-24'),
        ("0001-01-01", '"0001-01-01" is out of range'),
        ("1988-05-24", '"1988-05-24" lies outside the plan, which is Mon 14 Mar to Sun 10 Apr'),
        ("fri to thu 17 mar", 'every "fri to thu 17 mar" of the plan is over at Fri 18 Mar 00:00'),
        ("1988-03-25 to 1988-03-24", "ends before it starts"),
        ("thu 25:00-26:00", '"thu 25:00-26:00" ends in no hours of a day; '),
        ("thu 18:00 to", "names no day"),
        ("thu 99:00 to fri", '"99:00" is no time of day'),
    ],
)
def test_what_is_no_time_is_answered(said: str, answered: str) -> None:
    """One sentence says what is not understood, or which days the plan has."""
    with pytest.raises(ValueError, match=re.escape(answered)):
        days().when(said)


def test_what_is_over_is_answered() -> None:
    """Of days that are all past, none is meant."""
    with pytest.raises(ValueError, match='every "mon" of the plan is over at Tue 5 Apr 00:00'):
        days("tue+3 00:00").when("mon")


@given(st.text(st.sampled_from("thu nigmar-:0123456789 to,١é\n"), max_size=30))
def test_any_words_are_hours_or_a_sentence(said: str) -> None:
    """Whatever is typed, the answer is hours of the plan or a ValueError with words."""
    try:
        found = days().when(said)
    except ValueError as wrong:
        found, answered = None, str(wrong)
    assert found.overlaps(days().horizon) if found else len(answered) > 10
