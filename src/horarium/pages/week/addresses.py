"""The addresses of pages that show time."""

from datetime import UTC, date, datetime
from urllib.parse import urlencode
from uuid import UUID

from horarium.core.hours import Interval

THIS_WEEK = "/week/"
TODAY = "/day/"


def week_address(monday: date) -> str:
    return f"/week/{monday}/"


def day_address(day: date) -> str:
    return f"/day/{day}/"


def shift_address(shift: UUID) -> str:
    return f"/shift/{shift}/"


def gap_address(start_at: datetime) -> str:
    """A gap by its first instant: ``/gap/19880325T0700Z/``."""
    return f"/gap/{start_at.astimezone(UTC):%Y%m%dT%H%MZ}/"


def take_address(start_at: datetime) -> str:
    """Where somebody says that they would take hours that begin then."""
    return f"/open/{start_at.astimezone(UTC):%Y%m%dT%H%MZ}/take/"


def placed_address(placed: int) -> str:
    return f"/placed/{placed}/"


def absence_question(member: UUID, when: Interval) -> str:
    """The question what follows if a member cannot come then."""
    start, end = when.start_at.isoformat(), when.end_at.isoformat()
    return (
        f"/what-if/?{urlencode({'what': 'absent', 'member': member, 'start': start, 'end': end})}"
    )


def date_from(text: str) -> date | None:
    """``1988-03-21``; None for what is no day, or so far off that no house plans it."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2200 else None


def instant_from(text: str) -> datetime | None:
    """``19880325T0700Z`` or ``1988-03-25T07:00Z``; None for what is none."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return instant.astimezone(UTC) if 1900 <= instant.year <= 2200 else None
