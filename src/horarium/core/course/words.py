"""How a course is spoken of: where it is in its count, and that its end is in sight."""

from horarium.core.course.moves import Does, Move
from horarium.core.course.state import Course, Stage

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


def did_words(who: str, move: Move) -> str:
    """What the record says was done: ``Cheryl has read the brief.``."""
    if move.does is Does.AGREE:
        return f"{who} agrees, to version {move.number}."
    if move.does is Does.EXTEND:
        return f"{who} proposes {number(move.more)} more."
    return f"{who} {move.does.value}."


SAYS = {
    Does.ENGAGE: "I am engaged",
    Does.REFER: "Refer him",
    Does.MEET: "We all met",
    Does.AGREE: "I agree",
    Does.CONFIRM_BOUNDARIES: "I confirm the boundaries",
    Does.READ_BRIEF: "I have read the brief",
    Does.CANCEL: "Cancel the session",
    Does.HOLD: "It was held",
    Does.CUT_SHORT: "It was cut short",
    Does.MISS: "It was missed",
    Does.OWN_HOUR: "The hour with {with_whom} has been",
    Does.TALK_OVER: "There is something to be talked over",
    Does.TALKED_OVER: "It was talked over",
    Does.PAUSE: "Pause the course",
    Does.RESUME: "Take back the pause",
    Does.WITHDRAW: "Withdraw",
    Does.AGREE_TO_MORE: "Agree to more",
    Does.REFUSE_MORE: "Refuse more",
    Does.END: "Ask to end",
    Does.STOP: "Stop the course",
    Does.CLOSE: "Close the course",
}
"""What a button says that does nothing else; all others need hours or words with it."""

_STANDS = {
    Stage.CONSIDERED: "It is being considered.",
    Stage.REFERRED: "The referral is made; all meet next.",
    Stage.MET: "All have met; the agreement comes next.",
    Stage.AGREED: "It is agreed.",
    Stage.CLOSING: "It is coming to its end.",
    Stage.CLOSED: "It is closed.",
    Stage.STOPPED: "It was stopped.",
}


def stands_words(course: Course) -> str:
    """How far it is, in one sentence."""
    if course.paused:
        return "It is paused."
    if course.kind.overseer and not course.engaged and course.stage in (Stage.MET, Stage.AGREED):
        return f"No {course.kind.overseer} is engaged, and so it waits."
    return _STANDS[course.stage]


TERMS = {
    "wish": "The wish",
    "goal": "The goal",
    "success": "What success would look like",
    "his_boundaries": "His boundaries",
    "their_boundaries": "The professional’s boundaries",
    "place": "Place",
    "fee": "Fee",
    "who_pays": "Who pays",
    "contact": "Contact between sessions",
    "told": "Who is told what",
    "records": "What happens to records",
    "ending": "How it may end",
    "afterwards": "Contact afterwards",
}
"""What is agreed in words, in the order in which it is read."""
