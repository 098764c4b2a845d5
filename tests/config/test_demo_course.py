"""The course of the demo is one that could have been played so."""

import pytest

from horarium.config.demo.course import carry, moves
from horarium.core.course.gates import gate, why_not
from horarium.core.course.kinds import SURROGATE_PARTNER
from horarium.core.course.moves import Does, Party
from horarium.core.course.state import Course, after
from horarium.core.course.words import count_words
from horarium.store.courses import courses_for
from horarium.store.models import ActivityRow
from tests.course_house import course_house
from tests.in_the_house import NOON, furnished


def test_every_gate_lets_it_through_and_the_third_is_next() -> None:
    course = Course(SURROGATE_PARTNER)
    for move in moves(NOON):
        assert not why_not(course, move), move
        course = after(course, move)
    assert count_words(course) == "the third of six"
    assert gate(course, Does.PLAN, Party.PERSON, NOON) == ""


@pytest.mark.django_db
def test_it_is_carried_where_the_two_are() -> None:
    home = course_house()
    carry(home.row, NOON)
    [open_] = courses_for(home.row.pk, "")
    assert open_.course.counted == 2
    assert ActivityRow.objects.get(name="Session").held == 2
    other = furnished("another house")
    carry(other, NOON)
    assert list(courses_for(other.pk, "")) == []
