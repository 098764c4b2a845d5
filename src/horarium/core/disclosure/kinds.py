"""Every kind of fact that a household holds: whose it is, of what, and whose part requires it.

What a part requires is its task view: times, places, equipment, competence, when to be back. It is
told without consent, and never says why. All else is told to the person and to the member whom it
is about, and beyond them only in a telling. A field without its decision here fails a test.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from horarium.core.story import Subject


class Whose(StrEnum):
    """Who owns facts of a kind."""

    HIS = "the person"
    THEIRS = "the member it is about"
    BOTH = "the person and the member it is about"


class Task(StrEnum):
    """Whose part requires a kind of fact."""

    NOBODY = "nobody"
    WITH_HIM = "whoever is with him, in their own hours"
    INSTEAD = "whoever comes instead of somebody, in those hours"
    CIRCLE = "everyone in the circle"


@dataclass(frozen=True, slots=True)
class Kind:
    """One field of a household's values, such as ``Member.phone``, and what was decided of it."""

    field: str
    whose: Whose
    subject: Subject
    task: Task

    @property
    def is_hidden(self) -> bool:
        """Whether no part requires it: then nothing shown or sent may depend on it."""
        return self.task is Task.NOBODY


def _of(table: str, names: str, whose: Whose, subject: Subject, task: Task) -> Iterator[Kind]:
    return (Kind(f"{table}.{name}", whose, subject, task) for name in names.split())


def _decided() -> Iterable[Kind]:
    his, theirs, both = Whose.HIS, Whose.THEIRS, Whose.BOTH
    life, machine, health, money = Subject.LIFE, Subject.MACHINE, Subject.HEALTH, Subject.MONEY
    nobody, with_him, instead, circle = Task
    # Who he is, and the frame of everybody's week.
    yield from _of("Household", "name", his, life, nobody)
    # By the law their overtime is reckoned, and they are told so on their timesheets.
    yield from _of("Household", "clock law", his, life, circle)
    yield from _of("Person", "name", his, life, circle)
    yield from _of("Person", "phone", his, life, nobody)
    yield from _of("Planning", "first_day days starts", his, life, circle)
    yield from _of("Planning", "lengths grid reserve changes_of_hands", his, life, nobody)
    yield from _of("Planning", "handover take_at_once", his, life, with_him)
    # The members. Whoever works beside them sees their names in the hours they share.
    yield from _of("Member", "name", theirs, life, with_him)
    yield from _of("Member", "parts", both, life, nobody)
    yield from _of(
        "Member", "phone phone_on_wall availability absences wishes", theirs, life, nobody
    )
    yield from _of("Member", "never_with unwilling leaves_on", theirs, life, nobody)
    yield from _of("Member", "pay", both, money, nobody)
    yield from _of("Competence", "skill assessor assessed_on expires_on", both, life, nobody)
    yield from _of("Competence", "condition", both, life, nobody)
    yield from _of("Contract", "most least longest_shift rest night_to_day", both, life, nobody)
    yield from _of("Contract", "days_in_a_row nights_in_a_row live_in", both, life, nobody)
    yield from _of("Contract", "funder", both, money, nobody)
    # What hours require; a gap says which hours, not what for.
    yield from _of("Need", "name", his, health, nobody)
    yield from _of("Need", "hours people skills", his, health, with_him)
    # The machine. When he is to be back is told to who is with him; how it was reckoned is not.
    yield from _of("Machine", "name", his, machine, nobody)
    yield from _of("Machine", "sleep_from sleep_length", his, machine, with_him)
    yield from _of("Tolerance", "since longest_stretch per_day", his, machine, with_him)
    yield from _of("Tolerance", "before_sleep reserve", his, machine, with_him)
    yield from _of("Tolerance", "recovery set_by", his, machine, nobody)
    yield from _of("Equipment", "name", his, machine, nobody)
    yield from _of("Equipment", "unavailable", his, machine, nobody)
    # What his hours are for: paper and pages of others say what it is shown as, and when.
    yield from _of("Activity", "name kind importance held at_most", his, life, nobody)
    yield from _of("Activity", "times per spacing first_day last_day", his, life, nobody)
    yield from _of("Activity", "hours other_hours equipment machine", his, life, nobody)
    yield from _of("Activity", "shown_as length travel", his, life, with_him)
    yield from _of("Activity", "people skills within_call", his, life, with_him)
    # Who pays, and who can be called.
    yield from _of("Funder", "name authorised period unit used", his, money, nobody)
    yield from _of("Service", "name phone hours allowance used skills", his, life, nobody)
    # The watch.
    yield from _of("Watching", "grace wake_before quiet drill", his, life, nobody)
    yield from _of("Watching", "floor floor_phone", his, life, nobody)
    yield from _of("Watching", "essentials", his, health, instead)
    yield from _of("Watching", "trusted", both, life, nobody)


KINDS: dict[str, Kind] = {each.field: each for each in _decided()}
