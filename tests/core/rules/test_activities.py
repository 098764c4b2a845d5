"""The rules about what he does: when, how often, and by when."""

from datetime import date, time
from typing import Any

import pytest

from horarium.core.activities import missing, wanted
from horarium.core.findings import Tier
from horarium.core.hours import HOUR
from horarium.core.needs import Period
from horarium.core.roster import Placed
from horarium.core.rules import BY_ID
from horarium.core.rules.verify import verify
from tests.cast import AUTUMN, DAY, MONDAY, SPRING, activity, house, placed, said, week

DATES = tuple(MONDAY + n * DAY for n in range(14))


def test_activity_hours() -> None:
    """In its hours and the other's, all is well; beyond either, each is found by itself."""
    session = activity("session", "2h", "out", "wed 10:00-18:00", other_hours=("wed 12:00-20:00",))
    home = house(activities=(session,))
    assert said("activity_hours", week(house=home, activities=("session wed 12:00-14:00",))) == []
    early = week(house=home, activities=("session wed 11:30-13:30",))
    assert said("activity_hours", early) == [
        (
            30,
            "Session Wed 16 Mar 11:30-13:30 is 30 min outside the hours in which the other "
            "can be there.",
        )
    ]
    late = week(house=home, activities=("session wed 17:00-19:00",))
    assert said("activity_hours", late) == [
        (60, "Session Wed 16 Mar 17:00-19:00 is 1 h outside its hours.")
    ]


def test_activity_days() -> None:
    """Not before its first day and not after its last, to the minute of midnight."""
    visit = activity("visit", first_day=MONDAY + DAY, last_day=MONDAY + 2 * DAY)
    home = house(activities=(visit,))
    kept = week(house=home, activities=("visit tue 00:00-01:00", "visit wed 23:00-00:00"))
    assert said("activity_hours", kept) == []
    found = week(house=home, activities=("visit mon 23:40-00:40", "visit wed 23:30-00:30"))
    assert said("activity_hours", found) == [
        (20, "Visit Mon 14 Mar 23:40-00:40 is 20 min before its first day, Tue 15 Mar."),
        (30, "Visit Wed 16 Mar 23:30-00:30 is 30 min after its last day, Wed 16 Mar."),
    ]


def test_activity_length_and_plan() -> None:
    """Its full length, no more, inside the days of the plan with its travel."""
    home = house(activities=(activity("mass", "1h", travel="30m"),))
    found = week(
        house=home,
        activities=(placed("mass mon 00:10-01:20", "30m"), placed("mass tue 09:00-09:45", "30m")),
    )
    assert said("activity_hours", found) == [
        (10, "Mass Mon 14 Mar 00:10-01:20 is 10 min longer than the 1 h it takes."),
        (20, "Mass Mon 14 Mar 00:10-01:20 is 20 min outside the days of the plan."),
        (15, "Mass Tue 15 Mar 09:00-09:45 is 15 min shorter than the 1 h it takes."),
    ]


def test_an_activity_nobody_knows() -> None:
    """What the household does not list is found, and no other rule trips over it."""
    found = week(house=house(), activities=("opera mon 19:00-22:00",))
    assert said("activity_hours", found) == [
        (
            180,
            "opera Mon 14 Mar 19:00-22:00 is 3 h of something that is no activity of this "
            "household.",
        ),
    ]
    assert verify(found).of(Tier.NEVER) == tuple(BY_ID["activity_hours"].check(found))


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_hours_of_an_activity_in_a_night_the_clocks_change(sunday: date) -> None:
    """Hours from one to three hold what lies in them, whichever half past one is meant."""
    home = house(
        activities=(activity("vigil", "1h", "either", "daily 01:00-03:00"),),
        first_day=sunday,
        days=1,
    )
    start_at = home.clock.first(sunday, time(1))
    for hour in range(1 if sunday == SPRING else 3):
        vigil = Placed(start_at + hour * HOUR, start_at + (hour + 1) * HOUR, "vigil")
        assert said("activity_hours", week(house=home, activities=(vigil,))) == []
    late = Placed(home.clock.last(sunday, time(3)), home.clock.last(sunday, time(4)), "vigil")
    [(amount, _)] = said("activity_hours", week(house=home, activities=(late,)))
    assert amount == 60


def test_one_at_a_time() -> None:
    """The way home from one and the beginning of another overlap by ten minutes."""
    home = house(activities=(activity("mass", travel="30m"), activity("music")))
    mass = placed("mass mon 10:00-11:00", "30m")
    assert said("one_at_a_time", week(house=home, activities=(mass, "music mon 11:30-12:30"))) == []
    found = week(house=home, activities=(mass, "music mon 11:20-12:20"))
    assert said("one_at_a_time", found) == [
        (10, '"mass" and "music" overlap Mon 14 Mar 11:20-11:30 (10 min).')
    ]


def test_three_at_a_time_are_three_pairs() -> None:
    """Each two that overlap are found, also where a third lies between their starts."""
    home = house(activities=(activity("a", "3h"), activity("b"), activity("c")))
    found = week(
        house=home,
        activities=("a mon 09:00-12:00", "b mon 10:00-11:00", "c mon 10:30-11:30"),
    )
    assert [amount for amount, _ in said("one_at_a_time", found)] == [60, 60, 30]


