"""A few messages of the outbox are sent: claimed, made, handed to their channel, recorded."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from horarium.actions.deliver_pushes import deliver_pushes
from horarium.core.watch.house_time import HouseTime, Reading
from horarium.core.watch.message import Message, NotSentError, Voice
from horarium.store.beats import beat
from horarium.store.house_clock import house_time
from horarium.store.models import AccountRow, LinkRow, OutboxRow
from horarium.store.notices import notify
from horarium.store.outbox import (
    claim_messages,
    is_held,
    is_quiet,
    link_digest,
    record_failure,
    record_sent,
    record_void,
    stuck_messages,
)
from horarium.tellings.messages import message_of

# What a channel took and could not be recorded yet: by key, its name there.
Taken = dict[str, str]


def deliver_messages(
    *, read: Callable[[], Reading], token: str, voices: Mapping[str, Voice], taken: Taken
) -> int:
    """Send what can be sent now; how many were claimed.

    ``taken`` outlives this call: what a channel took while the database could not be written is
    recorded later and never sent again. Raises DatabaseError where nothing can be claimed.
    """
    now = house_time(read())
    claimed = claim_messages(now, token)
    for each in claimed:
        _deliver(each, read, voices, taken)
    _prove(house_time(read()))
    return len(claimed)


def _prove(now: HouseTime) -> None:
    stuck = stuck_messages(now)
    sentence = f"{stuck} messages wait for longer than they should" if stuck else ""
    beat("deliver", now, well=not stuck, sentence=sentence)


def _deliver(
    row: OutboxRow, read: Callable[[], Reading], voices: Mapping[str, Voice], taken: Taken
) -> None:
    if row.key not in taken:
        message = message_of(row, read().wall_at, _link_of(row))
        if message is None:
            record_void(row)
            return
        if not is_held(row, house_time(read())):
            return
        try:
            taken[row.key] = _send(row, message, voices, read().wall_at)
        except NotSentError as wrong:
            record_failure(row, house_time(read()), str(wrong), lasting=wrong.lasting)
            if not is_quiet(row):
                beat(row.channel, house_time(read()), well=False, sentence=str(wrong))
            return
    record_sent(row, taken[row.key], read().wall_at)
    del taken[row.key]
    if not is_quiet(row):
        beat(row.channel, house_time(read()))


def _send(row: OutboxRow, message: Message, voices: Mapping[str, Voice], now: datetime) -> str:
    if row.channel == "bell":
        with transaction.atomic():
            account = AccountRow.objects.filter(pk=int(message.address), is_active=True).first()
            notify(account, message.text, now)
        return ""
    voice = voices.get(row.channel)
    if voice is None:
        raise NotSentError(f"no {row.channel} is set up here", lasting=True)
    if row.channel == "push":
        whose = int(message.address)
        return deliver_pushes(account=whose, message=message, voice=voice, now=now)
    return voice.send(message, now)


def _link_of(row: OutboxRow) -> str:
    """A link that answers this ask, where a public address is set up; a new one for each copy.

    In a call nobody sees a link: the key that is pressed goes there, signed by the provider.
    """
    asks = row.ask or row.drill
    if asks is None or row.channel == "bell" or not settings.SITE.secure:
        return ""
    if row.channel == "voice":
        what = "drill/" if row.drill else ""
        return f"{settings.SITE.origin}/called/{what}{asks.pk}/"
    code = secrets.token_urlsafe(32)
    LinkRow.objects.create(
        ask=row.ask, drill=row.drill, digest=link_digest(code), made_at=row.made_at
    )
    return f"{settings.SITE.origin}/answer/#{code}"


def record_taken(taken: Taken, at: datetime) -> None:
    """What channels took and is not recorded yet. Raises DatabaseError as long as it cannot be."""
    for key, ref in list(taken.items()):
        row = OutboxRow.objects.filter(key=key).first()
        if row:
            record_sent(row, ref, at)
        del taken[key]
