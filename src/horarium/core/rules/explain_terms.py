"""What somebody who is asked would agree to, in the words of the household's file."""

from collections.abc import Iterator
from datetime import time, timedelta

from horarium.core.hours import DAY, MINUTE, HouseClock, Interval, WeeklyHours
from horarium.core.household_file.write import length_text, weekly_text
from horarium.core.people import Contract
from horarium.core.plan_file import Ask
from horarium.core.rules.trial import Trial
from horarium.core.week import Week, wall_length

_HOURS = "contract_hours"
_ROWS = ("days_in_a_row", "nights_in_a_row")
_RESTS = ("rest", "night_to_day")


def ask_of(week: Week, trial: Trial) -> Ask:
    """Whom a trial asks, and each limit of theirs that it goes past."""
    contract = trial.member.contract
    terms = dict(_terms(week, trial, contract)) if contract else {}
    return Ask(trial.member.name, tuple(terms.items()))


def _terms(week: Week, trial: Trial, contract: Contract) -> Iterator[tuple[str, str]]:
    past: dict[str, int] = {}
    for each in trial.broken:
        past[each.rule] = max(past.get(each.rule, 0), each.amount)
    for rule, amount in past.items():
        if rule == _HOURS:
            yield "most", length_text(contract.most + amount * MINUTE)
        elif rule == "longest_shift":
            yield rule, length_text(contract.longest_shift + amount * MINUTE)
        elif rule in _ROWS:
            yield rule, str(getattr(contract, rule) + amount)
        elif rule in _RESTS:
            yield rule, length_text(max(getattr(contract, rule) - amount * MINUTE, timedelta()))
        else:
            yield rule, hours_text(trial.shift.when, week.clock)


def hours_text(when: Interval, clock: HouseClock) -> str:
    """The hours of a week in which a shift lies; of one longer than a day, whole days."""
    first, last = clock.local(when.start_at), clock.local(when.end_at - MINUTE)
    if wall_length(when, clock) <= DAY:
        day = frozenset({first.weekday()})
        return weekly_text(WeeklyHours(day, first.time(), wall_length(when, clock)))
    days = range((last.date() - first.date()).days + 1)
    return weekly_text(WeeklyHours(frozenset((first.weekday() + n) % 7 for n in days), time(), DAY))
