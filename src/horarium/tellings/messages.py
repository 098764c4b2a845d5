"""What is sent to somebody of the watch: neutral words, made at the moment of delivery.

Made then, and not when it was decided: what was taken back or settled in between counts, and
a message that was held up says how late it is. It tells hours and nothing of why.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from horarium.core.hours import MINUTE, HouseClock, Interval, minutes
from horarium.core.watch.message import Message
from horarium.core.watch.situation import Kind
from horarium.store.models import AskRow, EpisodeRow, OutboxRow
from horarium.store.reach import Addresses, addresses_of
from horarium.tellings.calls import key_of_drill, keys_of_ask
from horarium.tellings.moments import Moments

# Texts can be replied to; calls are only heard.
_TEXTS = ("sms", "modem")
_BY_NUMBER = (*_TEXTS, "voice")
# What is older than this says how late it comes.
_LATE = 3 * MINUTE


@dataclass(frozen=True, slots=True)
class Words:
    """One line, and all of it."""

    subject: str
    text: str


def message_of(row: OutboxRow, now: datetime, link: str) -> Message | None:
    """What a row of the outbox says now; None where there is no reason to say it any more."""
    address = _address(addresses_of(row.household).get(row.contact), row.channel)
    words = _words(row, now) if address else None
    if words is None:
        return None
    text = f"{words.text}{_late(row, now)}{_how_to_answer(row, link)}"
    return Message(row.key, address, words.subject, text, link, row.loud)


def _address(known: Addresses | None, channel: str) -> str:
    """Where it goes; "" for somebody who has left or changed what is known of them."""
    if known is None or (channel != "bell" and channel not in settings.HORARIUM_VOICES):
        return ""
    if channel in _BY_NUMBER:
        return known.phone
    if channel == "app":
        return known.app
    return known.email if channel == "mail" else str(known.account or "")


_DRILL = Words(
    "A drill",
    "A drill: nothing is wrong. Please answer, so that the house knows that it reaches you.",
)


def _words(row: OutboxRow, now: datetime) -> Words | None:
    if row.purpose == "undecided":
        return Words(
            "Look at the house",
            "Horarium cannot decide who is to be asked. Please make sure that somebody is there.",
        )
    if row.drill:
        return _DRILL if row.drill.outcome == "waiting" else None
    episode = row.episode
    if episode is None or (episode.ended_at and row.purpose != "over"):
        return None
    if row.purpose == "ask" and _is_answered(row.ask):
        return None
    return _of_episode(row.purpose, episode, now)


def _is_answered(ask: AskRow | None) -> bool:
    return ask is None or ask.outcome in ("declined", "passed by")


def _of_episode(purpose: str, episode: EpisodeRow, now: datetime) -> Words:
    watch = episode.watch
    moments = Moments(HouseClock(watch.household.zone), now)
    hours = moments.span(Interval(watch.due_at, max(watch.until_at, watch.due_at + MINUTE)))
    if watch.kind == Kind.BACK:
        due = moments.at(watch.due_at)
        return {
            "ask": Words(f"Back by {due}?", f"He was to be back by {due}. Is he?"),
            "over": Words("All is well", "He is back. Thank you."),
        }.get(purpose, Words("News", f"He was to be back by {due}."))
    return {
        "ask": Words(f"Cover needed {hours}", f"Cover needed {hours}. Can you come?"),
        "stay": Words(
            f"Please stay until relieved: {hours}",
            f"Nobody has come yet for {hours}. Please stay until somebody relieves you; others "
            "are being asked. Whether you stay is yours to say.",
        ),
        "taken": Words(
            f"Cover found {hours}", f"Somebody is on the way for {hours}. You need not come."
        ),
        "over": Words(
            f"No longer needed {hours}", f"Cover for {hours} is no longer needed. Thank you."
        ),
    }.get(purpose, Words(f"Cover needed {hours}", f"Cover needed {hours}."))


def _late(row: OutboxRow, now: datetime) -> str:
    held_up: timedelta = now - row.made_at
    return f" (Sent {minutes(held_up)} min late.)" if held_up >= _LATE else ""


def _how_to_answer(row: OutboxRow, link: str) -> str:
    if row.drill:
        return _how_to_answer_drill(row, row.drill.code, link)
    if row.purpose != "ask" or row.ask is None:
        return ""
    code = row.ask.code
    if row.channel in _TEXTS:
        return f" Reply {code} YES, {code} YES 23:40 for when, or {code} NO."
    if row.channel == "voice":
        return f" {keys_of_ask(code)}" if link else f"{_by_text(code)} and YES or NO."
    return " Answer here:" if link else ""


def _how_to_answer_drill(row: OutboxRow, code: str, link: str) -> str:
    if row.channel in _TEXTS:
        return f" Reply {code} YES."
    if row.channel == "voice":
        return f" {key_of_drill(code)}" if link else f"{_by_text(code)} and YES."
    return " Answer here:"


def _by_text(code: str) -> str:
    """As it is heard: digit by digit."""
    return f" Answer by a text to this number, with {' '.join(code)}"
