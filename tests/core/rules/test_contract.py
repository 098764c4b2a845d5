"""The rules about what an attendant agreed to."""

from datetime import date

import pytest

from tests.cast import AUTUMN, DAY, MONDAY, SPRING, attendant, house, likes, said, week


def test_availability_holds_a_shift_within_free_hours() -> None:
    """A shift inside the hours is kept; one that runs past them or into an absence is not."""
    ana = attendant("Ana", availability=("daily 07:00-15:00",), absences=("wed 09:00-10:30",))
    home = house(members=(ana,))
    assert said("availability", week("Ana mon 07:00-15:00", house=home)) == []
    assert said("availability", week("Ana mon 07:00-17:00", "Ana wed 07:00-15:00", house=home)) == [
        (
            120,
            "Ana is not free Mon 14 Mar 15:00-17:00 (2 h), within the shift "
            "Mon 14 Mar 07:00-17:00.",
        ),
        (
            90,
            "Ana is not free Wed 16 Mar 09:00-10:30 (1 h 30), within the shift "
            "Wed 16 Mar 07:00-15:00.",
        ),
    ]


def test_availability_ends_when_a_member_leaves() -> None:
    """From midnight of the day someone leaves they are not free, and a stranger never is."""
    home = house(members=(attendant("Ana", leaves_on=MONDAY + DAY),))
    with_stranger = week("Ana mon 20:00-02:00", "Zoe mon 07:00-08:00", house=home)
    assert [amount for amount, _ in said("availability", with_stranger)] == [60, 120]


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_availability_across_a_change_of_clocks(sunday: date) -> None:
    """Free from 22:00 to 06:00 holds the night shift of those hours in either night."""
    home = house(
        members=(attendant("Ana", availability=("daily 22:00-06:00",)),),
        first_day=sunday - 6 * DAY,
    )
    night = f"Ana {sunday - DAY} 22:00"
    assert said("availability", week(f"{night}-06:00", house=home)) == []
    [(amount, _)] = said("availability", week(f"{night}-06:15", house=home))
    assert amount == 15


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_longest_shift_is_what_the_wall_shows(sunday: date) -> None:
    """Twelve hours on the wall are twelve hours, also when the clocks change in them."""
    home = house(first_day=sunday - 6 * DAY, handover="15m")
    kept = week(f"Ana {sunday - DAY} 19:00-07:15", house=home)
    assert said("longest_shift", kept) == []
    over = week(f"Ana {sunday - DAY} 19:00-08:00", house=home)
    [(amount, sentence)] = said("longest_shift", over)
    assert amount == 45
    assert sentence.endswith("lasts 12 h 45 without its handover; at most 12 h are agreed.")


def test_rest_counts_from_one_end_to_the_next_start() -> None:
    """Ten hours are enough, half an hour less is 30 minutes short."""
    kept = week("Ana mon 07:00-15:00", "Ana tue 01:00-07:00", house=house())
    assert said("rest", kept) == []
    short = week("Ana mon 07:00-15:00", "Ana tue 00:30-07:00", house=house())
    assert said("rest", short) == [
        (30, "Ana has 9 h 30 of rest before Tue 15 Mar 00:30-07:00; 10 h are agreed.")
    ]


def test_rest_is_real_time() -> None:
    """In the night the clocks go forward, ten hours on the wall are an hour short."""
    home = house(first_day=SPRING - 6 * DAY)
    shifts = f"Ana {SPRING - DAY} 13:00-21:00", f"Ana {SPRING} 07:00-15:00"
    assert [amount for amount, _ in said("rest", week(*shifts, house=home))] == [60]
    home = house(first_day=AUTUMN - 6 * DAY)
    shifts = f"Ana {AUTUMN - DAY} 14:00-22:00", f"Ana {AUTUMN} 07:00-15:00"
    assert said("rest", week(*shifts, house=home)) == []


def test_rest_of_shifts_that_overlap_is_none() -> None:
    """Nobody reads of a negative rest; the amount still grows with the overlap."""
    [(amount, sentence)] = said(
        "rest", week("Ana mon 07:00-15:00", "Ana mon 14:00-20:00", house=house())
    )
    assert amount == 11 * 60
    assert sentence.startswith("Ana has 0 min of rest before")


def test_days_in_a_row() -> None:
    """Five days are agreed; a night counts for the day it starts on, 48 h count for two."""
    five = [f"Ana {day} 22:00-06:00" for day in ("mon", "tue", "wed", "thu", "fri")]
    assert said("days_in_a_row", week(*five, house=house())) == []
    found = said("days_in_a_row", week(*five, "Ana sat 07:00+48h", house=house()))
    assert found == [(2, "Ana works 7 days in a row from Mon 14 Mar to Sun 20 Mar; 5 are agreed.")]


