"""Somebody presses a key in the call that asked them: it answers that, once, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from horarium.actions.answer_ask import answer_ask
from horarium.actions.answer_drill import answer_drill
from horarium.actions.hear_channels import same_number
from horarium.core.watch.message import Pressed
from horarium.core.watch.reply import keys_of
from horarium.store.circle import locked_household
from horarium.store.models import AskRow, DrillRow, HouseholdRow, OutboxRow, ReplyRow
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
    if asked is None or not _is_of(asked, pressed, asked.episode.watch.household):
        return _NOTHING
    keys = keys_of(asked.code)
    if pressed.key not in (keys.yes, keys.no):
        return CallAnswered("This key answers nothing.", again=True)
    comes = pressed.key == keys.yes
    if not _is_new(pressed, now, "comes" if comes else "does not come"):
        return _NOTHING
    answered = answer_ask(ask=ask, comes=comes, now=now, by=asked.contact)
    return CallAnswered(answered.sentence)


@transaction.atomic
def answer_drill_call(*, drill: int, pressed: Pressed, now: datetime) -> CallAnswered:
    """The same for a drill: one key says that it was heard."""
    asked = DrillRow.objects.select_related("household").filter(pk=drill).first()
    if asked is None or not _is_of(asked, pressed, asked.household):
        return _NOTHING
    if pressed.key != keys_of(asked.code).yes:
        return CallAnswered("This key answers nothing.", again=True)
    if not _is_new(pressed, now, "heard"):
        return _NOTHING
    return CallAnswered(answer_drill(drill=drill, now=now, by=asked.contact))


def _is_new(pressed: Pressed, now: datetime, meant: str) -> bool:
    told = {"at": now, "meant": meant}
    _, is_new = ReplyRow.objects.get_or_create(ref=pressed.ref, defaults=told)
    return is_new


def _asked(ask: int) -> AskRow | None:
    """The ask, while somebody is searched for, with its household held."""
    rows = AskRow.objects.filter(pk=ask, episode__ended_at=None)
    found = rows.select_related("episode__watch__household").first()
    if found:
        locked_household(found.episode.watch.household_id)
    return found


def _is_of(asked: AskRow | DrillRow, pressed: Pressed, household: HouseholdRow) -> bool:
    """Whether it is their number, and not the call of another ask or drill."""
    known = addresses_of(household).get(asked.contact)
    own = {"ask" if isinstance(asked, AskRow) else "drill": asked}
    others = OutboxRow.objects.filter(channel="voice", ref=pressed.ref).exclude(**own)
    return bool(known and same_number(known.phone, pressed.address)) and not others.exists()
