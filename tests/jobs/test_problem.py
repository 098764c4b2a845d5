"""A problem survives being a file."""

from datetime import date, timedelta

import pytest

from horarium.core.happened import Agrees, Away, Leaves, Lowered, TakesUp
from horarium.jobs.problem import Problem, problem_from_text, problem_to_text
from tests.cast import activity, at, span, weekly
from tests.small_house import HOUSE


def test_a_problem_comes_back_as_it_was() -> None:
    """Everything that was asked is in the file, to the second."""
    problem = Problem(
        text=HOUSE,
        name="méi 梅.toml",
        seconds=2.5,
        published="{}",
        now=at("wed 12:00"),
        happened=(
            Away("Ana", span("thu 22:00-08:00")),
            Leaves("Rosa", date(1988, 3, 25)),
            Lowered(timedelta(hours=3), date(1988, 3, 23)),
            TakesUp(activity("Choir", "90m", "out", "tue,thu 17:00-20:30", travel="30m")),
            Agrees(
                "Ben",
                most=timedelta(hours=42, minutes=15),
                rest=timedelta(),
                nights_in_a_row=3,
                hours=weekly("thu 23:00-07:15", "sat,sun"),
            ),
        ),
    )
    assert problem_from_text(problem_to_text(problem)) == problem


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 2}'])
def test_another_text_is_no_problem(text: str) -> None:
    """A text that was never a problem file is not taken for one."""
    with pytest.raises((ValueError, KeyError, TypeError)):
        problem_from_text(text)
