"""What each of the three writes in a course beside moving it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.course.brief import QUESTIONS, Brief
from horarium.core.course.moves import LONGEST, Does, Move, Party
from horarium.core.course.record import MOST_ON_SCALE, CourseRecord, Progress, TakenAlong
from horarium.core.course.state import OVER
from horarium.core.hours import WeeklyHours
from horarium.store.courses import OpenCourse, forget, held_course, names_of_three, save
from horarium.store.models import ActivityRow

Written = Callable[[OpenCourse], CourseRecord]


@transaction.atomic
def tell_brief(*, household: int, course: UUID, member: str, brief: Brief, now: datetime) -> None:
    """His brief, in the place of the one before; it is to be read anew.

    Raises ValueError or LookupError with a sentence.
    """
    if not brief.is_told:
        raise ValueError("There is nothing in the brief yet; answer at least one of its questions.")

    for key, label in QUESTIONS.items():
        if len(getattr(brief, key)) > LONGEST:
            raise ValueError(f"“{label}” is longer than {LONGEST:,} characters; say it in fewer.")

    def written(open_: OpenCourse) -> CourseRecord:
        _his(open_, Party.PERSON)
        told = Move(Does.TELL_BRIEF, Party.PERSON, now)
        return replace(open_.record, brief=brief, moves=(*open_.record.moves, told))

    _write(household, course, member, written, "told the brief", now)


@transaction.atomic
def note_progress(
    *, household: int, course: UUID, member: str, mark: int, words: str, now: datetime
) -> None:
    """How near he is to the goal. Raises ValueError or LookupError with a sentence."""
    if not 0 <= mark <= MOST_ON_SCALE:
        raise ValueError(f"A mark lies from 0 to {MOST_ON_SCALE}.")

    def written(open_: OpenCourse) -> CourseRecord:
        _his(open_, Party.PERSON)
        made = Progress(now, mark, _short(words))
        return replace(open_.record, progress=(*open_.record.progress, made))

    _write(household, course, member, written, "noted how it goes", now)


@transaction.atomic
def show_progress(
    *,
    household: int,
    course: UUID,
    member: str,
    scale: str,
    seen_by: frozenset[Party],
    now: datetime,
) -> None:
    """What his marks mean, and who sees them. Raises ValueError or LookupError with a sentence."""

    def written(open_: OpenCourse) -> CourseRecord:
        _his(open_, Party.PERSON)
        return replace(open_.record, scale=_short(scale), seen_by=seen_by)

    _write(household, course, member, written, "chose who sees how it goes", now)


@transaction.atomic
def say_hours(
    *, household: int, course: UUID, member: str, hours: Sequence[WeeklyHours], now: datetime
) -> None:
    """When the professional can come; the planner keeps to it. Theirs alone to say.

    Raises ValueError or LookupError with a sentence.
    """

    def written(open_: OpenCourse) -> CourseRecord:
        _his(open_, Party.PROFESSIONAL)
        return replace(open_.record, hours=tuple(hours))

    _write(household, course, member, written, "said when they can", now)


@transaction.atomic
def choose_activity(
    *, household: int, course: UUID, member: str, activity: str, now: datetime
) -> None:
    """Which hours of the plan the sessions lie in. Raises ValueError or LookupError."""

    def written(open_: OpenCourse) -> CourseRecord:
        _his(open_, Party.PERSON)
        known = ActivityRow.objects.filter(household=household, name=activity)
        if not known.exists():
            raise ValueError("The household has no activity of this name; choose another.")
        return replace(open_.record, activity=activity)

    _write(household, course, member, written, "chose the hours of the plan", now)


@transaction.atomic
def take_along(*, household: int, course: UUID, member: str, words: str, now: datetime) -> None:
    """What one of the three takes along from it, in the place of what they said before.

    Raises ValueError or LookupError with a sentence.
    """

    def written(open_: OpenCourse) -> CourseRecord:
        others = (each for each in open_.record.taken_along if each.by is not open_.party)
        said = _short(words)
        mine = (TakenAlong(open_.party, said),) if said else ()
        return replace(open_.record, taken_along=(*others, *mine))

    _write(household, course, member, written, "wrote what they take along", now)


@transaction.atomic
def forget_course(*, household: int, course: UUID, member: str) -> None:
    """Before its day; his to say once it is over. Raises ValueError or LookupError."""
    open_ = held_course(household, course, member)
    _his(open_, Party.PERSON)
    if open_.course.stage not in OVER:
        raise ValueError("The course is not over; stop it first.")
    forget(open_.row)


def _write(
    household: int, course: UUID, member: str, written: Written, did: str, now: datetime
) -> None:
    open_ = held_course(household, course, member)
    if open_.course.stage in OVER:
        raise ValueError("This course is over.")
    record = written(open_)
    who = names_of_three(record, open_.household)[open_.party]
    save(open_, record, f"{who} {did}.", now)


def _his(open_: OpenCourse, party: Party) -> None:
    if open_.party is not party:
        raise ValueError("This is not yours to say.")


def _short(words: str) -> str:
    said = words.strip()
    if len(said) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST:,} characters; say it in fewer.")
    return said
