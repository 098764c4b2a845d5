"""Says why: for each gap who is not there and how it could be closed, judged by the rules alone."""

from horarium.core.hours import Interval
from horarium.core.plan_file import GapExplained
from horarium.core.rules.explain_closing import closings
from horarium.core.rules.explain_gap import NOT_ASKED, Gap, gaps_in, reasons, within_reach
from horarium.core.rules.explain_recurring import Recurring
from horarium.core.rules.trial import Trials, around
from horarium.core.week import Week


def explain_gaps(week: Week) -> tuple[GapExplained, ...]:
    """Every gap of a plan, with the reason of each attendant and the cheapest closings.

    A gap is an unbroken stretch in which people or a skill are short. Reasons and closings are
    found by trying shifts and asking the rules, without whatever made the plan.
    """
    gaps = gaps_in(week)
    recurring = Recurring(week, gaps)
    tried: dict[Interval, Trials] = {}
    explained = []
    for gap in gaps:
        near = around(week, within_reach(week, gap.when))
        trials = tried.setdefault(near.horizon, Trials(near))
        explained.append(_explained(trials, gap, gaps, recurring))
    return tuple(explained)


def explain_gap(week: Week, when: Interval) -> GapExplained:
    """One gap of a roster, ``when`` from its first instant to its last."""
    gap, gaps = Gap.of(week, when), gaps_in(week)
    trials = Trials(around(week, within_reach(week, when)))
    found = closings(trials, gap, gaps, Recurring(week, gaps))
    return GapExplained(when, reasons(trials, gap, NOT_ASKED), found)


def _explained(
    trials: Trials, gap: Gap, gaps: tuple[Gap, ...], recurring: Recurring
) -> GapExplained:
    return GapExplained(gap.when, reasons(trials, gap), closings(trials, gap, gaps, recurring))
