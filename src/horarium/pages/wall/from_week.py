"""A week of a plan as the page for the kitchen wall may know it.

Of an activity only its hours, the words he chose for paper and who goes with him pass through
here. Its name, its kind, its skills and its equipment say why, and do not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from horarium.core.hours import (
    DAY,
    HOUR,
    LONG_WEEKDAYS,
    MINUTE,
    HouseClock,
    Interval,
    WeeklyHours,
    date_words,
    length_words,
    minutes,
    subtract,
    union,
    week_words,
)
from horarium.core.machine import Machine
from horarium.core.people import Member, Part
from horarium.core.roster import Placed, Shift
from horarium.core.week import Presence, Week
from horarium.pages.wall.context import (
    GapKind,
    WallActivity,
    WallCall,
    WallDay,
    WallGap,
    WallShift,
    WallStretch,
    WallWeek,
)

_OUT = "Out"
_UNNAMED = "Own time"


@dataclass(frozen=True, slots=True)
class Row:
    """A house day: from ``begins`` on ``day`` to ``begins`` on the next."""

    clock: HouseClock
    day: date
    begins: time

    @property
    def when(self) -> Interval:
        start_at = self.clock.first(self.day, self.begins)
        return Interval(start_at, self.clock.first(self.day + DAY, self.begins))

    def minute(self, instant: datetime) -> int:
        """Where an instant stands in the row, on the wall clock."""
        wall = self.clock.local(instant).replace(tzinfo=None)
        begin = datetime.combine(self.day, self.begins)
        return min(max(minutes(wall - begin), 0), 1440)

    def bounds(self, when: Interval) -> tuple[int, int]:
        return self.minute(when.start_at), self.minute(when.end_at)


def wall_week(week: Week, monday: date) -> WallWeek:
    """The page for the calendar week from ``monday``."""
    rows = [Row(week.clock, monday + n * DAY, week.household.planning.morning) for n in range(7)]
    machine: Machine | None = week.household.machine
    return WallWeek(
        household=week.household.name,
        title=week_words(monday),
        begins=rows[0].begins.hour,
        opening=_opening(week, rows[0]),
        days=tuple(_day(week, row) for row in rows),
        calls=tuple(_calls(week, monday)),
        handover=_handover(week),
        has_machine=machine is not None,
    )


def _handover(week: Week) -> str:
    length = week.household.planning.handover
    return length_words(length) if length else ""


def _day(week: Week, row: Row) -> WallDay:
    changed_at = row.clock.change_in(row.when)
    return WallDay(
        weekday=LONG_WEEKDAYS[row.day.weekday()],
        date=date_words(row.day),
        shifts=tuple(_shifts(week, row)),
        gaps=tuple(_gaps(week, row)),
        out=tuple(_out(week, row)),
        activities=tuple(_activities(week, row)),
        clock_change=_change_words(row.clock, changed_at) if changed_at else "",
        clock_change_minute=row.minute(changed_at) if changed_at else 0,
    )


def _hours(clock: HouseClock, when: Interval) -> str:
    start, end = clock.local(when.start_at), clock.local(when.end_at)
    return f"{start:%H:%M}\N{EN DASH}{end:%H:%M}"


def _shifts(week: Week, row: Row) -> Iterator[WallShift]:
    for shift in week.shifts:
        part = shift.when.common(row.when)
        if part and not _is_tail(week, row, shift, part):
            start, end = row.bounds(part)
            then = _then(week, shift) if shift.end_at <= row.when.end_at + HOUR else ()
            yield WallShift(shift.member, _shift_hours(week, row, shift), start, end, then)


def _is_tail(week: Week, row: Row, shift: Shift, part: Interval) -> bool:
    """Whether only a shift's last handover reaches into the row."""
    begun_before = shift.start_at < row.when.start_at
    return begun_before and part.length <= week.household.planning.handover


def _shift_hours(week: Week, row: Row, shift: Shift) -> str:
    clock, end = week.clock, week.clock.local(shift.end_at)
    ends_here = shift.end_at <= row.when.end_at + week.household.planning.handover
    until = f"{end:%H:%M}" if ends_here else f"{_short(end.date())} {end:%H:%M}"
    if shift.start_at < row.when.start_at:
        return f"until {until}"
    if ends_here:
        return _hours(clock, shift.when)
    return f"{clock.local(shift.start_at):%H:%M} until {until}"


def _short(day: date) -> str:
    return LONG_WEEKDAYS[day.weekday()][:3]


def _then(week: Week, shift: Shift) -> tuple[str, ...]:
    """Who begins while this shift ends."""
    since_at = shift.end_at - max(week.household.planning.handover, MINUTE)
    starting = (each for each in week.shifts if since_at <= each.start_at <= shift.end_at)
    return tuple(dict.fromkeys(each.member for each in starting if each != shift))


def _lacks(week: Week, presence: Presence) -> GapKind | None:
    if presence.people and not presence.on_duty:
        return "nobody"
    day = week.clock.date_of(presence.when.start_at)
    if any(not week.skilled(presence.on_duty, skill, day) for skill in presence.skills):
        return "untrained"
    return "too few" if len(presence.on_duty) < presence.people else None


