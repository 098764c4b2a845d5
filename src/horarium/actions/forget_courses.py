"""What should be forgotten of a course is forgotten on its date."""

from datetime import datetime

from horarium.store.courses import forget_due


def forget_courses(*, now: datetime) -> None:
    """Of every household here. That a course was closed, and on which day, remains."""
    forget_due(now)
