"""A course as text: its kind, and all that was done with it, in order."""

import json
from collections.abc import Iterable

from horarium.core.course.kinds import CourseKind
from horarium.core.course.moves import Move
from horarium.core.spelled import read_spelled, spelled


def course_to_text(kind: CourseKind, moves: Iterable[Move]) -> str:
    """The kind goes with it: a kind that is set otherwise later changes no course that began."""
    said = {"kind": spelled(kind), "moves": [spelled(each) for each in moves]}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def course_from_text(text: str) -> tuple[CourseKind, tuple[Move, ...]]:
    """What ``course_to_text`` wrote."""
    said = json.loads(text)
    kind: CourseKind = read_spelled(CourseKind, said["kind"])
    return kind, tuple(read_spelled(Move, each) for each in said["moves"])
