"""The page for the kitchen wall tells hours, names and neutral words, and all of them."""

import re
from dataclasses import replace
from datetime import date, time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import HOUR
from horarium.core.household import Household
from horarium.core.people import Part, Service
from horarium.core.week import Week
from horarium.pages.wall import layout
from horarium.pages.wall.context import WallDay, WallShift
from horarium.pages.wall.from_week import wall_week
from horarium.pages.wall.page import OVERLAP, wall_page
from horarium.pages.wall.states import STATES
from tests.cast import (
    MONDAY,
    activity,
    attendant,
    backup,
    house,
    machine,
    need,
    placed,
    week,
    weekly,
)

NIGHTS = ("Rosa mon 23:00-07:15", "Ana tue 23:00-07:15")


def full_house(name: str = "Session with Cheryl", kind: str = "personal outing") -> Household:
    """Ben drives; Ana will not do ``kind``; what is outside says only ``Out``."""
    return house(
        machine=machine(),
        handover="15m",
        activities=(
            activity(
                name,
                "2h",
                "out",
                travel="30m",
                kind=kind,
                shown_as="Out",
                skills=("driving",),
                equipment=("portable respirator",),
                within_call=True,
            ),
            activity(f"{name} again", "1h", "in", kind=kind, shown_as="Visitor"),
        ),
        members=(
            attendant("Ana", phone="415 555 0111", phone_on_wall=True, unwilling=frozenset({kind})),
            attendant(
                "Ben",
                skills=("pump", "driving"),
                parts=frozenset({Part.ATTENDANT, Part.DRIVER}),
                phone="415 555 0113",
                phone_on_wall=True,
            ),
            attendant("Rosa", phone="415 555 0112", phone_on_wall=True, absences=("mon 00:00+7d",)),
            backup(
                "Dolores",
                phone="415 555 0119",
                phone_on_wall=True,
                availability=("mon-fri 16:00-24:00",),
            ),
        ),
    )


def full_week(name: str = "Session with Cheryl", kind: str = "personal outing") -> Week:
    return week(
        "Ana mon 07:00-15:15",
        "Ben mon 15:00-23:15",
        *NIGHTS,
        "Ben tue 07:00-23:15",
        "Ana tue 13:00-19:00",
        house=full_house(name, kind),
        activities=(
            placed(f"{name} tue 14:00-16:00", "30m"),
            placed(f"{name} again mon 17:00-18:00"),
        ),
        out=("tue 13:00-17:00",),
    )


def row(told: Week, index: int) -> WallDay:
    return wall_week(told, MONDAY).days[index]


def test_an_outing_says_when_he_is_back_and_who_goes_and_never_why() -> None:
    """The row of an outing has its neutral words, its hours with travel, and the driver."""
    [outing] = row(full_week(), 1).activities
    assert (outing.shown_as, outing.hours, outing.back_by) == ("Out", "13:30", "16:30")
    assert (outing.driver, outing.companions) == ("Ben", ())


def test_no_word_that_says_why_is_on_the_page() -> None:
    """Names, kinds, skills and equipment of what he does are nowhere in the document."""
    page = wall_page(wall_week(full_week(), MONDAY)).casefold()
    for word in ("session", "cheryl", "personal", "driving", "respirator", "pump", "within"):
        assert word not in page
    assert "visitor 17:00" in page


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_worlds_with_the_same_hours_have_the_same_page(name: str, kind: str) -> None:
    """Other names and other kinds of what he does change no byte of the page."""
    one = wall_page(wall_week(full_week(), MONDAY))
    # The words about who will not do what go with the kind; who goes stays the same.
    other = wall_page(wall_week(full_week(f"{name} x", f"{kind} x"), MONDAY))
    assert one == other


def test_a_night_stands_in_one_piece_in_the_row_of_its_evening() -> None:
    """Rosa's night from Monday is one bar on Monday and no part of it on Tuesday."""
    monday, tuesday = row(full_week(), 0), row(full_week(), 1)
    assert monday.shifts[-1] == WallShift("Rosa", "23:00\N{EN DASH}07:15", 960, 1440, ("Ben",))
    assert [shift.name for shift in tuesday.shifts] == ["Ben", "Ana", "Ana"]


def test_a_shift_of_several_days_is_in_each_of_their_rows() -> None:
    """Whoever stays for three days is named on each with when they leave."""
    told = week("Ana mon 10:00+72h30m", house=house(handover="30m"))
    hours = [shift.hours for n in range(4) for shift in row(told, n).shifts]
    assert hours == ["10:00 until Thu 10:30", "until Thu 10:30", "until Thu 10:30", "until 10:30"]


@pytest.mark.parametrize(
    ("shifts", "kind", "hours"),
    [
        ((), "nobody", "07:00\N{EN DASH}09:00"),
        (("Ana mon 07:00-09:00",), "too few", "07:00\N{EN DASH}09:00"),
        (("Mei mon 07:00-09:00", "Ana mon 07:00-08:00"), "untrained", "08:00\N{EN DASH}09:00"),
    ],
)
def test_what_is_lacking_is_told_with_its_hours(
    shifts: tuple[str, ...], kind: str, hours: str
) -> None:
    """Nobody, too few and only untrained people are three gaps of different names."""
    needs = (need("mon 07:00-09:00", people=2, skills=("pump",)),)
    members = (attendant("Ana"), attendant("Mei", skills=()))
    told = week(*shifts, house=house(needs=needs, members=members))
    [gap] = row(told, 0).gaps
    assert (gap.kind, gap.hours, gap.from_minute, gap.to_minute)[:2] == (kind, hours)
    assert gap.to_minute == 120


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        (date(1988, 3, 28), "Sunday: clocks go forward, 02:00 is 03:00"),
        (date(1988, 10, 24), "Sunday: clocks go back, 02:00 is 01:00"),
    ],
)
def test_a_change_of_clocks_is_told_in_words(monday: date, words: str) -> None:
    """The night in which the clocks change says so, on Saturday's row, and no other does."""
    told = wall_week(week(house=house(first_day=monday)), monday)
    assert [day.clock_change for day in told.days] == ["", "", "", "", "", words, ""]


