"""He is elsewhere, in hospital or away: from when on, all the same, each arrival is expected.

Nothing is taken off the watch for it, so that nothing has to be put back: an arrival waits, and
whenever it is decided, it is asked here whether it counts now. A stay whose end was named is over
when that has passed, without anybody doing anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.situation import Expected, Kind, Situation


class Where(StrEnum):
    """Where he is, when he is not at home for days."""

    HOSPITAL = "hospital"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """From ``start_at`` up to, not including, ``end_at``; without one, until somebody says so."""

    start_at: datetime
    end_at: datetime | None = None

    def holds(self, instant: datetime) -> bool:
        return self.start_at <= instant and (self.end_at is None or instant < self.end_at)

    def runs(self, now: HouseTime) -> bool:
        """Only where both clocks say so: what is expected too early is cheaper than silence."""
        return self.holds(now.earliest_at) and self.holds(now.latest_at)

    def began(self, now: HouseTime) -> bool:
        return self.start_at <= now.earliest_at


def expected_from(
    expected: Expected, elsewhere: Iterable[Elsewhere], now: HouseTime
) -> datetime | None:
    """From when on it counts, as far as is known now; None where nothing of its hours is at home.

    Hours of which the end lies at home are expected when he is back. Where nobody came before he
    left, nobody is missed until he is back.
    """
    from_at = expected.due_at
    for each in sorted(elsewhere, key=lambda one: one.start_at):
        if not _puts_off(each, expected, from_at, now):
            continue
        if each.end_at is None or expected.kind is not Kind.ARRIVAL:
            return None
        from_at = max(from_at, each.end_at)
    return from_at if from_at == expected.due_at or from_at < expected.until_at else None


def _puts_off(each: Elsewhere, expected: Expected, from_at: datetime, now: HouseTime) -> bool:
    if each.end_at is not None and each.end_at <= each.start_at:
        return False
    if expected.kind is Kind.ALONE:
        # He said it before he left; where he says it after, he is there.
        return expected.due_at < each.start_at and each.runs(now)
    if each.holds(from_at) or (from_at < each.start_at and each.runs(now)):
        return True
    within = from_at < each.start_at < expected.until_at
    return expected.kind is Kind.ARRIVAL and within and each.began(now)


def seen_from(situation: Situation, elsewhere: Iterable[Elsewhere], now: HouseTime) -> Situation:
    """The same, as it counts while he is or will be elsewhere.

    For hours at home after he is back that are known to lack somebody, others are asked ahead.
    A quiet sign counts wherever he is.
    """
    expected = situation.expected
    if expected.kind is Kind.QUIET:
        return situation
    from_at = expected_from(expected, elsewhere, now)
    if from_at == expected.due_at:
        return situation
    if from_at is None:
        return replace(situation, elsewhere=True)
    lacking = situation.cannot or not expected.contact
    return replace(
        situation,
        expected=replace(expected, due_at=from_at),
        elsewhere=not lacking and now.latest_at < from_at,
    )
