"""Plans asked for: of which household and roster, and whether those are still as they were."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from horarium.core.happened import Happening, after
from horarium.core.happened_file import happenings_from_text
from horarium.core.hours import DAY, HouseClock
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.household_file.write import household_text
from horarium.core.plan_file import PlanFile, plan_from_text, plan_to_text
from horarium.core.roster import Plan, Shift
from horarium.core.watching import Watching
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, PlanRequestRow, PlanRow, ShiftRow
from horarium.store.rosters import published_plans, roster_of

OPEN = ("waiting", "planning")
# So many days before a new plan are shown to the planner: a week of hours, days in a row, rest.
LOOK_BACK = 7
# Changes in the roster before these days do not touch a draft that begins after it.
SEAM = 2 * DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """``days`` days from ``first_day``."""

    first_day: date
    days: int

    @property
    def last_day(self) -> date:
        return self.first_day + (self.days - 1) * DAY

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def overlaps(self, other: "Stretch") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day


def stretch_of(plan: PlanRow | PlanFile) -> Stretch:
    return (
        Stretch(plan.plan.first_day, plan.plan.days)
        if isinstance(plan, PlanFile)
        else Stretch(plan.first_day, plan.days)
    )


def open_request(household: HouseholdRow) -> PlanRequestRow | None:
    """The one that waits or is worked on."""
    return PlanRequestRow.objects.filter(household=household, state__in=OPEN).first()


def plan_holding(household: HouseholdRow, day: date) -> PlanRow | None:
    """The published plan that decides a day."""
    holding = [each for each in published_plans(household) if stretch_of(each).holds(day)]
    return max(holding, key=lambda each: each.first_day, default=None)


def of_days(household: Household, days: Stretch) -> Household:
    """A household that plans these days."""
    planning = replace(household.planning, first_day=days.first_day, days=days.days)
    return replace(household, planning=planning)


def roster_text(row: HouseholdRow, days: Stretch, *, published: bool) -> str:
    """The roster of which a plan is asked, as a plan file; "" where a new plan stands alone.

    ``published`` days are given as they are, with who comes into them; others with the days
    before them, where those have a roster.
    """
    if not published and not plan_holding(row, days.first_day - DAY):
        return ""
    before = replace(days, first_day=days.first_day - LOOK_BACK * DAY, days=LOOK_BACK)
    shifts = set(_shifts(row, before)) if plan_holding(row, days.first_day - DAY) else set()
    if published:
        roster = roster_of(row, days.first_day, days.days)
        plan = replace(roster, shifts=tuple(sorted({*roster.shifts, *shifts})))
    else:
        plan = Plan(before.first_day, before.days, tuple(sorted(shifts)))
    return plan_to_text(PlanFile(plan, row.name, row.zone))


def _shifts(row: HouseholdRow, days: Stretch) -> tuple[Shift, ...]:
    return roster_of(row, days.first_day, days.days).shifts


def counted_from(row: HouseholdRow, days: Stretch, now: datetime) -> datetime:
    """From when on a plan may change something: now, or when its days begin after others'."""
    begins_at = HouseClock(row.zone).day(days.first_day).start_at
    return max(now, begins_at) if plan_holding(row, days.first_day - DAY) else now


def request_of(row: HouseholdRow, public_id: UUID) -> PlanRequestRow:
    """One of a household's, with its draft. Raises LookupError with a sentence."""
    rows = PlanRequestRow.objects.select_related("draft", "household")
    found = rows.filter(household=row, public_id=public_id).first()
    if found is None:
        raise LookupError("there is no such plan")
    return found


# -- what was asked, read again


@dataclass(frozen=True, slots=True)
class Question:
    """A request as values: the household it was asked of, and what was to be assumed."""

    household: Household
    happened: tuple[Happening, ...]
    roster: PlanFile | None

    @property
    def days(self) -> Stretch:
        return Stretch(self.household.planning.first_day, self.household.planning.days)

    @property
    def changed(self) -> Household:
        """The household after all that is assumed."""
        return after(self.household, self.happened)

    @property
    def is_replan(self) -> bool:
        """Whether a roster of the same days is to be changed."""
        return self.roster is not None and stretch_of(self.roster) == self.days

    @property
    def roster_before(self) -> Plan | None:
        """The roster that is to be changed, without the shifts that are over when it begins."""
        if self.roster is None or not self.is_replan:
            return None
        plan, begins_at = self.roster.plan, self.household.clock.day(self.days.first_day).start_at
        return replace(plan, shifts=tuple(each for each in plan.shifts if each.end_at > begins_at))


def question_of(request: PlanRequestRow) -> Question:
    """What a request asked."""
    return Question(
        read_household(request.household_text),
        happenings_from_text(request.happened),
        plan_from_text(request.roster_text) if request.roster_text else None,
    )


# -- whether a draft still fits


def why_stale(request: PlanRequestRow, draft: PlanRow, now: datetime) -> str:
    """Why its draft may not be published any more, in a sentence; "" where it may."""
    question, row = question_of(request), request.household
    if _plain(load_household(row), question.days) != _plain(question.household, question.days):
        return "The household was changed since this plan was made."
    if _moved(row, question) or (not question.is_replan and _overlapped(row, question.days)):
        return "The roster was changed since this plan was made."
    if ShiftRow.objects.filter(plan=draft, start_at__lte=now).exists():
        return "This plan was published before, and some of it has begun since."
    if question.is_replan and _over(question, draft, now):
        return "Some of what this plan changes has begun since it was made."
    return ""


def _plain(household: Household, days: Stretch) -> str:
    """What a plan depends on, as a text: without telephone numbers and the watch."""
    members = tuple(replace(each, phone="", phone_on_wall=False) for each in household.members)
    person = replace(household.person, phone="")
    plain = replace(household, members=members, person=person, watching=Watching())
    return household_text(of_days(plain, days))


def _moved(row: HouseholdRow, question: Question) -> bool:
    """Whether what the roster says of the days, and of who comes into them, is another."""
    if question.roster is None:
        return False
    was = question.roster.plan
    since_at = HouseClock(row.zone).day(question.days.first_day).start_at - SEAM
    text = roster_text(row, question.days, published=question.is_replan)
    if not text:
        return bool(was.shifts)
    now = plan_from_text(text).plan
    return (
        _from(was.shifts, since_at) != _from(now.shifts, since_at)
        or was.placed != now.placed
        or was.machine_free != now.machine_free
    )


def _from(shifts: Iterable[Shift], since_at: datetime) -> set[Shift]:
    return {each for each in shifts if each.start_at >= since_at}


def _overlapped(row: HouseholdRow, days: Stretch) -> bool:
    return any(stretch_of(each).overlaps(days) for each in published_plans(row))


def _over(question: Question, draft: PlanRow, now: datetime) -> bool:
    """Whether the draft changes something that has begun since it was asked for."""
    asked_at = draft.request.counted_from_at
    if asked_at is None or question.roster_before is None:
        return False
    was, is_now = question.roster_before, plan_from_text(draft.text).plan
    starts = [
        *(each.start_at for each in {*was.shifts} ^ {*is_now.shifts}),
        *(each.start_at for each in {*was.placed} ^ {*is_now.placed}),
    ]
    return any(asked_at <= start_at <= now for start_at in starts)
