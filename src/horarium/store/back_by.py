"""When he is to be back in the machine: watched from what was said and planned of its hours."""

from datetime import datetime

from horarium.core.hours import HOUR
from horarium.core.machine_hours import due_back
from horarium.core.watch.situation import Kind
from horarium.store.expecting import AT_ONCE
from horarium.store.machine_said import load_machine_log
from horarium.store.models import HouseholdRow, WatchRow

# So long after it the hours of an outing that nobody ended are over for the ladder.
_FOR = 8 * HOUR


def expect_back(household: HouseholdRow, now: datetime) -> None:
    """Something was said of the machine: when he is to be back is watched from now on.

    Call it in the transaction that writes down what was said.
    """
    due_at = back_by_at(household, now)
    if due_at is not None:
        WatchRow.objects.get_or_create(
            household=household,
            kind=Kind.BACK,
            due_at=due_at,
            defaults={"until_at": due_at + _FOR, "look_house_at": AT_ONCE, "made_at": now},
        )
    rows = WatchRow.objects.filter(household=household, kind=Kind.BACK).exclude(state="ended")
    rows.update(look_house_at=AT_ONCE)


def back_by_at(household: HouseholdRow, now: datetime) -> datetime | None:
    """When he is, or was, to be back and nobody has said that he is; None where he is in."""
    log = load_machine_log(household, now)
    return due_back(log, now) if log else None


def follow_log(row: WatchRow, now: datetime) -> bool:
    """Whether he is in. A watch of which he is due later by now waits until then."""
    due_at = back_by_at(row.household, now)
    if due_at is None:
        return True
    if due_at > row.due_at and row.state == "waiting":
        row.due_at, row.until_at = due_at, due_at + _FOR
        row.save(update_fields=["due_at", "until_at"])
    return _is_watched_otherwise(row)


def _is_watched_otherwise(row: WatchRow) -> bool:
    """Whether another watch already asks where he is: one is enough."""
    others = WatchRow.objects.filter(household=row.household, kind=Kind.BACK).exclude(pk=row.pk)
    is_open = others.filter(state="open").exists()
    return row.state == "waiting" and (
        is_open or others.filter(state="waiting", due_at=row.due_at, pk__lt=row.pk).exists()
    )
