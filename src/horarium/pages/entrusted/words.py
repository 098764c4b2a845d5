"""How what is entrusted, and what was decided for a worst day, is said."""

from horarium.core.entrusted import Area, WorstDay, needed
from horarium.core.rules.explain_words import in_a_sentence
from horarium.tellings.entrusted import WorstDayTold

AREAS: dict[str, str] = {
    Area.PLANNING: "asking for a plan and publishing it",
    Area.SEARCHES: "a search when nobody comes: whom to call next, and when it is enough",
    Area.TIMESHEETS: "correcting and approving timesheets",
}
ERASES = {
    "journal": "your journal",
    "story": "your story, with who was let know what",
    "course": "your courses",
}


def came(day: WorstDay, person: str) -> str:
    """That it has come: ``Mark is in hospital``."""
    return f"{person} is {day}" if day is WorstDay.HOSPITAL else f"{person} {day}"


def does(told: WorstDayTold, person: str = "") -> tuple[str, ...]:
    """What was decided, in sentences; of ``person``, or to himself."""
    return tuple(_sentences(told, person)) if told.decided else ()


def _sentences(told: WorstDayTold, person: str) -> list[str]:
    decided, his = told.decided, f"{person}’s" if person else "your"
    if decided is None:
        return []
    said = [_who_says(told)]
    if decided.acts:
        areas = in_a_sentence(words for each, words in AREAS.items() if each in decided.areas)
        said.append(f"{decided.acts} then acts for {person or 'you'} in {areas}.")
    if decided.sentence:
        said.append(f"Everyone in the circle is told: “{decided.sentence}”")
    if decided.erases:
        what = in_a_sentence(
            words.replace("your", his) for each, words in ERASES.items() if each in decided.erases
        )
        said.append(f"{decided.after.days} days later {what} cannot be read by anybody any more.")
    return said


def _who_says(told: WorstDayTold) -> str:
    if told.decided is None:
        return ""
    first, *others = sorted(told.decided.may_say)
    if needed(told.day) > 1:
        return f"It begins when two of {in_a_sentence([first, *others])} say so."
    return f"It begins when {first} says so{''.join(f', or {each}' for each in others)}."
