"""The cheapest ways to close a gap, first those that ask nothing beyond what was agreed."""

from collections.abc import Iterator, Sequence

from horarium.core.hours import length_words
from horarium.core.people import Service
from horarium.core.plan_file import Ask, Closing
from horarium.core.rules.explain_asking import asking_closing, askings
from horarium.core.rules.explain_gap import Gap
from horarium.core.rules.explain_recurring import Recurring
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.rules.trial import Trials, with_handover
from horarium.core.week import Week

_MOST = 5


def closings(
    trials: Trials, gap: Gap, gaps: Sequence[Gap], recurring: Recurring
) -> tuple[Closing, ...]:
    """At most five ways to close ``gap``, one of the plan's ``gaps``; what asks least first."""
    week = trials.week
    asked = askings(trials, gap, gaps)
    agreed = [asking_closing(week, each) for each in asked if not each.over]
    beyond = [asking_closing(week, each) for each in asked if each.over]
    called = [each for service in week.household.services for each in _call(week, service, gap)]
    first = [*agreed, *(each for each in called if each.gaps_closed), *beyond]
    new = recurring.closings(gap)
    half = [each for each in called if not each.gaps_closed]
    return (*first[: _MOST - len(new)], *new, *half)[:_MOST]


def _call(week: Week, service: Service, gap: Gap) -> Iterator[Closing]:
    """A service whose hours and allowance reach; without the skills it closes nothing."""
    hours = week.expanded(service.hours)
    whens = (with_handover(week, gap.when), gap.when)
    when = next((each for each in whens if any(span.contains(each) for span in hours)), None)
    if when is None or when.length > service.left:
        return
    words, length = week.clock.words(when), length_words(when.length)
    unknown = {skill for skill, _ in gap.lacks(week, gap.when)} - service.skills
    if not unknown and gap.people <= 1:
        left = length_words(service.left)
        sentence = f"Call {service.name} for {words}: {length} of the {left} left this year."
        yield Closing(sentence, when.length, 1, (Ask(service.name),))
    elif gap.people:
        sentence = f"{service.name} could send somebody {words}, but {_but(unknown)}."
        yield Closing(sentence, when.length, 0, (Ask(service.name),))


def _but(unknown: set[str]) -> str:
    if not unknown:
        return "one is not enough"
    return f"nobody known to be signed off for {in_a_sentence(sorted(unknown))}"
