"""Figures of labour law: data with source and date, for warnings. This is not legal advice."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class LabourLaw:
    """What the law of a place says of hours, as read ``as_of`` in ``source``.

    ``overtime_after`` and ``most_in_week`` are per calendar week; ``daily_rest`` lies between
    two days' work. None where the law named says nothing. ``live_in_exempt`` says that
    overtime does not apply to members who live in. ``beyond`` says what hours beyond
    ``overtime_after`` are.
    """

    id: str
    title: str
    source: str
    as_of: date
    overtime_after: timedelta | None = None
    most_in_week: timedelta | None = None
    daily_rest: timedelta | None = None
    live_in_exempt: bool = False
    beyond: str = "probably overtime"

    def overtime_for(self, *, live_in: bool) -> timedelta | None:
        """Beyond how many hours of a calendar week it begins; None where nothing is said of it."""
        return None if live_in and self.live_in_exempt else self.overtime_after


NONE = LabourLaw(
    id="none",
    title="no figures of labour law",
    source="chosen by the household",
    as_of=date(2026, 11, 1),
)

US_DOMESTIC = LabourLaw(
    id="us-domestic",
    title="United States, domestic service in the household's own employ",
    source="US Department of Labor, Fact Sheet 79D (overtime above 40 h, live-in exemption)",
    as_of=date(2026, 11, 1),
    overtime_after=timedelta(hours=40),
    live_in_exempt=True,
)

CALIFORNIA_IHSS = LabourLaw(
    id="california-ihss",
    title="California In-Home Supportive Services",
    source="ihssprovider.com FAQ (66 h a week over all recipients; overtime above 40 h)",
    as_of=date(2026, 11, 1),
    overtime_after=timedelta(hours=40),
    most_in_week=timedelta(hours=66),
)

UK_WORKING_TIME = LabourLaw(
    id="uk-working-time",
    title="United Kingdom, Working Time Regulations",
    source="pa-pages.org guidance (48 h a week on average over 17 weeks, 11 h daily rest)",
    as_of=date(2026, 11, 1),
    overtime_after=timedelta(hours=48),
    daily_rest=timedelta(hours=11),
    beyond="to be made up for in other weeks",
)

LAWS = {law.id: law for law in (NONE, US_DOMESTIC, CALIFORNIA_IHSS, UK_WORKING_TIME)}
