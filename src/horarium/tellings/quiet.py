"""His quiet sign: as whom he trusts is told it, and what he is told of whom it would reach."""

from dataclasses import dataclass
from datetime import datetime

from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.watch.ladder import quiet_ladder
from horarium.store.models import AccountRow, CheckInRow, WatchRow
from horarium.store.quiet import trusted_member, was_received
from horarium.store.reach import reached_in
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer

_WAYS = {
    "voice": "a call",
    "sms": "a text",
    "modem": "a text through the modem",
    "push": "a push message",
    "mail": "e-mail",
    "bell": "the bell on their own page",
}


@dataclass(frozen=True, slots=True)
class QuietSign:
    """Whether he has a word for it and a pattern to press it in; whom it reaches, and by what."""

    has_word: bool
    has_pattern: bool
    reaches: str
    by: str


def quiet_words(watch: WatchRow, moments: Moments) -> str:
    """When he gave it, who is with him as far as anybody said, and what to do."""
    person = watch.household.person_name
    open_ = CheckInRow.objects.filter(member__household=watch.household, out_at=None)
    here = [
        f"{name} since {moments.at(in_at)}"
        for name, in_at in open_.order_by("in_at").values_list("member__name", "in_at")
    ]
    with_him = f"Checked in: {in_a_sentence(here)}." if here else "Nobody has checked in."
    return (
        f"{person} gave the quiet sign you agreed on, {moments.at(watch.due_at)}. {with_him} "
        "Please ring or come. Nobody else was told."
    )


def quiet_sign(viewer: Viewer) -> QuietSign:
    """For the person: what his sign would do now."""
    row = AccountRow.objects.select_related("household__watching").get(pk=viewer.account)
    trusted = trusted_member(row.household)
    ladder = quiet_ladder(trusted.name, reached_in(row.household)) if trusted else ()
    ways = [_WAYS.get(way, way) for each in ladder for way in each.ways]
    return QuietSign(
        bool(row.quiet_word),
        bool(row.pattern),
        trusted.name if trusted else "",
        in_a_sentence(ways) if ways else "",
    )


def sign_was_received(viewer: Viewer, now: datetime) -> bool:
    """For the person alone."""
    return viewer.is_person and was_received(viewer.household, now)
