"""What follows from a household as it is or would be, for the person: gaps, limits, wishes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from horarium.core.findings import Finding
from horarium.core.foreseen import foreseen
from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_household
from horarium.core.plan_file import plan_from_text
from horarium.core.roster import Plan, Shift
from horarium.core.rules.newly import newly
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.store.changes import as_planned, plans_ahead, roster_ahead
from horarium.store.models import HouseholdRow, PlanRow
from horarium.store.rosters import roster_of

FEW = 5


@dataclass(frozen=True, slots=True)
class Follows:
    """The first few sentences, how many ``more`` there are, and how many are ``mended``."""

    sentences: tuple[str, ...] = ()
    more: int = 0
    mended: int = 0

    @property
    def count(self) -> int:
        return len(self.sentences) + self.more


def follows(row: HouseholdRow, before: Household, after: Household, now: datetime) -> Follows:
    """What no plan could newly mend, and what the roster from now on would newly lack."""
    known = set(foreseen(before))
    sentences = [each for each in foreseen(after) if each not in known]
    mended = 0
    roster = roster_ahead(row, now)
    if roster:
        was, will_be = _findings(before, roster), _findings(after, roster)
        sentences += [each.sentence for each in newly(was, will_be, now)]
        mended = len(newly(will_be, was, now))
    return _first(sentences, mended)


def _first(sentences: list[str], mended: int = 0) -> Follows:
    return Follows(tuple(sentences[:FEW]), max(len(sentences) - FEW, 0), mended)


def _findings(household: Household, plan: Plan) -> tuple[Finding, ...]:
    return _judged(as_planned(household, plan), plan)


@lru_cache(maxsize=16)
def _judged(household: Household, plan: Plan) -> tuple[Finding, ...]:
    """While somebody types, one of the two households is always the same."""
    return verify(Week(household, plan)).findings


# -- what the published plans do not know yet


def not_yet_planned(row: HouseholdRow, household: Household, now: datetime) -> Follows:
    """What the roster lacks since the household is another than its plans were made for.

    Nothing, and without a look at any rule, where none of it has changed.
    """
    sentences: list[str] = []
    for each in plans_ahead(row, now):
        sentences += [found.sentence for found in _since_published(each, row, household, now)]
    return _first(sentences)


def _since_published(
    plan: PlanRow, row: HouseholdRow, household: Household, now: datetime
) -> Iterable[Finding]:
    before = _read(plan.household_text)
    if before is None or _planned_alike(before, household):
        return ()
    roster = roster_of(row, plan.first_day, plan.days)
    gone = {each.name for each in before.members} - {each.name for each in household.members}
    was = replace(roster, shifts=tuple(sorted({*roster.shifts, *_lost(plan, gone, now)})))
    return newly(_findings(before, was), _findings(household, roster), now)


def _lost(plan: PlanRow, gone: set[str], now: datetime) -> Iterator[Shift]:
    """The shifts to come of those who are no longer in the circle."""
    if gone:
        for each in plan_from_text(plan.text).plan.shifts:
            if each.member in gone and each.start_at > now:
                yield each


def _planned_alike(one: Household, other: Household) -> bool:
    """Whether they are the same but for the days, and for the watch, which no rule looks at."""
    days = {"first_day": other.planning.first_day, "days": other.planning.days}
    planning = replace(one.planning, **days)  # type: ignore[arg-type]
    return replace(one, planning=planning, watching=other.watching) == other


@lru_cache(maxsize=8)
def _read(text: str) -> Household | None:
    try:
        return read_household(text)
    except HouseholdFileError:
        return None
