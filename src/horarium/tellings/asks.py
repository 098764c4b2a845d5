"""What the watch asks of whoever looks: hours that need somebody, and nothing of why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from horarium.core.hours import HOUR, MINUTE, HouseClock
from horarium.core.watch.situation import Kind
from horarium.store.elsewhere import hours_of
from horarium.store.models import AskRow, ComingRow, MemberRow
from horarium.store.outbox import link_digest
from horarium.tellings.coming import ForWhoComes, for_who_comes
from horarium.tellings.moments import Moments
from horarium.tellings.quiet import quiet_words
from horarium.tellings.searches import names_on
from horarium.tellings.viewer import Viewer

# So much later than now, or than the hours begin, somebody may say that they come.
_LATER = (timedelta(), 30 * MINUTE, HOUR, 2 * HOUR)


@dataclass(frozen=True, slots=True)
class AskTold:
    """An ask that waits: what for, by when they may come as (instant, words), and what they said.

    ``comes`` is by when they said they come, or "". With ``is_back`` it is asked whether he is in,
    and the times are those by which he may be. With ``is_quiet`` it is his quiet sign, and all
    that is asked is that they have it.
    """

    id: int
    sentence: str
    times: tuple[tuple[datetime, str], ...]
    comes: str = ""
    is_back: bool = False
    is_quiet: bool = False


def asks_of(viewer: Viewer, moments: Moments) -> tuple[AskTold, ...]:
    """For whoever looks: each search in which they were asked once, the oldest first."""
    contact = _contact(viewer)
    rows = AskRow.objects.filter(contact=contact, episode__ended_at=None).exclude(
        outcome="declined"
    )
    of_household = rows.filter(episode__watch__household=viewer.household)
    latest = {each.episode_id: each for each in of_household.select_related("episode__watch")}
    coming = ComingRow.objects.filter(contact=contact, broken=False, episode__in=latest)
    said = {each.episode_id: moments.at(each.eta_at) for each in coming}
    return tuple(ask_told(each, moments, said.get(each.episode_id, "")) for each in latest.values())


def _contact(viewer: Viewer) -> str:
    if viewer.is_person:
        return "person"
    member = MemberRow.objects.filter(account=viewer.account).values_list("public_id", flat=True)
    return str(member.get())


def ask_is_of(viewer: Viewer, ask: int) -> bool:
    """Whether an ask was for whoever looks."""
    rows = AskRow.objects.filter(pk=ask, episode__watch__household=viewer.household)
    return rows.filter(contact=_contact(viewer)).exists()


@dataclass(frozen=True, slots=True)
class LinkAsk:
    """The ask that a link answers, and by what ``name`` the answer is written down.

    ``comes_for`` is what they must know once they said that they come.
    """

    told: AskTold
    name: str
    comes_for: ForWhoComes | None = None


def ask_of_link(code: str, now: datetime) -> LinkAsk | None:
    """None where the link is none, or what it was for is settled: it dies with its episode."""
    asks = AskRow.objects.filter(links__digest=link_digest(code), episode__ended_at=None)
    ask = asks.select_related("episode__watch__household").first()
    if ask is None:
        return None
    episode, contact = ask.episode, ask.contact
    household = episode.watch.household
    moments = Moments(HouseClock(household.zone), now)
    coming = ComingRow.objects.filter(episode=episode, contact=contact, broken=False).first()
    told = ask_told(ask, moments, moments.at(coming.eta_at) if coming else "")
    name = names_on(episode, household).get(contact, contact)
    return LinkAsk(told, name, for_who_comes(episode, contact, moments) if coming else None)


def ask_told(ask: AskRow, moments: Moments, comes: str = "") -> AskTold:
    """One ask in neutral words."""
    watch = ask.episode.watch
    if watch.kind == Kind.QUIET:
        return AskTold(ask.pk, quiet_words(watch, moments), (), comes, is_quiet=True)
    if watch.kind == Kind.BACK:
        sentence = f"He was to be back by {moments.at(watch.due_at)}. Is he?"
    else:
        hours = moments.span(hours_of(watch, moments.now))
        sentence = f"Cover needed {hours}. Can you come?"
    first = max(hours_of(watch, moments.now).start_at, moments.now)
    times = tuple((first + each, moments.at(first + each)) for each in _LATER)
    return AskTold(ask.pk, sentence, times, comes, is_back=watch.kind == Kind.BACK)
