"""What is in some hours, for whoever is on duty in them: in the words that he has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from horarium.core.hours import Interval
from horarium.core.roster import Shift
from horarium.core.week import Week
from horarium.tellings.moments import Moments
from horarium.tellings.tasks import Task, simple_tasks, tasks_of


@dataclass(frozen=True, slots=True)
class Within:
    """Something in their hours: ``words`` are what he has chosen to be said."""

    hours: str
    words: str


def within(week: Week, shift: Shift, moments: Moments) -> tuple[Within, ...]:
    """When he is out, and what his hours are for as far as he says so, in order."""
    told = _tasks(tasks_of(week, shift.member, shift.when), moments)
    told += [
        (each, f"Out of the machine, back by {moments.until(each.end_at)}")
        for each in week.plan.machine_free
        if each.overlaps(shift.when)
    ]
    return _in_order(told, moments)


def within_for_anybody(week: Week, when: Interval, moments: Moments) -> tuple[Within, ...]:
    """Of that, what somebody can be there for who has learned nothing of the house."""
    return _in_order(_tasks(simple_tasks(week, when), moments), moments)


def _tasks(tasks: Iterable[Task], moments: Moments) -> list[tuple[Interval, str]]:
    return [(each.when, _words(each, moments)) for each in tasks]


def _in_order(told: Iterable[tuple[Interval, str]], moments: Moments) -> tuple[Within, ...]:
    return tuple(Within(moments.span(when), words) for when, words in sorted(told))


def _words(task: Task, moments: Moments) -> str:
    words = task.shown_as
    if task.is_outing:
        words += f", away from home, back by {moments.until(task.when.end_at)}"
    if task.drives:
        return f"{words}: you drive"
    return f"{words}: you go with him" if task.goes else words
