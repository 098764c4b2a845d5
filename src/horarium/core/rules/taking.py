"""Whether somebody could have some hours, and which shifts would fill those that are nobody's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from horarium.core.hours import Interval
from horarium.core.people import Member, Part
from horarium.core.roster import Shift
from horarium.core.rules.explain_gap import Gap, longest
from horarium.core.rules.explain_words import beyond, obstacles
from horarium.core.rules.trial import Trials, around, changed, usual_shifts, with_handover
from horarium.core.week import Presence, Week

_COME = frozenset({Part.ATTENDANT, Part.BACKUP})


@dataclass(frozen=True, slots=True)
class Taking:
    """What stands against a member's having some hours, as a sentence of ``against``.

    ``possible``: they can be there, and can do what the hours need. ``fits``: besides, nothing
    that was agreed and no law stands against it, and ``against`` is empty.
    """

    possible: bool
    fits: bool = False
    against: str = ""


@dataclass(frozen=True)
class Takings:
    """Judges who could have which hours of a week, and remembers what the rules said of it."""

    week: Week

    def of(self, when: Interval, name: str, owner: str = "") -> Taking:
        """By the rules alone; in the place of the ``owner`` of these hours, if there is one."""
        member = next((each for each in self.week.household.members if each.name == name), None)
        if member is None or not _COME & member.parts:
            return Taking(possible=False, against=f"{name} does not come to attend.")
        trials = self._trials(when, owner)
        if any(each.when.overlaps(when) for each in trials.week.shifts_of(name)):
            return Taking(possible=False, against=f"{name} has a shift then already.")
        return _judged(trials, member, Shift(when.start_at, when.end_at, name))

    def _trials(self, when: Interval, owner: str) -> Trials:
        near = around(self.week, when)
        if owner:
            return Trials(changed(near, (), (Shift(when.start_at, when.end_at, owner),)))
        return self._known.setdefault(near.horizon, Trials(near))

    @cached_property
    def _known(self) -> dict[Interval, Trials]:
        return {}


def _judged(trials: Trials, member: Member, shift: Shift) -> Taking:
    week = trials.week
    lacks = Gap.of(week, shift.when).lacks(week, shift.when)
    trial = trials.of(member, shift, wanted=lacks)
    if not trial.askable:
        return Taking(possible=False, against=obstacles(week, trial, shift.when))
    against = beyond(week, trial)
    return Taking(possible=True, fits=not against, against=against and f"It is {against}.")


def helps(week: Week, when: Interval, member: Member) -> bool:
    """Whether some of these hours would be less short of people, or of a skill, with a member."""
    day = week.clock.date_of(when.start_at)
    known = week.knows(member.name, day)
    return any(_is_short(week, each, member.name, known) for each in Gap.of(week, when).parts)


def _is_short(week: Week, part: Presence, name: str, known: frozenset[str]) -> bool:
    if name in part.on_duty:
        return False
    day = week.clock.date_of(part.when.start_at)
    lacking = (each for each in part.skills & known if not week.skilled(part.on_duty, each, day))
    return len(part.on_duty) < part.people or any(lacking)


def open_hours(week: Week, gap: Interval) -> Iterator[Interval]:
    """The shifts that would fill a gap, one after the other, handovers included.

    The house's usual ones where they lie mostly in it; else just its hours. They are the same
    whoever asks.
    """
    handover, at = week.household.planning.handover, gap.start_at
    while at < gap.end_at:
        span = _next(week, Interval(at, gap.end_at))
        yield span
        at = max(span.end_at - handover, at + handover) if span.end_at < gap.end_at else gap.end_at


def _next(week: Week, left: Interval) -> Interval:
    """The shortest usual shift that begins by then, and goes as far as one can."""
    part = Interval(left.start_at, min(left.end_at, left.start_at + longest(week)))
    usual = [each for each in usual_shifts(week, part) if _fills(each, left)]
    whole = [each for each in usual if each.contains(left)]
    return next(iter(whole or usual), with_handover(week, part))


def _fills(span: Interval, left: Interval) -> bool:
    common = span.common(left)
    return bool(common and span.holds(left.start_at) and common.length * 2 > span.length)
