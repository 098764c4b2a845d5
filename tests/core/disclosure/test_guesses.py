"""What people could guess anyway is named, and what they could not is not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.disclosure.guesses import OFTEN, guesses
from horarium.core.household import Household
from horarium.core.people import Part
from horarium.core.week import Week
from tests.cast import activity, attendant, house, on, placed, week

SESSION = activity("session", "2h", "out", travel="30m", shown_as="Out", skills=("driving",))
ANA = attendant("Ana", skills=("pump", "driving"))
HOUSE = house(days=14, activities=(SESSION,), members=(ANA, attendant("Ben"), attendant("Rosa")))


def two_weeks(*shifts: str, second: str = "tue+1 13:00-15:00", home: Household = HOUSE) -> Week:
    outings = (placed("session tue 13:00-15:00", "30m"), placed(f"session {second}", "30m"))
    return week(*shifts, house=home, activities=outings)


def said(week: Week) -> set[tuple[str, bool]]:
    return {(each.member, each.goes) for each in guesses(week)}


def test_who_goes_with_him_twice_knows_the_place() -> None:
    found = guesses(two_weeks("Ana tue 07:00-19:00", "Ana tue+1 07:00-19:00"))
    [guess] = found
    assert (guess.member, guess.activity.name, guess.goes) == ("Ana", "session", True)
    assert guess.days == (on("tue"), on("tue+1"))


def test_once_is_no_pattern() -> None:
    assert said(two_weeks("Ana tue 07:00-19:00", "Ben tue+1 07:00-19:00")) == set()


def test_another_day_is_the_same_place_for_who_goes() -> None:
    """And another hour to who stays at home: Ben sees no pattern."""
    shifts = ("Ana tue 07:00-19:00", "Ana thu+1 07:00-19:00")
    at_home = ("Ben tue 07:00-19:00", "Ben thu+1 07:00-19:00")
    assert said(two_weeks(*shifts, *at_home, second="thu+1 13:00-15:00")) == {("Ana", True)}


def test_who_stays_sees_that_it_is_the_same_hour() -> None:
    shifts = ("Ana tue 07:00-19:00", "Ana tue+1 07:00-19:00")
    at_home = ("Ben tue 07:00-19:00", "Ben tue+1 14:00-19:00", "Rosa tue+1 19:00-23:00")
    assert said(two_weeks(*shifts, *at_home)) == {("Ana", True), ("Ben", False)}


def test_what_goes_by_its_own_name_is_no_guess() -> None:
    open_ = replace(SESSION, shown_as="session")
    told = two_weeks(
        "Ana tue 07:00-19:00",
        "Ana tue+1 07:00-19:00",
        home=replace(HOUSE, activities=(open_,)),
    )
    assert said(told) == set()


def test_at_home_there_is_no_place() -> None:
    inside = replace(SESSION, travel=SESSION.spacing)
    told = two_weeks(
        "Ana tue 07:00-19:00",
        "Ana tue+1 07:00-19:00",
        home=replace(HOUSE, activities=(inside,)),
    )
    assert said(told) == set()


SHIFTS = tuple(
    f"{name} {day} {hours}"
    for name in ("Ana", "Ben", "Rosa")
    for day in ("tue", "thu", "tue+1", "thu+1")
    for hours in ("07:00-13:00", "07:00-19:00", "14:00-22:00")
)


@given(
    st.sets(st.sampled_from(SHIFTS)),
    st.sampled_from(["tue+1 13:00-15:00", "tue+1 16:00-18:00", "thu 13:00-15:00"]),
)
def test_a_guess_is_what_its_member_saw(shifts: set[str], second: str) -> None:
    """Never silent and never nagging: exactly who was there often enough."""
    told = two_weeks(*sorted(shifts), second=second)
    found = guesses(told)
    for each in found:
        assert len(each.days) >= OFTEN
        assert Part.ATTENDANT in told.household.member(each.member).parts
    went = [{each.name for each in told.going(outing)} for outing, _ in told.placed]
    assert {each.member for each in found if each.goes} == set.intersection(*went)
    away = [outing.away for outing, _ in told.placed]
    there = [
        {each.member for each in told.shifts if each.when.overlaps(when)} - gone
        for when, gone in zip(away, went, strict=True)
    ]
    alike = second.startswith("tue+1 13:00")
    stayed = set.intersection(*there) if alike else set()
    assert {each.member for each in found if not each.goes} == stayed
