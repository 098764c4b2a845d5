"""Somebody answers an ask: they come, by when, or they do not. Accepting works without signing in.

Whoever answers first and comes soon enough has it; whoever answers after is thanked. A member
whom hours are given to before they begin has them in the roster from now on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from horarium.core.hours import MINUTE
from horarium.core.machine_hours import MachineState, Said
from horarium.core.watch.pace import PATIENCE
from horarium.core.watch.record import ladder_from_text
from horarium.core.watch.situation import Contact, Kind
from horarium.store.back_by import expect_back
from horarium.store.circle import locked_household
from horarium.store.elsewhere import hours_of
from horarium.store.episodes import look_at_once, tell_later
from horarium.store.events import append_event
from horarium.store.machine_said import keep_said
from horarium.store.models import AskRow, ComingRow, EpisodeRow, MemberRow, OutboxRow, WatchRow
from horarium.store.rosters import give_hours

# Who does not say when is expected in so long, or as the hours begin.
USUAL = timedelta(minutes=30)
_SETTLED = "It is settled already: nobody is needed any more. Thank you."
_TAKEN = "Somebody else is on the way already. Thank you; you need not come."
LONGEST_ETA = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answered:
    """Whether it counts, and a sentence for whoever answered."""

    counts: bool
    sentence: str


@transaction.atomic
def answer_ask(
    *, ask: int, comes: bool, now: datetime, by: str, eta_at: datetime | None = None
) -> Answered:
    """Record the answer of whom this ask was for. Raises LookupError where there is no such ask."""
    asked = AskRow.objects.select_related("episode__watch__household").filter(pk=ask).first()
    if asked is None:
        raise LookupError("there is no such question any more")
    locked_household(asked.episode.watch.household_id)
    episode = EpisodeRow.objects.select_for_update(of=("self",)).get(pk=asked.episode_id)
    if episode.ended_at is not None:
        return Answered(counts=False, sentence=_SETTLED)
    watch = asked.episode.watch
    if comes and eta_at is None and watch.kind == Kind.BACK:
        answered = _is_back(watch, now, by)
    else:
        answered = _comes(asked, now, eta_at) if comes else _declines(asked)
    what = "comes" if comes and answered.counts else "too late" if comes else "does not come"
    content = {"watch": str(watch.public_id), "contact": asked.contact, "answer": what}
    append_event(watch.household, "ask answered", at=now, by=by, content=content)
    look_at_once(asked.episode_id)
    return answered


def _is_back(watch: WatchRow, now: datetime, by: str) -> Answered:
    """He is in: that is what was asked, and it is written down as if it were said in the room."""
    keep_said(watch.household, Said("", now, MachineState.IN, by, now), now=now)
    expect_back(watch.household, now)
    return Answered(counts=True, sentence="Thank you: he is in.")


def _declines(asked: AskRow) -> Answered:
    own = AskRow.objects.filter(episode=asked.episode_id, contact=asked.contact)
    own.update(outcome="declined")
    coming = ComingRow.objects.filter(episode=asked.episode_id, contact=asked.contact)
    coming.update(broken=True)
    _say_no_more(asked)
    return Answered(counts=True, sentence="Thank you for saying so. Somebody else is asked now.")


def _comes(asked: AskRow, now: datetime, eta_at: datetime | None) -> Answered:
    watch = asked.episode.watch
    begin_at = hours_of(watch, now).start_at
    eta_at = min(max(eta_at or max(begin_at, now + USUAL), now), now + LONGEST_ETA)
    contact = _on_ladder(asked)
    coming = ComingRow.objects.filter(episode=asked.episode_id, broken=False)
    if any(each.contact != asked.contact and _is_enough(watch, each, now) for each in coming):
        return Answered(counts=False, sentence=_TAKEN)
    answer: dict[str, Any] = {"eta_at": eta_at, "skills": contact.skills, "said_at": now}
    ComingRow.objects.update_or_create(
        episode=asked.episode,
        contact=asked.contact,
        broken=False,
        defaults=answer,
    )
    own = AskRow.objects.filter(episode=asked.episode_id, contact=asked.contact)
    own.update(outcome="seen")
    _say_no_more(asked)
    _give(watch, contact, now)
    if contact.skills >= watch.skills:
        tell_later(asked.episode, _others(asked), "taken", about=f"taken:{asked.pk}", now=now)
    return Answered(counts=True, sentence=_thanks(watch))


def _on_ladder(asked: AskRow) -> Contact:
    ladder = ladder_from_text(asked.episode.ladder)
    return next(each for each in ladder if each.id == asked.contact)


def _is_enough(watch: WatchRow, coming: ComingRow, now: datetime) -> bool:
    soon_at = max(now, hours_of(watch, now).start_at) + PATIENCE
    return coming.skills >= watch.skills and coming.eta_at <= soon_at


def _say_no_more(asked: AskRow) -> None:
    """What was still to be sent to them about it is not."""
    own = OutboxRow.objects.filter(episode=asked.episode_id, contact=asked.contact, purpose="ask")
    own.filter(state="pending").update(state="void")


def _others(asked: AskRow) -> list[str]:
    """Who was asked, too, or stays until relieved."""
    asks = AskRow.objects.filter(episode=asked.episode_id).exclude(outcome="declined")
    names = {each.contact for each in asks if each.loud} | asked.episode.held
    return sorted(names - {asked.contact})


def _give(watch: WatchRow, contact: Contact, now: datetime) -> None:
    """Hours that have not begun, and that are nobody's or whose member cannot come, are theirs."""
    is_free = watch.cannot or watch.member_id is None
    if watch.kind != Kind.ARRIVAL or not is_free or watch.due_at <= now + MINUTE:
        return
    if _is_member(contact) and contact.able:
        members = MemberRow.objects.filter(household=watch.household_id, gone_at=None)
        give_hours(watch, members.get(public_id=contact.id))


def _is_member(contact: Contact) -> bool:
    return contact.standing in ("expected", "attendant", "backup")


def _thanks(watch: WatchRow) -> str:
    if watch.kind == Kind.QUIET:
        return "Thank you. It is known that you have it."
    if watch.kind == Kind.BACK:
        return "Thank you. Say that he is in as soon as he is."
    return "Thank you: you are expected. Check in when you are here."
