"""What each hour requires, and who pays for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from horarium.core.hours import WeeklyHours, monday


class Period(StrEnum):
    """How often something is counted anew. Weeks are calendar weeks from Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    PLAN = "plan"

    def first(self, day: date, plan_from: date) -> date:
        """The first day of the period that ``day`` lies in, for a plan from ``plan_from``."""
        if self is Period.PLAN:
            return plan_from
        if self is Period.WEEK:
            return monday(day)
        return day.replace(day=1) if self is Period.MONTH else day


@dataclass(frozen=True, slots=True)
class Need:
    """At least ``people`` on duty in these hours, and among them someone for each skill."""

    name: str
    hours: tuple[WeeklyHours, ...]
    people: int = 1
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays for ``authorised`` time in each period, billed in whole units of ``unit``.

    ``period`` is WEEK or MONTH. ``used`` was used before the plan in its first period.
    """

    name: str
    authorised: timedelta
    period: Period
    unit: timedelta = timedelta(minutes=15)
    used: timedelta = timedelta()
