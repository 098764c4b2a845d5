"""One drill a day to whoever is on duty: never nagging, and never left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, MINUTE, weekly_from
from horarium.core.watch.drill import (
    PATIENCE,
    SPACING,
    WINDOW,
    Drill,
    DrillOutcome,
    DrillSituation,
    OnDuty,
    decide_drill,
    is_sure,
)
from horarium.core.watch.house_time import HouseTime, Reading, advanced, begun
from horarium.core.watch.pace import LONGEST
from horarium.core.watch.situation import Presence, Terms
from tests.cast import CLOCK, at
from tests.core.watch.acting import LADDER, Watched

ELEVEN = time(11)
ANA, BEN = OnDuty("Ana", ("sms", "voice")), OnDuty("Ben", ("sms",))
TERMS = Terms(CLOCK, quiet=weekly_from("daily 22:00-06:30"))
DUTIES = ((), (OnDuty("Eva"),), (ANA,), (BEN,), (ANA, BEN))


@dataclass
class Drilled:
    """A house in which only drills happen."""

    situation: DrillSituation = field(default_factory=lambda: DrillSituation(TERMS, ELEVEN, (ANA,)))
    now: HouseTime = field(default_factory=lambda: begun(Reading("b", DAY, at("mon 06:00"))))
    looked: datetime = field(init=False)

    def until(self, instant: datetime) -> "Drilled":
        self.pass_time(instant - self.now.latest_at)
        return self

    def pass_time(self, length: timedelta, answers: bool = True) -> None:
        """Time passes; it is looked whenever the last look said so."""
        end_at = self.now.house_at + length
        while self.now.house_at < end_at:
            self.look(answers=answers)
            self._go(min(self.looked, end_at) - self.now.house_at)
        self.look(answers=answers)

    def look(self, *, answers: bool) -> None:
        decision = decide_drill(self.now, self.situation)
        assert self.now.house_at < decision.look_at <= self.now.house_at + LONGEST
        self.looked = decision.look_at
        for each in decision.failed:
            self._ends(each, DrillOutcome.FAILED)
        if decision.begins:
            told = decision.begins
            new = Drill(told.contact, told.way, told.day, self.now.house_at)
            self.situation = replace(self.situation, past=(*self.situation.past, new))
            if answers:
                self._ends(new, DrillOutcome.ANSWERED)

    def _ends(self, drill: Drill, outcome: DrillOutcome) -> None:
        past = (replace(each, outcome=outcome) if each == drill else each for each in self.past)
        self.situation = replace(self.situation, past=tuple(past))

    def _go(self, length: timedelta, wall: timedelta = timedelta()) -> None:
        last = self.now.reading
        wall_at = last.wall_at + length + wall
        self.now = advanced(self.now, Reading("b", last.since_boot + length, wall_at))

    def set_clock(self, by: timedelta) -> None:
        self._go(timedelta(), by)

    @property
    def past(self) -> tuple[Drill, ...]:
        return self.situation.past

    def drilled(self) -> list[str]:
        told = ((each.contact, each.way, CLOCK.local(each.asked_at)) for each in self.past)
        return [f"{contact} {way} {wall:%a %H:%M}" for contact, way, wall in told]


def test_at_eleven_whoever_is_on_duty_is_drilled_by_each_way_in_turn() -> None:
    home = Drilled()
    home.until(at("wed 20:00"))
    assert home.drilled() == ["Ana sms Mon 11:00", "Ana voice Tue 11:00", "Ana sms Wed 11:00"]


def test_two_on_duty_take_turns() -> None:
    home = Drilled(DrillSituation(TERMS, ELEVEN, (ANA, BEN)))
    home.until(at("wed 20:00"))
    assert [each.contact for each in home.past] == ["Ana", "Ben", "Ana"]


def test_a_way_that_failed_is_tried_again_and_two_are_too_many() -> None:
    home = Drilled()
    home.pass_time(DAY, answers=False)
    assert home.past[0].outcome is DrillOutcome.FAILED
    assert is_sure(home.past, "Ana")
    home.pass_time(DAY, answers=False)
    assert [each.way for each in home.past] == ["sms", "sms"]
    assert not is_sure(home.past, "Ana")
    assert is_sure(home.past, "Ben")
    home.pass_time(DAY)
    assert is_sure(home.past, "Ana")


def test_an_answer_is_waited_for_an_hour() -> None:
    home = Drilled()
    home.until(at("mon 10:00"))
    home.pass_time(HOUR + PATIENCE - MINUTE, answers=False)
    assert [each.outcome for each in home.past] == [DrillOutcome.WAITING]
    home.pass_time(MINUTE)
    assert home.past[0].outcome is DrillOutcome.FAILED


def test_nobody_is_drilled_while_somebody_is_searched_for() -> None:
    """After it, if there is still time today."""
    home = Drilled()
    home.situation = replace(home.situation, searching=True)
    home.until(at("mon 12:30"))
    assert not home.past
    home.situation = replace(home.situation, searching=False)
    home.until(at("mon 13:30"))
    assert [each[:9] for each in home.drilled()] == ["Ana sms M"]


def test_a_server_that_was_off_at_eleven_drills_nobody_in_the_evening() -> None:
    home = Drilled()
    home._go(9 * HOUR)
    home.pass_time(8 * HOUR)
    assert not home.past


def test_a_clock_that_is_not_believed_tells_no_time() -> None:
    home = Drilled()
    home.until(at("mon 10:00"))
    home.set_clock(-9 * HOUR)
    home.pass_time(12 * HOUR)
    assert not home.past


def test_an_hour_in_the_quiet_hours_drills_nobody() -> None:
    home = Drilled(DrillSituation(TERMS, time(23), (ANA,)))
    home.until(at("fri 06:00"))
    assert not home.past


def test_another_hour_is_no_reason_for_another_drill() -> None:
    """Neither on the same day, nor in the morning after an evening."""
    home = Drilled(DrillSituation(TERMS, time(7), (ANA,)))
    home.until(at("mon 12:00"))
    home.situation = replace(home.situation, at=time(21))
    home.until(at("tue 05:00"))
    assert home.drilled() == ["Ana sms Mon 07:00"]
    home.until(at("wed 05:00"))
    home.situation = replace(home.situation, at=time(7))
    home.until(at("wed 20:00"))
    assert home.drilled()[1:] == ["Ana voice Tue 21:00"]


# -- never nagging and never left out, whatever happens


@dataclass(frozen=True)
class Day:
    """A day: who is on duty, his hour, in which minutes a search goes on, and what clocks do."""

    duty: tuple[OnDuty, ...]
    at: time
    searched: tuple[int, int]
    answers: bool
    clock: timedelta


DAYS = st.lists(
    st.builds(
        Day,
        st.sampled_from(DUTIES),
        st.sampled_from([ELEVEN, ELEVEN, time(7), time(21), time(2, 30), time(23)]),
        st.sampled_from([(0, 0), (0, 0), (600, 690), (660, 800), (0, 1440)]),
        st.booleans(),
        st.sampled_from([timedelta(), timedelta(), timedelta(), -HOUR, HOUR, -DAY, DAY]),
    ),
    min_size=1,
    max_size=6,
)
# Los Angeles puts its clocks forward on the third day of the first, back on that of the second.
STARTS = st.sampled_from(["mon 00:00", "1988-04-01 00:00", "1988-10-28 00:00"])
STEP = 15 * MINUTE
HOURS = st.sampled_from([ELEVEN, time(7), time(20), time(21, 30)])


def lived(start: str, days: list[Day]) -> Iterator[tuple[Day, Drilled, tuple[Drill, ...]]]:
    """Every quarter of an hour, with the drills that began in it."""
    home = Drilled(now=begun(Reading("b", DAY, at(start))))
    for day in days:
        home.set_clock(day.clock)
        for minute in range(0, 1440, 15):
            searching = day.searched[0] <= minute < day.searched[1]
            home.situation = replace(
                home.situation, on_duty=day.duty, at=day.at, searching=searching
            )
            before = len(home.past)
            home.pass_time(STEP, answers=day.answers)
            yield day, home, home.past[before:]


@given(STARTS, DAYS)
def test_nobody_is_nagged(start: str, days: list[Day]) -> None:
    """At most one a day, in his hour, to whoever is on duty; none by night or in a search."""
    for day, home, new in lived(start, days):
        for each in new:
            wall = CLOCK.local(home.now.believed_at - (home.now.house_at - each.asked_at))
            assert each.contact in [one.contact for one in day.duty if each.way in one.ways]
            assert not home.situation.searching
            assert TERMS.quiet_until(wall) is None
            opens_at = CLOCK.first(wall.date(), day.at)
            assert opens_at <= wall < opens_at + WINDOW
        drills = home.past
        assert len({each.day for each in drills}) == len(drills)
        assert all(b.asked_at - a.asked_at >= SPACING for a, b in pairwise(drills))
        waiting = [each for each in drills if each.outcome is DrillOutcome.WAITING]
        assert all(home.now.house_at - each.asked_at < PATIENCE for each in waiting)


@given(STARTS, st.lists(st.tuples(st.sampled_from(DUTIES), st.booleans()), max_size=6), HOURS)
def test_nobody_is_left_out(
    start: str, days: list[tuple[tuple[OnDuty, ...], bool]], hour: time
) -> None:
    """Where nothing stands against it each day has its drill, also when clocks change."""
    home = Drilled(DrillSituation(TERMS, hour), begun(Reading("b", DAY, at(start))))
    for duty, answers in days:
        today = CLOCK.date_of(home.now.believed_at)
        home.situation = replace(home.situation, on_duty=duty)
        home.pass_time(CLOCK.day(today).length, answers=answers)
        drills = [each for each in home.past if each.day == today]
        assert len(drills) == any(each.ways for each in duty)
        assert all(each.asked_at == CLOCK.first(today, hour) for each in drills)


# -- whoever let their drills pass


def test_beside_whoever_may_not_hear_it_the_next_is_asked() -> None:
    """Dolores let two drills pass: she is asked, and takes nobody’s place."""
    ladder = tuple(replace(each, sure=each.id != "Dolores") for each in LADDER)
    watched = Watched(ladder=ladder)
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:10"))
    assert watched.names() == ["Ana", "Dolores", "Ben"]


def test_ahead_of_time_too() -> None:
    ladder = tuple(replace(each, sure=each.id not in ("Dolores", "Ben")) for each in LADDER)
    watched = Watched(expected="", ladder=ladder).starts_at(at("mon 09:00"))
    watched.look()
    assert watched.names() == ["Ana"]
    watched = Watched(expected="", ladder=ladder[1:]).starts_at(at("mon 09:00"))
    watched.look()
    assert watched.names() == ["Dolores", "Ben", "Grace"]
