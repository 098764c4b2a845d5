"""The household of the store becomes a household file again."""

from datetime import datetime

from django.db import transaction

from horarium.core.household_file.write import household_text
from horarium.store.events import append_event
from horarium.store.households import household_row, load_household


def export_household(*, name: str, now: datetime, by: str) -> str:
    """The file's text; that it left is written down.

    Raises LookupError with a sentence where there is no such household, or where ``name`` is
    empty and there is not exactly one.
    """
    with transaction.atomic():
        row = household_row(name)
        text = household_text(load_household(row))
        append_event(row, "household exported", at=now, by=by, content={})
    return text
