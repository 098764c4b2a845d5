"""A member's own number, and whether it may stand on what hangs on the wall."""

from dataclasses import dataclass

from horarium.store.models import AccountRow
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number that is known of whoever looks, and what they chose."""

    phone: str
    is_on_wall: bool


def own_number(viewer: Viewer) -> OwnNumber | None:
    """To a member alone; nothing for the person, or where no number is known. One query."""
    if viewer.is_person:
        return None
    row = AccountRow.objects.select_related("member").get(pk=viewer.account).member
    return OwnNumber(row.phone, row.phone_on_wall) if row and row.phone else None
