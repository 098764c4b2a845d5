"""One's hands: without a switch, with one, with two, and with two on one key."""

from datetime import timedelta

from horarium.pages.hands.choices import choices, chosen, mistakes_in
from horarium.pages.hands.context import HandsContext
from horarium.tellings.hands import Hands

TEMPLATE = "hands/page.html"
_TITLE = "Hands"


def _state(hands: Hands) -> HandsContext:
    told = chosen(hands)
    return HandsContext(_TITLE, hands.switches, choices(told, mistakes_in(told)))


STATES = {
    "no switch": _state(Hands()),
    "one slow switch": _state(
        Hands(1, timedelta(seconds=4), timedelta(seconds=0.5), timedelta(seconds=1), "F13")
    ),
    "two switches": _state(Hands(2, select_key="Enter", step_key="Space")),
    "two switches with one key": _state(Hands(2, select_key="Space", step_key="Space")),
}
