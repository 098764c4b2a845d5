"""Where someone gets their codes by e-mail, once they have shown that it is theirs."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.models import AccountRow


@transaction.atomic
def set_email(*, account: int, email: str, now: datetime, by: str) -> None:
    """``email`` "" means none any more. Raises ValueError with a sentence."""
    row = locked_account(account)
    email = email.lower()
    if email and AccountRow.objects.filter(email=email).exclude(pk=account).exists():
        raise ValueError("This address is used by another account; give another one.")
    row.email = email
    row.save(update_fields=["email"])
    name = row.member.name if row.member else row.household.person_name
    kind = "e-mail given" if email else "e-mail removed"
    append_event(row.household, kind, at=now, by=by, content={"name": name})
