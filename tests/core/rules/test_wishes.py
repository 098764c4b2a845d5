"""The rules about what makes a week pleasant: wishes, fairness, continuity, no idle hours."""

from datetime import date

import pytest

from horarium.core.rules.fairness import fair_nights
from tests.cast import (
    AUTUMN,
    DAY,
    MONDAY,
    SPRING,
    activity,
    attendant,
    dislikes,
    house,
    likes,
    need,
    placed,
    said,
    week,
)

NIGHTS = tuple(f"{day} 23:00-07:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def test_wishes_to_be_spared() -> None:
    """An hour of a shift inside disliked hours counts by the strength of the wish."""
    ana = attendant("Ana", wishes=(dislikes("fri 18:00-00:00", strength=3),))
    home = house(members=(ana,))
    assert said("wishes", week("Ana fri 10:00-18:00", house=home)) == []
    assert said("wishes", week("Ana fri 11:00-19:00", house=home)) == [
        (
            180,
            "Ana's shift Fri 18 Mar 11:00-19:00 has 1 h in hours Ana would like to be spared.",
        )
    ]


def test_wishes_for_hours() -> None:
    """What lies outside all liked hours counts, by the strongest of these wishes."""
    wishes = likes("mon-fri 07:00-12:00"), likes("mon-fri 12:00-15:00", strength=2)
    home = house(members=(attendant("Ana", wishes=wishes),))
    assert said("wishes", week("Ana mon 07:00-15:00", house=home)) == []
    assert said("wishes", week("Ana mon 07:00-15:30", house=home)) == [
        (
            60,
            "Ana's shift Mon 14 Mar 07:00-15:30 has 30 min outside the hours Ana would like to "
            "work in.",
        )
    ]


def test_a_shift_may_be_against_two_wishes() -> None:
    """Outside the liked hours and inside the disliked ones it is against both."""
    wishes = likes("mon-fri 07:00-15:00"), dislikes("sat,sun", strength=2)
    home = house(members=(attendant("Ana", wishes=wishes),))
    found = said("wishes", week("Ana sat 07:00-08:00", house=home))
    assert sorted(amount for amount, _ in found) == [60, 120]


@pytest.mark.parametrize(("sunday", "missed"), [(SPRING, 60), (AUTUMN, 180)])
def test_wishes_in_the_night_of_a_change(sunday: date, missed: int) -> None:
    """To be spared from one to three is to be spared one hour or three."""
    ana = attendant("Ana", wishes=(dislikes("sun 01:00-03:00"),))
    home = house(members=(ana,), first_day=sunday - 6 * DAY)
    [(amount, _)] = said("wishes", week(f"Ana {sunday - DAY} 23:00-07:00", house=home))
    assert amount == missed


def test_fair_nights() -> None:
    """Nights are shared by the hours agreed, rounded up, among those who agreed to any."""
    ana = attendant("Ana", most="40h", nights_in_a_row=7)
    ben, rosa = attendant("Ben", most="20h"), attendant("Rosa", nights_in_a_row=0)
    home = house(members=(ana, ben, rosa))
    assert fair_nights(week(house=home)) == {"Ana": 5, "Ben": 3}
    assert said("fairness", week(*(f"Ana {each}" for each in NIGHTS[:5]), house=home)) == []
    assert said("fairness", week(*(f"Ana {each}" for each in NIGHTS[:6]), house=home)) == [
        (1, "Ana has 6 nights; a fair share is 5.")
    ]


def test_fair_nights_start_in_the_plan() -> None:
    """The night that runs into the plan was shared in the plan before."""
    home = house(members=(attendant("Ana", most="10h"), attendant("Ben", most="60h")))
    assert fair_nights(week(house=home)) == {"Ana": 1, "Ben": 6}
    eve = "Ana 1988-03-13 23:00-07:00"
    assert said("fairness", week(eve, "Ana wed 23:00-07:00", house=home)) == []
    shifts = "Ana tue 23:00-07:00", "Ana wed 23:00-07:00"
    assert [amount for amount, _ in said("fairness", week(*shifts, house=home))] == [1]


def test_nobody_agreed_to_any_hours() -> None:
    """Where nobody agreed to an hour there is nothing to share."""
    assert fair_nights(week(house=house(members=(attendant("Ana", most="0h"),)))) == {}


def test_fair_weekends() -> None:
    """Two of four weekends are fair, the third is one too many; both days are one weekend."""
    home = house(days=28)
    two = "Ana sat 08:00-10:00", "Ana sun 08:00-10:00", "Ana sun+1 08:00-10:00"
    assert said("fairness", week(*two, house=home)) == []
    assert said("fairness", week(*two, "Ana sat+3 08:00-10:00", house=home)) == [
        (1, "Ana works on 3 of 4 weekends; a fair share is 2.")
    ]


def test_who_lives_in_is_there_on_weekends() -> None:
    """Weekends of a member who lives in are not counted; a half weekend is one."""
    ana, ben = attendant("Ana", live_in=True), attendant("Ben")
    home = house(members=(ana, ben), first_day=MONDAY + 6 * DAY, days=14)
    three = "sun 08:00-10:00", "sat+1 08:00-10:00", "sat+2 08:00-10:00"
    assert said("fairness", week(*(f"Ana {each}" for each in three), house=home)) == []
    assert said("fairness", week(*(f"Ben {each}" for each in three[:2]), house=home)) == []
    found = said("fairness", week(*(f"Ben {each}" for each in three), house=home))
    assert [amount for amount, _ in found] == [1]


def test_continuity() -> None:
    """Four shifts that begin in a day are quiet, the fifth is not."""
    shifts = [f"Ana mon {hour:02}:00+30m" for hour in (7, 9, 11, 13)]
    assert said("continuity", week(*shifts, house=house())) == []
    assert said("continuity", week(*shifts, "Ben mon 23:59-00:30", house=house())) == [
        (1, "5 shifts begin on Mon 14 Mar; 4 would be a quiet day.")
    ]


def test_spare_hours() -> None:
    """One more than needed is to spare, unless an activity asks for two just then."""
    session = activity("session", "1h", travel="30m", people=2)
    home = house(activities=(session,), needs=(need("mon 07:00-12:00"),))
    shifts = "Ana mon 07:00-12:00", "Ben mon 08:00-11:00"
    assert said("spare_hours", week(*shifts[:1], house=home)) == []
    busy = (placed("session mon 09:00-10:00", "30m"),)
    assert said("spare_hours", week(*shifts, house=home, activities=busy)) == [
        (30, "1 more person is there than needed Mon 14 Mar 08:00-08:30 (30 min)."),
        (30, "1 more person is there than needed Mon 14 Mar 10:30-11:00 (30 min)."),
    ]


def test_spare_hours_count_each_person() -> None:
    """Two where nobody is needed are twice the minutes."""
    home = house(needs=())
    found = said("spare_hours", week("Ana mon 07:00-08:00", "Ben mon 07:00-08:00", house=home))
    assert found == [(120, "2 more people are there than needed Mon 14 Mar 07:00-08:00 (1 h).")]


@pytest.mark.parametrize(("sunday", "minutes"), [(SPRING, 60), (AUTUMN, 180)])
def test_spare_hours_of_the_night_of_a_change(sunday: date, minutes: int) -> None:
    """From one to three that night are one hour or three to spare."""
    home = house(needs=(), first_day=sunday, days=1)
    [(amount, _)] = said("spare_hours", week(f"Ana {sunday} 01:00-03:00", house=home))
    assert amount == minutes
