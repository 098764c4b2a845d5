"""From what is told, and from what is typed, to what the pages show and the verbs take."""

from collections.abc import Iterable

from horarium.pages.away.context import AbsenceTyped, Answerable, Asked
from horarium.tellings.away import HopeAsked, MyAway

_STATES = {
    "open": "not answered yet",
    "approved": "approved",
    "declined": "declined",
    "taken back": "taken back",
}
_PLURALS = {"absence": "absences", "wish": "wishes"}


def asked_lines(told: MyAway) -> tuple[Asked, ...]:
    """What a member asked for; what is open can be taken back."""
    return tuple(
        Asked(
            each.words,
            _STATES[each.state],
            f"/away/{each.kind}/{each.id}/take-back/" if each.state == "open" else "",
            f"Take back: {each.words[:1].lower()}{each.words[1:]}" if each.state == "open" else "",
        )
        for each in told.hopes
    )


def answerables(asked: Iterable[HopeAsked]) -> tuple[Answerable, ...]:
    """What members ask of him, with the words of each button."""
    return tuple(
        Answerable(
            sentence=f"{each.name}: {each.words[:1].lower()}{each.words[1:]}.",
            state=_STATES[each.state],
            address=f"/{_PLURALS[each.kind]}/{each.id}/",
            approve=f"Approve {each.name}’s {each.kind}" if each.state == "open" else "",
            decline=f"Decline {each.name}’s {each.kind}" if each.state == "open" else "",
            open_again=f"Open {each.name}’s {each.kind} again" if each.can_open else "",
        )
        for each in asked
    )


def when_typed(typed: AbsenceTyped) -> str:
    """As a household file has it. Raises ValueError with a sentence for no day at all."""
    first = " ".join((typed.from_day + " " + typed.from_time).split())
    last = " ".join(((typed.to_day or typed.from_day) + " " + typed.to_time).split())
    if not typed.from_day.strip():
        raise ValueError("choose the first day on which you are away")
    return f"{first} to {last}"


def hours_typed(text: str) -> list[str]:
    """Hours of a week, a line each. Raises ValueError with a sentence where there are none."""
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        raise ValueError("write the hours, such as mon-fri 09:00-15:00")
    return lines
