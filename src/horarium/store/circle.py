"""Members held while something about them changes."""

from uuid import UUID

from horarium.store.models import HouseholdRow, MemberRow


def locked_household(household: int) -> HouseholdRow:
    """A household, held until the transaction ends."""
    return HouseholdRow.objects.select_for_update().get(pk=household)


def locked_member(household: int, member: UUID) -> MemberRow:
    """One of a household's circle, held until the transaction ends.

    Raises LookupError with a sentence.
    """
    locked_household(household)
    rows = MemberRow.objects.select_for_update(of=("self",)).select_related("household")
    row = rows.filter(household=household, public_id=member, gone_at=None).first()
    if not row:
        raise LookupError("they are not in the circle any more")
    return row
