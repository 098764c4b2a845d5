"""What a member is in the circle changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.people import Part
from horarium.store.circle import locked_member
from horarium.store.events import append_event
from horarium.store.models import ContractRow, MemberRow


@transaction.atomic
def change_parts(
    *, household: int, member: UUID, parts: frozenset[Part], now: datetime, by: str
) -> None:
    """It counts from their next page on. Raises LookupError or ValueError with a sentence."""
    row = locked_member(household, member)
    if parts == row.parts:
        return
    _agreed(row, parts)
    content = {"name": row.name, "before": sorted(row.parts), "after": sorted(parts)}
    row.parts = parts
    row.save(update_fields=["parts"])
    append_event(row.household, "parts changed", at=now, by=by, content=content)


def _agreed(row: MemberRow, parts: frozenset[Part]) -> None:
    if not parts:
        raise ValueError(f"{row.name} needs at least one part; if they go, use Leave today.")
    if Part.ATTENDANT in parts - row.parts:
        if not ContractRow.objects.filter(member=row).exists():
            raise ValueError(f"{row.name} has no contract yet; write it under Household first.")
    elif Part.ATTENDANT in row.parts - parts:
        others = MemberRow.objects.filter(household=row.household, gone_at=None)
        if not any(Part.ATTENDANT in each.parts for each in others.exclude(pk=row.pk)):
            raise ValueError(f"{row.name} is the only attendant; add another one first.")
