"""What was decided, written down: episodes, asks, answers, and what is to be sent, all at once."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Max

from horarium.core.hours import MINUTE
from horarium.core.watch.house_time import HouseTime, Reading
from horarium.core.watch.record import ladder_to_text, recorded
from horarium.core.watch.situation import (
    AskNow,
    Close,
    Contact,
    Decision,
    Hold,
    Kind,
    Open,
    PlanAnew,
    Reason,
    Reopen,
    Situation,
    StandDown,
)
from horarium.store.events import Told, append_event, append_events
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

T = TypeVar("T")
BY = "the watch"
_LONG_AFTER = AT_ONCE.replace(year=9000)


@dataclass(frozen=True, slots=True)
class Decided:
    """A watch that was decided, what it rested on, and the episode that was open until then."""

    row: WatchRow
    episode: EpisodeRow | None
    situation: Situation
    decision: Decision

    def actions(self, kind: type[T]) -> list[T]:
        return [each for each in self.decision.actions if isinstance(each, kind)]


def write_decisions(decided: Sequence[Decided], now: HouseTime) -> None:
    """All of it or nothing: call it in a transaction. Who is asked is in the outbox with it.

    The number of queries does not grow with how many are asked at once; what is rare takes some
    of its own.
    """
    decided = _open(decided, now)
    for each in decided:
        _do_what_is_rare(each, now)
    _ask(decided, now)
    _look_later(decided)
    _record(decided, now)


def _do_what_is_rare(each: Decided, now: HouseTime) -> None:
    row, episode = each.row, each.episode
    for action in each.decision.actions:
        match action:
            case Hold(contact) if episode:
                _hold(row, episode, now, contact)
            case Reopen(contact) if episode:
                ComingRow.objects.filter(episode=episode, contact=contact).update(broken=True)
            case PlanAnew() if episode:
                EpisodeRow.objects.filter(pk=episode.pk).update(planned=True)
            case StandDown() if episode:
                _stand_down(row, episode, now, each.decision.reason)
            case Close():
                _close(row, episode, now, action)


def _look_later(decided: Iterable[Decided]) -> None:
    """Many have the same to be written."""
    same: dict[tuple[str, str, datetime], list[int]] = defaultdict(list)
    for each in decided:
        row, decision = each.row, each.decision
        look_at = decision.look_at or _LONG_AFTER
        same[row.state, decision.reason, look_at].append(row.pk)
    for (state, reason, look_at), rows in same.items():
        values = {"state": state, "reason": reason, "look_house_at": look_at}
        WatchRow.objects.filter(pk__in=rows).update(**values)


def _record(decided: Iterable[Decided], now: HouseTime) -> None:
    """Every decision that does something, with all that it rested on."""
    at = now.reading.wall_at
    append_events(
        [
            Told(
                each.row.household_id,
                "watch decided",
                at,
                BY,
                recorded(now, each.situation, each.decision) | {"watch": str(each.row.public_id)},
            )
            for each in decided
            if each.decision.actions
        ]
    )


def _open(decided: Sequence[Decided], now: HouseTime) -> list[Decided]:
    """The same, with their new episodes."""
    begun = [
        replace(each, episode=_episode(each, now, action))
        for each in decided
        for action in each.actions(Open)
    ]
    EpisodeRow.objects.bulk_create(each.episode for each in begun if each.episode)
    late = [each for each in begun if each.situation.late_until_at and not each.situation.cannot]
    ComingRow.objects.bulk_create(_coming(each, now) for each in late)
    new = {each.row.pk: each for each in begun}
    return [new.get(each.row.pk, each) for each in decided]


def _episode(each: Decided, now: HouseTime, action: Open) -> EpisodeRow:
    each.row.state = "open"
    return EpisodeRow(
        watch=each.row,
        cause=action.cause,
        ladder=each.row.ladder or ladder_to_text(each.situation.ladder),
        opened_house_at=now.house_at,
        opened_at=now.reading.wall_at,
    )


def _coming(each: Decided, now: HouseTime) -> ComingRow:
    """Whoever said that they come late is on the way."""
    contact = each.situation.expected.contact
    known = {rung.id: rung.skills for rung in each.situation.ladder}
    told: dict[str, Any] = {
        "contact": contact,
        "eta_at": each.situation.late_until_at,
        "skills": known.get(contact, each.situation.expected.skills),
        "said_at": now.reading.wall_at,
    }
    return ComingRow(episode=each.episode, **told)


def _ask(decided: Iterable[Decided], now: HouseTime) -> None:
    """The rows of all who are asked, and a message for each way that reaches them."""
    asked = [
        (each, action, contact)
        for each in decided
        for action in each.actions(AskNow)
        for contact in action.contacts
    ]
    asks = AskRow.objects.bulk_create(
        _ask_row(each, action, contact, now) for each, action, contact in asked
    )
    messages = [
        message(
            ask.episode,
            each.row.household,
            contact.id,
            way,
            "ask",
            f"{action.step}",
            now,
            ask=ask,
            loud=action.loud,
        )
        for ask, (each, action, contact) in zip(asks, asked, strict=True)
        for way in contact.reached_by(loud=action.loud)
    ]
    OutboxRow.objects.bulk_create(messages)


def _ask_row(each: Decided, action: AskNow, contact: Contact, now: HouseTime) -> AskRow:
    return AskRow(
        episode=each.episode,
        step=action.step,
        contact=contact.id,
        loud=action.loud,
        code=f"{secrets.randbelow(9000) + 1000}",
        asked_house_at=now.house_at,
        asked_at=now.reading.wall_at,
        # Whom no channel reaches was asked in vain: the next are not kept waiting.
        outcome="waiting" if contact.reached_by(loud=action.loud) else "failed",
    )


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
    episode: EpisodeRow,
    contacts: Iterable[str],
    purpose: str,
    *,
    about: str,
    now: datetime,
    loud: bool = False,
) -> None:
    """The same, said outside of a tick: it goes out as soon as house time reaches its last tick."""
    clock = HouseClockRow.objects.first()
    if clock:
        reading = Reading(clock.boot, clock.since_boot, now)
        at = HouseTime(reading, clock.house_at, clock.believed_at)
        tell(episode, episode.watch.household, at, contacts, purpose, about=about, loud=loud)


def _close(row: WatchRow, episode: EpisodeRow | None, now: HouseTime, action: Close) -> None:
    row.state = "ended"
    if action.stand_ins:
        row.stand_ins = action.stand_ins
        row.save(update_fields=["stand_ins"])
    if episode:
        _end(row, episode, now, action.reason)


def _stand_down(row: WatchRow, episode: EpisodeRow, now: HouseTime, reason: Reason) -> None:
    """The search ends; when somebody who is late said they would come is of no use any more."""
    row.state, row.late_until_at = "waiting", None
    row.save(update_fields=["late_until_at"])
    _end(row, episode, now, reason)


def _end(row: WatchRow, episode: EpisodeRow, now: HouseTime, reason: Reason) -> None:
    episode.ended_at, episode.ended_because = now.reading.wall_at, reason
    episode.save(update_fields=["ended_at", "ended_because"])
    OutboxRow.objects.filter(episode=episode, state="pending").update(state="void")
    if row.kind != Kind.QUIET:
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


def pass_by(episode: EpisodeRow) -> None:
    """Nobody of those asked last is waited for: the next are asked at the next tick."""
    asks = AskRow.objects.filter(episode=episode)
    last = asks.aggregate(last=Max("step"))["last"]
    waiting = asks.filter(step=last, outcome__in=["waiting", "seen"])
    waiting.update(outcome="passed by")
    look_at_once(episode.pk)


def look_at_once(episode: int) -> None:
    """Something was said: it is decided at the next tick."""
    WatchRow.objects.filter(episodes=episode).update(look_house_at=AT_ONCE)


def write_undecided(row: WatchRow, now: HouseTime, why: str) -> None:
    """What cannot be decided is no reason to be silent: who is expected, he and the floor hear.

    Of a quiet sign nobody hears but whom he trusts. It is tried again in a minute, and said again
    every quarter of an hour as long as it lasts.
    """
    quarter = int(now.house_at.timestamp() // 900)
    contacts = [str(row.member.public_id)] if row.member else []
    others = () if row.kind == Kind.QUIET else (PERSON, FLOOR)
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
            for contact in (*contacts, *others)
            for way in addresses[contact].ways
        ),
        ignore_conflicts=True,
    )
    row.reason, row.look_house_at = "it could not be decided", now.house_at + MINUTE
    row.save(update_fields=["reason", "look_house_at"])
    at = now.reading.wall_at
    content = {"watch": str(row.public_id), "why": why[-400:]}
    append_event(row.household, "watch undecided", at=at, by=BY, content=content)