def test_spacing() -> None:
    """Three days lie between one start and the next, of the same activity only."""
    home = house(activities=(activity("session", spacing="3d"), activity("music")))
    times = "session mon 10:00-11:00", "music tue 10:00-11:00"
    kept = week(house=home, activities=(*times, "session thu 10:00-11:00"))
    assert said("spacing", kept) == []
    found = week(house=home, activities=(*times, "session thu 09:15-10:15"))
    assert said("spacing", found) == [
        (
            45,
            "Session Thu 17 Mar 09:15-10:15 begins 71 h 15 after the one Mon 14 Mar 10:00; "
            "72 h are to lie between.",
        )
    ]


@pytest.mark.parametrize(("sunday", "short"), [(SPRING, [60]), (AUTUMN, [])])
def test_spacing_is_real_time(sunday: date, short: list[int]) -> None:
    """From ten to ten over the night of a change lie 23 or 25 hours."""
    home = house(activities=(activity("music", spacing="24h"),), first_day=sunday - DAY, days=2)
    times = f"music {sunday - DAY} 10:00-11:00", f"music {sunday} 10:00-11:00"
    found = said("spacing", week(house=home, activities=times))
    assert [amount for amount, _ in found] == short


def test_cap_of_a_series() -> None:
    """Six are agreed and five were held: one is left, two are one too many."""
    session = activity("session", times=2, at_most=6, held=5)
    home = house(activities=(session,))
    assert said("cap", week(house=home, activities=("session mon 10:00-11:00",))) == []
    two = week(house=home, activities=("session mon 10:00-11:00", "session thu 10:00-11:00"))
    assert said("cap", two) == [
        (
            1,
            "Session is planned 2 times and was held 5 times; the agreed end is 6 in all.",
        )
    ]


@pytest.mark.parametrize(
    ("per", "amounts", "words"),
    [
        (Period.DAY, [1], "Music is planned 2 times on Sun 20 Mar; 1 time is wished."),
        (
            Period.WEEK,
            [1],
            "Music is planned 2 times in the week from Mon 14 Mar; 1 time is wished.",
        ),
        (Period.PLAN, [2], "Music is planned 3 times in this plan; 1 time is wished."),
    ],
)
def test_cap_of_a_period(per: Period, amounts: list[int], words: str) -> None:
    """Each day, week or plan by itself; the period is that of the local day it starts on."""
    home = house(activities=(activity("music", per=per),), days=14)
    times = "music sun 09:00-10:00", "music sun 23:30-00:30", "music mon+1 00:30-01:30"
    found = said("cap", week(house=home, activities=times))
    assert [amount for amount, _ in found] == amounts
    assert found[0][1] == words


def test_activities_and_deadlines() -> None:
    """What has no place is found once by the one or the other rule, by its importance."""
    mass = activity("mass", importance=3)
    draft = activity("the draft", times=4, per=Period.PLAN, held=1, last_day=MONDAY + 4 * DAY)
    home = house(activities=(mass, draft))
    kept = week(
        house=home,
        activities=(
            "mass sun 10:00-11:00",
            *(f"the draft {day} 10:00-11:00" for day in ("mon", "tue", "wed")),
        ),
    )
    assert said("activities", kept) == said("deadlines", kept) == []
    found = week(house=home, activities=("the draft mon 10:00-11:00",))
    assert said("activities", found) == [(3, "1 time of mass found no place.")]
    assert said("deadlines", found) == [
        (4, "2 times of the draft found no place before the deadline, Fri 18 Mar.")
    ]


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({"times": 3, "per": Period.DAY, "last_day": MONDAY + DAY}, [3, 3]),
        ({"times": 2}, [2, 2]),
        ({"times": 2, "first_day": MONDAY + 3 * DAY}, [1, 2]),
        ({"times": 2, "first_day": MONDAY + 4 * DAY}, [0, 2]),
        ({"times": 5, "last_day": MONDAY + 10 * DAY}, [5, 2]),
        ({"times": 5, "per": Period.PLAN, "held": 2}, [3]),
        ({"times": 1, "per": Period.PLAN, "held": 2}, [0]),
        ({"per": Period.PLAN, "last_day": MONDAY - DAY}, []),
        ({"first_day": MONDAY + 14 * DAY}, []),
    ],
)
def test_wanted(changes: dict[str, Any], counts: list[int]) -> None:
    """A period wants its times, a part of a week its share rounded down."""
    found = wanted(activity("music", **changes), DATES)
    assert list(found.values()) == counts
    assert set(found) <= {*DATES, MONDAY, MONDAY + 7 * DAY}


def test_missing_counts_each_period_by_itself() -> None:
    """Three in one week do not make up for none in the other."""
    music = activity("music", times=2)
    assert missing(music, DATES, [MONDAY, MONDAY, MONDAY]) == 2
    assert missing(music, DATES, [MONDAY, MONDAY, *DATES[7:9]]) == 0


@pytest.mark.parametrize(("held", "starts", "short"), [(0, 0, 3), (2, 0, 1), (2, 1, 0), (4, 0, 0)])
def test_missing_ends_at_the_cap(held: int, starts: int, short: int) -> None:
    """Of a series of three no more are missing than are left of it."""
    music = activity("music", times=2, at_most=3, held=held)
    assert missing(music, DATES, [MONDAY] * starts) == short


def test_no_activity_is_counted_by_the_month() -> None:
    """A month is the period of a funder, and an activity refuses it."""
    with pytest.raises(ValueError, match="music cannot be counted by the month"):
        wanted(activity("music", per=Period.MONTH), DATES)
