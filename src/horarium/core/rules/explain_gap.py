"""Gaps, the shifts that could fill them, and why nobody has one there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from horarium.core.hours import DAY, Interval, union
from horarium.core.people import Member
from horarium.core.plan_file import Reason
from horarium.core.roster import Shift
from horarium.core.rules import competence, cover, two_people
from horarium.core.rules.explain_words import obstacles
from horarium.core.rules.trial import Trial, Trials, cut, usual_shifts, with_handover
from horarium.core.week import Presence, Week

MOST_ASKED = 4
# What is said of a member against whom nothing stands: in a plan, and in a roster.
NO_PLAN = "Nothing stands against {name}, yet no plan was found with {name} there."
NOT_ASKED = "Nothing agreed stands against {name}."
_LIFE = (cover.RULE, two_people.RULE, competence.RULE)


@dataclass(frozen=True, slots=True)
class Gap:
    """An unbroken stretch short of people or of a skill, and the presences it is made of."""

    when: Interval
    parts: tuple[Presence, ...]

    @classmethod
    def of(cls, week: Week, when: Interval) -> "Gap":
        """What ``when`` is like in a week, whether or not something is short."""
        return cls(when, tuple(_parts(week, when)))

    @property
    def people(self) -> int:
        """How many more people are needed where most are."""
        return max(max(each.people - len(each.on_duty), 0) for each in self.parts)

    def lacks(self, week: Week, when: Interval) -> frozenset[tuple[str, date]]:
        """The skills that nobody there has ``when``, each with the day on which it is wanted."""
        parts = (each for each in self.parts if each.when.overlaps(when))
        return frozenset(
            (skill, day)
            for part in parts
            for day in [week.clock.date_of(part.when.start_at)]
            for skill in part.skills
            if not week.skilled(part.on_duty, skill, day)
        )

    def without(self, name: str) -> Interval | None:
        """From the first instant to the last at which one member is not there; None if never."""
        free = [each.when for each in self.parts if name not in each.on_duty]
        return Interval(free[0].start_at, free[-1].end_at) if free else None


def short_in(week: Week) -> tuple[Interval, ...]:
    """Where people or a skill are short; stretches that touch are one."""
    found = (finding.when for rule in _LIFE for finding in rule.check(week))
    return union(when for when in found if when)


def gaps_in(week: Week) -> tuple[Gap, ...]:
    """Every gap of a plan, in order."""
    return tuple(Gap.of(week, when) for when in short_in(week))


def _parts(week: Week, when: Interval) -> Iterator[Presence]:
    parts = week.presences
    first = bisect_right(parts, when.start_at, key=lambda each: each.when.end_at)
    for part in parts[first:]:
        if part.when.start_at >= when.end_at:
            return
        yield part


def left_of(week: Week, when: Interval) -> tuple[Interval, ...]:
    """What is still short within ``when``."""
    day = week.clock.date_of
    near = cut(week, day(when.start_at) - DAY, day(when.end_at) + DAY)
    return tuple(each for each in short_in(near) if each.overlaps(when))


def longest(week: Week) -> timedelta:
    """The house's longest usual shift with its handover."""
    planning = week.household.planning
    return max(planning.lengths, default=DAY) + planning.handover


def within_reach(week: Week, when: Interval) -> Interval:
    """As much of ``when`` as a few people asked could ever fill."""
    return Interval(when.start_at, min(when.end_at, when.start_at + MOST_ASKED * longest(week)))


def tries(
    trials: Trials, gap: Gap, member: Member, target: Interval, *, shared: bool = False
) -> Iterator[Trial]:
    """Each way in which a member could be there for all of ``target``, or as long as one can.

    Usual shifts, a neighbouring shift made longer, or just the hours where neither fits. Where
    the target is ``shared`` or longer than any shift, those that fill a good part of it.
    """
    week, own = trials.week, trials.week.shifts_of(member.name)
    fits = not shared and target.length <= longest(week)
    whole = (each for each in usual_shifts(week, target) if _serves(each, target, fits=fits))
    spans: list[tuple[Interval, Shift | None]] = [*_extended(week, member, target, fits=fits)]
    spans += ((each, None) for each in whole if not any(each.overlaps(mine.when) for mine in own))
    just = Interval(target.start_at, min(target.end_at, target.start_at + longest(week)))
    for span, extends in spans or [(with_handover(week, just), None)]:
        shift = Shift(span.start_at, span.end_at, member.name)
        yield trials.of(member, shift, extends, gap.lacks(week, span))


def _serves(span: Interval, target: Interval, *, fits: bool) -> bool:
    """Whether a usual shift holds all of a target or, where none can, lies mostly in it."""
    if fits:
        return span.contains(target)
    common = span.common(target)
    return common is not None and common.length * 2 > span.length


def _extended(
    week: Week, member: Member, target: Interval, *, fits: bool
) -> Iterator[tuple[Interval, Shift]]:
    """A neighbouring shift made longer by what is missing, or as long as a usual one gets."""
    until, most = with_handover(week, target, member.name), longest(week)
    for own in week.shifts_of(member.name):
        if not fits and own.length >= most:
            continue
        if own.end_at == target.start_at:
            end_at = until.end_at if fits else min(until.end_at, own.start_at + most)
            yield Interval(own.start_at, end_at), own
        if own.start_at == target.end_at:
            start_at = until.start_at if fits else max(until.start_at, own.end_at - most)
            yield Interval(start_at, own.end_at), own


def _trouble(trial: Trial, target: Interval) -> tuple[bool, int, int, timedelta]:
    """What orders trials: whether asking is not enough, minutes past what was agreed, length.

    A trial that fills only part of ``target`` counts for as much as it fills.
    """
    common = trial.shift.when.common(target)
    filled = common.minutes if common else 1
    return not trial.askable, trial.over * target.minutes // filled, -filled, trial.longer


def least_troubled(found: Iterable[Trial], target: Interval) -> Trial | None:
    """The best of some trials; the first that fills all at no trouble ends the search."""
    seen: list[Trial] = []
    for trial in found:
        if trial.askable and not trial.over and trial.shift.when.contains(target):
            return trial
        seen.append(trial)
    return min(seen, key=lambda each: _trouble(each, target), default=None)


def reasons(trials: Trials, gap: Gap, nothing: str = NO_PLAN) -> tuple[Reason, ...]:
    """Why each attendant is not there, in the household's order.

    ``nothing`` is what is said of those against whom nothing stands.
    """
    return tuple(
        Reason(member.name, _reason(trials, gap, member, nothing.format(name=member.name)))
        for member in trials.week.household.attendants
    )


def _reason(trials: Trials, gap: Gap, member: Member, nothing: str) -> str:
    week, name = trials.week, member.name
    target = gap.without(name)
    if target is None:
        return f"{name} is there already, and one is not enough."
    target = within_reach(week, target)
    best = least_troubled(tries(trials, gap, member, target), target)
    if best is None:
        return nothing
    part = target.common(best.shift.when) or target
    against = obstacles(week, best, part) or nothing
    return against if part == target else f"For part of it, {week.clock.words(part)}: {against}"
