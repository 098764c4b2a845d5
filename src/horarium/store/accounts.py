"""Accounts: made for the person and for members, found, and closed."""

from datetime import datetime

from django.db import transaction

from horarium.store.devices import end_devices
from horarium.store.door_keys import void_keys
from horarium.store.models import AccountRow, HouseholdRow, MemberRow


def account_for(household: HouseholdRow, member: MemberRow | None, now: datetime) -> AccountRow:
    """The account of a member, or, with None, of the person; made if there is none."""
    row = AccountRow.objects.filter(household=household, member=member).first()
    if row:
        return row
    row = AccountRow(household=household, member=member, made_at=now)
    row.set_unusable_password()
    row.save(force_insert=True)
    return row


def locked_account(account: int) -> AccountRow:
    """An account, held until the transaction ends. Raises LookupError with a sentence."""
    rows = AccountRow.objects.select_for_update(of=("self",))
    row = rows.select_related("household", "member").filter(pk=account).first()
    if not row:
        raise LookupError("there is no such account")
    return row


def member_named(household: HouseholdRow, name: str) -> MemberRow:
    """Someone in the circle by name. Raises LookupError with a sentence."""
    rows = MemberRow.objects.filter(household=household, gone_at=None)
    row = rows.filter(name=name).first()
    if not row:
        known = ", ".join(rows.values_list("name", flat=True))
        raise LookupError(f'nobody in {household.name} is called "{name}"; there are: {known}')
    return row


@transaction.atomic
def close_account(account: AccountRow) -> None:
    """It opens nothing any more, from now on and everywhere it is signed in."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    void_keys(account)
    end_devices(account)
