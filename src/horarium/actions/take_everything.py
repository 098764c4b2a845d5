"""He takes all that is his with him, in one file."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from horarium.core.hours import HouseClock
from horarium.store import everything
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.journals import entries, is_open, journal_of
from horarium.store.models import HouseholdRow

CONTENTS = "what is in here.txt"


@transaction.atomic
def take_everything(*, household: int, device: int, now: datetime, by: str) -> bytes:
    """An archive of files; his journal is in it where it is open on this device.

    That it was taken is written down. Raises NoKeyError where the story cannot be opened here.
    """
    row = locked_household(household)
    day = HouseClock(row.zone).date_of(now)
    files = {
        CONTENTS: everything.contents(),
        everything.HOUSEHOLD: everything.household_file(row, day),
        everything.RECORD: everything.record_file(row),
        everything.COURSES: everything.courses_file(row),
        **dict(everything.tables_of(row)),
    }
    if journal := _journal(row, device):
        files[everything.JOURNAL] = journal
    append_event(row, "everything taken", at=now, by=by, content={})
    return _archive(files)


def _journal(row: HouseholdRow, device: int) -> str:
    """What he wrote, the oldest first; "" where it is shut."""
    journal, clock = journal_of(row.pk), HouseClock(row.zone)
    if not journal or not is_open(journal, device):
        return ""
    told = [
        f"{clock.local(each.at):%Y-%m-%d %H:%M}\n{each.text}" for each in entries(journal, device)
    ]
    return "\n\n".join(reversed(told)) + "\n"


def _archive(files: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()
