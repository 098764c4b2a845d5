"""The rules about what is owed, what the law of a place says, and what a funder pays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from horarium.core.hours import MINUTE
from horarium.core.labour_law import CALIFORNIA_IHSS, NONE, UK_WORKING_TIME, US_DOMESTIC
from horarium.core.needs import Funder, Period
from tests.cast import AUTUMN, DAY, MONDAY, SPRING, attendant, house, said, week

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")


def test_owed_hours() -> None:
    """Twenty are owed in the whole week; sixteen are four too few."""
    home = house(members=(attendant("Ana", least="20h"),))
    assert said("owed_hours", week("Ana mon 07:00+20h", house=home)) == []
    assert said("owed_hours", week("Ana mon 07:00+16h", house=home)) == [
        (240, "Ana has 16 h in the week from Mon 14 Mar and is owed 20 h.")
    ]


def test_owed_hours_shrink_with_days_away() -> None:
    """Away for two whole days of seven, five sevenths are owed; an afternoon away is no day."""
    ana = attendant("Ana", least="21h", absences=("mon 00:00+48h", "wed 12:00-00:00"))
    assert said("owed_hours", week(house=house(members=(ana,)))) == [
        (
            900,
            "Ana has 0 min in the week from Mon 14 Mar and is owed 15 h, being free on 5 of its "
            "days.",
        )
    ]


def test_owed_hours_of_whole_weeks_only() -> None:
    """Nothing is owed for a week that lies partly outside the plan."""
    home = house(members=(attendant("Ana", least="20h"),), first_day=MONDAY + DAY, days=12)
    assert said("owed_hours", week(house=home)) == []
    longer = house(members=(attendant("Ana", least="20h"),), first_day=MONDAY + DAY, days=13)
    assert [amount for amount, _ in said("owed_hours", week(house=longer))] == [1200]


def test_overtime() -> None:
    """Beyond forty hours in a week it is overtime, said as a warning with the law's title."""
    home = house(law=US_DOMESTIC)
    eights = [f"Ana {day} 07:00-15:00" for day in WORKDAYS]
    assert said("overtime", week(*eights, house=home)) == []
    found = said("overtime", week(*eights, "Ana sun 07:00-11:30", house=home))
    assert found == [
        (
            270,
            "Ana has 44 h 30 in the week from Mon 14 Mar, 4 h 30 of it probably overtime (beyond "
            "40 h: United States, domestic service in the household's own employ).",
        )
    ]


def test_an_average_is_no_overtime() -> None:
    """Where the law speaks of many weeks, hours beyond its figure can be made up for."""
    shifts = [f"Ana {day} 07:00-17:00" for day in WORKDAYS]
    assert said("overtime", week(*shifts, house=house(law=UK_WORKING_TIME))) == [
        (
            120,
            "Ana has 50 h in the week from Mon 14 Mar, 2 h of it to be made up for in other weeks "
            "(beyond 48 h: United Kingdom, Working Time Regulations).",
        )
    ]


def test_who_lives_in_has_no_overtime_where_the_law_exempts_them() -> None:
    """The exemption holds for those who live in and where the law has one."""
    ana = attendant("Ana", most="100h", live_in=True)
    shifts = "Ana mon 07:00+48h"
    assert said("overtime", week(shifts, house=house(members=(ana,), law=US_DOMESTIC))) == []
    strict = replace(US_DOMESTIC, live_in_exempt=False)
    [(amount, _)] = said("overtime", week(shifts, house=house(members=(ana,), law=strict)))
    assert amount == 480


@pytest.mark.parametrize(("sunday", "over"), [(SPRING, [30]), (AUTUMN, [150])])
def test_a_week_of_changed_clocks_is_real_time(sunday: date, over: list[int]) -> None:
    """The same rota is two hours longer in October than in April, and so is its overtime."""
    law = replace(
        CALIFORNIA_IHSS, overtime_after=timedelta(hours=6.5), most_in_week=6.5 * 60 * MINUTE
    )
    home = house(law=law, first_day=sunday - 6 * DAY)
    night = week(f"Ana {sunday - DAY} 23:00-07:00", house=home)
    assert [amount for amount, _ in said("overtime", night)] == over
    assert [amount for amount, _ in said("lawful_week", night)] == over


