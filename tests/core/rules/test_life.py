"""The rules that life hangs on: somebody is there, enough of them, who know what to do."""

from datetime import date

import pytest

from tests.cast import AUTUMN, DAY, MONDAY, SPRING, attendant, competence, house, need, said, week

ROUND_THE_CLOCK = tuple(
    f"{name} {day} {hours}"
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for name, hours in (
        ("Ana", "00:00-08:00"),
        ("Ben", "08:00-16:00"),
        ("Rosa", "16:00-00:00"),
    )
)


def test_cover() -> None:
    """A week with somebody in every hour has no gap; without one shift it has that shift's."""
    assert said("cover", week(*ROUND_THE_CLOCK, house=house())) == []
    found = said("cover", week(*ROUND_THE_CLOCK[1:], house=house()))
    assert found == [(480, "Nobody is there Mon 14 Mar 00:00-08:00 (8 h).")]


def test_cover_where_nobody_is_needed() -> None:
    """Hours that need nobody have no gap, and a day without any shift has one per stretch."""
    home = house(needs=(need("mon 07:00-09:00"), need("mon 09:00-09:30", "tue 20:00-20:15")))
    assert [amount for amount, _ in said("cover", week(house=home))] == [150, 15]


@pytest.mark.parametrize(("sunday", "gap"), [(SPRING, 60), (AUTUMN, 180)])
def test_cover_on_the_night_of_a_change(sunday: date, gap: int) -> None:
    """From one to three that night lie one hour or three."""
    home = house(first_day=sunday, days=1)
    shifts = f"Ana {sunday} 00:00-01:00", f"Ben {sunday} 03:00-00:00"
    found = said("cover", week(*shifts, house=home))
    wall = gap if sunday == SPRING else gap - 60
    assert [amount for amount, _ in found] == [wall]


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_shifts_that_touch_on_the_wall_leave_no_gap(sunday: date) -> None:
    """A change of clocks is an overlap, even where a shift ends in the hour it skips or repeats."""
    home = house(first_day=sunday, days=1)
    for at in ("01:00", "01:30", "02:00", "02:30", "03:00"):
        shifts = f"Ana {sunday} 00:00-{at}", f"Ben {sunday} {at}-00:00"
        assert said("cover", week(*shifts, house=home)) == [], at


def test_two_people() -> None:
    """Two are needed for an hour: one short for half of it is 30, nobody is 60 all the same."""
    home = house(needs=(need("always"), need("mon 07:00-08:00", people=2)))
    both = week("Ana mon 00:00-12:00", "Ben mon 07:00-08:00", house=home)
    assert said("two_people", both) == []
    half = week("Ana mon 00:00-12:00", "Ben mon 07:30-08:00", house=home)
    assert said("two_people", half) == [
        (30, "1 more person is needed Mon 14 Mar 07:00-07:30 (30 min).")
    ]
    assert [amount for amount, _ in said("two_people", week(house=home))] == [60]


def test_two_people_counts_each_who_is_short() -> None:
    """Three needed and one there are two short, in person-minutes; the shortage changes once."""
    home = house(needs=(need("mon 07:00-08:00", people=3),))
    found = week("Ana mon 07:00-08:00", "Ben mon 07:40-08:00", house=home)
    assert said("two_people", found) == [
        (80, "2 more people are needed Mon 14 Mar 07:00-07:40 (40 min)."),
        (20, "1 more person is needed Mon 14 Mar 07:40-08:00 (20 min)."),
    ]


def test_competence() -> None:
    """Somebody there who cannot hand-pump leaves the hour without it, as does nobody at all."""
    ana, ben = attendant("Ana"), attendant("Ben", skills=())
    home = house(members=(ana, ben), needs=(need("mon 07:00-11:00", skills=("pump",)),))
    kept = week("Ana mon 07:00-11:00", "Ben mon 07:00-11:00", house=home)
    assert said("competence", kept) == []
    found = week("Ana mon 07:00-08:00", "Ben mon 08:00-10:00", house=home)
    assert said("competence", found) == [
        (180, "Nobody competent in pump is there Mon 14 Mar 08:00-11:00 (3 h).")
    ]


def test_a_competence_expires() -> None:
    """From the day it expires a competence no longer counts; the day before it does."""
    ana = attendant("Ana", competences=(competence("pump", MONDAY + DAY),))
    home = house(members=(ana,), needs=(need("mon,tue 07:00-11:00", skills=("pump",)),))
    found = said("competence", week("Ana mon 07:00-11:00", "Ana tue 07:00-11:00", house=home))
    assert found == [(240, "Nobody competent in pump is there Tue 15 Mar 07:00-11:00 (4 h).")]


def test_each_skill_has_its_own_finding() -> None:
    """Two skills may come from two people; each that is missing is found by itself."""
    ana, ben = attendant("Ana"), attendant("Ben", skills=("lift",))
    home = house(members=(ana, ben), needs=(need("mon 07:00-08:00", skills=("pump", "lift")),))
    assert said("competence", week("Ana mon 07:00-08:00", "Ben mon 07:00-08:00", house=home)) == []
    assert [amount for amount, _ in said("competence", week(house=home))] == [60, 60]


def test_handover() -> None:
    """Whoever arrives finds somebody settled in; after a clean cut there is nobody."""
    home = house(handover="15m", needs=(need("mon 07:15-20:00"),))
    kept = week("Ana mon 07:00-15:15", "Ben mon 15:00-23:15", house=home)
    assert said("handover", kept) == []
    cut = week("Ana mon 07:00-15:00", "Ben mon 15:00-23:00", house=home)
    assert said("handover", cut) == [
        (15, "Ben arrives Mon 14 Mar 15:00 and nobody is there to hand over (15 min).")
    ]


def test_handover_of_two_at_once() -> None:
    """Two who arrive together have nobody either; where none is needed nothing is missing."""
    home = house(handover="15m", needs=(need("mon 07:00-09:00"),))
    found = week("Ben mon 07:00-09:00", "Ana mon 07:00-09:00", house=home)
    assert said("handover", found) == [
        (15, "Ana and Ben arrive Mon 14 Mar 07:00 and nobody is there to hand over (15 min).")
    ]
    assert said("handover", week("Ana mon 06:45-09:00", house=home)) == []
