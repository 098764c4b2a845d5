"""House time only goes on, and what is believed is never far from what people live by."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.core.watch.house_time import DOUBT, HouseTime, Reading, advanced, begun
from tests.cast import at

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["passes", "set", "restarts"]),
        st.integers(0, 26 * 60),
        st.integers(-26 * 60, 26 * 60),
    ),
    max_size=30,
)


def start() -> HouseTime:
    return begun(Reading("one", 3 * DAY, at("mon 12:00")))


def passed(time: HouseTime, length: timedelta, by: timedelta = timedelta()) -> HouseTime:
    """After ``length``, with the wall clock set by ``by`` on the way."""
    last = time.reading
    wall_at = last.wall_at + length + by
    return advanced(time, replace(last, since_boot=last.since_boot + length, wall_at=wall_at))


def restarted(time: HouseTime, off: timedelta, by: timedelta = timedelta()) -> HouseTime:
    """Started again after ``off``; its clock is wrong by ``by``."""
    wall_at = time.reading.wall_at + off + by
    return advanced(time, Reading(f"{time.reading.boot}+", timedelta(seconds=20), wall_at))


@given(STEPS)
def test_it_never_goes_back_and_counts_what_passes(steps: list[tuple[str, int, int]]) -> None:
    time = start()
    for what, minutes, by in steps:
        before = time
        length, jump = minutes * MINUTE, by * MINUTE
        if what == "passes":
            time = passed(time, length)
            assert time.house_at - before.house_at == length
        elif what == "set":
            time = passed(time, length, jump)
            assert time.house_at - before.house_at == length
        else:
            time = restarted(time, length, jump)
            assert time.house_at - before.house_at == max(length + jump, timedelta())
        assert time.latest_at >= time.reading.wall_at


def test_clock_set_back_is_doubted_and_believed_after_a_day() -> None:
    time = passed(start(), MINUTE, -HOUR)
    assert time.in_doubt
    assert time.latest_at == at("mon 12:01")
    time = passed(time, DOUBT)
    assert not time.in_doubt
    assert time.latest_at == time.reading.wall_at


def test_clock_put_right_again_is_believed_at_once() -> None:
    time = passed(passed(start(), MINUTE, HOUR), MINUTE, -HOUR)
    assert not time.in_doubt
    assert time.latest_at == at("mon 12:02")


def test_clock_that_drifts_is_followed() -> None:
    time = start()
    for _ in range(100):
        time = passed(time, MINUTE, timedelta(seconds=2))
    assert not time.in_doubt
    assert time.believed_at == time.reading.wall_at


def test_machine_that_begins_in_1970_learns_what_time_it_is() -> None:
    """After a power cut of an hour: no time is lost that was counted, none is doubted for long."""
    time = restarted(start(), HOUR, -18 * 365 * DAY)
    assert time.house_at == at("mon 12:00")
    assert time.in_doubt
    assert time.latest_at == at("mon 12:00")
    put_right = replace(time.reading, since_boot=MINUTE, wall_at=at("mon 13:01"))
    time = advanced(time, put_right)
    assert not time.in_doubt
    assert time.latest_at == at("mon 13:01")


def test_machine_that_begins_in_1970_and_goes_on_there_is_not_believed() -> None:
    """That its clock goes on does not put it right: nothing due is put off by 18 years."""
    time = restarted(start(), MINUTE, -18 * 365 * DAY)
    for _ in range(3):
        time = passed(time, timedelta(seconds=1))
    assert time.in_doubt
    assert time.latest_at == at("mon 12:00") + timedelta(seconds=3)


def test_clock_of_1970_is_never_believed_however_long_nobody_sets_it() -> None:
    time = restarted(start(), MINUTE, at("1970-01-05 00:00") - at("mon 12:01"))
    for _ in range(3):
        time = passed(time, DOUBT)
    assert time.in_doubt
    assert time.latest_at == at("mon 12:00") + 3 * DOUBT


def test_what_is_ahead_is_waited_for_in_house_time() -> None:
    time = passed(start(), MINUTE, -HOUR)
    assert time.until(at("mon 12:31")) == time.house_at + 30 * MINUTE
    assert time.until(at("mon 11:00")) == time.house_at
