"""The passkeys of an account, as allauth keeps them."""

from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator


def passkeys_of(account: int) -> Iterator[tuple[int, str, datetime, datetime | None]]:
    """Each with its number, its name, when it was made and when it was last used."""
    rows = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.WEBAUTHN)
    for row in rows.order_by("pk"):
        yield row.pk, str(row.data.get("name", "")), row.created_at, row.last_used_at


def remove_passkey_row(account: int, passkey: int) -> bool:
    """Whether there was such a passkey; now there is none."""
    rows = Authenticator.objects.filter(user_id=account, pk=passkey)
    return bool(rows.delete()[0])
