"""A house with a course in it, played by its three through the real pages.

It begins on ``NOON``, a Wednesday; the plan keeps hours for a session on each of eight Thursdays.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from horarium.core.course.state import Course
from horarium.core.hours import DAY, HOUR, MINUTE, Interval
from horarium.core.people import Member, Part
from horarium.store.courses import course_for
from horarium.store.models import CourseRow, HouseholdRow, PlacedRow, PlanRow
from tests.cast import activity, at, attendant, span
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import plain

THURSDAYS = 8
SESSION = activity("Session", "2h", "out", travel="30m", kind="personal outing", shown_as="Out")
AGREED = {
    "cap": "6",
    "length": "120",
    "kept_for": "30",
    "counts_cut_short": "yes",
    "wish": "all that belongs to love",
    "goal": "to be close to somebody without fear",
    "their_boundaries": "nothing by post, nothing at home",
    "afterwards": "a card at Christmas",
}
_clock = [NOON]


def now() -> datetime:
    """What the clock of this house says; name it in HORARIUM_CLOCK."""
    return _clock[0]


@dataclass
class CourseHouse:
    """The house, whoever is signed in, and what time it is."""

    row: HouseholdRow
    who: dict[str, Client] = field(default_factory=dict)
    course: UUID | None = None

    def client(self, name: str) -> Client:
        if name not in self.who:
            self.who[name] = signed_in(account(self.row, "" if name == "Mark" else name))
        return self.who[name]

    @property
    def address(self) -> str:
        return f"/course/{self.course}/"

    def goes_on(self, time: timedelta) -> None:
        _clock[0] += time

    def until(self, moment: datetime) -> None:
        _clock[0] = moment

    # -- what is done

    def send(self, name: str, where: str = "", **sent: Any) -> Any:
        return self.client(name).post(f"{self.address}{where}", sent)

    def does(self, name: str, does: str, where: str = "", **sent: Any) -> None:
        """It is taken; a minute passes."""
        answer = self.send(name, where, does=does, **sent)
        assert answer.status_code == 303, plain(text(answer))
        self.goes_on(MINUTE)

    def refused(self, name: str, does: str, where: str = "", **sent: Any) -> str:
        """The sentence that says why it is not taken."""
        answer = self.send(name, where, does=does, **sent)
        assert answer.status_code == 422, answer.status_code
        return text(answer).partition('role="alert">')[2].partition("</p>")[0]

    def considered(self) -> "CourseHouse":
        sent = {
            "kind": "surrogate partner therapy",
            "professional": str(member(self.row, "Cheryl").public_id),
            "overseer": str(member(self.row, "Dr. Stein").public_id),
            "activity": "Session",
        }
        assert self.client("Mark").post("/course/", sent).status_code == 303
        self.course = UUID(str(CourseRow.objects.get(household=self.row, key__gt="").public_id))
        return self

    def met(self) -> "CourseHouse":
        for does in ("engage", "refer"):
            self.does("Dr. Stein", does)
        self.does("Mark", "meet")
        return self

    def agreed(self, **otherwise: str) -> "CourseHouse":
        """As far as the first session can be planned."""
        self.does("Mark", "propose", "agreement/", **AGREED, **otherwise)
        number = str(len(self.now_is.agreements))
        for name in ("Mark", "Cheryl", "Dr. Stein"):
            self.does(name, "agree", "agreement/", number=number)
        for name in ("Mark", "Cheryl"):
            self.does(name, "confirm_boundaries", "agreement/")
        assert self.send("Mark", "brief/", position="on my back").status_code == 303
        assert self.send("Cheryl", "brief/").status_code == 303
        return self

    def planned(self, n: int = 0, *, closure: bool = False) -> datetime:
        """The session of the ``n``-th Thursday to come; when it begins."""
        ahead = PlacedRow.objects.filter(
            household=self.row, activity="Session", start_at__gt=now()
        ).order_by("start_at")
        begins = ahead[n].start_at
        more = {"closure": "yes"} if closure else {}
        self.does("Mark", "plan", when=begins.isoformat(), **more)
        return begins

    def held(self, *, closure: bool = False, how: str = "hold") -> None:
        """A session is planned and held, both talk it over, and he has his hour."""
        self.until(self.planned(closure=closure) + 2 * HOUR)
        self.does("Cheryl", how)
        self.does("Dr. Stein", "debrief", words="well done")
        self.does("Mark", "own_hour")

    def drop(self, when: Interval) -> None:
        """The plan does not hold these hours any more."""
        PlacedRow.objects.filter(household=self.row, start_at=when.start_at).delete()

    # -- what is so

    @property
    def now_is(self) -> Course:
        assert self.course
        return course_for(self.row.pk, self.course, "").course

    def page(self, name: str, where: str = "") -> str:
        answer = self.client(name).get(f"{self.address}{where}")
        assert answer.status_code == 200
        return plain(text(answer))


def course_house(name: str = "test house") -> CourseHouse:
    """Nothing is considered yet."""
    _clock[0] = NOON
    row = furnished(
        name,
        members=(
            *(attendant(each) for each in ("Ana", "Ben")),
            attendant("Rosa", parts=frozenset({Part.ATTENDANT, Part.DRIVER})),
            Member("Father Brendan", frozenset({Part.CONFIDANT})),
            *(Member(each, frozenset({Part.PROFESSIONAL})) for each in ("Cheryl", "Dr. Stein")),
        ),
        activities=(SESSION, activity("Mass", "1h", "out", travel="20m")),
    )
    plan = PlanRow.objects.get(household=row)
    first = span("thu 13:00-15:00")
    for n in range(THURSDAYS):
        PlacedRow.objects.create(
            household=row,
            plan=plan,
            activity="Session",
            travel=30 * MINUTE,
            start_at=first.start_at + 7 * n * DAY,
            end_at=first.end_at + 7 * n * DAY,
        )
    return CourseHouse(row)


__all__ = ["AGREED", "SESSION", "CourseHouse", "at", "course_house", "now"]
