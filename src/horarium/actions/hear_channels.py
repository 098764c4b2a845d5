"""What became of messages, and what people replied: asked of each channel that can tell.

So answers work without a public address: the house asks, nobody has to reach it.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from horarium.actions.answer_ask import answer_ask
from horarium.actions.answer_drill import answer_drill
from horarium.core.hours import HouseClock
from horarium.core.watch.house_time import Reading
from horarium.core.watch.message import NotHeardError, Reply, Voice
from horarium.core.watch.reply import meant_by
from horarium.store.beats import beat
from horarium.store.house_clock import house_time
from horarium.store.models import AskRow, DrillRow, ReplyRow
from horarium.store.outbox import open_refs, record_receipt
from horarium.store.reach import addresses_of

# Replies older than this are not asked for: no ask of a day ago still waits for one.
_SINCE = timedelta(days=1)


def hear_channels(*, voices: Mapping[str, Voice], reading: Reading) -> int:
    """How many receipts and replies were new. A channel that cannot be asked holds up no other."""
    return sum(_hear(name, voice, reading) for name, voice in voices.items())


def _hear(name: str, voice: Voice, reading: Reading) -> int:
    heard = 0
    try:
        refs = open_refs(name) if voice.receipts else ()
        for receipt in voice.receipts(refs) if voice.receipts and refs else ():
            heard += record_receipt(name, receipt)
        for reply in voice.replies(reading.wall_at - _SINCE) if voice.replies else ():
            heard += _answer(reply, reading)
    except NotHeardError as wrong:
        beat(name, house_time(reading), well=False, sentence=str(wrong))
    return heard


@transaction.atomic
def _answer(reply: Reply, reading: Reading) -> bool:
    """A reply counts once, for the ask whose code it names, from the number that was asked."""
    row, is_new = ReplyRow.objects.get_or_create(
        ref=reply.ref, defaults={"at": reply.at, "meant": "unclear"}
    )
    meant = meant_by(reply.text) if is_new else None
    ask = _asked(meant.code, reply.address) if meant else None
    if meant and ask is None:
        _answer_drill(meant.code, reply.address, reading)
    if meant is None or ask is None:
        return is_new
    clock = HouseClock(ask.episode.watch.household.zone)
    now = house_time(reading).known_at
    answer_ask(
        ask=ask.pk,
        comes=meant.comes,
        eta_at=meant.eta_at(clock, now),
        now=now,
        by=ask.contact,
    )
    row.meant = "comes" if meant.comes else "does not come"
    row.save(update_fields=["meant"])
    return True


def _answer_drill(code: str, address: str, reading: Reading) -> None:
    """Whatever the words are: whoever names the code of a drill was reached by it."""
    now = reading.wall_at
    rows = DrillRow.objects.filter(code=code, asked_at__gt=now - _SINCE)
    for drill in rows.select_related("household").order_by("-pk"):
        known = addresses_of(drill.household).get(drill.contact)
        if known and same_number(known.phone, address):
            answer_drill(drill=drill.pk, now=now, by=drill.contact)
            return


def _asked(code: str, address: str) -> AskRow | None:
    """The ask of this code, if it was sent to this number."""
    rows = AskRow.objects.filter(code=code, episode__ended_at=None)
    for ask in rows.select_related("episode__watch__household").order_by("-pk"):
        known = addresses_of(ask.episode.watch.household).get(ask.contact)
        if known and same_number(known.phone, address):
            return ask
    return None


def same_number(one: str, other: str) -> bool:
    """Whether two spellings are of one number: as people write it, and as a channel does."""
    first, second = (
        "".join(each for each in text if each.isdigit()).lstrip("0") for text in (one, other)
    )
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= 7 and longer.endswith(shorter)
