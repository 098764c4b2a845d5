"""He writes in his story, says something otherwise, or takes it out of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from horarium.core.disclosure.writing import (
    in_braces,
    with_fact,
    with_figure,
    without_fact,
    without_figure,
)
from horarium.core.story import Fact, Figure, Story
from horarium.store.circle import locked_household
from horarium.store.models import HouseholdRow
from horarium.store.record import WROTE, record
from horarium.store.stories import forget_what_it_was, load_story, save_story

LONGEST = 400
"""Characters of a sentence: so many a household file takes, too."""

Was = Fact | Figure | None


@transaction.atomic
def write_fact(
    *, household: int, fact: Fact, after: str, was: Fact | None, now: datetime, by: str
) -> None:
    """In its place after another, or in that of what it ``was``. Figures need no braces.

    Raises ValueError with a sentence, LookupError where it was changed meanwhile, or NoKeyError.
    """
    if by not in fact.owners:
        raise ValueError("It would not be yours to tell; choose yourself among whose it is.")
    if not fact.says.strip():
        raise ValueError("Write a sentence.")
    if len(fact.says) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST} characters; write it as two.")
    if not fact.name.strip():
        raise ValueError("Give it a short name, which reasons call it by.")

    def written(story: Story) -> Story:
        if fact.about not in {each.name for each in story.figures}:
            raise ValueError("Choose whom it is about; the story has to speak of them first.")
        made = replace(fact, says=in_braces(fact.says, story.figures))
        return with_fact(story, made, was=was.name if was else "", after=after)

    _change(household, was, written, f"“{fact.name}” was written.", now, by)


@transaction.atomic
def take_out_fact(*, household: int, was: Fact, now: datetime, by: str) -> None:
    """Nobody is told it any more, and in every copy it is noise. Raises LookupError, NoKeyError."""

    def taken_out(story: Story) -> Story:
        return without_fact(story, was.name)

    forget_what_it_was(_change(household, was, taken_out, "A sentence was taken out.", now, by))


@transaction.atomic
def write_figure(
    *, household: int, figure: Figure, was: Figure | None, now: datetime, by: str
) -> None:
    """Somebody to speak of. Raises ValueError, LookupError or NoKeyError with a sentence."""
    if by not in figure.owners:
        raise ValueError("It would not be yours to tell; choose yourself among whose it is.")
    if not figure.name.strip() or not figure.described.strip():
        raise ValueError("Write a name, and what stands for it where it is not told.")

    def written(story: Story) -> Story:
        made = with_figure(story, figure, was=was.name if was else "")
        # A sentence that named them before they were there names them from now on.
        facts = (replace(each, says=in_braces(each.says, made.figures)) for each in made.facts)
        return replace(made, facts=tuple(facts))

    _change(household, was, written, f"{figure.name} was described.", now, by)


@transaction.atomic
def take_out_figure(*, household: int, was: Figure, now: datetime, by: str) -> None:
    """Raises ValueError where something is said of them, LookupError or NoKeyError."""

    def taken_out(story: Story) -> Story:
        return without_figure(story, was.name)

    forget_what_it_was(_change(household, was, taken_out, "Somebody was taken out.", now, by))


def _change(
    household: int, was: Was, change: Callable[[Story], Story], words: str, now: datetime, by: str
) -> HouseholdRow:
    row = locked_household(household)
    story = load_story(row)
    if was is not None and was not in (*story.facts, *story.figures):
        raise LookupError("it was changed meanwhile; look at what stands there now")
    save_story(row, change(story))
    record(row, WROTE, words, at=now, by=by)
    return row
