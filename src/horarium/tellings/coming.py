"""What whoever comes for hours that were not theirs must know, and no more.

Who has what the hours need is told what somebody on duty is told. A stand-in who lacks it is told
the sentences that he wrote for one, what needs nothing that has to be learned, and what they must
leave alone. Whom to call is told to both: a stand-in can do little else when something is wrong.
"""

from dataclasses import dataclass

from django.db.models import Q

from horarium.core.hours import DAY, HOUR, MINUTE, Interval
from horarium.core.roster import Shift
from horarium.core.watch.record import ladder_from_text
from horarium.core.watch.situation import Kind
from horarium.core.week import Week
from horarium.store.models import CheckInRow, ComingRow, EpisodeRow, MemberRow
from horarium.store.weeks import load_days
from horarium.tellings.moments import Moments
from horarium.tellings.within import Within, within, within_for_anybody

# So long before the hours begin somebody who is here may have come for them.
_EARLY = 2 * HOUR
# Where somebody is asked to attend.
_COMES_FOR = (Kind.ARRIVAL, Kind.ALONE)


@dataclass(frozen=True, slots=True)
class ForWhoComes:
    """For these ``hours``: what is in them, ``essentials``, and sentences about the house.

    ``lacks`` are the skills that the hours need and whoever comes is not signed off for;
    ``goes_on`` is whether others are still being asked.
    """

    hours: str
    within: tuple[Within, ...]
    essentials: tuple[str, ...]
    house: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    goes_on: bool = True


def for_member(member: MemberRow, here: CheckInRow | None, moments: Moments) -> ForWhoComes | None:
    """For one who said that they come, or is here for a search; ``here`` where they checked in."""
    contact = str(member.public_id)
    episode = (_came_for(member, here, moments) if here else None) or _comes_for(contact, member)
    return for_who_comes(episode, contact, moments) if episode else None


def _comes_for(contact: str, member: MemberRow) -> EpisodeRow | None:
    rows = ComingRow.objects.filter(contact=contact, broken=False, episode__ended_at=None)
    own = rows.filter(episode__watch__household=member.household_id)
    coming = own.select_related("episode__watch__household").last()
    return coming.episode if coming else None


def _came_for(member: MemberRow, here: CheckInRow, moments: Moments) -> EpisodeRow | None:
    """The last search that goes on or ended since they came, for hours of now or soon."""
    going = Q(ended_at=None) | Q(ended_at__gte=here.in_at)
    rows = EpisodeRow.objects.filter(going, watch__household=member.household_id)
    begins_by = moments.now + _EARLY
    near = rows.filter(watch__due_at__lte=begins_by, watch__until_at__gt=moments.now)
    asked = near.filter(watch__kind__in=_COMES_FOR).select_related("watch__household")
    found = [each for each in asked if _is_for(member, each)]
    return found[-1] if found else None


def _is_for(member: MemberRow, episode: EpisodeRow) -> bool:
    """Not for whoever was here before and was asked to stay."""
    return str(member.public_id) not in episode.held


def for_who_comes(episode: EpisodeRow, contact: str, moments: Moments) -> ForWhoComes | None:
    """For a contact of its ladder, or a member; None where nobody is asked to attend."""
    watch = episode.watch
    if watch.kind not in _COMES_FOR:
        return None
    when = Interval(watch.due_at, max(watch.until_at, watch.due_at + MINUTE))
    first, last = (moments.clock.date_of(each) for each in (when.start_at, when.end_at))
    week = load_days(watch.household, first - DAY, (last - first).days + 2).week
    members = MemberRow.objects.filter(household=watch.household)
    names = {str(key): name for key, name in members.values_list("public_id", "name")}
    name = names.get(contact, "")
    brought = week.knows(name, first) if name else _of_ladder(episode, contact)
    lacks = tuple(sorted(watch.skills - brought))
    needs_essentials = bool(lacks) or not name
    return ForWhoComes(
        moments.span(when),
        within_for_anybody(week, when, moments)
        if lacks
        else within(week, Shift(when.start_at, when.end_at, name), moments),
        week.household.watching.essentials if needs_essentials else (),
        _house(week, able=not lacks),
        lacks,
        goes_on=episode.ended_at is None,
    )


def _of_ladder(episode: EpisodeRow, contact: str) -> frozenset[str]:
    ladder = ladder_from_text(episode.ladder)
    return next((each.skills for each in ladder if each.id == contact), frozenset())


def _house(week: Week, *, able: bool) -> tuple[str, ...]:
    household = week.household
    watching, machine = household.watching, household.machine
    call = f"If something is wrong, call {watching.floor}: {watching.floor_phone}."
    breathes = f"The machine: {machine.name}. Its own alarm comes first." if machine else ""
    return tuple(filter(None, (breathes if able else "", call if watching.floor else "")))
