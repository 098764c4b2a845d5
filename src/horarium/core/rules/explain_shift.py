"""Why this person has this shift, and what each other attendant's taking it would cost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import (
    DAY,
    MINUTE,
    Interval,
    intersection,
    length_words,
    subtract,
    union,
)
from horarium.core.people import Member
from horarium.core.roster import Shift
from horarium.core.rules import (
    company,
    cover,
    lawful_rest,
    lawful_week,
    overtime,
    owed_hours,
    two_people,
    willingness,
)
from horarium.core.rules.explain_gap import Gap
from horarium.core.rules.explain_words import in_a_sentence, obstacles
from horarium.core.rules.trial import Trial, Trials, around, changed, cut, weighed
from horarium.core.week import Presence, Week


@dataclass(frozen=True, slots=True)
class Instead:
    """What it would cost if ``member`` had a shift, in a sentence.

    ``possible`` is whether nothing that was agreed, and no competence, stands against it.
    ``cost`` is then by how much the weighted scores of law and wishes would grow, for this
    member and for the one who has it; otherwise the minutes past what was agreed.
    """

    member: str
    cost: int
    sentence: str
    possible: bool = False


@dataclass(frozen=True, slots=True)
class ShiftExplained:
    """Why somebody has a shift, and the other attendants, the next best first."""

    shift: Shift
    sentence: str
    others: tuple[Instead, ...]


def why_this_shift(week: Week, shift: Shift) -> ShiftExplained:
    """Why a shift of the plan has its member, judged by the rules alone.

    Raises KeyError when nobody in the household has its member's name.
    """
    return _explained(Trials(around(week, shift.when)), shift)


def why_each_shift(week: Week) -> tuple[ShiftExplained, ...]:
    """``why_this_shift`` for all shifts of a plan, in order, and faster than one by one."""
    tried: dict[Interval, Trials] = {}
    explained = []
    for shift in week.shifts:
        near = around(week, shift.when)
        explained.append(_explained(tried.setdefault(near.horizon, Trials(near)), shift))
    return tuple(explained)


def _explained(trials: Trials, shift: Shift) -> ShiftExplained:
    day = trials.week.clock.date_of
    days = cut(trials.week, day(shift.start_at) - DAY, day(shift.end_at) + DAY)
    asking = _Asking(trials, shift, days, changed(days, (), (shift,)))
    others = [
        asking.instead(member)
        for member in trials.week.household.attendants
        if member.name != shift.member
    ]
    others.sort(key=lambda each: (not each.possible, each.cost))
    return ShiftExplained(shift, asking.why(), tuple(others))


@dataclass(frozen=True)
class _Asking:
    """One shift, the days around it, and those days without it."""

    trials: Trials
    shift: Shift
    days: Week
    without: Week

    @property
    def owner(self) -> Member:
        return self.trials.week.household.member(self.shift.member)

    def why(self) -> str:
        """The need it fills and, where they do, that its member likes the hours."""
        name = self.shift.member
        lost = list(self._lost())
        if not lost:
            short = self.trials.without(self.shift).get(owed_hours.RULE.id, 0)
            gives = f"; it gives {name} the hours owed" if short > 0 else ""
            return f"No hour needs it{gives}."
        liked = any(wish.likes for wish in self.owner.wishes) and not against_wishes(
            self.days, self.owner, self.shift.when
        )
        return f"Without {name} {in_a_sentence(lost)}{f'; {name} likes these hours' * liked}."

    def _lost(self) -> Iterator[str]:
        """What would be missing without the shift."""
        if alone := self._more(cover.RULE):
            yield f"nobody would be there for {length_words(alone * MINUTE)}"
        if few := self._more(two_people.RULE):
            yield f"one person too few would be there for {length_words(few * MINUTE)}"
        met = {skill for skill, _ in self._brings(part for part in self._parts if part.on_duty)}
        if met:
            yield f"nobody there would be signed off for {in_a_sentence(sorted(met))}"
        if lost := self._company(self.without) - self._company(self.days):
            yield f"too few would be with him for {in_a_sentence(sorted(lost))}"

    def _more(self, rule: Rule) -> int:
        """By how much a rule finds more without the shift."""
        return _total(rule.check(self.without)) - _total(rule.check(self.days))

    @property
    def _parts(self) -> tuple[Presence, ...]:
        return Gap.of(self.without, self.shift.when).parts

    def _brings(self, parts: Iterable[Presence]) -> frozenset[tuple[str, date]]:
        """The skills that nobody else brings, each with the day on which it is wanted."""
        gap = Gap(self.shift.when, tuple(parts))
        lacks = gap.lacks(self.without, self.shift.when)
        return frozenset((skill, day) for skill, day in lacks if self.owner.has(skill, day))

    def _company(self, week: Week) -> frozenset[str]:
        """The activities for which too few can or will be with him."""
        if not any(placed.away.overlaps(self.shift.when) for placed, _ in week.placed):
            return frozenset()
        rules = company.RULE, willingness.RULE
        return frozenset(each.activity for rule in rules for each in rule.check(week))

    def instead(self, member: Member) -> Instead:
        """What it would cost if another had the shift."""
        name = member.name
        if self._is_there(name):
            return Instead(name, _NEVER, f"{name} is on duty then already.")
        shift = Shift(self.shift.start_at, self.shift.end_at, name)
        trial = self.trials.of(member, shift, wanted=self._brings(self._parts))
        if against := obstacles(self.trials.week, trial, self.shift.when):
            return Instead(name, trial.over if trial.askable else _NEVER, against)
        if self._company(changed(self.without, (shift,))) - self._company(self.days):
            return Instead(name, _NEVER, f"With {name}, more than this would have to change.")
        return self._possible(trial)

    def _is_there(self, name: str) -> bool:
        """Whether someone is on duty in these hours for longer than a handover."""
        own = (each.when.common(self.shift.when) for each in self.trials.week.shifts_of(name))
        handover = self.trials.week.household.planning.handover
        return any(each.length > handover for each in own if each)

    def _possible(self, trial: Trial) -> Instead:
        cost = weighed(trial.change, _COUNTED) + weighed(self._spared, _COUNTED)
        words = in_a_sentence(self._costs(trial)) if cost > 0 else ""
        name = trial.member.name
        with_ = f", with {words}" if words else " just as well"
        return Instead(name, cost, f"{name} could have it{with_}.", possible=True)

    @cached_property
    def _spared(self) -> Mapping[str, int]:
        """What changes for its member when somebody else has it."""
        return self.trials.without(self.shift)

    def _costs(self, trial: Trial) -> Iterator[str]:
        name, change = trial.member.name, trial.change
        if (more := change.get(overtime.RULE.id, 0)) > 0:
            yield f"{length_words(more * MINUTE)} of probable overtime"
        if (more := change.get(lawful_week.RULE.id, 0)) > 0:
            yield f"{length_words(more * MINUTE)} more that week than may be lawful"
        if change.get(lawful_rest.RULE.id, 0) > 0:
            yield "less rest than may be lawful"
        if more := against_wishes(self.trials.week, trial.member, self.shift.when):
            yield f"{length_words(more * MINUTE)} against {name}'s wishes"
        if (fewer := self._spared.get(owed_hours.RULE.id, 0)) > 0:
            yield f"{length_words(fewer * MINUTE)} fewer than {self.shift.member} is owed"


def against_wishes(week: Week, member: Member, when: Interval) -> int:
    """The minutes of ``when`` that a member would rather be spared, or likes other hours for."""
    spared = union(
        span for wish in member.wishes if not wish.likes for span in week.expanded(wish.hours)
    )
    liked = [span for wish in member.wishes if wish.likes for span in week.expanded(wish.hours)]
    outside = subtract([when], liked) if liked else ()
    against = union((*intersection([when], spared), *outside))
    return sum(each.minutes for each in against)


def _total(findings: Iterable[Finding]) -> int:
    return sum(each.amount for each in findings)


_COUNTED = (Tier.LAWFUL, Tier.WISHES)
# The cost of what no asking makes possible: more than any minutes of any week.
_NEVER = 10**6
