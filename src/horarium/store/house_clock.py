"""House time as it is kept: one row, moved on by each tick and never back."""

from datetime import datetime

from horarium.core.watch.house_time import LOST, HouseTime, Reading, advanced, begun
from horarium.store.models import HouseClockRow

# Of the rows that the watch keeps. One that finds a higher one is too old to go on.
VERSION = 1


class TooOldError(Exception):
    """A newer version of the watch has been at work here; the message is one sentence."""


def advance_house_clock(reading: Reading) -> HouseTime:
    """House time at a reading, kept; ticks at once take turns. Call it in a transaction.

    Raises TooOldError.
    """
    row = HouseClockRow.objects.select_for_update().first()
    if row and row.version > VERSION:
        raise TooOldError(
            f"The watch here is of version {VERSION}, and version {row.version} has been at work "
            "in this database; start the newer one."
        )
    now = advanced(_time(row), reading) if row else begun(reading)
    columns = {
        "boot": reading.boot,
        "since_boot": reading.since_boot,
        "wall_at": reading.wall_at,
        "house_at": now.house_at,
        "believed_at": now.believed_at,
        "doubted_house_at": now.doubted_at,
        "version": VERSION,
    }
    HouseClockRow.objects.update_or_create(pk=row.pk if row else 1, defaults=columns)
    return now


def house_time(reading: Reading) -> HouseTime:
    """House time at a reading, without keeping it."""
    row = HouseClockRow.objects.first()
    return advanced(_time(row), reading) if row else begun(reading)


def known_time(wall_at: datetime) -> datetime:
    """What is meant by now: the wall clock, or where it is lost, the last tick of the watch."""
    row = HouseClockRow.objects.first() if wall_at < LOST else None
    return row.believed_at if row else wall_at


def _time(row: HouseClockRow) -> HouseTime:
    reading = Reading(row.boot, row.since_boot, row.wall_at)
    return HouseTime(reading, row.house_at, row.believed_at, row.doubted_house_at)
