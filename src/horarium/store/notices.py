"""Sentences that an account is to see until it says that it has."""

from collections.abc import Mapping
from datetime import datetime

from horarium.store.models import AccountRow, HouseholdRow, MemberRow, NoticeRow

_LONGEST = 400


def notify(account: AccountRow | None, sentence: str, now: datetime) -> None:
    """Whoever has no account is told by somebody who has one."""
    if account:
        NoticeRow.objects.create(account=account, at=now, sentence=_cut(sentence))


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"


def notify_member(member: MemberRow, sentence: str, now: datetime) -> None:
    notify(AccountRow.objects.filter(member=member, is_active=True).first(), sentence, now)


def account_named(household: HouseholdRow, name: str) -> AccountRow | None:
    """Whose decisions are written down under this name: the person's, or a member's."""
    rows = AccountRow.objects.filter(household=household, is_active=True)
    if name == household.person_name:
        return rows.filter(member=None).first()
    return rows.filter(member__name=name).first()


# -- what members are to know of a change in the roster


def tell_members(household: HouseholdRow, sentences: Mapping[str, str], at: datetime) -> None:
    """A notice for each member named who can sign in."""
    accounts = AccountRow.objects.filter(
        household=household, is_active=True, member__name__in=sentences, member__gone_at=None
    ).select_related("member")
    NoticeRow.objects.bulk_create(
        NoticeRow(account=account, at=at, sentence=_cut(sentences[account.member.name]))
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
