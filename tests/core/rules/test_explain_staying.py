"""Until when somebody at work can go on: what was agreed, and what the figures of the law say."""

from dataclasses import replace
from typing import Any

from horarium.core.hours import Interval
from horarium.core.labour_law import CALIFORNIA_IHSS, UK_WORKING_TIME, US_DOMESTIC, LabourLaw
from horarium.core.rules.explain_staying import limits
from tests.cast import NONE, at, attendant, house, week

ROSA = ("Rosa mon 15:00-23:00", "Rosa tue 15:00-23:00", "Rosa wed 15:00-23:00")
WORKED = Interval(at("mon 14:55"), at("mon 23:10"))


def told(
    *shifts: str, law: LabourLaw = NONE, worked: Interval = WORKED, **agreed: Any
) -> dict[str, str]:
    """When each limit is reached, with what it says."""
    rosa = attendant("Rosa", **agreed)
    home = house(members=(rosa,), law=law)
    found = week(*(shifts or ROSA), house=home)
    return {f"{home.clock.at(each.by_at)}": each.sentence for each in limits(found, rosa, worked)}


def test_longest_stretch_and_rest_before_the_next_shift() -> None:
    assert told() == {
        "Tue 15 Mar 02:55": "You agreed to up to 12 h on end.",
        "Tue 15 Mar 05:00": "You agreed to 10 h of rest before your next shift.",
    }


def test_the_sooner_comes_first() -> None:
    assert list(told(longest_shift="16h")) == ["Tue 15 Mar 05:00", "Tue 15 Mar 06:55"]


def test_daily_rest_of_the_law() -> None:
    found = told(law=UK_WORKING_TIME)
    assert found["Tue 15 Mar 04:00"] == "The law may ask for 11 h of rest before your next shift."


def test_hours_of_the_week() -> None:
    """What is on the roster for the rest of the week counts, and what was worked beside it."""
    assert told(most="30h", longest_shift="24h", rest="0m")["Tue 15 Mar 04:55"] == (
        "You agreed to up to 30 h in a week, all your shifts of this one counted."
    )


def test_week_of_the_law_and_overtime() -> None:
    law = replace(CALIFORNIA_IHSS, most_in_week=UK_WORKING_TIME.overtime_after)
    shifts = tuple(f"Rosa {day} 15:00-23:00" for day in ("mon", "wed", "thu", "fri"))
    found = told(*shifts, law=law)
    assert found["Tue 15 Mar 06:55"] == "Beyond 40 h in a week it is probably overtime."
    assert found["Tue 15 Mar 14:55"] == "The law may allow no more than 48 h in a week."


def test_who_lives_in_has_no_overtime_where_the_law_says_so() -> None:
    shifts = tuple(f"Rosa {day} 15:00-23:00" for day in ("mon", "wed", "thu", "fri"))
    assert not any(
        "overtime" in each for each in told(*shifts, law=US_DOMESTIC, live_in=True).values()
    )
    assert any("overtime" in each for each in told(*shifts, law=US_DOMESTIC).values())


def test_week_that_is_full_has_nothing_left() -> None:
    """Not less than nothing: what is over already says so from the end of the shift on."""
    assert "Mon 14 Mar 23:10" in told(most="20h")


def test_limit_of_a_week_that_ends_before_it_is_none() -> None:
    worked = Interval(at("sun 14:55"), at("sun 23:10"))
    found = told("Rosa sun 15:00-23:00", most="20h", longest_shift="24h", worked=worked)
    assert found == {"Mon 21 Mar 14:55": "You agreed to up to 24 h on end."}
