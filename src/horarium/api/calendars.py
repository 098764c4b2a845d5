"""A calendar file for each member: their own shifts under a neutral title, and nothing else.

A telephone shows it on a locked screen and shares it with whoever its owner shares with, so
it names nobody, no place and no reason.
"""

import unicodedata
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from horarium.core.hours import DAY, HouseClock
from horarium.core.roster import Shift
from horarium.core.week import Week

TITLE = "Shift"
REFRESH = "PT15M"
_NAMESPACE = UUID("5c0c31c1-60d5-5a5e-9f6b-0d2c4a3f1988")
_LONGEST_STEM = 40


def member_calendar(week: Week, member: str, made_at: datetime) -> bytes:
    """The shifts of ``member`` as an iCalendar file, made at the aware instant ``made_at``.

    Raises KeyError when the household has nobody of this name.
    """
    week.household.member(member)
    calendar = Calendar()
    calendar.add("prodid", "-//Horarium//Shifts//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # Text, not a duration: readers take no other. There is no UID of the calendar itself, for
    # some readers then keep one event of the whole file.
    calendar.add("x-published-ttl", REFRESH)
    shifts = week.shifts_of(member)
    if shifts:
        calendar.add_component(_zone(week, shifts))
    for shift in shifts:
        calendar.add_component(_event(week, shift, made_at))
    content: bytes = calendar.to_ical()
    return content


def _zone(week: Week, shifts: tuple[Shift, ...]) -> Timezone:
    zone = ZoneInfo(week.clock.zone)
    first, last = week.clock.date_of(shifts[0].start_at), week.clock.date_of(shifts[-1].end_at)
    told = Timezone.from_tzinfo(zone, zone.key, first - 366 * DAY, last + 366 * DAY)
    told.pop("comment", None)
    return told


def _event(week: Week, shift: Shift, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", str(_uid(week, shift)))
    event.add("dtstamp", made_at)
    event.add("dtstart", _stated(week.clock, shift.start_at))
    event.add("dtend", _stated(week.clock, shift.end_at))
    event.add("summary", TITLE)
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