def test_lawful_week() -> None:
    """Sixty-six hours may be lawful in California, a quarter of an hour more may not."""
    home = house(members=(attendant("Ana", most="100h"),), law=CALIFORNIA_IHSS)
    assert said("lawful_week", week("Ana mon 07:00+66h", house=home)) == []
    [(amount, sentence)] = said("lawful_week", week("Ana mon 07:00+66h15m", house=home))
    assert amount == 15
    assert sentence == (
        "Ana has 66 h 15 in the week from Mon 14 Mar, 15 min more than may be lawful "
        "(66 h: California In-Home Supportive Services)."
    )


def test_lawful_rest() -> None:
    """Each rest under eleven hours counts once in the United Kingdom, however short."""
    home = house(members=(attendant("Ana", rest="0m"),), law=UK_WORKING_TIME)
    shifts = "Ana mon 07:00-15:00", "Ana tue 02:00-10:00", "Ana tue 20:00-21:00"
    assert said("lawful_rest", week(*shifts, house=home)) == [
        (
            1,
            "Ana has 10 h of rest before Tue 15 Mar 20:00-21:00, which may be unlawful "
            "(11 h: United Kingdom, Working Time Regulations).",
        )
    ]


@pytest.mark.parametrize("rule", ["overtime", "lawful_week", "lawful_rest"])
def test_without_a_law_there_is_no_warning(rule: str) -> None:
    """Where the household names no figures, none are applied."""
    shifts = "Ana mon 07:00+100h", "Ana fri 12:00+48h"
    assert said(rule, week(*shifts, house=house(law=NONE))) == []


def funded(**changes: object) -> Funder:
    """Ten hours a week in units of an hour, unless ``changes`` say otherwise."""
    agreed = Funder("the county", timedelta(hours=10), Period.WEEK, timedelta(hours=1))
    return replace(agreed, **changes)  # type: ignore[arg-type]


def test_authorised_hours_are_billed_in_whole_units() -> None:
    """Nine hours and a minute are billed as ten; a minute of another shift is an hour more."""
    home = house(
        members=(attendant("Ana", funder="the county"), attendant("Ben")), funders=(funded(),)
    )
    nine = "Ana mon 07:00+9h1m"
    assert said("authorised_hours", week(nine, "Ben tue 07:00+12h", house=home)) == []
    assert said("authorised_hours", week(nine, "Ana tue 23:59-00:00", house=home)) == [
        (
            60,
            "the county would be billed 11 h in the week from Mon 14 Mar; 10 h are authorised, "
            "1 h fewer.",
        )
    ]


def test_authorised_hours_belong_to_the_day_a_shift_starts() -> None:
    """A night from Sunday is billed to the week that ends; what was used to the first week."""
    ana = attendant("Ana", funder="the county")
    home = house(members=(ana,), funders=(funded(used=timedelta(hours=3)),), days=14)
    found = week("Ana sun 23:00-07:00", "Ana mon+1 20:00-06:00", house=home)
    assert [amount for amount, _ in said("authorised_hours", found)] == [60]


def test_authorised_hours_of_a_month() -> None:
    """A month is counted from its first day; a plan into April has both months."""
    ana = attendant("Ana", funder="the county")
    home = house(members=(ana,), funders=(funded(period=Period.MONTH),), days=28)
    shifts = (
        "Ana 1988-03-31 20:00-08:00",
        "Ana 1988-04-01 20:00-08:00",
        "Ana 1988-04-05 08:00-09:00",
    )
    assert said("authorised_hours", week(*shifts, house=home)) == [
        (
            120,
            "the county would be billed 12 h in the month from Tue 1 Mar; 10 h are authorised, "
            "2 h fewer.",
        ),
        (
            180,
            "the county would be billed 13 h in the month from Fri 1 Apr; 10 h are authorised, "
            "3 h fewer.",
        ),
    ]
