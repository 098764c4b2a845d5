"""What somebody agrees to, in words."""

from collections.abc import Callable, Mapping

from horarium.core.findings import counted
from horarium.core.happened import Agrees
from horarium.core.hours import length_words
from horarium.core.household_file.write import weekly_text
from horarium.core.rules.explain_words import in_a_sentence

_WORDS: Mapping[str, Callable[..., str]] = {
    "most": lambda most: f"up to {length_words(most)} a week",
    "longest_shift": lambda longest: f"shifts of up to {length_words(longest)}",
    "rest": lambda rest: f"{length_words(rest)} of rest between shifts",
    "night_to_day": lambda rest: f"{length_words(rest)} between a night and a day",
    "days_in_a_row": lambda days: f"{counted(days, 'day')} in a row",
    "nights_in_a_row": lambda nights: f"{counted(nights, 'night')} in a row",
}


def agreed_words(more: Agrees) -> str:
    """``up to 42 h a week and 3 nights in a row``."""
    found = [(word, getattr(more, key)) for key, word in _WORDS.items()]
    words = [word(value) for word, value in found if value is not None]
    return in_a_sentence([*words, *(f"hours {weekly_text(each)}" for each in more.hours)])
