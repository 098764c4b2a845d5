"""The rules about time out of the machine."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest

from horarium.core.household import Household
from horarium.core.machine import Equipment
from horarium.core.week import Week
from tests.cast import (
    AUTUMN,
    DAY,
    MONDAY,
    SPRING,
    activity,
    house,
    machine,
    placed,
    said,
    span,
    week,
)

RULES = ("longest_stretch", "per_day", "recovery", "before_sleep", "in_or_out", "idle_out")


def test_a_day_out_that_keeps_every_rule() -> None:
    """Four hours, two of recovery, two more, in again an hour before sleep."""
    kept = week(house=house(machine=machine()), out=("mon 09:00-13:00", "mon 15:00-17:00"))
    for rule in RULES[:4]:
        assert said(rule, kept) == [], rule


def test_without_a_machine_there_is_nothing_to_say() -> None:
    """Whoever has no machine is free to be anywhere."""
    home = house(activities=(activity("walk", "1h", "out"),))
    free = week(house=home, out=("mon 00:00+48h",), activities=("walk tue 23:30-00:30",))
    assert list(chain.from_iterable(said(rule, free) for rule in RULES)) == []


def test_longest_stretch() -> None:
    """A minute beyond four hours is a minute too long."""
    found = week(house=house(machine=machine()), out=("mon 09:00-13:01",))
    assert said("longest_stretch", found) == [
        (
            1,
            "Out of the machine Mon 14 Mar 09:00-13:01 for 4 h 01; the longest he can bear is 4 h.",
        )
    ]


def test_two_stretches_that_touch_are_one() -> None:
    """A stretch cannot be cut in two to make it bearable."""
    found = week(house=house(machine=machine()), out=("mon 09:00-12:00", "mon 12:00-15:00"))
    assert [amount for amount, _ in said("longest_stretch", found)] == [120]


def test_before_the_first_tolerance_he_is_not_out_at_all() -> None:
    """Without a figure for the day every minute out is one too many."""
    found = week(house=house(machine=machine(since=MONDAY + DAY)), out=("mon 09:00-10:00",))
    [(amount, sentence)] = said("longest_stretch", found)
    assert amount == 60
    assert sentence.endswith("no tolerance is known for that day.")


def test_a_lowered_tolerance_counts_from_its_day() -> None:
    """Monday's four hours are bearable, Tuesday's are an hour too long."""
    lung = machine()
    lower = replace(lung.tolerances[0], since=MONDAY + DAY, longest_stretch=timedelta(hours=3))
    home = house(machine=replace(lung, tolerances=(*lung.tolerances, lower)))
    found = week(house=home, out=("mon 09:00-13:00", "tue 09:00-13:00"))
    [(amount, sentence)] = said("longest_stretch", found)
    assert amount == 60
    assert "Tue 15 Mar" in sentence


@pytest.mark.parametrize(("sunday", "length"), [(SPRING, 180), (AUTUMN, 300)])
def test_the_longest_stretch_is_real_time(sunday: date, length: int) -> None:
    """From midnight to four on the wall he is out three hours or five."""
    home = house(machine=machine(longest="1h"), first_day=sunday, days=1)
    [(amount, _)] = said("longest_stretch", week(house=home, out=(f"{sunday} 00:00-04:00",)))
    assert amount == length - 60


def test_per_day() -> None:
    """Six hours a day are bearable; the seventh and an eighth that runs past midnight are not."""
    home = house(machine=machine())
    out = "mon 08:00-12:00", "mon 14:00-16:30", "mon 23:30-00:30"
    assert said("per_day", week(house=home, out=out)) == [
        (
            60,
            "Out of the machine for 7 h on Mon 14 Mar; the most he can bear in a day is 6 h.",
        )
    ]
    assert said("per_day", week(house=home, out=out[:1])) == []


@pytest.mark.parametrize(("sunday", "over"), [(SPRING, 0), (AUTUMN, 120)])
def test_per_day_counts_a_changed_day_as_it_is(sunday: date, over: int) -> None:
    """A day of 23 or 25 hours holds 23 or 25 of them."""
    home = house(machine=machine(per_day="23h"), first_day=sunday - DAY, days=3)
    found = said("per_day", week(house=home, out=(f"{sunday} 00:00+24h",)))
    assert [amount for amount, _ in found] == ([over] if over else [])


def test_recovery() -> None:
    """Two hours in the machine are needed; one and a half are half an hour short."""
    found = week(house=house(machine=machine()), out=("mon 09:00-11:00", "mon 12:30-13:00"))
    assert said("recovery", found) == [
        (
            30,
            "In the machine Mon 14 Mar 11:00-12:30 for 1 h 30 before going out again; "
            "2 h are needed to recover.",
        )
    ]


def test_before_sleep() -> None:
    """In by nine for the night that begins at ten, and until seven in the morning."""
    home = house(machine=machine())
    kept = week(house=home, out=("mon 07:00-08:00", "mon 20:00-21:00"))
    assert said("before_sleep", kept) == []
    found = week(house=home, out=("mon 06:30-08:00", "mon 20:00-21:15"))
    assert said("before_sleep", found) == [
        (
            30,
            "Out of the machine Mon 14 Mar 06:30-07:00 (30 min), when he is to be in it for "
            "the night.",
        ),
        (
            15,
            "Out of the machine Mon 14 Mar 21:00-21:15 (15 min), when he is to be in it for "
            "the night.",
        ),
    ]


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_before_sleep_follows_the_wall(sunday: date) -> None:
    """The night of a change ends at seven on the wall, like any other."""
    home = house(machine=machine(), first_day=sunday - 6 * DAY)
    kept = week(house=home, out=(f"{sunday} 07:00-08:00",))
    assert said("before_sleep", kept) == []
    found = week(house=home, out=(f"{sunday} 06:45-08:00",))
    assert [amount for amount, _ in said("before_sleep", found)] == [15]


def test_nights_count_while_no_tolerance_is_known() -> None:
    """The hours of sleep are his before the first tolerance too."""
    home = house(machine=machine(since=MONDAY))
    found = said("before_sleep", week(house=home, out=("mon 06:00-08:00",)))
    assert [amount for amount, _ in found] == [60]


def test_in_or_out() -> None:
    """Out means from leaving to coming back, in means in, either means one of the two."""
    home = house(
        machine=machine(),
        activities=(
            activity("mass", "1h", "out", travel="30m"),
            activity("music", "1h", "in"),
            activity("dictation", "1h", "either"),
        ),
    )
    mass = placed("mass mon 10:00-11:00", "30m")
    kept = week(
        house=home,
        out=("mon 09:30-11:30", "tue 09:00-10:00"),
        activities=(mass, "music mon 12:00-13:00", "dictation tue 09:00-10:00"),
    )
    assert said("in_or_out", kept) == []
    found = week(
        house=home,
        out=("mon 10:00-12:20", "tue 09:00-09:40"),
        activities=(mass, "music mon 12:00-13:00", "dictation tue 09:00-10:00"),
    )
    assert said("in_or_out", found) == [
        (
            30,
            "Mass Mon 14 Mar 09:30-11:30 is to be out of the machine, and is not for 30 min.",
        ),
        (20, "Music Mon 14 Mar 12:00-13:00 is to be in the machine, and is not for 20 min."),
        (
            20,
            "Dictation Tue 15 Mar 09:00-10:00 is to be wholly in the machine or wholly out of it, "
            "and is not for 20 min.",
        ),
    ]


def test_idle_out() -> None:
    """Time out with something to do is well spent; what is left before and after is not."""
    home = house(
        machine=machine(),
        activities=(activity("walk", "1h", "out"), activity("music", "1h", "in")),
    )
    found = week(house=home, out=("mon 09:00-11:00",), activities=("walk mon 09:30-10:30",))
    assert said("idle_out", found) == [
        (
            30,
            "Nothing is planned for Mon 14 Mar 09:00-09:30 out of the machine (30 min).",
        ),
        (
            30,
            "Nothing is planned for Mon 14 Mar 10:30-11:00 out of the machine (30 min).",
        ),
    ]
    inside = week(house=home, out=("mon 09:00-10:00",), activities=("music mon 09:00-10:00",))
    assert [amount for amount, _ in said("idle_out", inside)] == [60]


def outing(out: str, travel: str = "30m", **changes: object) -> Week:
    """A session on Wednesday from two to four, half an hour away, with a stretch out for it."""
    session = activity("session", "2h", "out", travel="30m", equipment=("portable lung",))
    home: Household = house(machine=machine(), activities=(session,), **changes)
    return week(house=home, out=(out,), activities=(placed("session wed 14:00-16:00", travel),))


def test_outing_comes_back_with_the_reserve_unspent() -> None:
    """Three and a half of four hours are his; out at 13:30 he is back by 17:00."""
    lung = (Equipment("portable lung"),)
    assert said("outing", outing("wed 13:30-17:00", equipment=lung)) == []
    assert said("outing", outing("wed 13:30-17:10", equipment=lung)) == [
        (
            10,
            "Session Wed 16 Mar 14:00-16:00: back in the machine Wed 16 Mar 17:10, which is "
            "10 min later than Wed 16 Mar 17:00, with the reserve of 30 min.",
        )
    ]


def test_outing_has_its_equipment() -> None:
    """What is lent out for half an hour is missing for it; what is not listed, for the whole."""
    lent = (Equipment("portable lung", (span("wed 16:00-20:00"),)),)
    assert said("outing", outing("wed 13:30-16:30", equipment=lent)) == [
        (
            30,
            "Session Wed 16 Mar 14:00-16:00: the portable lung is not to be had "
            "Wed 16 Mar 16:00-16:30.",
        )
    ]
    [(amount, sentence)] = said("outing", outing("wed 13:30-16:30"))
    assert amount == 180
    assert sentence.endswith("it needs the portable lung, which the household does not list.")


def test_outing_has_its_travel() -> None:
    """A quarter of an hour each way where half an hour is needed is 15 minutes wrong."""
    short = outing("wed 13:30-16:30", travel="15m", equipment=(Equipment("portable lung"),))
    assert said("outing", short) == [
        (
            15,
            "Session Wed 16 Mar 14:00-16:00: 15 min are planned for each way and "
            "30 min are needed.",
        )
    ]


@pytest.mark.parametrize(("sunday", "late"), [(SPRING, 15), (AUTUMN, 135)])
def test_outing_of_a_night_the_clocks_change(sunday: date, late: int) -> None:
    """From midnight to a quarter to five on the wall lie 3 h 45 or 5 h 45; 3 h 30 are his."""
    home = house(
        machine=machine(),
        activities=(activity("vigil", "1h", "out", travel="15m"),),
        first_day=sunday,
        days=1,
    )
    vigil = placed(f"vigil {sunday} 03:30-04:30", "15m")
    out = week(house=home, out=(f"{sunday} 00:00-04:45",), activities=(vigil,))
    assert [amount for amount, _ in said("outing", out)] == [late]
