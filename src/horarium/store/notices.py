"""Sentences that an account is to see until it says that it has."""

from datetime import datetime

from horarium.store.models import AccountRow, HouseholdRow, MemberRow, NoticeRow

_LONGEST = 400


def notify(account: AccountRow | None, sentence: str, now: datetime) -> None:
    """Whoever has no account is told by somebody who has one."""
    if account:
        cut = sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"
        NoticeRow.objects.create(account=account, at=now, sentence=cut)


def notify_member(member: MemberRow, sentence: str, now: datetime) -> None:
    notify(AccountRow.objects.filter(member=member, is_active=True).first(), sentence, now)


def account_named(household: HouseholdRow, name: str) -> AccountRow | None:
    """Whose decisions are written down under this name: the person's, or a member's."""
    rows = AccountRow.objects.filter(household=household, is_active=True)
    if name == household.person_name:
        return rows.filter(member=None).first()
    return rows.filter(member__name=name).first()
