"""Tries a shift in a plan: which findings about its member would be new."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from horarium.core.findings import Finding, Tier
from horarium.core.hours import DAY, Interval, monday
from horarium.core.people import Member
from horarium.core.roster import Shift
from horarium.core.rules import BY_ID, RULES, pairs
from horarium.core.week import Week

ASKED = frozenset(
    "contract_hours longest_shift rest days_in_a_row nights_in_a_row night_to_day".split()
) | {"availability"}
_OF_A_MEMBER = tuple(rule for rule in RULES if rule.about == "member")
# What one more day or night than agreed weighs beside minutes: as much as a usual shift.
_A_TIME = 480


@dataclass(frozen=True, slots=True)
class Trial:
    """A shift tried in a plan, perhaps in place of the own shift it ``extends``.

    ``findings`` are those about the member, or a pair, that the plan did not have before, and
    ``change`` is by how much each rule's amounts grew or shrank. ``unknown`` are skills wanted
    that the member has not; ``away`` is whether they are, or have left, for some of the shift.
    """

    member: Member
    shift: Shift
    extends: Shift | None
    findings: tuple[Finding, ...]
    change: Mapping[str, int]
    unknown: frozenset[str]
    away: bool

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings that no plan may have."""
        return tuple(each for each in self.findings if BY_ID[each.rule].tier is Tier.NEVER)

    @property
    def warned(self) -> tuple[Finding, ...]:
        """The findings about the law that are worse than they were."""
        worse = (each for each in self.findings if self.change.get(each.rule, 0) > 0)
        return tuple(each for each in worse if BY_ID[each.rule].tier is Tier.LAWFUL)

    @property
    def askable(self) -> bool:
        """Whether asking is all it takes: they are in the circle then, and can do it."""
        in_reach = all(each.rule in ASKED for each in self.broken)
        return in_reach and not (self.away or self.unknown)

    @property
    def over(self) -> int:
        """How far it goes past what the member agreed to, in minutes."""
        return sum(
            max(self.change.get(rule, 0), 0) * (_A_TIME if BY_ID[rule].unit == "times" else 1)
            for rule in ASKED
        )

    @property
    def longer(self) -> timedelta:
        """The time it asks for beyond the plan's own."""
        return self.shift.length - (self.extends.length if self.extends else timedelta())


def weighed(change: Mapping[str, int], tiers: Container[Tier]) -> int:
    """By how much the scores of ``tiers`` grew, weighted; negative if they shrank."""
    rules = ((BY_ID[rule], amount) for rule, amount in change.items())
    return sum(rule.weight * amount for rule, amount in rules if rule.tier in tiers)


def around(week: Week, when: Interval) -> Week:
    """The same plan cut to the calendar weeks around ``when``, as far as a row of days reaches."""
    rows = (max(each.days_in_a_row, each.nights_in_a_row) for _, each, _ in week.contracted())
    reach = (max((7, *rows)) + 2) * DAY
    clock = week.clock
    first = monday(clock.date_of(when.start_at) - reach)
    return cut(week, first, monday(clock.date_of(when.end_at) + reach) + 6 * DAY)


def cut(week: Week, first: date, last: date) -> Week:
    """The same plan from day ``first`` to day ``last``, as far as it goes."""
    first, last = max(first, week.dates[0]), min(last, week.dates[-1])
    days = max((last - first).days + 1, 1)
    inside = week.clock.days(first, days).padded(DAY, DAY)
    shifts = tuple(each for each in week.shifts if each.when.overlaps(inside))
    home = week.household
    home = replace(home, planning=replace(home.planning, first_day=first, days=days))
    return Week(home, replace(week.plan, first_day=first, days=days, shifts=shifts))


def changed(week: Week, more: Iterable[Shift], less: Iterable[Shift] = ()) -> Week:
    """The same plan with ``more`` shifts and without ``less``."""
    shifts = [*(Counter(week.shifts) - Counter(less)).elements(), *more]
    return Week(week.household, replace(week.plan, shifts=tuple(sorted(shifts))))


