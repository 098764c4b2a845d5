"""A household file becomes the household of the store, or brings the one there up to date."""

from datetime import datetime

from django.db import transaction

from horarium.core.household import Household
from horarium.store.events import append_event
from horarium.store.households import save_household


def import_household(*, household: Household, file: str, now: datetime, by: str) -> None:
    """All of it or nothing; that it came from ``file`` is written down."""
    with transaction.atomic():
        row = save_household(household)
        append_event(row, "household imported", at=now, by=by, content={"file": file})
