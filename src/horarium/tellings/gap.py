"""A gap of the roster, to the person alone: what is missing, why, and how it could be closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from horarium.core.hours import DAY, MINUTE, HouseClock, Interval, run_at
from horarium.core.plan_file import Closing, Reason
from horarium.core.rules.explain import explain_gap
from horarium.core.rules.trial import cut
from horarium.core.week import Week
from horarium.store.models import HouseholdRow
from horarium.store.weeks import RosterDays, days_around
from horarium.tellings.lacks import Lacking, lacking
from horarium.tellings.reach import Reach, reach_of
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Missing:
    """A stretch of a gap: what it lacks, and who is there all the same."""

    lacking: Lacking
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Hours that lack somebody. Of what is over, no closings are told."""

    clock: HouseClock
    when: Interval
    is_over: bool
    parts: tuple[Missing, ...]
    reasons: tuple[Reason, ...] = ()
    closings: tuple[Closing, ...] = ()
    reach: Mapping[str, Reach] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoGap:
    """Hours that lack nobody, or that no plan holds. ``near`` is a gap that begins soon after."""

    clock: HouseClock
    start_at: datetime
    planned: bool
    there: tuple[str, ...] = ()
    near: Interval | None = None


def gap_of(viewer: Viewer, start_at: datetime, now: datetime) -> OpenGap | NoGap:
    """The gap that holds an instant, for the person."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    days = days_around(row, Interval(start_at, start_at + MINUTE))
    lacks = lacking(days)
    parts = [each for each in lacks if each.gap.holds(start_at)]
    if not parts:
        return _none(days, lacks, start_at)
    when, week = parts[0].gap, days.week
    is_over = when.end_at <= now
    explained = None if is_over else explain_gap(_planned_part(days, when), _left(when, now))
    return OpenGap(
        clock=week.clock,
        when=when,
        is_over=is_over,
        parts=tuple(Missing(each, _there(week, each.when.start_at)) for each in parts),
        reasons=explained.reasons if explained else (),
        closings=explained.closings if explained else (),
        reach=reach_of(viewer) if explained else {},
    )


def _left(when: Interval, now: datetime) -> Interval:
    """Of a gap that has begun, what can still be closed."""
    return Interval(max(when.start_at, now.replace(second=0, microsecond=0)), when.end_at)


def _planned_part(days: RosterDays, when: Interval) -> Week:
    """The days in a row around a gap that are planned: nobody is missing where none was."""
    run, day = run_at(days.planned, when.start_at) or when, days.week.clock.date_of
    return cut(days.week, day(run.start_at), day(run.end_at - MINUTE))


def _none(days: RosterDays, lacks: tuple[Lacking, ...], start_at: datetime) -> NoGap:
    soon = Interval(start_at, start_at + DAY)
    near = (each.gap for each in lacks if soon.holds(each.gap.start_at))
    return NoGap(
        clock=days.week.clock,
        start_at=start_at,
        planned=run_at(days.planned, start_at) is not None,
        there=_there(days.week, start_at),
        near=next(near, None),
    )


def _there(week: Week, instant: datetime) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.member for each in week.shifts if each.when.holds(instant)))
