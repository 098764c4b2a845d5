"""What a course adds to his story: facts like others, told where all whose they are said yes."""

from collections.abc import Iterator
from dataclasses import replace

from horarium.core.course.state import Course, Stage
from horarium.core.course.words import number
from horarium.core.story import Fact, Figure, Story, Subject, They

_HOW_IT_GOES, _WHOLE = 4, 5


def with_course(story: Story, course: Course, he: str, she: str) -> Story:
    """The story with what the record of a course says by now, after all that he wrote himself.

    ``he`` and ``she`` are what the person and the professional are called. Before an agreement is
    in force nothing is said.
    """
    if not course.in_force:
        return story
    known = {each.name for each in story.figures}
    new = (Figure(each, "somebody", They.THEY, (each,)) for each in (he, she) if each not in known)
    return replace(
        story,
        figures=(*story.figures, *new),
        facts=(*story.facts, *_facts(course, he, she)),
    )


def _facts(course: Course, he: str, she: str) -> Iterator[Fact]:
    held = course.counted
    both = (he, she)
    how_many = f"{number(course.cap)} sessions" if course.cap > 1 else "one session"
    yield _fact("the agreement", f"{{{he}}} and {{{she}}} agreed on at most {how_many}.", both)
    if course.in_force and course.in_force.goal:
        yield _fact("the goal", f"What {{{he}}} hopes for: {_line(course.in_force.goal)}", (he,))
    if held:
        were = "One of them has" if held == 1 else f"{number(held).capitalize()} of them have"
        says = f"{were} been since, {{{he}}} says."
        yield replace(_fact("how far it is", says, both), depth=_WHOLE)
    if course.stage is Stage.CLOSED:
        yield _fact("its end", f"{{{he}}} and {{{she}}} ended it on purpose.", both)


def _fact(name: str, says: str, owners: tuple[str, ...]) -> Fact:
    return Fact(name, owners[0], says, Subject.COURSE, _HOW_IT_GOES, owners)


def _line(words: str) -> str:
    """His words as the end of a sentence; braces in them name nobody."""
    said = " ".join(words.replace("{", "(").replace("}", ")").split())
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."
