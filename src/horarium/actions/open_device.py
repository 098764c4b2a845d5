"""He opens what the curtain covers, or ends scribe mode: by his pattern, a passkey or a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password
from django.db import transaction

from horarium.actions.set_pattern import spelled
from horarium.store.devices import begin_try
from horarium.store.door_keys import use_key
from horarium.store.events import append_event
from horarium.store.models import DeviceRow

# A code that lets him in at the door opens the curtain, too.
_OPENS = ("first", "join", "sign in", "curtain")


@dataclass(frozen=True, slots=True)
class Tried:
    """Whether it opened, after how many wrong tries; or how long it was too early."""

    opened: bool
    wrong_tries: int = 0
    wait: timedelta = timedelta()


def try_pattern(*, device: int, picks: Sequence[str], now: datetime, by: str) -> Tried:
    """A wrong one makes the next wait: 1, 2, 4 .. 60 seconds, never longer."""
    wait = begin_try(device, now)
    if wait:
        return Tried(opened=False, wait=wait)
    row = DeviceRow.objects.select_related("account").get(pk=device)
    if not row.account.pattern or not check_password(spelled(picks), row.account.pattern):
        return Tried(opened=False, wrong_tries=row.wrong_tries)
    return open_device(device=device, now=now, by=by, counted=1)


def try_code(*, device: int, code: str, now: datetime, by: str) -> Tried:
    """A right code always opens, whatever was tried before."""
    row = DeviceRow.objects.select_related("account").get(pk=device)
    with transaction.atomic():
        key = use_key(code, _OPENS, now)
        if key is None or key.account_id != row.account_id:
            transaction.set_rollback(True)
            return Tried(opened=False, wrong_tries=row.wrong_tries)
        return open_device(device=device, now=now, by=by)


@transaction.atomic
def open_device(*, device: int, now: datetime, by: str, counted: int = 0) -> Tried:
    """It is open: he has shown that it is he. ``counted`` tries of those noted were right."""
    row = DeviceRow.objects.select_related("account__household").get(pk=device)
    wrong = max(row.wrong_tries - counted, 0)
    if row.curtain:
        content = {"device": row.name, "wrong tries": wrong}
        append_event(row.account.household, "curtain opened", at=now, by=by, content=content)
    row.curtain, row.scribe, row.wrong_tries, row.tried_at = False, "", 0, None
    row.save(update_fields=["curtain", "scribe", "wrong_tries", "tried_at"])
    return Tried(opened=True, wrong_tries=wrong)
