"""What was said of the machine: corrected history, countdown, and when he is due back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, MINUTE, Interval, length_from
from horarium.core.machine_hours import (
    FADES,
    Limit,
    MachineLog,
    MachineState,
    Said,
    actual,
    countdown,
    due_back,
    known_hours,
    things_said,
)
from tests.cast import CLOCK, at, machine, span

IN, OUT, CARE, OTHER = (
    MachineState.IN,
    MachineState.OUT,
    MachineState.CARE,
    MachineState.OTHER,
)


def said(*words: str) -> tuple[Said, ...]:
    """``out wed 13:00``, one after the other, each said as it was so."""
    told = (each.split(" ", 1) for each in words)
    return tuple(
        Said(str(n), at(when), MachineState(state), "Ana", at(when))
        for n, (state, when) in enumerate(told)
    )


def corrected(words: Sequence[Said], which: str, **changes: object) -> tuple[Said, ...]:
    """The same, with one of them corrected at last."""
    [wrong] = [each for each in words if each.id == which]
    last = max(each.said_at for each in words) + MINUTE
    fields = {"id": f"c{len(words)}", "corrects": which, "said_at": last, **changes}
    return (*words, replace(wrong, **fields))  # type: ignore[arg-type]


def log(*words: str, out: Sequence[str] = (), **tolerance: str) -> MachineLog:
    return kept(said(*words), out, **tolerance)


def kept(words: tuple[Said, ...], out: Sequence[str] = (), **tolerance: str) -> MachineLog:
    return MachineLog(words, machine(**tolerance), CLOCK, tuple(map(span, out)))  # type: ignore[arg-type]


def history(words: Sequence[Said]) -> list[tuple[MachineState, datetime]]:
    return [(each.state, each.start_at) for each in actual(words)]


# -- what happened


def test_before_anything_was_said_nothing_is_known() -> None:
    """Silence reads UNKNOWN, and nobody is waited for in a house that keeps no log."""
    silent = log(out=["wed 13:00-15:00"])
    assert countdown(silent, at("wed 16:00")).state is MachineState.UNKNOWN
    assert due_back(silent, at("wed 16:00")) is None


def test_stretches_follow_each_other() -> None:
    words = said("in wed 10:00", "in wed 11:00", "out wed 13:00", "care wed 14:00", "in wed 14:10")
    found = actual(words)
    assert [(each.state, each.start_at) for each in found] == [
        (IN, at("wed 10:00")),
        (OUT, at("wed 13:00")),
        (CARE, at("wed 14:00")),
        (IN, at("wed 14:10")),
    ]
    assert [each.end_at for each in found[:-1]] == [each.start_at for each in found[1:]]
    assert found[-1].end_at is None


def test_what_is_corrected_stays_beside_its_correction() -> None:
    """And what is corrected twice keeps both."""
    words = corrected(said("out wed 13:20"), "0", at=at("wed 13:05"), by="Mark")
    words = corrected(words, "c1", at=at("wed 13:10"))
    [one] = things_said(words)
    assert one.counts.at == at("wed 13:10")
    assert [(each.at, each.by) for each in one.was] == [
        (at("wed 13:20"), "Ana"),
        (at("wed 13:05"), "Mark"),
    ]
    assert history(words) == [(OUT, at("wed 13:10"))]


def test_what_is_taken_back_was_never_so() -> None:
    words = corrected(said("in wed 10:00", "out wed 13:00"), "1", state=None)
    assert history(words) == [(IN, at("wed 10:00"))]
    assert [each.is_taken_back for each in things_said(words)] == [False, True]


def test_feeling_wrong_says_nothing_of_where_he_is() -> None:
    wrong = Said("w", at("wed 12:00"), None, "Mark", at("wed 12:00"), feels_wrong=True)
    words = (*said("in wed 10:00"), wrong)
    assert history(words) == [(IN, at("wed 10:00"))]
    assert len(things_said(words)) == 2


def test_of_two_words_on_one_moment_the_later_counts() -> None:
    assert history(said("out wed 13:00", "in wed 13:00")) == [(IN, at("wed 13:00"))]


# -- the countdown


def test_out_he_is_back_before_his_reserve_is_touched() -> None:
    """Four hours with half an hour of reserve, six in a day."""
    told = countdown(log("in wed 10:00", "out wed 13:00"), at("wed 15:40"))
    assert told.state is OUT
    assert told.since_at == at("wed 13:00")
    assert told.stretch_left == length_from("1h20m")
    assert told.day_left == length_from("3h20m")
    assert (told.back_by_at, told.limit_at) == (at("wed 16:30"), at("wed 17:00"))
    assert told.first is Limit.STRETCH


def test_planned_end_counts_where_it_comes_first() -> None:
    """Also for whoever goes out a little early, or late."""
    for began in ("12:40", "13:00", "13:30"):
        told = countdown(log(f"out wed {began}", out=["wed 13:00-15:00"]), at("wed 13:40"))
        assert (told.back_by_at, told.first) == (at("wed 15:00"), Limit.PLAN), began
    early = countdown(log("out wed 11:30", out=["wed 13:00-15:00"]), at("wed 13:40"))
    assert early.first is Limit.STRETCH


def test_day_can_run_out_before_the_stretch() -> None:
    """Six hours in a day; four are spent."""
    words = ("out wed 08:00", "in wed 12:00", "out wed 14:00")
    told = countdown(log(*words), at("wed 15:00"))
    assert told.day_left == HOUR
    assert (told.back_by_at, told.first) == (at("wed 16:00"), Limit.DAY)


def test_after_midnight_a_new_day_begins() -> None:
    """An hour was left of the old one, and it is not over before midnight."""
    words = ("out wed 08:00", "in wed 12:00", "out wed 22:30")
    told = countdown(log(*words), at("thu 00:30"))
    assert told.day_left == length_from("5h30m")
    assert (told.back_by_at, told.first) == (at("thu 02:00"), Limit.STRETCH)


def test_overdrawn_is_said_as_less_than_nothing() -> None:
    told = countdown(log("out wed 08:00"), at("wed 13:00"))
    assert told.stretch_left == -HOUR
    assert told.back_by_at == at("wed 11:30")


def test_without_a_tolerance_he_is_not_to_be_out() -> None:
    before = replace(log("out wed 08:00"), machine=replace(machine(), tolerances=()))
    told = countdown(before, at("wed 09:00"))
    assert told.stretch_left is None
    assert told.back_by_at == at("wed 08:00")


def test_other_ventilation_spends_nothing_and_is_not_back() -> None:
    """The hour on the mask is not out of breath; then three of four are left, from 15:00."""
    words = ("out wed 13:00", "other wed 14:00", "out wed 15:00")
    told = countdown(log(*words), at("wed 15:00"))
    assert told.stretch_left == 3 * HOUR
    assert told.away_since_at == at("wed 13:00")
    assert told.limit_at == at("wed 18:00")
    on_the_mask = countdown(log(*words[:2], out=["wed 13:00-16:00"]), at("wed 14:30"))
    assert on_the_mask.stretch_left == 3 * HOUR
    assert (on_the_mask.back_by_at, on_the_mask.first) == (at("wed 16:00"), Limit.PLAN)
    assert countdown(log(*words[:2]), at("wed 14:30")).back_by_at is None


def test_care_is_in_the_machine_and_no_recovery() -> None:
    words = ("out wed 13:00", "care wed 15:00", "in wed 15:30")
    told = countdown(log(*words), at("wed 16:00"))
    assert told.back_by_at is None
    assert told.day_left == 4 * HOUR
    assert told.recovery_owed == length_from("1h30m")
    assert countdown(log(*words), at("wed 19:00")).recovery_owed == timedelta()


def test_that_he_is_in_fades_and_that_he_is_out_does_not() -> None:
    later = at("wed 10:00") + FADES + MINUTE
    assert countdown(log("in wed 10:00"), later).state is MachineState.UNKNOWN
    assert countdown(log("in wed 08:00", "in wed 10:00"), later - 2 * MINUTE).state is IN
    assert countdown(log("out wed 10:00"), later).state is OUT


def test_hours_in_the_machine_are_known_for_a_day() -> None:
    """Said again they go on; what runs is known until now."""
    words = said("out wed 08:00", "in wed 12:00", "in wed 20:00", "out fri 08:00")
    assert known_hours(words, at("fri 09:00")) == (
        (span("wed 08:00-12:00"), OUT),
        (Interval(at("wed 12:00"), at("thu 20:00")), IN),
        (span("fri 08:00-09:00"), OUT),
    )


@pytest.mark.parametrize(("night", "left"), [("1988-04-03", "1h"), ("1988-10-30", "1h")])
def test_nights_of_a_clock_change_are_exact(night: str, left: str) -> None:
    """From midnight three hours later, whatever the clocks on the wall were set to."""
    began = at(f"{night} 00:00")
    words = (Said("0", began, OUT, "Ana", began),)
    told = countdown(kept(words), began + 3 * HOUR)
    assert told.stretch_left == length_from(left)
    assert told.limit_at == began + 4 * HOUR


# -- due back


def test_planned_stretch_of_which_nobody_spoke_is_waited_for() -> None:
    """In a house that keeps a log: in the seven days before its end something was said."""
    planned = log("in wed 10:00", out=["wed 13:00-15:00", "thu 13:00-15:00"])
    assert due_back(planned, at("wed 12:59")) is None
    assert due_back(planned, at("wed 13:00")) == at("wed 15:00")
    assert due_back(planned, at("thu 20:00")) == at("wed 15:00")
    silent = log("in wed 10:00", out=["thu+1 13:00-15:00"])
    assert due_back(silent, at("thu+1 16:00")) is None


def test_whoever_said_in_is_waited_for_no_more() -> None:
    early = log("in wed 10:00", "in wed 13:30", out=["wed 13:00-15:00"])
    assert due_back(early, at("wed 16:00")) is None
    back = log("out wed 13:00", "in wed 15:20", out=["wed 13:00-15:00", "thu 13:00-15:00"])
    assert due_back(back, at("thu 12:00")) is None
    assert due_back(back, at("thu 14:00")) == at("thu 15:00")


# -- whatever is said

START = at("wed 08:00")
MOMENTS = st.integers(0, 3 * 24 * 60).map(lambda n: START + n * MINUTE)
STATES = st.sampled_from([IN, OUT, CARE, OTHER])


@st.composite
def words(draw: st.DrawFn) -> tuple[Said, ...]:
    """Some words in any order of what they are about, some of them corrected."""
    told: list[Said] = []
    said_at = START
    for n in range(draw(st.integers(1, 7))):
        said_at += draw(st.integers(0, 600)) * MINUTE
        state = draw(st.one_of(st.none(), STATES))
        corrects = draw(st.sampled_from(["", *(each.id for each in told)]))
        wrong = state is None and (not corrects or draw(st.booleans()))
        told.append(Said(str(n), draw(MOMENTS), state, "Ana", said_at, wrong, corrects))
    return tuple(told)


@st.composite
def logs(draw: st.DrawFn, zone_start: datetime = START) -> MachineLog:
    """Of some days, with planned stretches out."""
    starts = draw(st.lists(st.integers(0, 35), unique=True, max_size=5))
    planned = tuple(
        Interval(zone_start + 2 * n * HOUR, zone_start + (2 * n + 1) * HOUR) for n in sorted(starts)
    )
    lengths = [f"{draw(st.integers(0, 24))}h" for _ in range(2)]
    reserve = f"{draw(st.integers(0, 90))}m"
    limits = machine(longest=lengths[0], per_day=lengths[1], reserve=reserve)
    return MachineLog(draw(words()), limits, CLOCK, planned)


def longest(log: MachineLog) -> timedelta:
    return log.machine.tolerances[0].longest_stretch


@given(logs(), MOMENTS)
def test_never_silent_while_he_is_out(log: MachineLog, now: datetime) -> None:
    """Where the last word is that he is out, he is due back by his limit."""
    last = actual(log.said)[-1:]
    if last and last[0].state is OUT:
        due_at = due_back(log, now)
        assert due_at is not None
        assert due_at <= last[0].start_at + longest(log)


@given(logs(), MOMENTS)
def test_never_nagging_once_he_is_in(log: MachineLog, now: datetime) -> None:
    """After "in" nobody is waited for but at the end of a planned stretch that begins after it."""
    back = Said("back", now, IN, "Ana", now)
    spoken = replace(log, said=(*(each for each in log.said if each.at <= now), back))
    for later in (now, now + HOUR, now + 30 * HOUR):
        due_at = due_back(spoken, later)
        if due_at is not None:
            begun = [each.start_at for each in log.planned if each.end_at == due_at]
            assert now < begun[0] <= later


@given(words())
def test_stretches_are_in_order_and_apart(told: tuple[Said, ...]) -> None:
    """Without holes, and no two in a row are the same."""
    found = actual(told)
    for one, other in pairwise(found):
        assert one.end_at == other.start_at
        assert one.start_at < other.start_at
        assert one.state is not other.state


@given(logs(), st.data(), STATES, MOMENTS, MOMENTS)
def test_correction_leads_where_the_right_word_would_have_led(
    log: MachineLog, data: st.DataObject, state: MachineState, moment: datetime, now: datetime
) -> None:
    """The same history, countdown and time to be back as if it had been said right at first."""
    plain = tuple(replace(each, corrects="") for each in log.said if each.state)
    if not plain:
        return
    which = data.draw(st.sampled_from(plain))
    mended = replace(log, said=corrected(plain, which.id, at=moment, state=state))
    right = tuple(
        replace(each, at=moment, state=state) if each is which else each for each in plain
    )
    at_first = replace(log, said=right)
    assert history(mended.said) == history(at_first.said)
    assert due_back(mended, now) == due_back(at_first, now)
    assert countdown(mended, now) == countdown(at_first, now)


@given(st.sampled_from(["1988-04-02", "1988-10-29", "1988-07-01"]), st.integers(0, 48 * 60))
def test_elapsed_time_is_exact_in_every_night(day: str, minutes: int) -> None:
    """What is left and what is spent make the limit, whatever the clocks do."""
    began, now = at(f"{day} 20:00"), at(f"{day} 20:00") + minutes * MINUTE
    told = countdown(kept((Said("0", began, OUT, "Ana", began),), longest="24h"), now)
    assert told.stretch_left == DAY - (now - began)
    assert told.day_left is not None
    today = CLOCK.day(CLOCK.date_of(now))
    assert told.day_left == 6 * HOUR - min(now - began, now - today.start_at)