@pytest.mark.parametrize(("length", "days"), [("24h15m", 1), ("24h16m", 2), ("48h15m", 2)])
def test_a_day_ends_after_24_hours_and_the_handover(length: str, days: int) -> None:
    """The handover after 24 h does not make it a second day; a minute more does."""
    home = house(members=(attendant("Ana", days_in_a_row=0),), handover="15m")
    [(amount, _)] = said("days_in_a_row", week(f"Ana mon 07:00+{length}", house=home))
    assert amount == days


def test_nights_in_a_row() -> None:
    """Four nights are agreed and the fifth is one too many; a day off between starts anew."""
    nights = [f"Ana {day} 23:00-07:00" for day in ("mon", "tue", "wed", "thu", "fri")]
    assert said("nights_in_a_row", week(*nights, house=house())) == [
        (1, "Ana has 5 nights in a row from Mon 14 Mar to Fri 18 Mar; 4 are agreed.")
    ]
    assert said("nights_in_a_row", week(*nights[:2], *nights[3:], house=house())) == []


def test_no_nights_at_all() -> None:
    """Whoever agreed to no nights has one too many with the first; an evening is none."""
    home = house(members=(attendant("Ana", nights_in_a_row=0),))
    assert said("nights_in_a_row", week("Ana mon 17:00-01:59", house=home)) == []
    assert said("nights_in_a_row", week("Ana mon 17:00-02:00", house=home)) == [
        (1, "Ana has 1 night in a row from Mon 14 Mar to Mon 14 Mar; none are agreed.")
    ]


def test_night_to_day() -> None:
    """From the end of a night 24 h pass before a day shift, not before the next night."""
    night = "Ana mon 23:00-07:00"
    kept = week(night, "Ana tue 23:00-07:00", "Ana thu 07:00-15:00", house=house())
    assert said("night_to_day", kept) == []
    found = said("night_to_day", week(night, "Ana tue 19:00-22:00", house=house()))
    assert found == [
        (
            720,
            "Ana comes off a night Tue 15 Mar 07:00 and has 12 h until the day shift "
            "Tue 15 Mar 19:00-22:00; 24 h are agreed.",
        )
    ]


def test_night_to_day_on_the_nights_of_a_change() -> None:
    """A day in which the clocks go back is 25 h long, one in which they go forward 23 h."""
    for sunday, amounts in ((SPRING, [60]), (AUTUMN, [])):
        home = house(first_day=sunday - 6 * DAY)
        shifts = f"Ana {sunday - 2 * DAY} 22:00-02:30", f"Ana {sunday} 03:00-06:00"
        found = said("night_to_day", week(*shifts, house=home))
        assert [amount for amount, _ in found] == []
        shifts = f"Ana {sunday - 2 * DAY} 22:00-06:00", f"Ana {sunday} 06:00-14:00"
        found = said("night_to_day", week(*shifts, house=home))
        assert [amount for amount, _ in found] == amounts


def test_contract_hours_are_per_calendar_week() -> None:
    """A night from Sunday into Monday is split between the two weeks."""
    home = house(members=(attendant("Ana", most="16h"),), days=14)
    kept = week("Ana mon 07:00-15:00", "Ana sun 16:00-08:00", house=home)
    assert said("contract_hours", kept) == []
    over = week("Ana mon 07:00-15:00", "Ana sun 15:30-08:00", house=home)
    assert said("contract_hours", over) == [
        (
            30,
            "Ana has 16 h 30 in the week from Mon 14 Mar; at most 16 h are agreed, 30 min fewer.",
        )
    ]


def test_contract_hours_before_and_after_the_plan() -> None:
    """A shift from the evening before the plan counts in the week it lies in."""
    home = house(members=(attendant("Ana", most="1h"),))
    early = week("Ana 1988-03-13 22:00-00:30", "Ana sun 22:00-02:00", house=home)
    assert [amount for amount, _ in said("contract_hours", early)] == [60, 90, 60]


@pytest.mark.parametrize(("sunday", "worked"), [(SPRING, 7), (AUTUMN, 9)])
def test_contract_hours_are_real_hours(sunday: date, worked: int) -> None:
    """The night the clocks change is worked, and counted, an hour shorter or longer."""
    home = house(members=(attendant("Ana", most="6h"),), first_day=sunday - 6 * DAY)
    [(amount, _)] = said("contract_hours", week(f"Ana {sunday - DAY} 23:00-07:00", house=home))
    assert amount == (worked - 6) * 60


def test_rules_about_a_member_leave_others_alone() -> None:
    """Two attendants one after the other break nothing that one of them would."""
    shifts = "Ana mon 07:00-15:00", "Ben mon 15:00-23:00", "Ana tue 07:00-15:00"
    home = house(
        members=(attendant("Ana", wishes=(likes("mon,tue 07:00-15:00"),)), attendant("Ben"))
    )
    found = week(*shifts, house=home)
    for rule in ("rest", "availability", "days_in_a_row", "contract_hours", "wishes"):
        assert said(rule, found) == []
