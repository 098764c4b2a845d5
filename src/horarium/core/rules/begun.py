"""What of a published plan has begun and stays, whatever is agreed since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from horarium.core.findings import Finding, Tier
from horarium.core.hours import subtract
from horarium.core.household import Household
from horarium.core.roster import Plan, Shift
from horarium.core.rules import longest_shift
from horarium.core.rules.verify import verify
from horarium.core.week import Week


def begun(plan: Plan, now: datetime) -> Plan:
    """What of a plan began before ``now``."""
    return replace(
        plan,
        shifts=tuple(each for each in plan.shifts if each.start_at < now),
        placed=tuple(each for each in plan.placed if each.away.start_at < now),
        machine_free=tuple(each for each in plan.machine_free if each.start_at < now),
    )


def still_possible(household: Household, published: Plan, now: datetime) -> Plan:
    """The published plan without the shifts, or the rest of one, that nobody can come to."""
    week = Week(household, published)
    shifts = (_possible(week, each, now) for each in published.shifts)
    return replace(published, shifts=tuple(each for each in shifts if each))


def forgiven(household: Household, published: Plan, now: datetime) -> tuple[Finding, ...]:
    """What has happened and cannot be undone, although it breaks what was agreed since."""
    past = begun(still_possible(household, published, now), now)
    return verify(Week(household, past)).of(Tier.NEVER)


def broken(findings: Iterable[Finding], past: Iterable[Finding]) -> list[Finding]:
    """Those of ``findings`` that nothing in the ``past`` explains."""
    known = {(each.rule, each.when, each.members) for each in past}
    return [each for each in findings if (each.rule, each.when, each.members) not in known]


def _possible(week: Week, shift: Shift, now: datetime) -> Shift | None:
    """A shift as far as its member can still come; one that has begun is cut short."""
    known = {each.name: each for each in week.household.attendants}
    if shift.end_at <= now:
        return shift
    if shift.member in known:
        if week.is_free(known[shift.member], shift.when):
            return shift if shift.start_at < now or _short_enough(week, shift) else None
        away = subtract([shift.when], week.free(shift.member))
        ends_at = max(now, away[0].start_at)
    else:
        ends_at = now
    return replace(shift, end_at=ends_at) if shift.start_at < now else None


def _short_enough(week: Week, shift: Shift) -> bool:
    """Whether a shift is no longer than its member agreed to since."""
    alone = replace(week.plan, shifts=(shift,), placed=(), machine_free=())
    return not any(longest_shift.RULE.check(Week(week.household, alone)))
