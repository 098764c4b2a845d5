"""What is to be sent: claimed with a lease, sent, recorded; never lost, and copied seldom.

Two laws were each found by a test elsewhere (docs/explanation/the-watch.md): only claims and
failures ask whose claim it is, success is recorded whoever reports it; and a claim is looked at
once more right before the channel is called.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.message import Receipt, ReceiptKind
from horarium.core.watch.situation import Kind
from horarium.store.episodes import look_at_once
from horarium.store.models import AskRow, DrillRow, OutboxRow, ReceiptRow

LEASE = timedelta(seconds=15)
# So long before its end a lease is no longer relied on.
MARGIN = timedelta(seconds=3)
# After each failure that may pass, it is tried again so much later; then it has failed.
PAUSES = (timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=40))


@transaction.atomic
def claim_messages(now: HouseTime, token: str, most: int = 4) -> list[OutboxRow]:
    """A few that are to be sent now, ours until their lease ends."""
    rows = _claimable(now).select_for_update(skip_locked=True, of=("self",))
    found = list(rows.select_related("household", "episode__watch", "ask", "drill")[:most])
    lease_at = now.house_at + LEASE
    keys = [each.pk for each in found]
    OutboxRow.objects.filter(pk__in=keys).update(token=token, lease_house_at=lease_at)
    for each in found:
        each.token, each.lease_house_at = token, lease_at
    return found


def _claimable(now: HouseTime) -> QuerySet[OutboxRow]:
    free = Q(lease_house_at=None) | Q(lease_house_at__lte=now.house_at)
    return OutboxRow.objects.filter(free, state="pending", next_house_at__lte=now.house_at)


def is_held(message: OutboxRow, now: HouseTime) -> bool:
    """Whether the claim still holds, long enough to call the channel."""
    return OutboxRow.objects.filter(
        pk=message.pk,
        state="pending",
        token=message.token,
        lease_house_at__gt=now.house_at + MARGIN,
    ).exists()


def record_sent(message: OutboxRow, ref: str, at: datetime) -> None:
    """The channel took it, whoever held it by then."""
    unsent = OutboxRow.objects.filter(pk=message.pk, state__in=["pending", "void"])
    unsent.update(state="sent", ref=ref[:200], sent_at=at, error="")


@transaction.atomic
def record_void(message: OutboxRow) -> None:
    """There is no reason to tell it any more."""
    OutboxRow.objects.filter(pk=message.pk, state="pending").update(state="void")


@transaction.atomic
def record_failure(message: OutboxRow, now: HouseTime, why: str, *, lasting: bool) -> None:
    """It was not sent: it is tried again soon, or it has failed and the ladder goes on at once."""
    held = OutboxRow.objects.filter(pk=message.pk, state="pending", token=message.token)
    if lasting or message.failures == len(PAUSES):
        if held.update(state="failed", error=why[:200]):
            _ask_failed(message)
        return
    held.update(
        failures=message.failures + 1,
        next_house_at=now.house_at + PAUSES[message.failures],
        lease_house_at=None,
        token="",
        error=why[:200],
    )


def _ask_failed(message: OutboxRow) -> None:
    """Once no message of an ask is left that may still arrive, it was in vain; so is a drill."""
    if message.drill_id:
        DrillRow.objects.filter(pk=message.drill_id, outcome="waiting").update(outcome="failed")
    ask = message.ask
    if ask is None:
        return
    hopeful = OutboxRow.objects.filter(ask=ask).exclude(state__in=["failed", "void"])
    if not hopeful.exclude(channel="bell").exists():
        AskRow.objects.filter(pk=ask.pk, outcome__in=["waiting", "seen"]).update(outcome="failed")
        look_at_once(ask.episode_id)


def open_refs(channel: str, most: int = 50) -> Sequence[str]:
    """The names of the latest messages of a channel of which it has said nothing yet."""
    rows = OutboxRow.objects.filter(channel=channel, state="sent").exclude(ref="")
    return list(rows.order_by("-pk").values_list("ref", flat=True)[:most])


@transaction.atomic
def record_receipt(channel: str, receipt: Receipt) -> bool:
    """What a channel says of a message it took; whether it was new. Told twice, it counts once."""
    row = OutboxRow.objects.filter(channel=channel, ref=receipt.ref).select_related("ask").first()
    if row is None:
        return False
    _, is_new = ReceiptRow.objects.get_or_create(
        message=row, kind=receipt.kind, defaults={"at": receipt.at}
    )
    if is_new:
        _follow(row, receipt.kind)
    return is_new


def _follow(row: OutboxRow, kind: ReceiptKind) -> None:
    if kind is ReceiptKind.FAILED:
        # Taken, and then not delivered: the next are asked now.
        OutboxRow.objects.filter(pk=row.pk).exclude(state="seen").update(state="failed")
        _ask_failed(row)
        return
    OutboxRow.objects.filter(pk=row.pk).exclude(state="seen").update(state=kind)
    if kind is ReceiptKind.SEEN and row.ask:
        AskRow.objects.filter(pk=row.ask.pk, outcome="waiting").update(outcome="seen")
        look_at_once(row.ask.episode_id)


def link_digest(code: str) -> str:
    """What is kept of the code of a link."""
    return hashlib.sha256(code.encode()).hexdigest()


def stuck_messages(now: HouseTime) -> int:
    """How many wait for longer than two leases after they should have gone.

    A quiet sign is not counted: what is told of delivery is told to everybody who looks.
    """
    since_at = now.house_at - 2 * LEASE
    waiting = OutboxRow.objects.filter(state="pending", next_house_at__lt=since_at)
    return waiting.exclude(episode__watch__kind=Kind.QUIET).count()


def is_quiet(message: OutboxRow) -> bool:
    """Whether it is of a quiet sign, of which nothing is to be seen anywhere."""
    return message.episode is not None and message.episode.watch.kind == Kind.QUIET
