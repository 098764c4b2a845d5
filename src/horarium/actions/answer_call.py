"""Somebody presses a key in the call that asked them: it answers that ask, once, and no other."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from horarium.actions.answer_ask import answer_ask
from horarium.actions.hear_channels import same_number
from horarium.core.watch.message import Pressed
from horarium.core.watch.reply import keys_of
from horarium.store.circle import locked_household
from horarium.store.models import AskRow, OutboxRow, ReplyRow
from horarium.store.reach import addresses_of


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """A sentence for whoever is on the telephone, and whether they may press again."""

    sentence: str
    again: bool = False


_NOTHING = CallAnswered("This call answers nothing any more. Thank you.")


@transaction.atomic
def answer_call(*, ask: int, pressed: Pressed, now: datetime) -> CallAnswered:
    """The key counts where the call was to whom this ask was for; told again, it counts once."""
    asked = _asked(ask)
    if asked is None or not _is_of(asked, pressed):
        return _NOTHING
    keys = keys_of(asked.code)
    if pressed.key not in (keys.yes, keys.no):
        return CallAnswered("This key answers nothing.", again=True)
    comes = pressed.key == keys.yes
    told = {"at": now, "meant": "comes" if comes else "does not come"}
    _, is_new = ReplyRow.objects.get_or_create(ref=pressed.ref, defaults=told)
    if not is_new:
        return _NOTHING
    answered = answer_ask(ask=ask, comes=comes, now=now, by=asked.contact)
    return CallAnswered(answered.sentence)


def _asked(ask: int) -> AskRow | None:
    """The ask, while somebody is searched for, with its household held."""
    rows = AskRow.objects.filter(pk=ask, episode__ended_at=None)
    found = rows.select_related("episode__watch__household").first()
    if found:
        locked_household(found.episode.watch.household_id)
    return found


def _is_of(asked: AskRow, pressed: Pressed) -> bool:
    """Whether it is their number, and no call of another ask."""
    known = addresses_of(asked.episode.watch.household).get(asked.contact)
    others = OutboxRow.objects.filter(channel="voice", ref=pressed.ref).exclude(ask=asked)
    return bool(known and same_number(known.phone, pressed.address)) and not others.exists()
