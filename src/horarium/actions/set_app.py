"""Through which app a member is reached, too: its address is written down and shown no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.channels.longtail import is_allowed
from horarium.store.circle import locked_member
from horarium.store.events import append_event
from horarium.store.models import AppRow

LONGEST = 500
_NOT_ONE = (
    "This is no address of an app that can be used here; write it like "
    "ntfys://ntfy.sh/a-long-name. reach-people.md lists those that can."
)


@transaction.atomic
def set_app(*, household: int, member: UUID, address: str, now: datetime, by: str) -> None:
    """``address`` "" means none any more. Raises LookupError or ValueError with a sentence.

    What is written into the record is which app it is, and not its address.
    """
    row = locked_member(household, member)
    address = address.strip()
    if not address:
        removed, _ = AppRow.objects.filter(member=row).delete()
        if removed:
            append_event(row.household, "app removed", at=now, by=by, content={"name": row.name})
        return
    if len(address) > LONGEST or not is_allowed(address):
        raise ValueError(_NOT_ONE)
    AppRow.objects.update_or_create(member=row, defaults={"address": address, "set_at": now})
    content = {"name": row.name, "app": app_of(address)}
    append_event(row.household, "app set", at=now, by=by, content=content)


def app_of(address: str) -> str:
    """Which app an address is of, and nothing else of it."""
    return address.partition("://")[0].lower()