@dataclass(frozen=True)
class Trials:
    """Tries shifts in one plan, and remembers what the rules said before."""

    week: Week

    def of(
        self,
        member: Member,
        shift: Shift,
        extends: Shift | None = None,
        wanted: Iterable[tuple[str, date]] = (),
    ) -> Trial:
        """What it takes for ``member`` to have ``shift`` and bring ``wanted`` skills on a day."""
        unknown = frozenset(skill for skill, day in wanted if not member.has(skill, day))
        key = shift, extends, unknown
        if key not in self._tried:
            self._tried[key] = self._try(member, shift, extends, unknown)
        return self._tried[key]

    @cached_property
    def _tried(self) -> dict[tuple[Shift, Shift | None, frozenset[str]], Trial]:
        return {}

    def _try(
        self, member: Member, shift: Shift, extends: Shift | None, unknown: frozenset[str]
    ) -> Trial:
        less = () if extends is None else (extends,)
        before = self._before(member)
        after = tuple(_about(changed(self._alone(member), (shift,), less)))
        together = tuple(self._paired(member, shift, less))
        new = (*(each for each in after if each not in before), *together)
        change = _difference(before, (*after, *together))
        return Trial(member, shift, extends, new, change, unknown, self._away(member, shift))

    def _away(self, member: Member, shift: Shift) -> bool:
        gone_on = member.leaves_on
        left = gone_on is not None and self.week.clock.day(gone_on).start_at < shift.end_at
        return left or any(each.when.overlaps(shift.when) for each in member.absences)

    def without(self, shift: Shift) -> Mapping[str, int]:
        """By how much each rule's amounts about its member change when a shift falls away."""
        member = self.week.household.member(shift.member)
        after = _about(changed(self._alone(member), (), (shift,)))
        return _difference(self._before(member), after)

    def _alone(self, member: Member) -> Week:
        if member.name not in self._reduced:
            home = replace(self.week.household, members=(member,))
            plan = replace(self.week.plan, shifts=self.week.shifts_of(member.name))
            self._reduced[member.name] = Week(home, plan)
        return self._reduced[member.name]

    def _before(self, member: Member) -> tuple[Finding, ...]:
        if member.name not in self._found:
            self._found[member.name] = tuple(_about(self._alone(member)))
        return self._found[member.name]

    @cached_property
    def _reduced(self) -> dict[str, Week]:
        return {}

    @cached_property
    def _found(self) -> dict[str, tuple[Finding, ...]]:
        return {}

    def _paired(self, member: Member, shift: Shift, less: Iterable[Shift]) -> Iterator[Finding]:
        """Whom the member would meet on duty and is not to."""
        them = self._never_with(member)
        theirs = [each for each in self.week.shifts if each.member in them]
        if not any(each.when.overlaps(shift.when) for each in theirs):
            return
        home = replace(self.week.household, needs=())
        together = Week(home, replace(self.week.plan, shifts=tuple(theirs)))
        day = self.week.clock.date_of
        near = cut(together, day(shift.start_at) - DAY, day(shift.end_at) + DAY)
        before = set(pairs.RULE.check(changed(near, less)))
        for each in pairs.RULE.check(changed(near, (shift,))):
            if member.name in each.members and each not in before:
                yield each

    def _never_with(self, member: Member) -> frozenset[str]:
        """Those whom a member is not to be on duty with, whichever of the two it was said of."""
        if member.name not in self._apart:
            self._apart[member.name] = frozenset(
                each.name
                for each in self.week.household.members
                if each.name in member.never_with or member.name in each.never_with
            )
        return self._apart[member.name]

    @cached_property
    def _apart(self) -> dict[str, frozenset[str]]:
        return {}


def _about(week: Week) -> Iterator[Finding]:
    for rule in _OF_A_MEMBER:
        yield from rule.check(week)


def _difference(before: Iterable[Finding], after: Iterable[Finding]) -> Mapping[str, int]:
    amounts: Counter[str] = Counter()
    for finding in after:
        amounts[finding.rule] += finding.amount
    for finding in before:
        amounts[finding.rule] -= finding.amount
    return {rule: amount for rule, amount in amounts.items() if amount}


def usual_shifts(week: Week, target: Interval) -> tuple[Interval, ...]:
    """The house's usual shifts that hold some of ``target``, handover included, shortest first."""
    planning, clock = week.household.planning, week.clock
    first = clock.date_of(target.start_at) - max(planning.lengths, default=DAY) - DAY
    last = clock.date_of(target.end_at)
    spans = {
        clock.span(first + n * DAY, start, length + planning.handover)
        for n in range((last - first).days + 1)
        for start in planning.starts
        for length in planning.lengths
    }
    return tuple(
        sorted(
            (each for each in spans if each.overlaps(target)),
            key=lambda each: (each.length, each.start_at),
        )
    )


def with_handover(week: Week, target: Interval, name: str = "") -> Interval:
    """``target`` and the handover wherever someone other than ``name`` leaves or arrives at it."""
    handover = week.household.planning.handover
    others = [each for each in week.shifts if each.member != name]
    leaving = any(each.end_at == target.start_at for each in others)
    arriving = any(each.start_at == target.end_at for each in others)
    return target.padded(handover * leaving, handover * arriving)
