"""What needs the person: hopes to answer, hours that nobody has, a draft, a planner at work."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from horarium.core.findings import Tier, counted
from horarium.core.hours import DAY, Interval, subtract
from horarium.core.rules.explain_words import in_a_sentence
from horarium.store.models import (
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    PlanRequestRow,
    ShiftRow,
)
from horarium.store.plan_requests import OPEN
from horarium.store.weeks import RosterDays
from horarium.tellings.changes import NoticeTold, notices
from horarium.tellings.follows import Follows, not_yet_planned
from horarium.tellings.lacks import Lack, lacking
from horarium.tellings.moments import Moments, weekly_words
from horarium.tellings.offers import offers_to_answer
from horarium.tellings.viewer import Viewer

DAYS_AHEAD = 7
FEW = 3
_STRENGTHS = {1: "", 2: " It matters to them.", 3: " It matters very much to them."}


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """Something a member asks of him; ``then`` is what follows if he approves."""

    id: UUID
    kind: str
    sentence: str
    then: str = ""


@dataclass(frozen=True, slots=True)
class GapTold:
    """Hours of the next days, and what they ``lack``."""

    start_at: datetime
    hours: str
    lack: str


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """What was asked of the planner. It is at ``step`` of ``steps``; 0 while it waits."""

    id: UUID
    question: str
    step: int = 0
    steps: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class NeedsHim:
    """All of it, the soonest gaps first; ``unplanned`` is the first day without a roster.

    ``behind`` is what the roster does not know yet, of what was changed since it was planned.
    """

    hopes: tuple[ToAnswer, ...] = ()
    gaps: tuple[GapTold, ...] = ()
    more_gaps: int = 0
    working: PlanAsked | None = None
    draft: PlanAsked | None = None
    refused: PlanAsked | None = None
    unplanned: str = ""
    behind: Follows = field(default_factory=Follows)
    notices: tuple[NoticeTold, ...] = ()


def what_needs_him(
    row: HouseholdRow, days: RosterDays, viewer: Viewer, moments: Moments
) -> NeedsHim:
    """What is open in the household of the person who looks; ``days`` hold those ahead."""
    gaps = tuple(_gaps(days, moments))
    newest = PlanRequestRow.objects.filter(household=row).select_related("draft").first()
    return NeedsHim(
        hopes=(*_absences(row, moments), *_wishes(row), *_offers(row, moments)),
        gaps=gaps[:FEW],
        more_gaps=len(gaps[FEW:]),
        working=_working(newest),
        draft=_draft(newest),
        refused=_refused(newest, moments),
        unplanned=_unplanned(days, moments),
        behind=not_yet_planned(row, days.week.household, moments.now),
        notices=notices(viewer),
    )


# -- hopes


def _absences(row: HouseholdRow, moments: Moments) -> Iterator[ToAnswer]:
    rows = HopedAbsenceRow.objects.filter(member__household=row, state="open")
    hoped = list(rows.select_related("member"))
    shifts = ShiftRow.objects.filter(
        member__in={each.member_id for each in hoped}, end_at__gt=moments.now
    )
    of_member: dict[int, list[Interval]] = {}
    for shift in shifts:
        when = Interval(shift.start_at, shift.end_at)
        of_member.setdefault(shift.member_id, []).append(when)
    for each in hoped:
        when = Interval(each.start_at, each.end_at)
        lost = [own for own in of_member.get(each.member_id, ()) if own.overlaps(when)]
        sentence = f"{each.member.name} asks to be away {moments.dated(when)}."
        yield ToAnswer(each.public_id, "absence", sentence, _then(lost, moments))


def _then(lost: Sequence[Interval], moments: Moments) -> str:
    if not lost:
        return "No shift of theirs is in these hours."
    if len(lost) > FEW:
        return f"{len(lost)} shifts of theirs are in these hours."
    return f"They would not work {in_a_sentence(moments.dated(each) for each in lost)}."


def _wishes(row: HouseholdRow) -> Iterator[ToAnswer]:
    rows = HopedWishRow.objects.filter(member__household=row, state="open")
    for each in rows.select_related("member"):
        wants = "would like to work" if each.likes else "would rather not work"
        sentence = f"{each.member.name} {wants} {weekly_words(each.hours)}."
        yield ToAnswer(each.public_id, "wish", sentence + _STRENGTHS[each.strength])


def _offers(row: HouseholdRow, moments: Moments) -> Iterator[ToAnswer]:
    for each in offers_to_answer(row, moments):
        then = each.against or "Nothing that was agreed stands against it."
        yield ToAnswer(each.id, "offer", each.sentence, then)


# -- gaps


def _gaps(days: RosterDays, moments: Moments) -> Iterator[GapTold]:
    """Of the days ahead that are planned: each unbroken stretch with all that it lacks."""
    ahead = Interval(moments.now, moments.now + DAYS_AHEAD * DAY)
    lacks: dict[Interval, list[Lack]] = {}
    for each in lacking(days):
        if each.gap.overlaps(ahead):
            lacks.setdefault(each.gap, []).append(each.lack)
    for gap, found in lacks.items():
        yield GapTold(gap.start_at, _hours(gap, moments), _lack(found))


def _hours(when: Interval, moments: Moments) -> str:
    if when.holds(moments.now):
        return f"now, until {moments.until(when.end_at)}"
    return moments.span(when)


def _lack(lacks: Sequence[Lack]) -> str:
    """The worst of what is lacking."""
    if any(each.alone for each in lacks):
        return "nobody is there"
    people = max(each.people for each in lacks)
    if people:
        return f"{counted(people, 'more person is', 'more people are')} needed"
    skills = sorted({skill for each in lacks for skill in each.skills})
    return f"nobody there is trained for {in_a_sentence(skills)}"


# -- plans


def _working(request: PlanRequestRow | None) -> PlanAsked | None:
    if request is None or request.state not in OPEN:
        return None
    tiers = len(json.loads(request.progress))
    return PlanAsked(request.public_id, request.question, tiers, len(Tier))


def _draft(request: PlanRequestRow | None) -> PlanAsked | None:
    if request is None or request.draft is None or request.draft.state != "draft":
        return None
    return PlanAsked(request.public_id, request.question)


def _refused(request: PlanRequestRow | None, moments: Moments) -> PlanAsked | None:
    if request is None or request.state != "refused" or request.ended_at is None:
        return None
    if moments.now - request.ended_at > DAY:
        return None
    return PlanAsked(request.public_id, request.question, sentence=request.sentence)


def _unplanned(days: RosterDays, moments: Moments) -> str:
    """The first of the days ahead that is in no published plan."""
    ahead = Interval(moments.now, moments.now + DAYS_AHEAD * DAY)
    left = subtract([ahead], days.planned)
    return moments.clock.on(moments.clock.date_of(left[0].start_at)) if left else ""
