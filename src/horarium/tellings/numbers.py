"""What a member says of themselves: whether their number hangs, and whether they wait near him."""

from dataclasses import dataclass

from horarium.core.activities import WITHIN_CALL
from horarium.store.models import AccountRow, MemberRow
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number that is known of whoever looks, and what they chose."""

    phone: str
    is_on_wall: bool


def own_number(viewer: Viewer) -> OwnNumber | None:
    """To a member alone; nothing for the person, or where no number is known. One query."""
    row = _member(viewer)
    return OwnNumber(row.phone, row.phone_on_wall) if row and row.phone else None


def waits_within_call(viewer: Viewer) -> bool | None:
    """What whoever attends said of it; None for all others. One query."""
    row = _member(viewer) if viewer.attends else None
    return WITHIN_CALL not in row.unwilling if row else None


def _member(viewer: Viewer) -> MemberRow | None:
    if viewer.is_person:
        return None
    return AccountRow.objects.select_related("member").get(pk=viewer.account).member
