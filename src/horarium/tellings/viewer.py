"""Who is looking: the audience that every telling is made for."""

from dataclasses import dataclass

from horarium.core.people import Part
from horarium.store.models import AccountRow, HouseholdRow


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone signed in: the person of a household, or one of its members by ``name``.

    Who ``acts_for`` him sees his page as he does, and what they do there is written down as
    theirs for him: that is then their ``name``.
    """

    account: int
    household: int
    name: str
    is_person: bool
    parts: frozenset[Part] = frozenset()
    acts_for: str = ""

    @property
    def attends(self) -> bool:
        """Whether shifts can be theirs."""
        return Part.ATTENDANT in self.parts


def keeps_none() -> bool:
    """Whether the server keeps no household yet; it says nothing of any."""
    return not HouseholdRow.objects.exists()


def viewer_of(account_id: int) -> Viewer | None:
    """Whoever signs in with this account, if they may still look. One query."""
    rows = AccountRow.objects.select_related("member", "household")
    row = rows.filter(pk=account_id).first()
    return viewer_from(row) if row else None


def viewer_from(row: AccountRow) -> Viewer | None:
    """Whoever signs in with an account that was loaded with its member and household."""
    if not row.is_active:
        return None
    member = row.member
    if member is None:
        return Viewer(row.pk, row.household_id, row.household.person_name, is_person=True)
    if member.gone_at is not None:
        return None
    return Viewer(row.pk, row.household_id, member.name, is_person=False, parts=member.parts)
