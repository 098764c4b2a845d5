"""Whom to ask for what, so that a gap closes, and what asking them goes beyond."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from horarium.core.hours import Interval
from horarium.core.people import Member
from horarium.core.plan_file import Closing
from horarium.core.roster import Shift
from horarium.core.rules.explain_gap import (
    MOST_ASKED,
    Gap,
    least_troubled,
    left_of,
    longest,
    tries,
    within_reach,
)
from horarium.core.rules.explain_terms import ask_of
from horarium.core.rules.explain_words import asked_for, beyond, in_a_sentence
from horarium.core.rules.trial import Trial, Trials, changed
from horarium.core.week import Week


@dataclass(frozen=True, slots=True)
class Asking:
    """Shifts to ask for, one after the other, which together close a gap."""

    trials: tuple[Trial, ...]
    gaps_closed: int

    @property
    def over(self) -> int:
        return sum(each.over for each in self.trials)

    @property
    def hours(self) -> timedelta:
        return sum((each.longer for each in self.trials), timedelta())

    @property
    def rules(self) -> frozenset[str]:
        """What is broken on purpose, by asking."""
        return frozenset(each.rule for trial in self.trials for each in trial.broken)

    def applied(self, week: Week) -> Week:
        """The plan once everybody asked has agreed."""
        for trial in self.trials:
            week = changed(week, (trial.shift,), (trial.extends,) if trial.extends else ())
        return week


def askings(trials: Trials, gap: Gap, gaps: Sequence[Gap]) -> tuple[Asking, ...]:
    """Who could be asked to close a gap: one each where one is enough, otherwise a few together.

    What asks least comes first.
    """
    home = trials.week.household
    people = (*home.attendants, *home.backups)
    alone = [asking for member in people for asking in _alone(trials, gap, member, gaps)]
    least = min((each.over for each in alone), default=None)
    shared = iter(()) if least == 0 else _together(trials, gap, people, gaps)
    if least is not None:
        shared = (each for each in shared if len(each.trials) > 1 and each.over < least)
    return tuple(sorted((*alone, *shared), key=lambda each: (each.over, each.hours)))


def _alone(trials: Trials, gap: Gap, member: Member, gaps: Sequence[Gap]) -> Iterator[Asking]:
    target = gap.without(member.name)
    if target is None or target.length > longest(trials.week):
        return
    best = _least(trials, gap, member, target)
    if best and not left_of(changed(trials.week, *_swap(best)), gap.when):
        yield _counted((best,), trials.week, gaps)


def _least(trials: Trials, gap: Gap, member: Member, target: Interval) -> Trial | None:
    """What asks least of a member."""
    found = (each for each in tries(trials, gap, member, target) if _may_be_asked(each))
    return least_troubled(found, target)


def _may_be_asked(trial: Trial) -> bool:
    """Nobody is asked for more than two things at once; who stands by, only when free."""
    most = 0 if trial.member.contract is None else 2
    return trial.askable and len({each.rule for each in trial.broken}) <= most


def _swap(trial: Trial) -> tuple[tuple[Shift, ...], tuple[Shift, ...]]:
    return (trial.shift,), (trial.extends,) if trial.extends else ()


def _counted(trials: tuple[Trial, ...], week: Week, gaps: Sequence[Gap]) -> Asking:
    """An asking with how many of the plan's gaps it closes."""
    asking = Asking(trials, 0)
    after = asking.applied(week)
    touched = (each for each in gaps if any(t.shift.when.overlaps(each.when) for t in trials))
    return Asking(trials, sum(not left_of(after, each.when) for each in touched))


def _together(
    trials: Trials, gap: Gap, people: Sequence[Member], gaps: Sequence[Gap]
) -> Iterator[Asking]:
    """Two ways to share a gap, which begin with different people."""
    if gap.when.length > MOST_ASKED * longest(trials.week):
        return
    first = _shared(trials, gap, people)
    others = [each for each in people if first and each != first[0].member]
    for asked in (first, _shared(trials, gap, others)):
        if asked:
            yield _counted(asked, trials.week, gaps)


def _shared(trials: Trials, gap: Gap, people: Sequence[Member]) -> tuple[Trial, ...]:
    """A few shifts, each the one that asks least for what it fills; none when they do not do."""
    asked: list[Trial] = []
    left: tuple[Interval, ...] = (gap.when,)
    while left and len(asked) < MOST_ASKED:
        best = _next(trials, Gap.of(trials.week, left[0]), people, asked)
        if best is None:
            return ()
        asked.append(best)
        trials = Trials(changed(trials.week, *_swap(best)))
        left = left_of(trials.week, gap.when)
    return () if left else tuple(asked)


def _next(
    trials: Trials, gap: Gap, people: Sequence[Member], asked: Sequence[Trial]
) -> Trial | None:
    """Who is best asked for the beginning of what is still open."""
    target = within_reach(trials.week, gap.when)
    begun = {each.shift for each in asked}
    found = (
        trial
        for member in people
        if member.name not in gap.parts[0].on_duty
        for trial in tries(trials, gap, member, target, shared=True)
        if _may_be_asked(trial) and trial.shift.when.holds(target.start_at)
        if trial.extends is None or trial.extends not in begun
    )
    return least_troubled(found, target)


def asking_closing(week: Week, asking: Asking) -> Closing:
    """An asking as it is told."""
    asks = tuple(ask_of(week, each) for each in asking.trials)
    return Closing(_sentence(week, asking), asking.hours, asking.gaps_closed, asks)


def _sentence(week: Week, asking: Asking) -> str:
    if len(asking.trials) > 1:
        parts = [
            f"{asked_for(week, each)} ({beyond(week, each) or 'as agreed'})"
            for each in asking.trials
        ]
        return f"Ask {in_a_sentence(parts)}."
    [trial] = asking.trials
    if trial.member.contract is None:
        return f"Call {asked_for(week, trial)}: {trial.member.name} stands by."
    past = beyond(week, trial)
    return f"Ask {asked_for(week, trial)}: {past or 'nothing agreed stands against it'}."
