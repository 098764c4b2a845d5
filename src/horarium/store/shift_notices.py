"""What members are to know of a change in the roster: a notice each, until they have read it."""

from collections.abc import Mapping
from datetime import datetime

from horarium.store.models import AccountRow, HouseholdRow, NoticeRow


def tell_members(household: HouseholdRow, sentences: Mapping[str, str], at: datetime) -> None:
    """A notice for each member named who can sign in."""
    accounts = AccountRow.objects.filter(
        household=household, is_active=True, member__name__in=sentences, member__gone_at=None
    ).select_related("member")
    NoticeRow.objects.bulk_create(
        NoticeRow(account=account, at=at, sentence=sentences[account.member.name])
        for account in accounts
        if account.member
    )


def untell_members(household: HouseholdRow, at: datetime) -> frozenset[str]:
    """Take the notices of ``at`` back from all who have not read theirs, and name these."""
    unread = NoticeRow.objects.filter(
        account__household=household, account__member__isnull=False, at=at, read_at=None
    )
    names = frozenset(unread.values_list("account__member__name", flat=True))
    unread.delete()
    return names
