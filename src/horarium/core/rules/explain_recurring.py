"""Hours that a new attendant could have every week, and how many gaps they would close."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property

from horarium.core.findings import counted
from horarium.core.hours import (
    DAY,
    HOUR,
    LONG_WEEKDAYS,
    MINUTE,
    Interval,
    WeeklyHours,
    length_words,
)
from horarium.core.household_file.write import length_text, weekly_text
from horarium.core.plan_file import Ask, Closing
from horarium.core.rules.explain_gap import Gap
from horarium.core.rules.explain_words import in_a_sentence, is_called_night
from horarium.core.rules.trial import usual_shifts
from horarium.core.week import Week, wall_length

_MOST_IN_WEEK = 40 * HOUR
_MOST_DAYS = 5


@dataclass(frozen=True, slots=True, order=True)
class _Hours:
    """A usual shift on one day of the week, by the clock on the wall."""

    start: time
    length: timedelta
    day: int
    night: bool


@dataclass(slots=True)
class _Gain:
    closed: int = 0
    minutes: int = 0
    skills: set[str] = field(default_factory=set)

    def __add__(self, other: "_Gain") -> "_Gain":
        return _Gain(
            self.closed + other.closed, self.minutes + other.minutes, self.skills | other.skills
        )


@dataclass(frozen=True)
class Recurring:
    """What usual shifts, given to someone new week after week, would do for a plan's gaps."""

    week: Week
    gaps: Sequence[Gap]

    def closings(self, gap: Gap) -> tuple[Closing, ...]:
        """A new attendant on the day of ``gap`` and, where that closes more, on others too."""
        here = {hours: span for span, hours in self._spans(gap)}
        if not here:
            return ()
        closes = gap.people <= 1 and any(span.contains(gap.when) for span in here.values())
        if not closes:
            best = max(here, key=lambda each: (self._gain[each].minutes, each))
            return (self._closing(self._more_days(best), in_part=True),)
        best = max(here, key=lambda each: (self._gain[each].closed, -each.length, each))
        days = self._more_days(best)
        more = self._sum(days).closed > self._gain[best].closed
        return tuple(self._closing(each) for each in ([best], days)[: 1 + more])

    def _worth(self, hours: _Hours) -> tuple[int, int, int]:
        gain = self._gain[hours]
        return gain.closed, gain.minutes, -hours.day

    def _more_days(self, best: _Hours) -> list[_Hours]:
        """The same hours on as many days as one person may have and as do anything."""
        same = [
            each
            for each in self._gain
            if (each.start, each.length) == (best.start, best.length) and each != best
        ]
        same.sort(key=self._worth, reverse=True)
        useful = [each for each in same if self._gain[each].closed or not self._gain[best].closed]
        most = min(max(_MOST_IN_WEEK // best.length, 1), _MOST_DAYS)
        return sorted([best, *useful[: most - 1]], key=_by_day)

    def _sum(self, days: Sequence[_Hours]) -> _Gain:
        return sum((self._gain[each] for each in days), _Gain())

    def _closing(self, days: Sequence[_Hours], *, in_part: bool = False) -> Closing:
        gain, first = self._sum(days), days[0]
        skills = f", signed off for {in_a_sentence(sorted(gain.skills))}," if gain.skills else ","
        does = (
            f"fills {length_words(gain.minutes * MINUTE)} of what is open, this gap in part"
            if in_part
            else f"closes {counted(gain.closed, 'gap')}"
        )
        hours = first.length * len(days)
        return Closing(
            f"A new attendant {_on(days)} {_from_to(first)}, "
            f"{length_words(hours)} a week{skills} {does}.",
            hours,
            gain.closed,
            (Ask("", (("availability", _weekly(days)), ("most", length_text(hours)))),),
        )

    @cached_property
    def _gain(self) -> dict[_Hours, _Gain]:
        gains: dict[_Hours, _Gain] = {}
        for gap in self.gaps:
            skills = {skill for skill, _ in gap.lacks(self.week, gap.when)}
            for span, hours in self._spans(gap):
                common = span.common(gap.when)
                closes = span.contains(gap.when) and gap.people <= 1
                gain = _Gain(int(closes), common.minutes if common else 0, skills)
                gains[hours] = gains.get(hours, _Gain()) + gain
        return gains

    def _spans(self, gap: Gap) -> Iterator[tuple[Interval, _Hours]]:
        """The usual shifts that hold a gap or, where it is longer than all, lie mostly in it."""
        clock = self.week.clock
        usual = usual_shifts(self.week, gap.when)
        whole = [each for each in usual if each.contains(gap.when)]
        for span in whole or [each for each in usual if _mostly(each, gap.when)]:
            local = clock.local(span.start_at)
            hours = _Hours(
                local.time(),
                wall_length(span, clock),
                local.weekday(),
                is_called_night(span, clock),
            )
            yield span, hours


def _on(days: Sequence[_Hours]) -> str:
    """``on Thursday nights``, ``on Mondays and Fridays``, ``from Monday to Friday``."""
    first, last, night = days[0].day, days[-1].day, days[0].night
    if len(days) > 2 and last - first == len(days) - 1:
        span = f"{LONG_WEEKDAYS[first]} to {LONG_WEEKDAYS[last]}"
        return f"on {span} nights" if night else f"from {span}"
    names = in_a_sentence(LONG_WEEKDAYS[each.day] for each in days)
    return f"on {names} nights" if night else f"on {names.replace('day', 'days')}"


def _weekly(days: Sequence[_Hours]) -> str:
    """As the household's file spells them; shifts longer than a day may be on any."""
    length = days[0].length
    if length > DAY:
        return "always"
    return weekly_text(WeeklyHours(frozenset(each.day for each in days), days[0].start, length))


def _from_to(hours: _Hours) -> str:
    if hours.length > DAY:
        return f"from {hours.start:%H:%M} for {length_words(hours.length)}"
    end = (datetime.combine(datetime.min, hours.start) + hours.length).time()
    return f"{hours.start:%H:%M}-{end:%H:%M}"


def _mostly(span: Interval, when: Interval) -> bool:
    common = span.common(when)
    return common is not None and common.length * 2 > span.length


def _by_day(hours: _Hours) -> int:
    return hours.day
