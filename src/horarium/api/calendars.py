"""A calendar file for each member: their own hours under a neutral title, and nothing else.

A telephone shows it on a locked screen and shares it with whoever its owner shares with, so
it names nobody, no place and no reason.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.roster import Shift
from horarium.core.week import Week

TITLE, ENGAGED = "Shift", "Engaged"
REFRESH = "PT15M"
_NAMESPACE = UUID("5c0c31c1-60d5-5a5e-9f6b-0d2c4a3f1988")
_LONGEST_STEM = 40


def member_calendar(week: Week, member: str, made_at: datetime) -> bytes:
    """The shifts of ``member`` as an iCalendar file, made at the aware instant ``made_at``.

    Raises KeyError when the household has nobody of this name.
    """
    week.household.member(member)
    shifts = [(_uid(week, each), each.when) for each in week.shifts_of(member)]
    return _file(week.clock, shifts, TITLE, made_at)


def sessions_calendar(
    clock: HouseClock, sessions: Iterable[tuple[UUID, Interval]], made_at: datetime
) -> bytes:
    """The sessions of a professional, each with an identifier of its own, as an iCalendar file."""
    return _file(clock, list(sessions), ENGAGED, made_at)


def _file(
    clock: HouseClock, hours: list[tuple[UUID, Interval]], title: str, made_at: datetime
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Horarium//Shifts//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # Text, not a duration: readers take no other. There is no UID of the calendar itself, for
    # some readers then keep one event of the whole file.
    calendar.add("x-published-ttl", REFRESH)
    if hours:
        calendar.add_component(_zone(clock, hours[0][1], hours[-1][1]))
    for uid, when in hours:
        calendar.add_component(_event(clock, uid, when, title, made_at))
    content: bytes = calendar.to_ical()
    return content


def _zone(clock: HouseClock, first: Interval, last: Interval) -> Timezone:
    zone = ZoneInfo(clock.zone)
    begin, end = clock.date_of(first.start_at), clock.date_of(last.end_at)
    told = Timezone.from_tzinfo(zone, zone.key, begin - 366 * DAY, end + 366 * DAY)
    told.pop("comment", None)
    return told


def _event(clock: HouseClock, uid: UUID, when: Interval, title: str, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", made_at)
    event.add("dtstart", _stated(clock, when.start_at))
    event.add("dtend", _stated(clock, when.end_at))
    event.add("summary", title)
    return event


def _stated(clock: HouseClock, instant: datetime) -> datetime:
    """On the wall clock where that is unambiguous; the second of two equal hours in UTC."""
    local = clock.local(instant)
    return instant if local.fold else local


def _uid(week: Week, shift: Shift) -> UUID:
    """The same for the same shift of the same plan; a digest, which names nobody."""
    parts = (week.plan.first_day.isoformat(), shift.member, shift.start_at.isoformat())
    return uuid5(_NAMESPACE, "\n".join(parts))


def calendar_name(member: str) -> str:
    """A file name that every disk takes and no other member has, such as ``ana-1f0c9a3e.ics``."""
    plain = unicodedata.normalize("NFKC", member).casefold()
    stem = "".join(letter if letter.isalnum() else "-" for letter in plain)[:_LONGEST_STEM]
    digest = sha256(member.encode()).hexdigest()[:8]
    return "-".join(part for part in (*stem.split("-"), digest) if part) + ".ics"
