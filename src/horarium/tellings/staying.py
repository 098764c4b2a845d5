"""Who is asked to stay is told what it rests on: since when they work, and until when they can."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from horarium.core.hours import HOUR, MINUTE, Interval, date_words, length_words
from horarium.core.labour_law import NONE, LabourLaw
from horarium.core.rules.explain_staying import GoBy, limits
from horarium.core.watch.situation import Kind
from horarium.store.models import CheckInRow, EpisodeRow, MemberRow, StayRow
from horarium.store.weeks import days_around
from horarium.tellings.moments import Moments

# Until so much later than now they can say that they stay, on the next quarter of an hour.
_LATER = (30 * MINUTE, HOUR, 2 * HOUR)
_QUARTER = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class StayAsked:
    """Hours for which nobody has come yet, and what going on in them means for whoever is here.

    ``limits`` are (until when, why), the soonest first; ``law`` says where its figures are from.
    ``times`` are until when they can say that they stay. ``said`` is what they said, or "".
    """

    watch: UUID
    hours: str
    since: str
    limits: tuple[tuple[str, str], ...]
    law: str
    times: tuple[tuple[datetime, str], ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """Since when somebody is here, and what ends that."""

    since_at: datetime
    limits: tuple[GoBy, ...]
    law: LabourLaw


def stays_asked(member: MemberRow, moments: Moments) -> tuple[StayAsked, ...]:
    """Each search for which a member who is here is asked to stay. One query if none."""
    rows = EpisodeRow.objects.filter(watch__household=member.household_id, ended_at=None)
    contact = str(member.public_id)
    held = [each for each in rows.select_related("watch") if contact in each.held]
    worked = worked_by(member, moments.now) if held else None
    return tuple(_told(each, contact, worked, moments) for each in held) if worked else ()


def worked_by(member: MemberRow, now: datetime) -> Worked | None:
    """None of somebody who has not checked in."""
    here = CheckInRow.objects.filter(member=member, out_at=None).first()
    if here is None:
        return None
    worked = Interval(min(here.in_at, now - MINUTE), now)
    week = days_around(member.household, worked).week
    [known] = [each for each in week.household.members if each.name == member.name]
    return Worked(here.in_at, limits(week, known, worked), week.household.law)


def _told(episode: EpisodeRow, contact: str, worked: Worked, moments: Moments) -> StayAsked:
    watch = episode.watch
    hours = Interval(watch.due_at, max(watch.until_at, watch.due_at + MINUTE))
    length = length_words(moments.now - worked.since_at)
    stay = episode.stays.filter(contact=contact).first()
    return StayAsked(
        watch.public_id,
        "" if watch.kind == Kind.ALONE else moments.span(hours),
        f"You are here since {moments.at(worked.since_at)}, for {length}.",
        tuple((moments.at(each.by_at), each.sentence) for each in worked.limits),
        _source(worked.law),
        tuple(_times(moments)),
        _said(stay, moments) if stay else "",
    )


def _source(law: LabourLaw) -> str:
    if law == NONE:
        return "This house has chosen no figures of labour law."
    read = f"as read on {date_words(law.as_of)} {law.as_of.year}"
    return f"Figures of labour law: {law.title}. {law.source}, {read}. A warning, not legal advice."


def _times(moments: Moments) -> Iterator[tuple[datetime, str]]:
    for later in _LATER:
        at = moments.now + later
        past = timedelta(seconds=at.timestamp() % _QUARTER.total_seconds())
        quarter = at - past + (_QUARTER if past else timedelta())
        yield quarter, moments.at(quarter)


def _said(stay: StayRow, moments: Moments) -> str:
    if stay.until_at is None:
        return "You said that you stay until somebody relieves you. Thank you."
    if stay.must_go:
        return (
            "You said that you must go. He and the next who can be asked have heard it; check out "
            "when you go."
        )
    return f"You said that you can stay until {moments.at(stay.until_at)}. Thank you."
