"""What a household says of itself."""

from datetime import time

import pytest

from tests.cast import house


@pytest.mark.parametrize(
    ("starts", "morning"),
    [
        ([time(7), time(15), time(23)], time(7)),
        ([time(23), time(6, 45), time(15)], time(6)),
        ([time(4, 30), time(9)], time(9)),
        ([time(0)], time(7)),
    ],
)
def test_a_day_of_the_house_begins_with_its_first_usual_shift(
    starts: list[time], morning: time
) -> None:
    """At the full hour; what begins before five in the morning belongs to the night."""
    assert house(starts=tuple(starts)).planning.morning == morning
