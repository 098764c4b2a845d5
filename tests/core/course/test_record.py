"""What was done with a course is read again as it was."""

from dataclasses import replace
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.course.kinds import KINDS, CourseKind
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.course.record import course_from_text, course_to_text
from horarium.core.course.state import course_of
from horarium.core.hours import MINUTE, Interval
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


@given(st.sampled_from([*KINDS.values()]), st.lists(moves, max_size=8).map(tuple))
def test_it_is_read_as_it_was_written(kind: CourseKind, done: tuple[Move, ...]) -> None:
    assert course_from_text(course_to_text(kind, done)) == (kind, done)


def test_a_played_course_stands_where_it_stood() -> None:
    played = Played().agreed().held().planned()
    kind, done = course_from_text(course_to_text(played.course.kind, played.moves))
    assert course_of(kind, done) == played.course
    assert done[0].at.tzinfo is not None
    assert replace(done[0], at=done[0].at.astimezone(UTC)) == played.moves[0]
