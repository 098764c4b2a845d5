"""Enough people able to do it are there for the whole of an activity."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from horarium.core.activities import Activity
from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.people import Member
from horarium.core.roster import Placed
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each placed activity with too few people or without a competence."""
    for placed, activity in week.placed:
        there = week.on_duty_throughout(placed.away)
        lacks = lacking(week, placed, activity, there)
        if lacks.amount:
            yield Finding(
                rule=RULE.id,
                amount=lacks.amount,
                sentence=(
                    f"{activity.title} {week.clock.words(placed.when)} asks for "
                    f"{counted(activity.people, 'person', 'people')} from beginning to end"
                    f"{_short(len(there), lacks.people)}{_unknown(lacks.skills)}."
                ),
                when=placed.away,
                members=tuple(member.name for member in there),
                activity=activity.name,
            )


@dataclass(frozen=True, slots=True)
class _Lack:
    """How many more people an activity asks for, and the skills that nobody there has."""

    people: int
    skills: tuple[str, ...]

    @property
    def amount(self) -> int:
        return self.people + len(self.skills)


def lacking(week: Week, placed: Placed, activity: Activity, people: Collection[Member]) -> _Lack:
    """What a placed activity lacks when ``people`` go with him."""
    day = week.clock.date_of(placed.away.start_at)
    known = frozenset[str]().union(*(week.knows(member.name, day) for member in people))
    skills = week.skills_for(activity, placed.away) - known
    return _Lack(max(activity.people - len(people), 0), tuple(sorted(skills)))


def _short(there: int, people: int) -> str:
    return f", and {there or 'nobody'} can be there, {people} too few" if people else ""


def _unknown(skills: tuple[str, ...]) -> str:
    return f"; nobody of them is competent in {' or in '.join(skills)}" if skills else ""


RULE = Rule(
    id="company",
    tier=Tier.NEVER,
    sentence="Enough people, able to do what it asks, are there for the whole of an activity.",
    source="the household file: who goes with him, and what they must be able to do",
    unit="people",
    about="house",
    check=check,
)
