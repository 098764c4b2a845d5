"""How fast and how loud the watch asks: slow and soft ahead, at once and of many when it counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.situation import Kind, Presence, Situation

# Nobody is asked again sooner than this: when it counts, when he is alone, and ahead of time.
SPACING = 10 * MINUTE
SPACING_ALONE = 4 * MINUTE
SPACING_AHEAD = 6 * HOUR
# While he is alone, an arrival counts as late no later than this.
GRACE_ALONE = 3 * MINUTE
# So much later than due somebody on the way is soon enough: while somebody stays, or he is alone.
PATIENCE = 60 * MINUTE
PATIENCE_ALONE = 15 * MINUTE
# So long before the hours begin another plan is still worth asking for.
PLANNED_AHEAD = 2 * HOUR
# No decision stands longer without being looked at again: when it counts, and ahead.
LONGEST = 10 * MINUTE
LONGEST_AHEAD = 120 * MINUTE
# Nor while he is elsewhere.
LONGEST_ELSEWHERE = HOUR


@dataclass(frozen=True, slots=True)
class Pace:
    """So long an answer is waited for, so many are asked at once, and whether it may wake.

    Nobody is asked again before ``spacing`` has passed; whoever comes within ``patience`` of now,
    or of when the hours begin, is soon enough.
    """

    wait: timedelta
    width: int
    loud: bool = True
    spacing: timedelta = SPACING
    patience: timedelta = PATIENCE
    alone: bool = False


def is_alone(now: HouseTime, situation: Situation) -> bool:
    """Whether nobody who can do what these hours need is here, now that they have begun.

    Whoever said that they must go by now is not counted on any more, whether they went or not.
    """
    expected = situation.expected
    if expected.kind is Kind.BACK or now.latest_at < expected.due_at:
        return False
    return not _is_attended(situation, now.latest_at)


def _is_attended(situation: Situation, instant: datetime) -> bool:
    """Whether those who are here and can stay so long can do what the hours need."""
    stay = [each for each in situation.here if each.until_at is None or each.until_at > instant]
    brought = frozenset[str]().union(*(each.skills for each in stay))
    return bool(stay) and situation.expected.skills <= brought


def attended_until(situation: Situation) -> datetime | None:
    """When those who are here are not enough any more, as they said; None where they stay."""
    ends = sorted(each.until_at for each in situation.here if each.until_at)
    return next((each for each in ends if not _is_attended(situation, each)), None)


def pace(now: HouseTime, situation: Situation) -> Pace:
    """The pace at this moment. A quiet sign is for one, and is given again and again."""
    if situation.expected.kind is Kind.QUIET:
        return Pace(SPACING_ALONE, 1, spacing=SPACING_ALONE)
    if is_alone(now, situation):
        return Pace(2 * MINUTE, 3, spacing=SPACING_ALONE, patience=PATIENCE_ALONE, alone=True)
    left, patience = situation.expected.due_at - now.latest_at, _patience(now, situation)
    if left <= situation.terms.wake_before:
        return Pace(5 * MINUTE, 2, patience=patience)
    loud = situation.terms.quiet_until(now.latest_at) is None
    wait = min(max(left / 12, 10 * MINUTE), LONGEST_AHEAD)
    return Pace(wait, 1, loud=loud, spacing=SPACING_AHEAD, patience=patience)


def _patience(now: HouseTime, situation: Situation) -> timedelta:
    """Whoever comes long after the last of those here must go is not soon enough."""
    until_at = attended_until(situation)
    if until_at is None:
        return PATIENCE
    stays = max(until_at - max(now.latest_at, situation.expected.due_at), timedelta())
    return min(PATIENCE, stays + PATIENCE_ALONE)


def pace_changes_at(now: HouseTime, situation: Situation) -> datetime | None:
    """When, of the world, it will be faster or louder by itself; None when it is already."""
    due_at, terms = situation.expected.due_at, situation.terms
    goes_at = attended_until(situation)
    coming = [terms.quiet_until(now.latest_at), due_at - terms.wake_before, due_at, goes_at]
    return min((each for each in coming if each and each > now.latest_at), default=None)


def stays(situation: Situation) -> tuple[str, ...]:
    """Who is about to leave and still here."""
    return tuple(each.contact for each in situation.here if each.as_what is Presence.OUTGOING)
