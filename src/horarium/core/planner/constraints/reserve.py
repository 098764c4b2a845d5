"""Twin of the rule ``reserve``: behind each shift, people who could lawfully take it.

Backups and services are counted beforehand; where they suffice nothing is added. Elsewhere
each attendant has a variable for being able to come, which any shift of their own that is
too near rules out.
"""

from collections import defaultdict
from datetime import date

from horarium.core.hours import DAY, Interval, minutes, monday
from horarium.core.people import Contract, Member
from horarium.core.planner.model import Model, ones
from horarium.core.planner.options import option_for
from horarium.core.roster import Shift
from horarium.core.rules.reserve import RULE
from horarium.core.week import wall_length


def add(model: Model) -> None:
    by_span: dict[Interval, dict[str, int]] = defaultdict(dict)
    for var, option in model.option_of.items():
        if option.when.overlaps(model.horizon):
            by_span[option.when][option.member] = var
    for span, taken in by_span.items():
        lacking = model.household.planning.reserve - _standing_by(model, span)
        if lacking > 0:
            _stand_behind(model, span, taken, lacking)


def _stand_behind(model: Model, span: Interval, taken: dict[str, int], lacking: int) -> None:
    able = {
        name: _able(model, name, span)
        for name, (member, contract) in model.attendants.items()
        if _could_ever(model, member, contract, span)
    }
    for name, var in taken.items():
        others = [each for other, each in able.items() if other != name]
        short = model.linear.integer(lacking)
        model.linear.at_least([*ones(others), (1, short), (-lacking, var)], 0)
        model.cost(RULE, short, 1)


def _skills(model: Model, span: Interval) -> frozenset[str]:
    there = (each.skills for each in model.empty.needed if each.when.overlaps(span))
    return frozenset().union(*there)


def _standing_by(model: Model, span: Interval) -> int:
    """How many backups and services could take the hours of ``span``."""
    household = model.household
    day, skills = household.clock.date_of(span.start_at), _skills(model, span)
    backups = sum(
        model.empty.is_free(each, span) and all(each.has(skill, day) for skill in skills)
        for each in household.backups
    )
    services = sum(
        skills <= each.skills
        and each.left >= span.length
        and any(open_.contains(span) for open_ in model.empty.expanded(each.hours))
        for each in household.services
    )
    return backups + services


def _could_ever(model: Model, member: Member, contract: Contract, span: Interval) -> bool:
    """Whether a member could take ``span`` if they had no shift of their own."""
    household = model.household
    option = option_for(household, Shift(span.start_at, span.end_at, member.name))
    wall = wall_length(span, household.clock) - household.planning.handover
    day = option.day
    return (
        model.empty.is_free(member, span)
        and wall <= contract.longest_shift
        and (contract.nights_in_a_row > 0 or not option.night)
        and all(member.has(skill, day) for skill in _skills(model, span))
    )


def _able(model: Model, name: str, span: Interval) -> int:
    """Own shifts too near ``span``, and a week full to the law's limit, rule it out."""
    contract = model.attendants[name][1]
    checkpoints = model.checkpoints(name, span.start_at, span.end_at + contract.rest)
    busy = [model.busy(name, each) for each in (span.start_at, *checkpoints)]
    able = model.linear.most()
    for each in busy:
        model.linear.at_most([(1, each), (1, able)], 1)
    if model.household.law.most_in_week is not None:
        _full_weeks(model, name, able, span, minutes(model.household.law.most_in_week))
    return able


def _full_weeks(model: Model, name: str, able: int, span: Interval, most: int) -> None:
    contract = model.attendants[name][1]
    first: date = monday(model.household.clock.date_of(span.start_at))
    for week in (first, first + 7 * DAY):
        part = span.common(model.empty.week_of(week))
        if part and part.minutes + minutes(contract.most) > most:
            terms = model.minutes_by_week(name).get(week, [])
            slack = max(part.minutes + minutes(contract.most) - most, 0)
            model.linear.at_most([*terms, (slack, able)], minutes(contract.most))
