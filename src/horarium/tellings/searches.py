"""Whom the watch searches for, as the person is told it; and whether the watch itself is alive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from horarium.core.hours import MINUTE, Interval
from horarium.core.watch.record import ladder_from_text
from horarium.core.watch.situation import Cause, Kind
from horarium.store.beats import last_beats
from horarium.store.drilled import unsure_in
from horarium.store.models import EpisodeRow, HouseholdRow, StayRow
from horarium.store.reach import watching_of
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer

# A proof of life that is older than this is none.
ALIVE = {"watch": timedelta(seconds=30), "deliver": timedelta(seconds=60)}
_CAUSES = {
    Cause.NOT_HERE: "nobody has checked in",
    Cause.CANNOT: "whoever was to come cannot",
    Cause.LATE: "whoever was to come is late",
    Cause.NOBODYS: "nobody has these hours",
    Cause.NOT_BACK: "nobody has said that you are in",
    Cause.ALONE: "you said that you are alone",
}


@dataclass(frozen=True, slots=True)
class Search:
    """One search: what it is about, and each step so far with its time. ``coming`` is who comes.

    ``asked`` are (when, who, what became of it).
    """

    id: UUID
    title: str
    why: str
    since: str
    coming: tuple[str, ...] = ()
    asked: tuple[tuple[str, str, str], ...] = ()
    staying: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pulse:
    """Whether the watch is alive: ``well``, and a sentence for each thing that is to be known."""

    well: bool
    sentences: tuple[str, ...] = ()


ALIVE_AND_WELL = Pulse(well=True)


def searches(row: HouseholdRow, moments: Moments) -> tuple[Search, ...]:
    """All that go on, the oldest first. Five queries."""
    rows = EpisodeRow.objects.filter(watch__household=row, ended_at=None)
    loud = rows.exclude(watch__kind=Kind.QUIET)
    known = loud.select_related("watch").prefetch_related("asks", "coming", "stays")
    return tuple(search_told(each, row, moments) for each in known)


def open_searches(viewer: Viewer, moments: Moments) -> tuple[Search, ...]:
    """The same, for him and for who acts for him in it."""
    return searches(HouseholdRow.objects.get(pk=viewer.household), moments)


def search_told(episode: EpisodeRow, row: HouseholdRow, moments: Moments) -> Search:
    """One search, as he is told it."""
    names = names_on(episode, row)
    watch = episode.watch
    hours = moments.span(Interval(watch.due_at, max(watch.until_at, watch.due_at + MINUTE)))
    titles = {Kind.BACK: f"Back by {moments.at(watch.due_at)}", Kind.ALONE: "You are alone"}
    return Search(
        watch.public_id,
        titles.get(Kind(watch.kind), f"Cover needed {hours}"),
        _CAUSES[Cause(episode.cause)],
        moments.at(episode.opened_at),
        tuple(
            f"{names.get(each.contact, 'somebody')} by {moments.at(each.eta_at)}"
            for each in episode.coming.all()
            if not each.broken
        ),
        tuple(_asked(episode, names, moments)),
        tuple(_staying(episode, names, moments)),
    )


def _staying(episode: EpisodeRow, names: Mapping[str, str], moments: Moments) -> Iterator[str]:
    """Who was asked to stay until relieved, and what they said."""
    stays = {each.contact: each for each in episode.stays.all()}
    for contact in sorted(episode.held & names.keys()):
        yield f"{names[contact]}: {said_of_staying(stays.get(contact), moments)}"


def said_of_staying(stay: StayRow | None, moments: Moments) -> str:
    """What somebody who was asked to stay said."""
    if stay is None:
        return "no answer yet"
    if stay.until_at is None:
        return "stays until relieved"
    return "must go" if stay.must_go else f"can stay until {moments.at(stay.until_at)}"


def _asked(
    episode: EpisodeRow, names: Mapping[str, str], moments: Moments
) -> Iterator[tuple[str, str, str]]:
    words = {"waiting": "no answer yet", "seen": "has seen it", "failed": "not reached"}
    for each in episode.asks.all():
        outcome = words.get(each.outcome, each.outcome)
        yield moments.at(each.asked_at), names.get(each.contact, "somebody"), outcome


def names_on(episode: EpisodeRow, row: HouseholdRow) -> dict[str, str]:
    """What everybody is called who can be asked in an episode, or was asked to stay."""
    members = row.memberrow_set.values_list("public_id", "name")
    ladder = ladder_from_text(episode.ladder)
    named = {each.id: each.name for each in ladder if each.name}
    fixed = {"person": row.person_name, "floor": _floor(row)}
    return {str(key): name for key, name in members} | named | fixed


def _floor(row: HouseholdRow) -> str:
    watching = watching_of(row)
    return (watching.floor if watching else "") or "the last number"


# -- is the watch itself alive


def pulse(row: HouseholdRow, now: datetime) -> Pulse:
    """What the house's own processes and channels last said of themselves, and what drills say.

    Three queries.
    """
    beats = last_beats()
    sentences = (*_said(beats, now), *_unsure(row))
    return Pulse(not sentences, sentences)


_Beats = Mapping[str, tuple[datetime, bool, str]]
_NAMES = {
    "watch": "The watch",
    "deliver": "Delivery",
    "mail": "E-mail",
    "sms": "Text messages",
    "modem": "The modem",
    "voice": "Calls",
    "push": "Push messages",
    "app": "Messages to apps",
    "bell": "The bell on these pages",
}


def _alive(name: str, beats: _Beats, now: datetime) -> bool:
    return name in beats and abs(now - beats[name][0]) <= ALIVE[name]


def _said(beats: _Beats, now: datetime) -> Iterator[str]:
    for name in ALIVE:
        if not _alive(name, beats, now):
            yield f"{_NAMES[name]} is not running: nobody is asked when somebody does not come."
    for name, (at, well, sentence) in sorted(beats.items()):
        if not well:
            yield f"{_NAMES.get(name, name)}: {sentence or 'not well'} (since {_ago(now - at)})."


def _unsure(row: HouseholdRow) -> Iterator[str]:
    for name in names_unsure(row):
        yield (
            f"{name} let the last two drills pass: see that their telephone rings. "
            "Until they answer one, the next is asked together with them."
        )


def names_unsure(row: HouseholdRow) -> list[str]:
    """Who of the circle let their last two drills pass."""
    members = row.memberrow_set.filter(gone_at=None, public_id__in=unsure_in(row))
    return list(members.values_list("name", flat=True))


def _ago(length: timedelta) -> str:
    return f"{max(int(length / MINUTE), 0)} min ago"