def _gaps(week: Week, row: Row) -> Iterator[WallGap]:
    found: dict[GapKind, list[Interval]] = {"not planned": _unplanned(week, row)}
    for presence in week.presences:
        part = presence.when.common(row.when)
        kind = _lacks(week, presence) if part else None
        if part and kind:
            found.setdefault(kind, []).append(part)
    gaps = [(gap, kind) for kind, parts in found.items() for gap in union(parts)]
    for gap, kind in sorted(gaps):
        hours = "" if gap == row.when else _hours(week.clock, gap)
        yield WallGap(kind, hours, *row.bounds(gap))


def _unplanned(week: Week, row: Row) -> list[Interval]:
    """What of a row lies outside the plan and is in nobody's shift."""
    there = [shift.when for shift in week.shifts]
    return list(subtract([row.when], [week.horizon, *there]))


def _out(week: Week, row: Row) -> Iterator[WallStretch]:
    for stretch in week.machine_free:
        part = stretch.common(row.when)
        if part:
            yield WallStretch(_hours(week.clock, stretch), *row.bounds(part))


def _activities(week: Week, row: Row) -> Iterator[WallActivity]:
    mine = [each for each in week.plan.placed if row.when.holds(each.away.start_at)]
    told = (_activity(week, row, placed) for placed in mine)
    # Not in the order of their names, which say why.
    yield from sorted(told, key=lambda each: (each.from_minute, each.hours, each.shown_as))


def _activity(week: Week, row: Row, placed: Placed) -> WallActivity:
    activity = week.household.activity(placed.activity)
    start = row.minute(placed.away.start_at)
    if not activity.is_outing:
        return WallActivity(activity.shown_as, _hours(week.clock, placed.when), start)
    driver = week.driver(placed)
    return WallActivity(
        shown_as=_OUT if activity.shown_as == _UNNAMED else activity.shown_as,
        hours=f"{week.clock.local(placed.away.start_at):%H:%M}",
        from_minute=start,
        back_by=f"{week.clock.local(placed.away.end_at):%H:%M}",
        driver=driver,
        companions=tuple(each.name for each in week.going(placed) if each.name != driver),
    )


def _change_words(clock: HouseClock, changed_at: datetime) -> str:
    new = clock.local(changed_at)
    old = clock.local(changed_at - 15 * MINUTE).replace(tzinfo=None) + 15 * MINUTE
    way = "forward" if new.replace(tzinfo=None) > old else "back"
    return f"{LONG_WEEKDAYS[new.weekday()]}: clocks go {way}, {old:%H:%M} is {new:%H:%M}"


def _opening(week: Week, row: Row) -> str:
    """Who is here in the night before the first row."""
    here = [
        f"{shift.member} until {week.clock.local(shift.end_at):%H:%M}"
        for shift in week.shifts
        if shift.start_at < row.when.start_at < shift.end_at + MINUTE
        and shift.end_at <= row.when.start_at + HOUR
    ]
    night = Interval(week.clock.day(row.day).start_at, row.when.start_at)
    alone = [
        f"nobody {_hours(week.clock, part)}"
        for presence in week.presences
        if _lacks(week, presence) == "nobody" and (part := presence.when.common(night))
    ]
    return ", ".join(alone + here)


def _calls(week: Week, monday: date) -> Iterator[WallCall]:
    """Attendants who can come this week, then backups, whose numbers may hang here; services."""
    span = week.week_of(monday)
    for member in (*week.household.attendants, *week.household.backups):
        if member.phone and member.phone_on_wall and _is_around(week, member, span):
            is_backup = Part.ATTENDANT not in member.parts
            hours = _weekly_words(member.availability) if is_backup else ""
            yield WallCall(member.name, member.phone, hours)
    for service in week.household.services:
        if service.left:
            yield WallCall(service.name, service.phone, _weekly_words(service.hours))


def _is_around(week: Week, member: Member, span: Interval) -> bool:
    gone = member.leaves_on and week.clock.day(member.leaves_on).start_at <= span.start_at
    away = any(absence.when.contains(span) for absence in member.absences)
    return not gone and not away


def _weekly_words(hours: Iterable[WeeklyHours]) -> str:
    """``Mon-Fri 08-16, Sat 10-12:30``; empty for any hour."""
    return ", ".join(_words_of(each) for each in hours)


def _words_of(hours: WeeklyHours) -> str:
    if hours.length == DAY and hours.start == time():
        return _days_words(hours.days)
    start = hours.start.hour * 60 + hours.start.minute
    end = (start + minutes(hours.length)) % 1440 or 1440
    return f"{_days_words(hours.days)} {_brief(start)}\N{EN DASH}{_brief(end)}"


def _brief(minute: int) -> str:
    """``16`` or ``16:30``."""
    hour, rest = divmod(minute, 60)
    return f"{hour:02}:{rest:02}" if rest else f"{hour:02}"


def _days_words(days: frozenset[int]) -> str:
    ordered = sorted(days)
    if len(ordered) == 7:
        return "daily"
    first, last = ordered[0], ordered[-1]
    if len(ordered) > 2 and last - first == len(ordered) - 1:
        return f"{LONG_WEEKDAYS[first][:3]}\N{EN DASH}{LONG_WEEKDAYS[last][:3]}"
    return ", ".join(LONG_WEEKDAYS[day][:3] for day in ordered)
