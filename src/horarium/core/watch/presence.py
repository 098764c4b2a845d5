"""Who of those who checked in is here for the hours in question, and as what."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import HOUR, MINUTE, Interval
from horarium.core.watch.situation import Expected, Here, Presence

# So much before it is due, coming is coming for it.
EARLY = 2 * HOUR
# Whoever leaves within this of when it begins is relieved by it.
ABOUT = 90 * MINUTE


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who comes, or came, for hours that are not their own: for them they are theirs.

    ``watch`` says which hours these are.
    """

    contact: str
    watch: int
    when: Interval

    def keeps_from(self, watch: int, expected: Expected) -> bool:
        """Whether they cannot be there for these other hours, because of those."""
        starts_at = expected.due_at + ABOUT
        is_then = self.when.overlaps(expected.when) and self.when.end_at > starts_at
        return self.watch != watch and is_then


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Somebody who said that they came, with the hours of their own around now."""

    contact: str
    in_at: datetime
    shifts: tuple[Interval, ...] = ()
    skills: frozenset[str] = frozenset()


def here_for(
    expected: Expected, checked_in: Iterable[CheckedIn], asked: Collection[str]
) -> tuple[Here, ...]:
    """Who is here for ``expected``; ``asked`` are those who were asked and said yes.

    A check-in of long ago, that nobody ended and no shift explains, is somebody who forgot to
    check out: it is no proof that anybody is here.
    """
    return tuple(_here_for(expected, checked_in, asked))


def _here_for(
    expected: Expected, checked_in: Iterable[CheckedIn], asked: Collection[str]
) -> Iterator[Here]:
    for each in checked_in:
        as_what = _as_what(expected, each, asked)
        if as_what:
            yield Here(each.contact, as_what, each.skills & expected.skills)


def _as_what(expected: Expected, each: CheckedIn, asked: Collection[str]) -> Presence | None:
    came_for_it = each.in_at >= expected.due_at - EARLY
    around = [own for own in each.shifts if _is_around(expected, each, own)]
    if each.contact == expected.contact and (came_for_it or around):
        return Presence.EXPECTED
    if each.contact in asked and (came_for_it or around):
        return Presence.CAME
    if not around:
        return Presence.CAME if came_for_it else None
    stays_on = any(own.end_at > expected.due_at + ABOUT for own in around)
    return Presence.OWN_SHIFT if stays_on else Presence.OUTGOING


def _is_around(expected: Expected, each: CheckedIn, own: Interval) -> bool:
    """Whether it is in these hours that they are here: not in those of tomorrow."""
    begins_by = max(each.in_at + EARLY, expected.due_at + ABOUT)
    return own.end_at > expected.due_at - ABOUT and own.start_at <= begins_by
