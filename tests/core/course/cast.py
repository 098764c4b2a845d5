"""A course to try things on: of two sessions and closing, the shortest that has everything."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from horarium.core.course.gates import why_not
from horarium.core.course.kinds import SURROGATE_PARTNER, CourseKind
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.course.state import Course, after
from horarium.core.hours import DAY, HOUR, Interval

BEGAN = datetime(1988, 3, 21, 12, tzinfo=UTC)
HIM, HER, THERAPIST = Party.PERSON, Party.PROFESSIONAL, Party.OVERSEER
KIND = SURROGATE_PARTNER


def agreement(cap: int = 3, length: timedelta = 2 * HOUR, **more: Any) -> Agreement:
    """Of so many sessions; kept for 90 days."""
    return Agreement(
        **{"cap": cap, "length": length, "counts_cut_short": True, "kept_for": 90 * DAY, **more}
    )


AGREEMENT = agreement(goal="as he says it")


class Played:
    """A course that is played, each step an hour after the one before unless told."""

    def __init__(self, kind: CourseKind = KIND) -> None:
        self.course = Course(kind)
        self.moves: list[Move] = []
        self.now = BEGAN

    def wait(self, time: timedelta = HOUR) -> "Played":
        self.now += time
        return self

    def why_not(self, does: Does, by: Party, **more: Any) -> str:
        return why_not(self.course, Move(does, by, self.now, **more))

    def does(self, does: Does, *by: Party, **more: Any) -> "Played":
        """By each of them in turn; it must be possible."""
        for each in by:
            move = Move(does, each, self.now, **more)
            assert not (wrong := why_not(self.course, move)), f"{each} {does}: {wrong}"
            self.course = after(self.course, move)
            self.moves.append(move)
            self.wait()
        return self

    def hours(self, after_: timedelta = DAY, length: timedelta = 2 * HOUR) -> Interval:
        return Interval(self.now + after_, self.now + after_ + length)

    def agreed(self, agreement: Agreement = AGREEMENT) -> "Played":
        """As far as the first session can be planned."""
        self.does(Does.ENGAGE, THERAPIST).does(Does.REFER, THERAPIST).does(Does.MEET, HIM)
        self.proposed(agreement).does(Does.CONFIRM_BOUNDARIES, HIM, HER)
        return self.does(Does.TELL_BRIEF, HIM).does(Does.READ_BRIEF, HER)

    def proposed(
        self, agreement: Agreement, by: Iterable[Party] = (HIM, HER, THERAPIST)
    ) -> "Played":
        self.does(Does.PROPOSE, HIM, agreement=agreement)
        return self.does(Does.AGREE, *by, number=len(self.course.agreements))

    def planned(self, *, closure: bool = False) -> "Played":
        return self.does(Does.PLAN, HIM, when=self.hours(), closure=closure)

    def held(self, *, closure: bool = False) -> "Played":
        """A session is planned, held and talked over."""
        self.planned(closure=closure).wait(DAY).does(Does.HOLD, HER)
        return self.does(Does.DEBRIEF, THERAPIST).does(Does.OWN_HOUR, HIM)
