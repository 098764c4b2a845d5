"""What was decided, written down: episodes, asks, answers, and what is to be sent, all at once."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from horarium.core.hours import MINUTE
from horarium.core.watch.house_time import HouseTime, Reading
from horarium.core.watch.record import ladder_to_text, recorded
from horarium.core.watch.situation import (
    AskNow,
    Close,
    Decision,
    Hold,
    Open,
    PlanAnew,
    Reason,
    Reopen,
    Situation,
    StandDown,
)
from horarium.store.events import append_event
from horarium.store.expecting import AT_ONCE
from horarium.store.models import (
    AskRow,
    ComingRow,
    EpisodeRow,
    HouseClockRow,
    HouseholdRow,
    OutboxRow,
    WatchRow,
)
from horarium.store.reach import FLOOR, PERSON, addresses_of

BY = "the watch"
_LONG_AFTER = AT_ONCE.replace(year=9000)


def write_decision(row: WatchRow, now: HouseTime, situation: Situation, decision: Decision) -> None:
    """All of it or nothing: call it in a transaction. Who is asked is in the outbox with it."""
    episode = EpisodeRow.objects.filter(watch=row, ended_at=None).first()
    for action in decision.actions:
        match action:
            case Open():
                episode = _open(row, now, situation, action)
            case AskNow() if episode:
                _ask(row, episode, now, action)
            case Hold(contact) if episode:
                _hold(row, episode, now, contact)
            case Reopen(contact) if episode:
                ComingRow.objects.filter(episode=episode, contact=contact).update(broken=True)
            case PlanAnew() if episode:
                EpisodeRow.objects.filter(pk=episode.pk).update(planned=True)
            case StandDown() if episode:
                _stand_down(row, episode, now, decision.reason)
            case Close():
                _close(row, episode, now, action)
    row.reason = decision.reason
    row.look_house_at = decision.look_at or _LONG_AFTER
    row.save(update_fields=["state", "reason", "look_house_at", "late_until_at"])
    if decision.actions:
        record = recorded(now, situation, decision) | {"watch": str(row.public_id)}
        at = now.reading.wall_at
        append_event(row.household, "watch decided", at=at, by=BY, content=record)


def _open(row: WatchRow, now: HouseTime, situation: Situation, action: Open) -> EpisodeRow:
    row.state = "open"
    episode = EpisodeRow.objects.create(
        watch=row,
        cause=action.cause,
        ladder=ladder_to_text(situation.ladder),
        opened_house_at=now.house_at,
        opened_at=now.reading.wall_at,
    )
    if situation.late_until_at and not situation.cannot:
        contact = situation.expected.contact
        known = {each.id: each.skills for each in situation.ladder}
        coming: dict[str, Any] = {
            "contact": contact,
            "eta_at": situation.late_until_at,
            "skills": known.get(contact, situation.expected.skills),
            "said_at": now.reading.wall_at,
        }
        ComingRow.objects.create(episode=episode, **coming)
    return episode


def _ask(row: WatchRow, episode: EpisodeRow, now: HouseTime, action: AskNow) -> None:
    asks = AskRow.objects.bulk_create(
        AskRow(
            episode=episode,
            step=action.step,
            contact=each.id,
            loud=action.loud,
            code=f"{secrets.randbelow(9000) + 1000}",
            asked_house_at=now.house_at,
            asked_at=now.reading.wall_at,
            # Whom no channel reaches was asked in vain: the next are not kept waiting.
            outcome="waiting" if each.reached_by(loud=action.loud) else "failed",
        )
        for each in action.contacts
    )
    messages = (
        message(
            episode,
            row.household,
            each.id,
            way,
            "ask",
            f"{action.step}",
            now,
            ask=ask,
            loud=action.loud,
        )
        for ask, each in zip(asks, action.contacts, strict=True)
        for way in each.reached_by(loud=action.loud)
    )
    OutboxRow.objects.bulk_create(messages)


def message(
    episode: EpisodeRow,
    household: HouseholdRow,
    contact: str,
    channel: str,
    purpose: str,
    about: str,
    now: HouseTime,
    *,
    ask: AskRow | None = None,
    loud: bool = True,
) -> OutboxRow:
    """Something to be sent. Its key is the same however often it is decided."""
    return OutboxRow(
        key=f"{episode.public_id}:{about}:{contact}:{channel}",
        household=household,
        episode=episode,
        ask=ask,
        contact=contact,
        channel=channel,
        purpose=purpose,
        loud=loud,
        made_house_at=now.house_at,
        made_at=now.reading.wall_at,
        next_house_at=now.house_at,
    )


def _hold(row: WatchRow, episode: EpisodeRow, now: HouseTime, contact: str) -> None:
    """Whoever is here is asked to stay. They may not be on the ladder, being at work."""
    episode.held = episode.held | {contact}
    episode.save(update_fields=["held"])
    tell(episode, row.household, now, [contact], "stay", loud=True)


def tell(
    episode: EpisodeRow,
    household: HouseholdRow,
    now: HouseTime,
    contacts: Iterable[str],
    purpose: str,
    *,
    about: str = "",
    loud: bool = False,
) -> None:
    """Say something that asks for no answer; told again under the same key, it is told once."""
    addresses = addresses_of(household)
    rows = [
        message(episode, household, each, way, purpose, about or purpose, now, loud=loud)
        for each in contacts
        if each in addresses
        for way in addresses[each].ways
        if way != "voice"
    ]
    OutboxRow.objects.bulk_create(rows, ignore_conflicts=True)


def tell_later(
    episode: EpisodeRow, contacts: Iterable[str], purpose: str, *, about: str, now: datetime
) -> None:
    """The same, said outside of a tick: it goes out as soon as house time reaches its last tick."""
    clock = HouseClockRow.objects.first()
    if clock:
        reading = Reading(clock.boot, clock.since_boot, now)
        at = HouseTime(reading, clock.house_at, clock.believed_at)
        tell(episode, episode.watch.household, at, contacts, purpose, about=about)


def _close(row: WatchRow, episode: EpisodeRow | None, now: HouseTime, action: Close) -> None:
    row.state = "ended"
    if episode:
        _end(row, episode, now, action.reason)


def _stand_down(row: WatchRow, episode: EpisodeRow, now: HouseTime, reason: Reason) -> None:
    """The search ends; when somebody who is late said they would come is of no use any more."""
    row.state, row.late_until_at = "waiting", None
    _end(row, episode, now, reason)


def _end(row: WatchRow, episode: EpisodeRow, now: HouseTime, reason: Reason) -> None:
    episode.ended_at, episode.ended_because = now.reading.wall_at, reason
    episode.save(update_fields=["ended_at", "ended_because"])
    OutboxRow.objects.filter(episode=episode, state="pending").update(state="void")
    _say_it_is_over(row, episode, now)


def _say_it_is_over(row: WatchRow, episode: EpisodeRow, now: HouseTime) -> None:
    """Whoever was asked and may still think of coming is told, the way they were asked."""
    asked = OutboxRow.objects.filter(episode=episode, purpose="ask", ask__outcome="waiting")
    told = asked.exclude(state__in=["void", "failed"]).exclude(channel="voice")
    pairs = set(told.values_list("contact", "channel"))
    OutboxRow.objects.bulk_create(
        (
            message(episode, row.household, contact, channel, "over", "over", now, loud=False)
            for contact, channel in sorted(pairs)
        ),
        ignore_conflicts=True,
    )


def look_at_once(episode: int) -> None:
    """Something was said: it is decided at the next tick."""
    WatchRow.objects.filter(episodes=episode).update(look_house_at=AT_ONCE)


def write_undecided(row: WatchRow, now: HouseTime, why: str) -> None:
    """What cannot be decided is no reason to be silent: who is expected, he and the floor hear.

    It is tried again in a minute, and said again every quarter of an hour as long as it lasts.
    """
    quarter = int(now.house_at.timestamp() // 900)
    contacts = [str(row.member.public_id)] if row.member else []
    addresses = addresses_of(row.household)
    OutboxRow.objects.bulk_create(
        (
            OutboxRow(
                key=f"{row.public_id}:undecided:{quarter}:{contact}:{way}",
                household=row.household,
                contact=contact,
                channel=way,
                purpose="undecided",
                made_house_at=now.house_at,
                made_at=now.reading.wall_at,
                next_house_at=now.house_at,
            )
            for contact in (*contacts, PERSON, FLOOR)
            for way in addresses[contact].ways
        ),
        ignore_conflicts=True,
    )
    row.reason, row.look_house_at = "it could not be decided", now.house_at + MINUTE
    row.save(update_fields=["reason", "look_house_at"])
    at = now.reading.wall_at
    content = {"watch": str(row.public_id), "why": why[-400:]}
    append_event(row.household, "watch undecided", at=at, by=BY, content=content)
