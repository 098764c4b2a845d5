"""What can be said of a household before any plan is made: why some of it cannot be kept."""

from collections.abc import Iterator
from datetime import date, timedelta

from horarium.core.activities import Activity, MachineUse
from horarium.core.hours import DAY, length_words
from horarium.core.household import Household
from horarium.core.roster import Plan
from horarium.core.week import Week


def foreseen(household: Household) -> tuple[str, ...]:
    """A sentence for each thing that no plan for this household can mend."""
    plan = household.planning
    week = Week(household, Plan(plan.first_day, plan.days))
    return (
        *_nobody_free(week),
        *_unknown_skills(week),
        *_too_few_hours(week),
        *(sentence for each in household.activities for sentence in _too_long(week, each)),
    )


def _nobody_free(week: Week) -> Iterator[str]:
    never = [
        member.name
        for member, _, _ in week.contracted()
        if not any(free.overlaps(week.horizon) for free in week.free(member.name))
    ]
    if len(never) == len(week.household.attendants):
        yield "Nobody is available in these days: every hour will be a gap."
    else:
        yield from (f"{name} is not available in these days." for name in never)


def _unknown_skills(week: Week) -> Iterator[str]:
    """Skills asked for that no attendant has on any day of the plan."""
    known = {
        competence.skill
        for member in week.household.attendants
        for competence in member.competences
        if any(competence.holds_on(day) for day in week.dates)
    }
    asked = [(f'the need "{each.name}"', each.skills) for each in week.household.needs]
    asked += [(f'the activity "{each.name}"', each.skills) for each in week.household.activities]
    for what, skills in asked:
        for skill in skills:
            if skill not in known:
                yield f'Nobody has the competence "{skill}", which {what} asks for.'


def _too_few_hours(week: Week) -> Iterator[str]:
    asked = sum((each.people * each.when.length for each in week.needed), timedelta())
    most = sum((contract.most for _, contract, _ in week.contracted()), timedelta())
    a_week = asked * 7 // week.plan.days
    if a_week > most:
        yield (
            f"The needs ask for {length_words(a_week)} a week and the contracts give at most "
            f"{length_words(most)}: some hours will be gaps."
        )


def _too_long(week: Week, activity: Activity) -> Iterator[str]:
    machine = week.household.machine
    if not machine or activity.machine is not MachineUse.OUT:
        return
    most = max(_longest(week, activity, day) for day in week.dates)
    if activity.door_to_door > most:
        yield (
            f"{activity.title} takes {length_words(activity.door_to_door)} out of the machine "
            f"and the tolerance allows {length_words(most)}: it will not be placed."
        )


def _longest(week: Week, activity: Activity, day: date) -> timedelta:
    machine = week.household.machine
    tolerance = machine.tolerance(day) if machine else None
    if not tolerance or not activity.open_on(day):
        return timedelta()
    kept = tolerance.reserve if activity.is_outing else timedelta()
    return max(min(tolerance.longest_stretch - kept, tolerance.per_day, DAY), timedelta())
