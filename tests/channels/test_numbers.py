"""Numbers as people write them, and as networks take them."""

import pytest

from horarium.channels.numbers import number
from horarium.core.watch.message import NotSentError


@pytest.mark.parametrize(
    ("spelled", "country", "full"),
    [
        ("415 555 0111", "1", "+14155550111"),
        ("(415) 555-0111", "1", "+14155550111"),
        ("1-415-555-0111", "1", "+14155550111"),
        ("+1 415 555 0111", "49", "+14155550111"),
        ("0171 2345678", "49", "+491712345678"),
        ("020 7946 0018", "44", "+442079460018"),
        ("+44 (0)20 7946 0018", "1", "+442079460018"),
        ("0044 20 7946 0018", "1", "+442079460018"),
        ("06 6982 1234", "39", "+390669821234"),
    ],
)
def test_a_number_is_made_whole(spelled: str, country: str, full: str) -> None:
    """What a household writes becomes what a network takes."""
    assert number(spelled, country) == full


@pytest.mark.parametrize(
    "spelled",
    ["", "911", "112", "+911", "ask Ana", "415 555 0111 ext 2", "555 0111", "+1415555011155555"],
)
def test_what_is_no_number_is_never_called(spelled: str) -> None:
    """Nobody is called by a guess, and no emergency number ever; it is refused for good."""
    with pytest.raises(NotSentError) as refused:
        number(spelled, "1")
    assert refused.value.lasting
    assert not spelled or spelled not in str(refused.value)
