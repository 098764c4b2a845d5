"""Where things stand in the row of a day: nothing covered, nothing lost, each in its place."""

import re
from datetime import date, datetime, time, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, MINUTE, Interval, subtract, union
from horarium.pages.day.drawn import ROOM as TALL
from horarium.pages.week import grid
from horarium.pages.week.addresses import gap_address, placed_address, shift_address
from horarium.pages.week.context import Band
from horarium.pages.week.drawn import ROOM as WIDE
from horarium.pages.week.layout import (
    LEAST_QUARTERS,
    MOST_QUARTERS,
    Piece,
    Stand,
    piece,
    quarters,
    stands,
)
from horarium.pages.week.rows import HANDOVER, Room, day_row
from horarium.tellings.lacks import Lack, Lacking
from horarium.tellings.tasks import OwnHours
from horarium.tellings.week import HouseDay, HouseDays, OnDuty
from tests.cast import AUTUMN, CLOCK, MONDAY, SPRING

# The nights of both clock changes belong to the days before them.
HOURS_OF = {MONDAY: 24, SPRING - DAY: 23, SPRING: 24, AUTUMN - DAY: 25, AUTUMN: 24}
NAMES = ("Ana", "Maximiliane-Josephine Featherstonehaugh-Papadopoulos", "梅", "Ben")

dates = st.sampled_from(sorted(HOURS_OF))
totals = st.integers(LEAST_QUARTERS, MOST_QUARTERS)


def of(day: date) -> Interval:
    """From seven to seven on the wall."""
    return Interval(CLOCK.first(day, time(7)), CLOCK.first(day + DAY, time(7)))


@st.composite
def pieces(draw: st.DrawFn) -> tuple[int, list[Piece]]:
    """A row, and what stands in it: often close together, where it is most likely covered."""
    total = draw(totals)
    starts = st.integers(0, 16) | st.integers(0, total - 1)
    lengths, words = st.integers(1, 8) | st.integers(1, total), st.integers(0, 10)
    found = draw(st.lists(st.tuples(starts, lengths, words | st.integers(0, total))))
    return total, [Piece(at, min(at + long, total), words) for at, long, words in found]


@given(pieces(), st.sampled_from([0, HANDOVER]))
def test_no_two_in_a_lane_cover_each_other(row: tuple[int, list[Piece]], overlap: int) -> None:
    """But by a handover, and never the words of whoever was there first."""
    total, given_ = row
    for one, other in combinations(stands(given_, total, overlap), 2):
        if one.lane != other.lane:
            continue
        first, then = sorted((one, other), key=lambda each: (each.left, -each.right))
        assert then.left >= first.right - overlap
        assert then.left >= first.left + first.piece.words


@given(pieces(), st.sampled_from([0, HANDOVER]))
def test_each_stands_in_its_row_in_its_order(row: tuple[int, list[Piece]], overlap: int) -> None:
    total, given_ = row
    placed = stands(given_, total, overlap)
    assert [each.piece for each in placed] == given_
    for each in placed:
        assert 0 <= each.left <= each.piece.start < each.piece.end <= each.right <= total
        assert each.right - each.left >= each.piece.words
    assert {each.lane for each in placed} == set(range(lanes(placed)))


def lanes(placed: tuple[Stand, ...]) -> int:
    return max((each.lane + 1 for each in placed), default=0)


@pytest.mark.parametrize(("day", "hours"), HOURS_OF.items())
def test_a_row_is_as_long_as_its_day(day: date, hours: int) -> None:
    assert quarters(of(day)) == 4 * hours


offsets = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda count: count * MINUTE)
lengths = st.integers(1, 3 * 24 * 60).map(lambda count: count * MINUTE)


@given(dates, offsets, lengths)
def test_each_stands_inside_its_day_where_it_is(
    day: date, offset: timedelta, length: timedelta
) -> None:
    """To the nearest quarter, also in the nights that have one hour less or more."""
    when = of(day)
    start_at = when.start_at + offset
    found = piece(when, Interval(start_at, start_at + length))
    assert 0 <= found.start < found.end <= quarters(when)
    near = 8 * MINUTE
    if when.start_at <= start_at < when.end_at - near:
        assert abs(when.start_at + found.start * 15 * MINUTE - start_at) <= near
    if when.start_at + 15 * MINUTE <= start_at + length <= when.end_at and offset >= timedelta():
        end_at = when.start_at + found.end * 15 * MINUTE
        assert abs(end_at - start_at - length) <= near or found.end == found.start + 1


# -- whole rows


