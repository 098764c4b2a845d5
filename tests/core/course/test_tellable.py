"""What a course adds to the story is told to whom all whose it is let know, and to nobody else."""

from datetime import date

from horarium.core.course.moves import Does
from horarium.core.course.tellable import with_course
from horarium.core.disclosure.allowed import to_member
from horarium.core.disclosure.telling import telling
from horarium.core.story import Consent, Figure, Story, Subject, They
from tests.core.course.cast import HIM, Played, agreement

NAMES = ("Mark", "Cheryl")
DAY = date(1988, 4, 1)
STORY = Story(
    (
        Figure("Mark", "a man", They.HE, ("Mark",), 1, Subject.COURSE),
        Figure("Cheryl", "a professional", They.SHE, ("Cheryl",), 1, Subject.COURSE),
    )
)


def told(played: Played, depth: int, *of: str) -> str:
    """What Ana reads where each ``of`` these lets her know so much of it."""
    story = with_course(STORY, played.course, *NAMES)
    yes = tuple(Consent(each, "Ana", (Subject.COURSE,), depth, DAY, "to talk") for each in of)
    return telling(story, to_member("Ana", yes, DAY)).text


def test_before_an_agreement_nothing_is_said() -> None:
    assert with_course(STORY, Played().course, *NAMES) == STORY


def test_both_let_know_and_both_are_named() -> None:
    played = Played().agreed(agreement(goal="to be close"))
    assert told(played, 4, "Mark", "Cheryl") == (
        "Mark and Cheryl agreed on at most three sessions. What Mark hopes for: to be close."
    )


def test_of_both_one_yes_tells_what_is_his_alone() -> None:
    played = Played().agreed(agreement(goal="to be {close}")).held()
    assert told(played, 5, "Mark") == "What Mark hopes for: to be (close)."
    assert told(played, 5, "Cheryl") == ""
    assert told(played, 3, "Mark", "Cheryl") == ""


def test_how_far_it_is_is_the_whole_of_it() -> None:
    played = Played().agreed(agreement(goal="")).held()
    assert "One of them has been since" not in told(played, 4, "Mark", "Cheryl")
    assert "One of them has been since" in told(played, 5, "Mark", "Cheryl")


def test_its_end_is_told_as_meant() -> None:
    played = Played().agreed(agreement(goal="")).held().held().held(closure=True)
    played.does(Does.CLOSE, HIM)
    assert "ended it on purpose." in told(played, 4, "Mark", "Cheryl")


def test_whom_the_story_does_not_know_is_somebody() -> None:
    story = with_course(Story(), Played().agreed().course, *NAMES)
    assert [each.described for each in story.figures] == ["somebody", "somebody"]
