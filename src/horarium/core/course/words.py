"""How a course is spoken of: where it is in its count, and that its end is in sight."""

from horarium.core.course.state import Course

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


def ordinal(number: int) -> str:
    """``fourth``; from thirteen on ``13th``. ``number`` is 1 or more."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def number(count: int) -> str:
    """``six``; from thirteen on ``13``."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def count_words(course: Course) -> str:
    """Where it is: ``the fourth of six``, of the session that is planned, or else comes next.

    Once nothing is left it says how many there were.
    """
    if course.left < 1 or course.had_closure:
        return f"{number(course.counted)} of {number(course.cap)} held"
    return f"the {ordinal(course.counted + 1)} of {number(course.cap)}"


def left_words(course: Course) -> str:
    """How the end is in sight: ``two left, the last of them for closing``."""
    left = course.left
    if course.had_closure or left < 1:
        return "none left"
    if not course.kind.closure:
        return f"{number(left)} left"
    if left == 1:
        return "one left, for closing"
    return f"{number(left)} left, the last of them for closing"
