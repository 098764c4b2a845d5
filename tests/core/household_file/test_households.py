"""What the household files say is what is read, and each house differs in its own way."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from horarium.core.activities import MachineUse
from horarium.core.hours import DAY, HOUR, MINUTE, WeeklyHours, weekly_from
from horarium.core.household import Household
from horarium.core.household_file import read_household_bytes
from horarium.core.needs import Period
from horarium.core.people import Part
from horarium.core.watching import Watching
from horarium.core.week import needed_hours

FOLDER = Path(__file__).parents[3] / "households"
FILES = sorted(FOLDER.glob("*.toml"))


def house(name: str) -> Household:
    return read_household_bytes((FOLDER / f"{name}.toml").read_bytes(), name)


@pytest.fixture(scope="module")
def berkeley() -> Household:
    return house("berkeley-1988")


def hours_a_week(household: Household, *, people: int) -> float:
    """Hours of the first week in which at least ``people`` are needed."""
    week = household.clock.days(household.planning.first_day, 7)
    needed = needed_hours(household, week)
    return sum(each.when.minutes for each in needed if each.people >= people) / 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_plan_holds_a_change_of_clocks(file: Path) -> None:
    """Each house plans whole weeks from a Monday, and one of its days has no 24 hours."""
    household = read_household_bytes(file.read_bytes(), file.name)
    plan = household.planning
    assert plan.first_day.weekday() == 0
    assert plan.days % 7 == 0
    lengths = {household.clock.day(plan.first_day + n * DAY).length for n in range(plan.days)}
    assert len(lengths) == 2


def test_who_comes_to_mark(berkeley: Household) -> None:
    """Eight attendants with contracts, two of them sounding boards, one backup, two services."""
    assert len(berkeley.attendants) == 8
    assert [each.name for each in berkeley.backups] == ["Dolores", "Felix"]
    assert len(berkeley.services) == 2
    assert sum(Part.CONFIDANT in each.parts for each in berkeley.attendants) == 2
    ana = berkeley.member("Ana")
    assert ana.pay == Decimal("6.25")
    assert ana.contract
    assert (ana.contract.most, ana.contract.funder) == (40 * HOUR, "IHSS")
    assert ana.wishes[0].likes
    assert not berkeley.member("Rosa").wishes[1].likes
    mei = berkeley.member("Mei")
    assert mei.has("hand-pump", date(1988, 4, 10))
    assert not mei.has("hand-pump", date(1988, 4, 11))


def test_absences_are_read_by_the_clock_of_the_house(berkeley: Household) -> None:
    """Whole days count to their end; times are on the wall."""
    [ana] = berkeley.member("Ana").absences
    assert ana.when == berkeley.clock.days(date(1988, 4, 8), 3)
    [grace] = berkeley.member("Grace").absences
    assert grace.when.start_at == datetime(1988, 4, 1, 2, tzinfo=UTC)
    assert grace.when.end_at == datetime(1988, 4, 2, 18, tzinfo=UTC)


def test_what_fills_his_hours(berkeley: Household) -> None:
    """Fixed hours, deadlines, single dates and the weekly session mean what they say."""
    mass = berkeley.activity("Mass")
    assert mass.hours == (WeeklyHours(frozenset({6}), time(10), HOUR),)
    assert mass.is_outing
    dictation = berkeley.activity("Dictation")
    assert (dictation.last_day, dictation.times, dictation.per) == (
        date(1988, 4, 15),
        12,
        Period.PLAN,
    )
    interview = berkeley.activity("Interview")
    assert interview.first_day == interview.last_day == date(1988, 3, 30)
    session = berkeley.activity("Session")
    assert session.shown_as == "Out"
    assert session.within_call
    assert session.other_hours == (weekly_from("tue 13:00-17:00"), weekly_from("thu 13:00-17:00"))
    assert (session.at_most, session.held, session.spacing) == (6, 2, 5 * DAY)


def test_the_machine(berkeley: Household) -> None:
    """The tolerance is dated, and a newer one in another house takes its place on its day."""
    assert berkeley.machine
    assert berkeley.machine.tolerance(date(1987, 12, 31)) is None
    tolerance = berkeley.machine.tolerance(berkeley.planning.first_day)
    assert tolerance
    assert tolerance.longest_stretch == 4 * HOUR
    assert (berkeley.machine.sleep_from, berkeley.machine.sleep_length) == (time(23), 8 * HOUR)
    newer = house("ventilator-double-hours").machine
    assert newer
    stretches = [newer.tolerance(date(2027, 4, day)) for day in (4, 5)]
    assert [each and each.longest_stretch for each in stretches] == [6 * HOUR, 5 * HOUR]


def test_what_he_sets_for_the_watch(berkeley: Household) -> None:
    """Quiet hours every night, somebody who always answers, and what is not said is as usual."""
    watching = berkeley.watching
    assert watching.quiet == weekly_from("daily 22:00-06:30")
    assert (watching.grace, watching.wake_before) == (10 * MINUTE, 30 * MINUTE)
    assert (watching.floor, watching.floor_phone) == (
        "Dr. Ortiz' answering service",
        "415 555 0170",
    )
    assert len(watching.essentials) == 5
    assert watching.trusted == "Ana"
    assert house("live-in-pair").watching == Watching()


def test_how_the_houses_differ(berkeley: Household) -> None:
    """Double hours, no machine, shifts of days, hours that nobody can cover."""
    assert hours_a_week(berkeley, people=1) == 168
    assert hours_a_week(berkeley, people=2) == 21
    assert hours_a_week(house("ventilator-double-hours"), people=2) == 14.5
    assert hours_a_week(house("student-six-part-timers"), people=1) == 56
    assert min(house("live-in-pair").planning.lengths) == 2 * DAY
    few = house("too-few")
    most = sum((each.contract.most for each in few.attendants if each.contract), timedelta())
    assert hours_a_week(few, people=1) * HOUR - most == 60 * HOUR
    assert house("live-in-pair").machine is None
    assert house("live-in-pair").activity("Choir").machine is MachineUse.EITHER
    assert house("student-six-part-timers").planning.handover == 10 * MINUTE
