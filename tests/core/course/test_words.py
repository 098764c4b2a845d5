"""The end is in sight from the first day."""

import pytest

from horarium.core.course.kinds import PHYSIOTHERAPY, SURROGATE_PARTNER
from horarium.core.course.state import Course
from horarium.core.course.words import count_words, left_words, number, ordinal
from tests.core.course.cast import Played


def test_of_six() -> None:
    course = Course(SURROGATE_PARTNER)
    assert (count_words(course), left_words(course)) == (
        "the first of six",
        "six left, the last of them for closing",
    )
    assert left_words(Course(PHYSIOTHERAPY)) == "twelve left"


def test_to_the_end() -> None:
    played = Played().agreed().held().held()
    assert count_words(played.course) == "the third of three"
    assert left_words(played.course) == "one left, for closing"
    played.held(closure=True)
    assert (count_words(played.course), left_words(played.course)) == (
        "three of three held",
        "none left",
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (33, "33rd")],
)
def test_ordinals(count: int, words: str) -> None:
    assert ordinal(count) == words


def test_numbers() -> None:
    assert [number(each) for each in (0, 6, 12, 13)] == ["no", "six", "twelve", "13"]
