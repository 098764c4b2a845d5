"""The buttons that say where he is: what can come next stands first."""

from collections.abc import Iterator

from horarium.core.machine_hours import MachineState
from horarium.pages.machine.context import Say, Saying
from horarium.tellings.machine import FEELS_WRONG, STATE_WORDS, MachineNow

WRONG = "wrong"
IN, OUT, CARE, OTHER = (
    MachineState.IN,
    MachineState.OUT,
    MachineState.CARE,
    MachineState.OTHER,
)
# A single key for each, for as long as the focus is among the buttons.
KEYS = {IN: "i", OUT: "o", CARE: "c", OTHER: "v"}
_NEXT = {
    IN: (OUT, CARE, OTHER),
    OUT: (IN, OTHER, CARE),
    CARE: (IN, OUT, OTHER),
    OTHER: (IN, OUT, CARE),
    MachineState.UNKNOWN: (IN, OUT, CARE, OTHER),
}


def saying(told: MachineNow, *, is_his: bool) -> Saying:
    """What a page shows of it."""
    return Saying(
        STATE_WORDS[told.state],
        told.lines,
        tuple(_buttons(told)),
        since=told.since,
        back_by=told.back_by,
        is_late=told.is_late,
        wrong=told.wrong,
        is_his=is_his,
    )


def _buttons(told: MachineNow) -> Iterator[Say]:
    """Away from the machine, that he is in again is the one; at last, that it still is so."""
    for each in _NEXT[told.state]:
        back = told.state.is_away and each is IN
        yield Say(each.value, STATE_WORDS[each], KEYS[each], is_main=back)
    yield Say(WRONG, FEELS_WRONG, "w")
    if told.state in KEYS:
        words = STATE_WORDS[told.state]
        still = f"Still {words[:1].lower()}{words[1:]}"
        yield Say(told.state.value, still, KEYS[told.state])


def state_from(text: str) -> MachineState | None:
    """The state that a form sends; None for what feels wrong. Raises ValueError."""
    if text == WRONG:
        return None
    if text not in {each.value for each in KEYS}:
        raise ValueError("choose what was so")
    return MachineState(text)
