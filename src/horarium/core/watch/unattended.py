"""Hours of a roster in which somebody is needed and nobody at all is planned."""

from collections.abc import Iterable

from horarium.core.hours import DAY, Interval, intersection, pieces, subtract, union
from horarium.core.week import Week


def unattended(
    week: Week, planned: Iterable[Interval], shifts: Iterable[Interval]
) -> tuple[Interval, ...]:
    """Of the ``planned`` hours, those in none of ``shifts``.

    What is longer than the house's longest shift is cut where its shifts usually begin, so that
    somebody can be asked for it.
    """
    needed = union(each.when for each in week.needed if each.people)
    gaps = subtract(intersection(needed, planned), shifts)
    longest = max(week.household.planning.lengths) + week.household.planning.handover
    return tuple(
        part for gap in gaps for part in ([gap] if gap.length <= longest else _cut(week, gap))
    )


def _cut(week: Week, gap: Interval) -> Iterable[Interval]:
    clock = week.clock
    first, last = clock.date_of(gap.start_at), clock.date_of(gap.end_at)
    dates = (first + n * DAY for n in range((last - first).days + 1))
    return pieces(
        gap, [clock.first(day, at) for day in dates for at in week.household.planning.starts]
    )
