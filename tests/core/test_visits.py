"""What happened of people's hours: nothing is lost, counted twice or made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, MINUTE, Interval
from horarium.core.labour_law import CALIFORNIA_IHSS, NONE, US_DOMESTIC
from horarium.core.timesheet_file import (
    COLUMNS,
    sheet_from_text,
    sheet_to_text,
    timesheets_csv,
)
from horarium.core.visits import Exported, Timesheet, Visit
from tests.cast import AUTUMN, CLOCK, MONDAY, SPRING, at, on, span

SECOND = timedelta(seconds=1)


def visit(text: str) -> Visit:
    """``mon 07:00-15:00``, or ``mon 07:00`` for one that is open."""
    if "-" not in text.split(" ")[1]:
        return Visit(at(text))
    when = span(text)
    return Visit(when.start_at, when.end_at)


def sheet(*visits: str, planned: tuple[str, ...] = (), **more: object) -> Timesheet:
    parts: dict[str, object] = {
        "member": "Ana",
        "monday": MONDAY,
        "clock": CLOCK,
        "planned": tuple(map(span, planned)),
        "visits": tuple(map(visit, visits)),
    }
    return Timesheet(**(parts | more))  # type: ignore[arg-type]


# -- properties


@st.composite
def histories(draw: st.DrawFn) -> tuple[Visit, ...]:
    """Someone came and left again and again, by the second, in the weeks around a clock change."""
    seconds = st.integers(0, 2 * 86400)
    at_, found = CLOCK.day(draw(st.sampled_from([SPRING, AUTUMN])) - 7 * DAY).start_at, []
    for away, here in draw(st.lists(st.tuples(seconds, seconds))):
        in_at = at_ + away * SECOND
        at_ = in_at + here * SECOND
        found.append(Visit(in_at, at_))
    return tuple(found)


def weeks(visits: tuple[Visit, ...], first: date, count: int) -> list[Timesheet]:
    return [sheet(visits=visits, monday=first + n * 7 * DAY) for n in range(count)]


def elapsed(visits: tuple[Visit, ...]) -> timedelta:
    return sum((each.out_at - each.in_at for each in visits if each.out_at), timedelta())


@given(histories())
def test_all_between_check_in_and_check_out_is_in_one_sheet(visits: tuple[Visit, ...]) -> None:
    """The weeks together are the elapsed time, to the second, whatever the clocks showed."""
    if not visits:
        return
    first = CLOCK.date_of(visits[0].in_at) - 20 * DAY
    monday = first - first.weekday() * DAY
    count = (visits[-1].in_at - visits[0].in_at).days // 7 + 12
    sheets = weeks(visits, monday, count)
    assert sum((each.present for each in sheets), timedelta()) == elapsed(visits)
    for each in sheets:
        assert sum((day.present for day in each.days), timedelta()) == each.present


@given(histories(), histories())
def test_no_second_counts_twice_for_one_person(
    some: tuple[Visit, ...], others: tuple[Visit, ...]
) -> None:
    """Also where what was said overlaps."""
    for monday in (SPRING - 6 * DAY, AUTUMN - 6 * DAY):
        whole = CLOCK.days(monday, 7)
        both = sheet(visits=(*some, *others), monday=monday)
        apart = [sheet(visits=each, monday=monday).present for each in (some, others)]
        assert max(apart) <= both.present <= min(sum(apart, timedelta()), whole.length)
        for before, after in pairwise(both.stretches):
            assert before.end_at <= after.start_at


@given(histories(), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)), max_size=6))
def test_nothing_planned_is_made_up_as_worked(
    visits: tuple[Visit, ...], planned: list[tuple[int, int]]
) -> None:
    monday = SPRING - 6 * DAY
    start_at = CLOCK.day(monday).start_at
    hours = tuple(
        Interval(start_at + after * HOUR, start_at + (after + long) * HOUR)
        for after, long in planned
    )
    without = sheet(visits=visits, monday=monday)
    beside = replace(without, planned=hours)
    assert beside.present == without.present
    assert beside.stretches == without.stretches
    assert replace(beside, visits=()).present == timedelta()
    assert beside.difference == beside.present - beside.planned_length


@given(histories(), st.booleans())
def test_sheet_is_the_same_after_it_was_written(visits: tuple[Visit, ...], is_open: bool) -> None:
    more = (Visit(at("sun 22:00")),) if is_open else ()
    told = sheet(
        visits=(*visits, *more),
        planned=("mon 07:00-15:00",),
        pay=Decimal("18.50"),
        agreed=(20 * HOUR, 40 * HOUR),
        overtime_after=40 * HOUR,
    )
    assert sheet_from_text(sheet_to_text(told)) == told


# -- days and what stands beside them


def test_a_night_over_midnight_is_of_two_days() -> None:
    days = sheet("mon 23:00-07:00", planned=("mon 23:00-07:00",)).days
    assert [each.present for each in days[:3]] == [HOUR, 7 * HOUR, timedelta()]
    assert [each.planned for each in days[:3]] == [HOUR, 7 * HOUR, timedelta()]


def test_a_night_over_sunday_is_of_two_weeks() -> None:
    before = sheet("sun 23:00-07:00")
    after = replace(before, monday=on("mon+1"))
    assert (before.present, after.present) == (HOUR, 7 * HOUR)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 7), (AUTUMN, 9)])
def test_the_night_the_clocks_change_lasts_as_long_as_it_lasts(day: date, hours: int) -> None:
    """23:00 to 07:00 on the wall."""
    night = span(f"{day - DAY} 23:00-07:00")
    told = sheet(visits=(Visit(night.start_at, night.end_at),), monday=day - 6 * DAY)
    assert told.present == hours * HOUR
    assert told.days[6].present == (hours - 1) * HOUR


def test_who_has_not_checked_out_is_open_and_has_no_hours() -> None:
    """Not even those of the plan."""
    told = sheet("mon 07:00", "tue 07:00-15:00", planned=("mon 07:00-15:00",))
    assert told.open == (Visit(at("mon 07:00")),)
    assert told.present == 8 * HOUR
    assert told.days[0].present == timedelta()


def test_hours_of_another_week_are_not_in_it() -> None:
    assert sheet("mon+1 07:00-15:00").visits_in == ()
    assert sheet("mon 07:00-15:00").visits_in == (visit("mon 07:00-15:00"),)


def test_what_was_taken_back_is_shown_and_is_no_time() -> None:
    told = sheet(visits=(Visit(at("mon 07:00"), at("mon 07:00")),))
    assert told.visits_in
    assert told.present == timedelta()
    assert not told.open


# -- pay and overtime


def test_pay_is_for_the_hours_present() -> None:
    told = sheet("mon 07:00-15:20", planned=("mon 07:00-15:00",), pay=Decimal("18.50"))
    assert told.earned == Decimal("154.17")
    assert sheet("mon 07:00-15:00").earned is None


def test_overtime_is_what_the_law_of_the_place_says() -> None:
    days = tuple(f"{day} 07:00-16:00" for day in "mon tue wed thu fri".split())
    told = sheet(*days, overtime_after=CALIFORNIA_IHSS.overtime_for(live_in=False))
    assert told.overtime == 5 * HOUR
    assert sheet(*days[:3], overtime_after=40 * HOUR).overtime == timedelta()
    assert sheet(*days, overtime_after=NONE.overtime_for(live_in=False)).overtime is None


def test_overtime_of_who_lives_in() -> None:
    assert US_DOMESTIC.overtime_for(live_in=True) is None
    assert US_DOMESTIC.overtime_for(live_in=False) == 40 * HOUR
    assert CALIFORNIA_IHSS.overtime_for(live_in=True) == 40 * HOUR


# -- what leaves the house


def rows(*exported: Exported) -> list[dict[str, str]]:
    head, *lines = timesheets_csv("Mark", exported).splitlines()
    assert head.split(",") == list(COLUMNS)
    return [dict(zip(COLUMNS, each.split(","), strict=True)) for each in lines]


def of_kind(kind: str, found: list[dict[str, str]]) -> list[dict[str, str]]:
    return [each for each in found if each["row"] == kind]


def test_what_is_exported_says_who_when_and_how_long() -> None:
    told = sheet("mon 23:00-07:00", "wed 07:00", planned=("mon 23:00-07:00",), pay=Decimal("18.50"))
    found = rows(Exported(told))
    assert [each["row"] for each in found] == [*["visit"] * 3, *["day"] * 7, "week"]
    first = of_kind("visit", found)[0]
    assert (first["person"], first["member"], first["service"]) == ("Mark", "Ana", "attendance")
    assert (first["begin"], first["end"], first["present_hours"]) == (
        "1988-03-14T23:00:00-08:00",
        "1988-03-15T00:00:00-08:00",
        "1.00",
    )
    is_open = of_kind("visit", found)[2]
    assert (is_open["begin"], is_open["end"], is_open["present_hours"]) == (
        "1988-03-16T07:00:00-08:00",
        "",
        "",
    )
    [week] = of_kind("week", found)
    assert (week["planned_hours"], week["present_hours"], week["pay"]) == ("8.00", "8.00", "148.00")
    assert (week["version"], week["approved_at"]) == ("0", "")


def test_days_of_the_export_add_up_to_its_week() -> None:
    told = sheet("mon 23:00-07:20", "thu 08:15-17:45", planned=("mon 23:00-07:00",))
    found = rows(Exported(told, version=2, approved_at=at("mon+1 09:00")))
    days = sum(Decimal(each["present_hours"]) for each in of_kind("day", found))
    assert str(days) == of_kind("week", found)[0]["present_hours"] == "17.83"
    assert {each["version"] for each in found} == {"2"}
    assert {each["approved_at"] for each in found} == {"1988-03-21T09:00:00-08:00"}


def test_name_is_no_formula() -> None:
    told = sheet("mon 07:00-15:00", member='=HYPERLINK("x")')
    assert '"\'=HYPERLINK(""x"")"' in timesheets_csv("Mark", [Exported(told)])


def test_open_check_in_says_nothing_of_later() -> None:
    told = sheet(visits=(Visit(datetime.fromisoformat("1988-03-14T15:00:00+00:00")),))
    assert told.difference == timedelta()
    assert told.stretches == ()
    assert MINUTE not in {each.present for each in told.days}


def test_week_in_which_the_clocks_change_as_a_file(golden: Callable[[str, str], None]) -> None:
    """The file for whoever pays: its columns and rows as they leave the house."""
    night = f"{SPRING - DAY} 23:00-07:00"
    told = sheet(
        night,
        f"{SPRING - 6 * DAY} 07:00-15:10",
        monday=SPRING - 6 * DAY,
        planned=(night, f"{SPRING - 6 * DAY} 07:00-15:00"),
        pay=Decimal("18.50"),
        overtime_after=10 * HOUR,
    )
    exported = Exported(told, 1, at("1988-04-04 09:00"))
    golden("timesheets.csv", timesheets_csv("Mark", [exported]).replace("\r\n", "\n"))
