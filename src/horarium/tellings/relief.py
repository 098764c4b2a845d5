"""Who hands over to whom."""

from collections.abc import Iterable

from horarium.core.hours import MINUTE
from horarium.core.roster import Shift
from horarium.core.week import Week


def relieved_by(week: Week, shift: Shift) -> tuple[str, ...]:
    """Who leaves while, or just before, this shift begins."""
    until_at = shift.start_at + max(week.household.planning.handover, MINUTE)
    leaving = (each for each in week.shifts if shift.start_at <= each.end_at <= until_at)
    return _names(shift, (each for each in leaving if each.start_at < shift.start_at))


def relieving(week: Week, shift: Shift) -> tuple[str, ...]:
    """Who comes while, or just after, this shift ends."""
    since_at = shift.end_at - max(week.household.planning.handover, MINUTE)
    coming = (each for each in week.shifts if since_at <= each.start_at <= shift.end_at)
    return _names(shift, (each for each in coming if each.end_at > shift.end_at))


def _names(shift: Shift, others: Iterable[Shift]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.member for each in others if each.member != shift.member))
