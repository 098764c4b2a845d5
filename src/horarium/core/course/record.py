"""All that is kept of a course, as one text: it is sealed whole, and forgotten whole."""

import json
from dataclasses import dataclass
from datetime import datetime

from horarium.core.course.brief import UNTOLD, Brief
from horarium.core.course.kinds import CourseKind
from horarium.core.course.moves import Move, Party
from horarium.core.course.state import Course, course_of
from horarium.core.hours import WeeklyHours
from horarium.core.spelled import read_spelled, spelled

MOST_ON_SCALE = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """How near he is to the goal: a ``mark`` from 0 to 10 on the scale he chose, and words."""

    at: datetime
    mark: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """What one of the three takes along from it, in their words."""

    by: Party
    words: str


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """Everything of one course.

    ``kind`` goes with it: a kind that is set otherwise later changes no course that began.
    ``professional`` and ``overseer`` are public identifiers of members; "" where the kind knows
    no overseer. ``activity`` is what the household calls the hours that its sessions lie in, and
    ``hours`` are those in which the professional said they can come (none for any), None until
    they have said so. ``scale`` is what his marks
    mean, in his words; his progress is shown to him and to those in ``seen_by``.
    """

    kind: CourseKind
    professional: str
    overseer: str = ""
    activity: str = ""
    hours: tuple[WeeklyHours, ...] | None = None
    brief: Brief = UNTOLD
    scale: str = ""
    seen_by: frozenset[Party] = frozenset()
    progress: tuple[Progress, ...] = ()
    taken_along: tuple[TakenAlong, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def course(self) -> Course:
        """Where it stands."""
        return course_of(self.kind, self.moves)

    def party(self, member: str) -> Party | None:
        """Which of the three a member is, by public identifier; the person is "".

        None for anybody whom the course does not concern.
        """
        if not member:
            return Party.PERSON
        if member == self.professional:
            return Party.PROFESSIONAL
        return Party.OVERSEER if member == self.overseer else None


def record_to_text(record: CourseRecord) -> str:
    """What is sealed."""
    return json.dumps(spelled(record), ensure_ascii=False, separators=(",", ":"))


def record_from_text(text: str) -> CourseRecord:
    """What ``record_to_text`` wrote."""
    record: CourseRecord = read_spelled(CourseRecord, json.loads(text))
    return record
