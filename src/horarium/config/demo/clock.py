"""What time it is in the demo's house: Wednesday noon when its folder was made, and on from there.

The folder's mark keeps when that was, and how far the hands were moved since.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from horarium.core.hours import HOUR

MARK = "this-is-a-demo.json"
# Wed 23 Mar 1988, noon in Berkeley.
BEGINS_AT = datetime(1988, 3, 23, 20, tzinfo=UTC)
# As far as the month of the demo is planned.
FARTHEST = timedelta(days=24)


def begin(folder: Path, now: datetime) -> None:
    """Mark a folder as a demo's; its clock begins."""
    _write(folder, now, timedelta())


def house_time() -> datetime:
    """What time it is in the demo's house."""
    began_at, ahead = _read(settings.DATA)
    return BEGINS_AT + (datetime.now(UTC) - began_at) + ahead


def move_hands(hours: int) -> None:
    """Move the clock of the house forward. Raises ValueError with a sentence beyond the month."""
    began_at, ahead = _read(settings.DATA)
    if not 0 < hours <= 24 or house_time() + hours * HOUR > BEGINS_AT + FARTHEST:
        raise ValueError("the clock of the demo goes forward by 1 to 24 hours, within its month")
    _write(settings.DATA, began_at, ahead + hours * HOUR)


def _read(folder: Path) -> tuple[datetime, timedelta]:
    content = json.loads((folder / MARK).read_text(encoding="utf-8"))
    return datetime.fromisoformat(content["began_at"]), timedelta(hours=content["ahead_hours"])


def _write(folder: Path, began_at: datetime, ahead: timedelta) -> None:
    content = {"began_at": began_at.isoformat(), "ahead_hours": ahead // HOUR}
    (folder / MARK).write_text(json.dumps(content) + "\n", encoding="utf-8")
