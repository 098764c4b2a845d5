"""The rule that people stand behind every shift."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from horarium.core.labour_law import CALIFORNIA_IHSS
from horarium.core.people import Member, Service
from horarium.core.rules.reserve import stand_ins
from tests.cast import DAY, attendant, backup, competence, house, need, said, shift, week, weekly

NIGHT = "Ana wed 23:00-07:00"


def behind(*members: Member, shifts: tuple[str, ...] = (), **changes: Any) -> tuple[str, ...]:
    """Who stands behind Ana's night from Wednesday to Thursday."""
    home = house(members=(attendant("Ana"), *members), **changes)
    return stand_ins(week(NIGHT, *shifts, house=home), shift(NIGHT))


def test_reserve() -> None:
    """Eight hours lie between Ben's day and Ana's night: too few for either to take both."""
    home = house(reserve=2)
    assert said("reserve", week(NIGHT, house=home)) == []
    found = said("reserve", week(NIGHT, "Ben wed 07:00-15:00", house=home))
    assert found == [
        (1, f"Should {missing}, Rosa could; 2 people should stand behind each shift.")
        for missing in (
            "Ben not come Wed 16 Mar 07:00-15:00",
            "Ana not come Wed 16 Mar 23:00-07:00",
        )
    ]


def test_nobody_behind_a_shift() -> None:
    """Alone with her shifts, Ana has nobody behind her; outside the plan none is asked for."""
    home = house(reserve=1, members=(attendant("Ana"),))
    found = said("reserve", week(NIGHT, "Ana 1988-03-13 12:00-00:00", house=home))
    assert found == [
        (
            1,
            "Should Ana not come Wed 16 Mar 23:00-07:00, nobody could; "
            "1 person should stand behind each shift.",
        )
    ]


def test_a_household_that_wants_no_reserve() -> None:
    """With none wanted none is missing."""
    assert said("reserve", week(NIGHT, house=house(members=(attendant("Ana"),)))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"availability": ("daily 07:00-06:59",)},
        {"absences": ("thu 06:59-07:00",)},
        {"longest_shift": "7h59m"},
        {"nights_in_a_row": 0},
        {"skills": ()},
    ],
)
def test_who_cannot_stand_in(changes: dict[str, Any]) -> None:
    """A minute away, a minute too long, no nights or no competence: not behind this shift."""
    assert behind(attendant("Ben", **changes)) == ()
    assert behind(attendant("Ben")) == ("Ben",)


@pytest.mark.parametrize(
    ("own", "rested"),
    [
        ("Ben wed 07:00-13:00", True),
        ("Ben wed 07:00-13:01", False),
        ("Ben thu 17:00-20:00", True),
        ("Ben thu 16:59-20:00", False),
        ("Ben wed 22:00-08:00", False),
    ],
)
def test_a_stand_in_is_rested(own: str, rested: bool) -> None:
    """The agreed ten hours lie before and after each of their own shifts."""
    assert behind(attendant("Ben"), shifts=(own,)) == (("Ben",) if rested else ())


@pytest.mark.parametrize(("most", "lawful"), [(16 * 60, True), (16 * 60 - 1, False)])
def test_a_stand_in_stays_within_the_lawful_week(most: int, lawful: bool) -> None:
    """Eight hours of their own and the eight of the shift may not pass the law's week."""
    law = replace(CALIFORNIA_IHSS, most_in_week=timedelta(minutes=most))
    found = behind(attendant("Ben"), shifts=("Ben mon 07:00-15:00",), law=law)
    assert found == (("Ben",) if lawful else ())


def test_skills_of_every_hour_of_the_shift_count() -> None:
    """A skill needed for the last hour of the night is asked of whoever takes it."""
    needs = need("always", skills=("pump",)), need("thu 06:00-07:00", skills=("lift",))
    ben, rosa = attendant("Ben"), attendant("Rosa", skills=("pump", "lift"))
    assert behind(ben, rosa, needs=needs) == ("Rosa",)


def test_a_competence_counts_on_the_day_the_shift_starts() -> None:
    """One that expires at midnight still counts for the night, one a day earlier does not."""
    ben = attendant("Ben", competences=(competence("pump", shift(NIGHT).end_at.date()),))
    eve = attendant("Eve", competences=(competence("pump", shift(NIGHT).start_at.date() - DAY),))
    assert behind(ben, eve) == ("Ben",)


def test_backups_and_services_stand_by() -> None:
    """Backups who are free and able, then services in their hours with enough left."""
    county = Service(
        "County line",
        "555",
        weekly("daily 20:00-08:00"),
        timedelta(hours=80),
        timedelta(hours=72),
        frozenset({"pump"}),
    )
    dear = replace(county, name="Spent", used=timedelta(hours=73))
    daytime = replace(county, name="Day line", hours=weekly("daily 08:00-20:00"))
    untrained = replace(county, name="Untrained", skills=frozenset())
    members = backup("Max"), backup("Eve", skills=()), backup("Liz", absences=("thu 00:00-01:00",))
    found = behind(*members, attendant("Ben"), services=(county, dear, daytime, untrained))
    assert found == ("Ben", "Max", "County line")
