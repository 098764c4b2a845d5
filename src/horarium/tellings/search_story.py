"""A search told from its beginning to its end, for the person, with its times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.watch.situation import Kind
from horarium.store.models import EpisodeRow, HouseholdRow
from horarium.tellings.moments import Moments
from horarium.tellings.searches import names_on, said_of_staying, search_told
from horarium.tellings.viewer import Viewer

_OUTCOMES = {
    "waiting": "no answer yet",
    "seen": "has seen it",
    "failed": "could not be reached",
    "declined": "cannot",
    "passed by": "was not waited for",
}


@dataclass(frozen=True, slots=True)
class SearchStory:
    """``steps`` are (when, sentence) in the order of time; ``ended`` is why it is over, or ""."""

    id: UUID
    title: str
    why: str
    steps: tuple[tuple[str, str], ...]
    staying: tuple[str, ...]
    ended: str


def search_story(viewer: Viewer, watch: UUID, moments: Moments) -> SearchStory | None:
    """The last search for these hours; None where there was none in the viewer's household."""
    rows = EpisodeRow.objects.filter(watch__public_id=watch, watch__household=viewer.household)
    loud = rows.exclude(watch__kind=Kind.QUIET)
    known = loud.select_related("watch").prefetch_related("asks", "coming", "stays")
    episode = known.last()
    if episode is None:
        return None
    row = HouseholdRow.objects.get(pk=viewer.household)
    told = search_told(episode, row, moments)
    steps = sorted(_steps(episode, names_on(episode, row), moments), key=lambda each: each[0])
    return SearchStory(
        told.id,
        told.title,
        told.why,
        tuple((moments.at(at), sentence) for at, sentence in steps),
        told.staying,
        episode.ended_because,
    )


def _steps(
    episode: EpisodeRow, names: Mapping[str, str], moments: Moments
) -> Iterator[tuple[datetime, str]]:
    yield episode.opened_at, f"It began: {episode.cause}."
    for ask in episode.asks.all():
        name = names.get(ask.contact, "Somebody")
        yield ask.asked_at, f"{name} was asked; {_OUTCOMES[ask.outcome]}."
    for coming in episode.coming.all():
        name = names.get(coming.contact, "Somebody")
        kept = ", and did not" if coming.broken else ""
        yield coming.said_at, f"{name} said: by {moments.at(coming.eta_at)}{kept}."
    for stay in episode.stays.all():
        name = names.get(stay.contact, "Somebody")
        yield stay.said_at, f"{name}, asked to stay: {said_of_staying(stay, moments)}."
    if episode.ended_at:
        yield episode.ended_at, f"It ended: {episode.ended_because}."
