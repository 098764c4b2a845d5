"""Which days are planned next."""

from datetime import date, datetime

from django.db import transaction

from horarium.store.events import append_event
from horarium.store.models import HouseholdRow
from horarium.store.rosters import MOST_DAYS


@transaction.atomic
def choose_days(*, household: int, first_day: date, days: int, now: datetime, by: str) -> None:
    """Raises ValueError with a sentence."""
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"from 1 day to {MOST_DAYS} days can be planned at once")
    if not 1900 <= first_day.year <= 2200:
        raise ValueError("days can be planned from the year 1900 to 2200")
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    if (row.first_day, row.days) == (first_day, days):
        return
    row.first_day, row.days = first_day, days
    row.save(update_fields=["first_day", "days"])
    content = {"first_day": first_day.isoformat(), "days": days}
    append_event(row, "days chosen", at=now, by=by, content=content)
