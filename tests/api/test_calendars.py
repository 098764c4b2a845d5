"""A member's calendar file holds their own shifts under a neutral title, and nothing else."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from horarium.api.calendars import calendar_name, member_calendar
from horarium.core.people import Service
from tests.cast import activity, at, attendant, house, machine, placed, week, weekly

MADE_AT = datetime(1988, 3, 10, 9, tzinfo=UTC)
HOUSE = house(
    name="The house on Dwight Way",
    machine=machine(),
    activities=(
        activity(
            "Session with Cheryl",
            "2h",
            "out",
            travel="30m",
            kind="personal outing",
            shown_as="Out",
            skills=("driving",),
            equipment=("portable respirator",),
        ),
    ),
    services=(Service("Night agency", "415 555 0160", weekly("always"), MADE_AT - MADE_AT),),
    members=(
        attendant("Ana", phone="415 555 0111", unwilling=frozenset({"dictation"})),
        attendant("Ben", skills=("pump", "driving")),
        attendant("Rosa"),
    ),
)
WEEK = week(
    "Ana mon 07:00-15:15",
    "Ben mon 15:00-23:15",
    "Rosa mon 23:00-07:15",
    "Ana tue 07:00-15:15",
    house=HOUSE,
    activities=(placed("Session with Cheryl mon 16:00-18:00", "30m"),),
    out=("mon 15:30-19:00",),
)


def read(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def events(content: bytes) -> list[Event]:
    return [each for each in read(content).walk("VEVENT") if isinstance(each, Event)]


def test_only_a_members_own_shifts_are_told() -> None:
    """Read back, the file holds that member's hours under the title Shift and no others."""
    told = events(member_calendar(WEEK, "Ana", MADE_AT))
    assert [(event.start, event.end, str(event["SUMMARY"])) for event in told] == [
        (at("mon 07:00"), at("mon 15:15"), "Shift"),
        (at("tue 07:00"), at("tue 15:15"), "Shift"),
    ]


def test_an_event_has_no_field_for_anything_else() -> None:
    """No place, description, person or category: the fields are these five."""
    [event] = events(member_calendar(WEEK, "Ben", MADE_AT))
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
    assert event.DTSTAMP == MADE_AT


def test_no_word_of_the_household_is_in_a_calendar() -> None:
    """No name, activity, kind, skill, equipment, number or machine, not even the member's own."""
    words = "Ana Ben Rosa Mark Dwight Cheryl Session personal dictation driving pump respirator"
    for member in ("Ana", "Ben", "Rosa"):
        content = member_calendar(WEEK, member, MADE_AT).decode().casefold()
        for word in (*words.casefold().split(), "agency", "555", "lung", "out", "machine"):
            assert word not in content.replace("begin:standard", "").replace("end:standard", "")


def test_readers_keep_every_event_and_come_back_often() -> None:
    """There is no identity of the whole calendar, and when to come back is a text."""
    content = member_calendar(WEEK, "Ana", MADE_AT)
    assert "UID" not in read(content)
    assert b"X-PUBLISHED-TTL:PT15M\r\n" in content
    assert len({str(event["UID"]) for event in events(content)}) == 2


def test_a_shift_keeps_its_identity_when_others_change() -> None:
    """A new plan for the same days updates a telephone's calendar instead of doubling it."""
    other = week("Ana tue 07:00-15:15", "Ana wed 07:00-15:15", house=HOUSE)
    [_, tuesday] = events(member_calendar(WEEK, "Ana", MADE_AT))
    [again, _] = events(member_calendar(other, "Ana", MADE_AT))
    assert tuesday["UID"] == again["UID"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("Ana 1988-04-02 23:00-07:15", 7.25), ("Ana 1988-10-29 23:00-07:15", 9.25)],
)
def test_a_night_of_a_clock_change_has_its_real_length(text: str, hours: float) -> None:
    """With the zone the file brings along, a reader arrives at the hours really worked."""
    first_day = date.fromisoformat(text.split()[1])
    told = week(text, house=house(first_day=first_day))
    [event] = events(member_calendar(told, "Ana", MADE_AT))
    start, end = event.start, event.end
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    assert (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() == hours * 3600
    content = member_calendar(told, "Ana", MADE_AT)
    assert content.count(b"BEGIN:VTIMEZONE") == 1


def test_the_second_of_two_equal_hours_is_told_apart() -> None:
    """01:30 comes twice in the night of 30 October; a shift ends at the second."""
    told = week("Ana 1988-10-30 00:30-01:30", house=house(first_day=date(1988, 10, 30)))
    [event] = events(member_calendar(told, "Ana", MADE_AT))
    assert event.end == datetime(1988, 10, 30, 9, 30, tzinfo=UTC)


def test_nobody_of_that_name_has_no_calendar() -> None:
    """A name that is not in the household is a mistake, not an empty file."""
    with pytest.raises(KeyError):
        member_calendar(WEEK, "Anna", MADE_AT)


@given(st.lists(st.text(min_size=1, max_size=90), min_size=2, max_size=6, unique=True))
def test_a_file_name_is_safe_and_unique(names: list[str]) -> None:
    """Whatever members are called, their files differ and no disk or shell minds the name."""
    files = [calendar_name(name) for name in names]
    assert len({file.casefold() for file in files}) == len(names)
    for file in files:
        stem = file.removesuffix(".ics")
        assert stem.replace("-", "").isalnum()
        assert not stem.startswith("-")
        assert len(file.encode()) <= 255
