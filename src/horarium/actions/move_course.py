"""One of the three moves a course, with their own sign-in and for nobody else."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from horarium.core.course.gates import why_not
from horarium.core.course.moves import Does, Move, Party
from horarium.core.course.words import did_words
from horarium.core.hours import Interval
from horarium.store.courses import OpenCourse, gone_of_three, held_course, names_of_three, save
from horarium.store.rosters import placed_at


@transaction.atomic
def move_course(
    *, household: int, course: UUID, member: str, move: Callable[[Party], Move]
) -> None:
    """It is done, or a gate says why it cannot be.

    ``member`` is the public identifier of whoever is signed in, "" for the person; for which of
    the three ``move`` is made follows from that. Raises ValueError or LookupError with a sentence.
    """
    open_ = held_course(household, course, member)
    made = move(open_.party)
    if wrong := why_not(open_.course, made):
        raise ValueError(wrong)
    if made.does in (Does.PLAN, Does.MOVE) and made.when:
        _in_the_plan(open_, made.when)
    record = replace(open_.record, moves=(*open_.record.moves, made))
    who = names_of_three(record, open_.household)[open_.party]
    save(open_, record, did_words(who, made), made.at)


def _in_the_plan(open_: OpenCourse, when: Interval) -> None:
    """The three are there, and the plan has who goes, what comes along, and the reserve."""
    for name in gone_of_three(open_.record, open_.household):
        raise ValueError(f"{name} has left the circle; without them no session can be.")
    if not placed_at(open_.household, open_.record.activity, when):
        raise ValueError(
            "The plan does not hold these hours any more; choose others, or ask for a new plan."
        )
