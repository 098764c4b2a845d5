"""What is sent to somebody of the watch: neutral words, made at the moment of delivery.

Made then, and not when it was decided: what was taken back or settled in between counts, and
a message that was held up says how late it is. It tells hours and nothing of why.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from horarium.core.hours import MINUTE, HouseClock, minutes
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.watch.message import Message
from horarium.core.watch.situation import Kind
from horarium.store.elsewhere import PURPOSE as ELSEWHERE
from horarium.store.elsewhere import hours_of, running
from horarium.store.models import AskRow, EpisodeRow, MemberRow, OutboxRow
from horarium.store.reach import PERSON, Addresses, addresses_of
from horarium.tellings.calls import key_of_drill, keys_of_ask
from horarium.tellings.moments import Moments
from horarium.tellings.quiet import quiet_words
from horarium.tellings.staying import worked_by

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


_UNDECIDED = Words(
    "Look at the house",
    "Horarium cannot decide who is to be asked. Please make sure that somebody is there.",
)
_DRILL = Words(
    "A drill",
    "A drill: nothing is wrong. Please answer, so that the house knows that it reaches you.",
)


def _words(row: OutboxRow, now: datetime) -> Words | None:
    if row.purpose == "undecided":
        return _UNDECIDED
    if row.purpose == ELSEWHERE:
        return _of_elsewhere(row, now)
    if row.drill:
        return _DRILL if row.drill.outcome == "waiting" else None
    return _of_search(row, row.episode, now) if row.episode else None


def _of_search(row: OutboxRow, episode: EpisodeRow, now: datetime) -> Words | None:
    if episode.ended_at and row.purpose != "over":
        return None
    if row.purpose == "ask" and _is_answered(row.ask):
        return None
    if row.purpose == "goes":
        return _of_going(row.contact, episode, now)
    words = _of_episode(row.purpose, episode, now)
    return _with_what_it_rests_on(words, row, now) if row.purpose == "stay" else words


def _of_elsewhere(row: OutboxRow, now: datetime) -> Words | None:
    """None once it is over. The house is not named, nor where he is."""
    held = next((each for each in running(row.household, now) if each.start_at <= now), None)
    if held is None:
        return None
    clock = HouseClock(row.household.zone)
    since = f"{held.by} said that you are not at home since {clock.at(held.start_at)}."
    if held.until_at:
        until = clock.at(held.until_at)
        return Words("Nobody is expected", f"{since} Nobody is expected until {until}.")
    return Words(
        "Does it still hold?",
        f"{since} Nobody is expected until you say that you are back. Does it still hold?",
    )


def _is_answered(ask: AskRow | None) -> bool:
    return ask is None or ask.outcome in ("declined", "passed by")


def _of_episode(purpose: str, episode: EpisodeRow, now: datetime) -> Words:
    watch = episode.watch
    moments = Moments(HouseClock(watch.household.zone), now)
    hours = moments.span(hours_of(watch, now))
    if watch.kind == Kind.QUIET:
        return Words(f"From {watch.household.person_name}", quiet_words(watch, moments))
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
            "are being asked. Whether you stay is yours to say, and checking out always works.",
        ),
        "taken": Words(
            f"Cover found {hours}", f"Somebody is on the way for {hours}. You need not come."
        ),
        "over": Words(
            f"No longer needed {hours}", f"Cover for {hours} is no longer needed. Thank you."
        ),
    }.get(purpose, Words(f"Cover needed {hours}", f"Cover needed {hours}."))


def _of_going(contact: str, episode: EpisodeRow, now: datetime) -> Words | None:
    """None once nobody must go any more: somebody changed their mind, or left."""
    household = episode.watch.household
    going = [each.contact for each in episode.stays.all() if each.must_go]
    members = MemberRow.objects.filter(household=household, public_id__in=going, gone_at=None)
    names = list(members.values_list("name", flat=True))
    if not names:
        return None
    hours = Moments(HouseClock(household.zone), now).span(hours_of(episode.watch, now))
    if contact == PERSON:
        who = in_a_sentence(names)
        return Words(f"{who} must go", f"{who} must go. The next are being asked for {hours}.")
    return Words(
        f"Please come soon: {hours}",
        f"Whoever is here must go before you come for {hours}. Please come as soon as you can.",
    )


def _with_what_it_rests_on(words: Words, row: OutboxRow, now: datetime) -> Words:
    """Since when they work, and what ends that first."""
    members = MemberRow.objects.filter(household=row.household, public_id=row.contact)
    member = members.select_related("household").first()
    worked = worked_by(member, now) if member else None
    if worked is None:
        return words
    moments = Moments(HouseClock(row.household.zone), now)
    told = f" You are here since {moments.at(worked.since_at)}."
    if worked.limits:
        first = worked.limits[0]
        told += f" By {moments.at(first.by_at)}: {first.sentence}"
    return Words(words.subject, f"{words.text}{told}")


def _late(row: OutboxRow, now: datetime) -> str:
    held_up: timedelta = now - row.made_at
    return f" (Sent {minutes(held_up)} min late.)" if held_up >= _LATE else ""


def _how_to_answer(row: OutboxRow, link: str) -> str:
    if row.drill:
        return _how_to_answer_drill(row, row.drill.code, link)
    if row.purpose != "ask" or row.ask is None:
        return ""
    code, episode = row.ask.code, row.episode
    if row.channel in _TEXTS and episode and episode.watch.kind == Kind.QUIET:
        return f" Reply {code} YES once you have it."
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
