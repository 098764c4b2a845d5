"""What was done with a course is read again as it was."""

from dataclasses import replace
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.course.brief import Brief
from horarium.core.course.kinds import KINDS
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.course.record import (
    CourseRecord,
    Progress,
    TakenAlong,
    record_from_text,
    record_to_text,
)
from horarium.core.hours import MINUTE, Interval, WeeklyHours
from tests.core.course.cast import BEGAN, Played

lengths = st.integers(1, 60 * 24).map(lambda count: count * MINUTE)
instants = st.integers(0, 10**6).map(lambda count: BEGAN + count * MINUTE)
agreements = st.builds(
    Agreement, st.integers(1, 60), lengths, st.booleans(), lengths, goal=st.text(), told=st.text()
)
moves = st.builds(
    Move,
    st.sampled_from(Does),
    st.sampled_from(Party),
    instants,
    st.none() | st.builds(lambda at, length: Interval(at, at + length), instants, lengths),
    st.booleans(),
    st.none() | agreements,
    st.integers(0, 60),
    st.integers(0, 9),
    st.text(),
)


weekly = st.builds(WeeklyHours, st.frozensets(st.integers(0, 6), min_size=1), st.times(), lengths)
records = st.builds(
    CourseRecord,
    st.sampled_from([*KINDS.values()]),
    st.text(),
    st.text(),
    st.text(),
    st.none() | st.lists(weekly, max_size=2).map(tuple),
    st.builds(Brief, st.text(), speech=st.text()),
    st.text(),
    st.frozensets(st.sampled_from(Party)),
    st.lists(st.builds(Progress, instants, st.integers(0, 10), st.text()), max_size=2).map(tuple),
    st.lists(st.builds(TakenAlong, st.sampled_from(Party), st.text()), max_size=3).map(tuple),
    st.lists(moves, max_size=8).map(tuple),
)


@given(records)
def test_it_is_read_as_it_was_written(record: CourseRecord) -> None:
    assert record_from_text(record_to_text(record)) == record


def test_a_played_course_stands_where_it_stood() -> None:
    played = Played().agreed().held().planned()
    record = CourseRecord(played.course.kind, "Cheryl", moves=tuple(played.moves))
    again = record_from_text(record_to_text(record))
    assert again.course == played.course
    first = again.moves[0]
    assert first.at.tzinfo is not None
    assert replace(first, at=first.at.astimezone(UTC)) == played.moves[0]


def test_each_of_the_three_is_one_party_and_nobody_else_is_any() -> None:
    record = CourseRecord(KINDS["surrogate partner therapy"], "hers", "theirs")
    assert record.party("") is Party.PERSON
    assert record.party("hers") is Party.PROFESSIONAL
    assert record.party("theirs") is Party.OVERSEER
    assert record.party("another") is None
    assert CourseRecord(KINDS["a grief group"], "hers").party("another") is None
