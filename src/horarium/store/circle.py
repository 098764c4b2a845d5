"""Members held while something about them changes."""

from uuid import UUID

from horarium.core.people import Part
from horarium.store.models import HouseholdRow, MemberRow

# Who comes to attend.
COME = frozenset({Part.ATTENDANT, Part.BACKUP})


def who_comes(household: HouseholdRow, name: str) -> MemberRow:
    """One of the circle who comes to attend. Raises LookupError with a sentence."""
    member = MemberRow.objects.filter(household=household, gone_at=None, name=name).first()
    if member is None or not COME & member.parts:
        raise LookupError(f"{name} does not come to attend")
    return member


def in_the_house(household: HouseholdRow, name: str) -> None:
    """Whether this is the person, or one of the circle. Raises LookupError with a sentence."""
    there = MemberRow.objects.filter(household=household, gone_at=None, name=name)
    if name != household.person_name and not there.exists():
        raise LookupError(f"{name} is not in the circle")


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