def test_who_was_here_before_the_first_row_is_told() -> None:
    """The night into Monday belongs to the page before; who leaves that morning is named."""
    told = week("Ana 1988-03-13 23:00-07:15", house=house(handover="15m"))
    assert wall_week(told, MONDAY).opening == "Ana until 07:15"
    assert wall_week(week(house=house()), MONDAY).opening == "nobody 00:00\N{EN DASH}07:00"


def test_hours_the_plan_does_not_reach_are_not_called_covered() -> None:
    """Rows outside the plan say that they are not planned, a row half outside says from when."""
    told = wall_week(week(house=house(first_day=date(1988, 3, 17), days=2)), MONDAY)
    kinds = [[(gap.kind, gap.from_minute, gap.to_minute) for gap in day.gaps] for day in told.days]
    assert kinds[1] == [("not planned", 0, 1440)]
    assert kinds[2] == [("not planned", 0, 1020), ("nobody", 1020, 1440)]
    assert kinds[3] == [("nobody", 0, 1440)]
    assert kinds[4] == [("nobody", 0, 1020), ("not planned", 1020, 1440)]


def test_who_can_be_called_is_listed_in_order_and_who_is_away_is_not() -> None:
    """Attendants, then backups with their hours, then services that have hours left."""
    services = (
        Service("Night agency", "415 555 0160", weekly("daily 20:00-08:00"), 20 * HOUR),
        Service("Used up", "415 555 0170", weekly("always"), 0 * HOUR),
    )
    told = replace(full_week(), household=replace(full_house(), services=services))
    calls = [(call.name, call.hours) for call in wall_week(told, MONDAY).calls]
    assert calls == [
        ("Ana", ""),
        ("Ben", ""),
        ("Dolores", "Mon\N{EN DASH}Fri 16\N{EN DASH}24"),
        ("Night agency", "daily 20\N{EN DASH}08"),
    ]


def test_the_row_begins_with_the_houses_day() -> None:
    """A house whose first shift is at 06:30 has rows from 06:00."""
    told = week(house=house(starts=(time(22), time(6, 30), time(14))))
    assert wall_week(told, MONDAY).begins == 6


@pytest.mark.parametrize("name", STATES)
def test_every_hour_and_name_of_a_state_is_on_its_page(name: str) -> None:
    """Nothing that the page is given is left out of it."""
    state = STATES[name]
    page = re.sub("[\u2068\u2069]", "", wall_page(state))
    for day in state.days:
        hours = {each.hours for each in day.shifts} | {each.hours for each in day.gaps}
        for text in hours | {each.hours for each in day.activities}:
            assert text in page
        outings = {each.whole for each in day.activities if each.back_by}
        for text in {each.hours for each in day.out} - outings:
            assert text in page
        for shift in day.shifts:
            assert shift.name in page
    for call in state.calls:
        assert call.phone in page
        assert call.name in page


def test_the_page_needs_nothing_else() -> None:
    """No script, no address, nothing to load; a name cannot become mark-up."""
    state = STATES["an ordinary week"]
    day = replace(state.days[0], shifts=(WallShift("<script>&", "07:00", 0, 480),))
    page = wall_page(replace(state, days=(day,) * 7))
    assert "&lt;script&gt;&amp;" in page
    for loading in ("<script", "http", "url(", "@import", "<link", "<img", "src="):
        assert loading not in page


minutes = st.integers(0, 1439)
wall_shifts = st.builds(
    lambda name, one, other: WallShift(name, "07:00-15:15", min(one, other), max(one, other) + 1),
    st.sampled_from(["Ana", "Konstantinopoulou", "Nguyễn Thị Minh Khai"]),
    minutes,
    minutes,
)


@given(st.lists(wall_shifts, max_size=9).map(tuple))
def test_no_two_bars_are_drawn_over_each_other(items: tuple[WallShift, ...]) -> None:
    """Each shift has one bar that can be seen, and no bar covers another."""
    bars = layout.bars(WallDay("Monday", "14 March", items), OVERLAP)
    assert sorted(map(id, items)) == sorted(id(bar.item) for bar in bars)
    for one, other in combinations(bars, 2):
        if one.end > other.item.from_minute and other.end > one.item.from_minute:
            above, below = sorted([one, other], key=lambda bar: bar.lane / bar.lanes)
            assert (above.lane + 1) / above.lanes <= below.lane / below.lanes + 0.001
    assert all(bar.end > bar.item.from_minute for bar in bars)


labels = st.builds(
    lambda minute, text: layout.Label(minute, (layout.Words(text),)), minutes, st.text(max_size=30)
)


@given(st.lists(labels, min_size=1, max_size=9))
def test_labels_keep_their_order_and_do_not_touch(given_labels: list[layout.Label]) -> None:
    """Texts under a row stand in order, one after the other, inside the row."""
    ordered = sorted(given_labels, key=lambda label: label.minute)
    line = layout.line_up(ordered)
    ends = [*line.starts[1:], layout.AXIS_WIDTH]
    for start, width, end in zip(line.starts, line.widths, ends, strict=True):
        assert start > -0.001
        assert width > 0
        assert start + width < end + 0.001
