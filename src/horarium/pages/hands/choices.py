"""What can be chosen about hands, and what was."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta

from horarium.actions.set_hands import KEYS
from horarium.pages.hands.context import Choice, Option
from horarium.tellings.hands import Hands

STEPS = ("0.5", "0.75", "1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "7", "10")
FILTERS = ("0", "0.1", "0.2", "0.3", "0.5", "0.75", "1", "1.5", "2")
ROUNDS = ("1", "2", "3", "5", "10")
SWITCHES = {
    "0": "None: the page stays still",
    "1": "One: all is lit in turn, and it chooses",
    "2": "Two: one goes on, the other chooses",
}
KEY_WORDS = {"ArrowRight": "Right arrow", "ArrowDown": "Down arrow"}
NOT_THERE = "Choose one of these."
SAME_KEY = "The two switches need two different keys; choose another for one."

_SECONDS = {"0": "At once", "1": "1 second"}
_QUESTIONS = {
    "switches": ("How many switches?", "A switch is anything that sends a key: a button, a puff."),
    "step": (
        "How long is each thing lit?",
        "As long as you take to see it and press, divided by 0.65: for one second, 1.5 seconds.",
    ),
    "hold": (
        "How long must a press last to count?",
        "Longer than the presses that you do not mean.",
    ),
    "again": (
        "For how long is another press ignored?",
        "If one press of yours often becomes two.",
    ),
    "select_key": ("Which key chooses?", ""),
    "step_key": ("Which key goes on?", "With two switches."),
    "rounds": (
        "After how many rounds does the scan rest?",
        "When nothing is pressed. The next press begins it again and does nothing else.",
    ),
}


def options_of(name: str) -> dict[str, str]:
    """What can be chosen for one field of Hands, with its words."""
    if name == "switches":
        return SWITCHES
    if name == "step":
        return {each: _SECONDS.get(each, f"{each} seconds") for each in STEPS}
    if name in ("hold", "again"):
        words = _SECONDS if name == "hold" else _SECONDS | {"0": "None is"}
        return {each: words.get(each, f"{each} seconds") for each in FILTERS}
    if name == "rounds":
        return {each: each for each in ROUNDS}
    return {each: KEY_WORDS.get(each, each) for each in KEYS}


def chosen(hands: Hands) -> dict[str, str]:
    """Hands as what is chosen on the page."""
    told = {each.name: getattr(hands, each.name) for each in fields(Hands)}
    return {name: _written(value) for name, value in told.items()}


def _written(value: object) -> str:
    return f"{value.total_seconds():g}" if isinstance(value, timedelta) else str(value)


def choices(told: Mapping[str, str], mistakes: Mapping[str, str]) -> tuple[Choice, ...]:
    """The page's questions with what was chosen, and what is wrong with it."""
    return tuple(
        Choice(
            name,
            question,
            hint,
            tuple(
                Option(value, words, value == told[name])
                for value, words in options_of(name).items()
            ),
            mistakes.get(name, ""),
        )
        for name, (question, hint) in _QUESTIONS.items()
    )


def mistakes_in(told: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was sent, by the name of its question."""
    found = {name: NOT_THERE for name, value in told.items() if value not in options_of(name)}
    if not found and told["select_key"] == told["step_key"]:
        found["step_key"] = SAME_KEY
    return found


def hands_from(told: Mapping[str, str]) -> Hands:
    """What was chosen, where nothing is wrong with it."""
    step, hold, again = (timedelta(seconds=float(told[name])) for name in ("step", "hold", "again"))
    keys = told["select_key"], told["step_key"]
    return Hands(int(told["switches"]), step, hold, again, *keys, rounds=int(told["rounds"]))
