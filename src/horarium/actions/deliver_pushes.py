"""One message to each device of somebody that rings; what its browser took back is removed."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from horarium.core.watch.message import Message, NotSentError, Voice
from horarium.store.events import append_event
from horarium.store.models import AccountRow, PushRow
from horarium.store.notices import notify
from horarium.store.pushes import pushes_of


def deliver_pushes(*, account: int, message: Message, voice: Voice, now: datetime) -> str:
    """It is sent when one device was reached. Raises NotSentError; lasting where none is left."""
    wrong = NotSentError("no device of theirs rings any more", lasting=True)
    reached = False
    for each in pushes_of(account):
        try:
            voice.send(replace(message, address=each.subscription), now)
            reached = True
        except NotSentError as why:
            if why.lasting:
                _remove(each, now)
            if not why.lasting or wrong.lasting:
                wrong = why
    if not reached:
        raise wrong
    return ""


@transaction.atomic
def _remove(push: PushRow, now: datetime) -> None:
    """Whoever relied on it is told."""
    account = AccountRow.objects.select_related("household").get(pk=push.device.account_id)
    push.delete()
    name = push.device.name or "a device without a name"
    notify(
        account,
        f"The house can no longer ring on {name}: its browser took that back. "
        "To be rung there again, press Ring on this phone under Devices and keys.",
        now,
    )
    content = {"device": push.device.name}
    append_event(account.household, "device rings no more", at=now, by="the watch", content=content)
