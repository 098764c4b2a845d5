"""A plan beside the roster that it would change, for the person: everything of both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from horarium.core.disclosure.guesses import Guess, guesses
from horarium.core.findings import Finding
from horarium.core.happened import Away, Happening, Leaves
from horarium.core.hours import HouseClock
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.plan_file import GapExplained, PlanFile, plan_from_text
from horarium.core.roster import Shift
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.store.models import AccountRow, HouseholdRow, PlanRequestRow, PlanRow
from horarium.store.plan_requests import question_of, request_of, stretch_of, why_stale
from horarium.store.rosters import published_plans, shifts_ahead, shifts_with
from horarium.tellings.changes import Change, changes
from horarium.tellings.planning import Asked, told_request
from horarium.tellings.reach import Reach, reach_of
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that was made.

    ``before`` is the roster it changes, None for days that had none, with its ``findings_before``.
    ``stale`` says why it may not be published any more. ``beyond`` are the first days of other
    published plans in which what was asked makes a difference, too.
    """

    asked: Asked
    after: Week
    findings: tuple[Finding, ...]
    gaps: tuple[GapExplained, ...]
    before: Week | None
    findings_before: tuple[Finding, ...]
    counted_from_at: datetime | None
    stale: str
    beyond: tuple[date, ...]
    reach: Mapping[str, Reach]


def draft_of(viewer: Viewer, request: UUID, now: datetime) -> Draft | None:
    """For the person; None where there is no plan. Raises LookupError where it is not theirs."""
    row = _request(viewer, request)
    if row.draft is None:
        return None
    question, file = question_of(row), plan_from_text(row.draft.text)
    household = _household(row.draft, question.changed)
    roster = question.roster_before
    before = Week(question.household, roster) if roster else None
    return Draft(
        told_request(row),
        Week(household, file.plan),
        file.findings,
        file.gaps,
        before,
        verify(before).findings if before else (),
        row.counted_from_at,
        why_stale(row, row.draft, now) if row.draft.state == "draft" else "",
        _beyond(row, question.happened, file),
        reach_of(viewer) if file.gaps else {},
    )


def assumed_in(viewer: Viewer, request: UUID) -> tuple[str, tuple[Happening, ...]]:
    """What was asked, and all that it assumes. Raises LookupError where it is not theirs."""
    row = _request(viewer, request)
    return row.question, question_of(row).happened


def _request(viewer: Viewer, request: UUID) -> PlanRequestRow:
    return request_of(HouseholdRow(pk=viewer.household), request)


def _household(plan: PlanRow, changed: Household) -> Household:
    """As the plan names everybody now: names may have changed since."""
    return read_household(plan.household_text) if plan.household_text else changed


def _beyond(row: PlanRequestRow, happened: Iterable[Happening], file: PlanFile) -> tuple[date, ...]:
    """All but an absence goes on; an absence may be longer than a plan."""
    days, clock = stretch_of(file), HouseClock(row.household.zone)
    lasting = [
        clock.date_of(each.when.end_at) if isinstance(each, Away) else date.max for each in happened
    ]
    last = max(lasting, default=date.min)
    plans = published_plans(row.household).defer("text", "household_text")
    return tuple(each.first_day for each in plans if days.last_day < each.first_day <= last)


# -- who is told what


@dataclass(frozen=True, slots=True)
class ToldMember:
    """What a member is told when it is published; without an account nobody is told anything."""

    name: str
    changes: tuple[Change, ...]
    has_account: bool


@dataclass(frozen=True, slots=True)
class Publishing:
    """What publishing a draft does: to each attendant, and to the household.

    ``guesses`` are what members could tell themselves from their part in it.
    """

    asked: Asked
    household: Household
    members: tuple[ToldMember, ...]
    happened: tuple[Happening, ...]
    stale: str
    guesses: tuple[Guess, ...]


def publishing_of(viewer: Viewer, request: UUID, now: datetime) -> Publishing | None:
    """For the person; None where there is no draft. Raises LookupError where it is not theirs."""
    row = _request(viewer, request)
    if row.draft is None or row.draft.state != "draft":
        return None
    question = question_of(row)
    before, after = shifts_ahead(row.household, now), _after(row, now)
    able = set(
        AccountRow.objects.filter(
            household=row.household, is_active=True, member__gone_at=None
        ).values_list("member__name", flat=True)
    )
    names = [each.name for each in question.changed.members]
    touched = {each.member for each in before ^ after}
    names = [each for each in names if each in touched or _attends(question.household, each)]
    return Publishing(
        told_request(row),
        question.household,
        tuple(ToldMember(each, changes(before, after, each), each in able) for each in names),
        question.happened,
        why_stale(row, row.draft, now),
        guesses(Week(_household(row.draft, question.changed), plan_from_text(row.draft.text).plan)),
    )


def _attends(household: Household, name: str) -> bool:
    return any(each.name == name for each in household.attendants)


def _after(row: PlanRequestRow, now: datetime) -> set[Shift]:
    if row.draft is None:
        return set()
    leaving = {
        each.member: each.on for each in question_of(row).happened if isinstance(each, Leaves)
    }
    clock = question_of(row).household.clock
    return {
        each
        for each in shifts_with(row.draft, now)
        if each.member not in leaving or clock.date_of(each.start_at) < leaving[each.member]
    }