@st.composite
def days(draw: st.DrawFn) -> HouseDay:
    """Any shifts, hours that lack somebody, hours out of the machine and outings."""
    day = draw(dates)
    when = of(day)
    spans = st.builds(
        lambda at, long: Interval(when.start_at + at, when.start_at + at + long),
        st.integers(-12 * 60, quarters(when) * 15 - 1).map(lambda count: count * MINUTE),
        st.integers(1, 30 * 60).map(lambda count: count * MINUTE),
    ).filter(lambda each: each.overlaps(when))
    cut = spans.map(lambda each: each.common(when) or each)
    then = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
    found = draw(st.lists(st.tuples(spans, st.sampled_from(NAMES), then), max_size=9))
    shifts = [OnDuty(UUID(int=n), name, at, (), more) for n, (at, name, more) in enumerate(found)]
    own = [
        OwnHours(n, f"{name} {n}", each, each.padded(travel, travel))
        for n, (each, name, travel) in enumerate(
            draw(
                st.lists(
                    st.tuples(spans, st.sampled_from(NAMES), st.sampled_from([0 * HOUR, HOUR / 2])),
                    max_size=5,
                )
            )
        )
    ]
    lacks = draw(st.lists(cut, max_size=4))
    unplanned = tuple(union(draw(st.lists(cut, max_size=1))))
    return HouseDay(
        day,
        when,
        tuple(shifts),
        tuple(Lacking(each, Lack(alone=True), each) for each in lacks),
        unplanned=unplanned,
        out=tuple(union(draw(st.lists(spans, max_size=3)))),
        own_hours=tuple(own),
        changed_at=CLOCK.change_in(when),
    )


def told(day: HouseDay) -> HouseDays:
    return HouseDays(CLOCK, day.day, (day,), (), has_machine=True, planned_until=None)


CLASS = re.compile(r"\b([snl])(\d+)\b")


@given(days(), st.sampled_from([WIDE, TALL]))
def test_nothing_is_lost_and_all_is_in_order(day: HouseDay, room: Room) -> None:
    """Each shift, gap, activity and hour out is in the row once, by the time it begins."""
    now = day.when.start_at - HOUR
    row = day_row(told(day), day, now, room)
    addresses = [
        *(shift_address(each.id) for each in day.shifts),
        *(gap_address(each.gap.start_at) for each in day.lacking),
    ]
    assert sorted(each.address for each in row.bars if each.address) == sorted(addresses)
    assert sum(not each.address for each in row.bars) == len(day.unplanned)
    begins = {shift_address(each.id): each.when.start_at for each in day.shifts}
    ordered = [begins[each.address] for each in row.bars if each.address in begins]
    assert ordered == sorted(ordered)
    marks = [each.address for each in row.marks if each.address]
    assert sorted(marks) == sorted(placed_address(each.id) for each in day.own_hours)
    aways = {placed_address(each.id): each.away.start_at for each in day.own_hours}
    assert [aways[each] for each in marks] == sorted(aways[each] for each in marks)


@given(days(), st.sampled_from([WIDE, TALL]))
def test_every_class_is_in_the_stylesheet(day: HouseDay, room: Room) -> None:
    """And says a place inside the row."""
    row = day_row(told(day), day, day.when.start_at, room)
    css, total = grid.grid_css(), quarters(day.when)
    assert f".{row.size}{{" in css
    stood = [each.stands for each in row.bars]
    stood += [each.stands for each in row.marks]
    for each in [*stood, *(line.stands for line in row.lines)]:
        found = dict(CLASS.findall(each))
        assert all(f".{kind}{number}{{" in css for kind, number in found.items())
        assert int(found["s"]) + int(found.get("n", 1)) <= total


@given(days())
def test_the_band_is_whole(day: HouseDay) -> None:
    """Every minute of a planned day is in the machine or out of it, and none is both."""
    band = day_row(told(day), day, day.when.start_at, WIDE).band
    if band is None:
        assert day.unplanned == (day.when,)
        return
    inside, outside = stretches(band, day.when), stretches(band, day.when, out=True)
    assert not any(one.overlaps(other) for one, other in combinations([*inside, *outside], 2))
    assert union(outside) == union(filter(None, (each.common(day.when) for each in day.out)))
    missing = subtract([day.when], [*inside, *outside])
    assert not subtract(missing, day.unplanned)


def stretches(band: Band, when: Interval, *, out: bool = False) -> list[Interval]:
    """The hours that a path draws."""
    drawn = re.findall(r"M(\d+) \d+h(\d+)", band.outside if out else band.inside)
    begins: list[tuple[datetime, int]] = [
        (when.start_at + int(at) * MINUTE, int(long)) for at, long in drawn
    ]
    return [Interval(at, at + long * MINUTE) for at, long in begins]


def test_the_stylesheet_is_what_is_written() -> None:
    """``python -m horarium.pages.week.grid`` would change nothing."""
    assert grid.FILE.read_text(encoding="utf-8") == grid.grid_css()
