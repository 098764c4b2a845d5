"""Behind every shift stand people who could lawfully take it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import Interval, minutes
from horarium.core.people import Member
from horarium.core.roster import Shift
from horarium.core.week import Week, is_night, wall_length


def check(week: Week) -> Iterator[Finding]:
    """One finding for each shift with fewer people behind it than the household wants."""
    wanted = week.household.planning.reserve
    for shift in week.shifts if wanted else ():
        if not shift.when.overlaps(week.horizon):
            continue
        names = stand_ins(week, shift)
        if len(names) < wanted:
            yield Finding(
                rule=RULE.id,
                amount=wanted - len(names),
                sentence=(
                    f"Should {shift.member} not come {week.clock.words(shift.when)}, "
                    f"{' and '.join(names) or 'nobody'} could; "
                    f"{counted(wanted, 'person', 'people')} should stand behind each shift."
                ),
                when=shift.when,
                members=(shift.member,),
            )


def stand_ins(week: Week, shift: Shift) -> tuple[str, ...]:
    """Who could lawfully take a shift: attendants first, then backups, then services."""
    asked = _asked(week, shift.when)
    others = (
        member.name
        for member, _, _ in week.contracted()
        if member.name != shift.member
        and week.rested(member, shift.when)
        and _can(week, member, asked)
        and _lawful(week, member, asked)
    )
    return (*others, *standing_by(week, shift.when))


def standing_by(week: Week, when: Interval) -> tuple[str, ...]:
    """The backups and services, who have no shifts of their own, that could be there ``when``."""
    asked = _asked(week, when)
    backups = (
        member.name
        for member in week.household.backups
        if week.is_free(member, when) and asked.skills <= week.knows(member.name, asked.day)
    )
    services = (
        service.name
        for service in week.household.services
        if service.left >= when.length
        and asked.skills <= service.skills
        and any(hours.contains(when) for hours in week.expanded(service.hours))
    )
    return (*backups, *services)


def could_ever_take(week: Week, member: Member, when: Interval) -> bool:
    """Whether an attendant could take a shift if they had no other."""
    return _can(week, member, _asked(week, when))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a shift asks of whoever takes it, looked up once for all who might."""

    when: Interval
    day: date
    length: timedelta
    is_night: bool
    skills: frozenset[str]
    in_weeks: tuple[tuple[date, int], ...]


def _asked(week: Week, when: Interval) -> _Asked:
    return _Asked(
        when,
        week.clock.date_of(when.start_at),
        wall_length(when, week.clock) - week.household.planning.handover,
        is_night(when, week.clock),
        frozenset[str]().union(*(each.skills for each in week.needed_in(when))),
        tuple((first, more) for first in week.mondays if (more := week.in_week(when, first))),
    )


def _can(week: Week, member: Member, asked: _Asked) -> bool:
    contract = member.contract
    return (
        contract is not None
        and asked.length <= contract.longest_shift
        and (contract.nights_in_a_row > 0 or not asked.is_night)
        and asked.skills <= week.knows(member.name, asked.day)
        and week.is_free(member, asked.when)
    )


def _lawful(week: Week, member: Member, asked: _Asked) -> bool:
    most = week.household.law.most_in_week
    return most is None or all(
        week.minutes_in_week(member.name, first) + more <= minutes(most)
        for first, more in asked.in_weeks
    )


RULE = Rule(
    id="reserve",
    tier=Tier.RESERVE,
    sentence="Behind every shift stand as many people as wanted who could lawfully take it.",
    source="42 CFR 441.450: a backup plan for each contingency that would put him at risk",
    unit="people",
    about="house",
    check=check,
)
