"""A code goes to someone by e-mail."""

import smtplib
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.door_keys import make_key

_TEXT = """\
{code}

opens the curtain, once, within an hour. If you did not ask for it, somebody pressed the button
on a device that shows the curtain; nothing opens without this code.
"""


def mail_is_sent() -> bool:
    """Whether there is a server that sends e-mail."""
    return bool(settings.MAIL.host)


def mail_code(*, account: int, now: datetime, by: str) -> None:
    """A code that opens the curtain. Raises ValueError with a sentence when none went out."""
    del by
    with transaction.atomic():
        row = locked_account(account)
        if not row.email or not mail_is_sent():
            raise ValueError("No e-mail can be sent; ask whoever runs the server for a code.")
        key = make_key(row, "curtain", now)
    try:
        send_mail("Your code", _TEXT.format(code=key.code), None, [row.email])
    except (OSError, smtplib.SMTPException):
        raise ValueError(
            "The mail server did not take it; try again, or ask whoever runs the server for a code."
        ) from None
