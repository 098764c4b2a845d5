"""What differs between kinds of course: who the three are, which gates there are, how long."""

from dataclasses import dataclass
from datetime import timedelta

from horarium.core.course.moves import Agreement
from horarium.core.hours import DAY, HOUR


@dataclass(frozen=True, slots=True)
class CourseKind:
    """Settings, not code: another kind of course is another one of these.

    ``professional`` and ``overseer`` are what the two beside the person are called; a course
    without an overseer has "" and needs two yeses instead of three. ``cap`` is how many sessions
    are proposed (1 to 60), ``length`` how long one is. ``boundaries`` are confirmed by both before
    the first session; a ``debrief`` between the two professionals follows each, and so does his
    ``own_hour`` with the overseer. A ``closure`` session is kept free inside the cap.
    ``told`` is what an agreement begins with of who is told what, until they say otherwise.
    """

    name: str
    professional: str
    overseer: str
    cap: int
    length: timedelta
    boundaries: bool
    brief: bool
    debrief: bool
    own_hour: bool
    closure: bool
    told: str = ""

    @property
    def usual(self) -> Agreement:
        """What an agreement begins with, until the three say otherwise; it is kept for a year."""
        return Agreement(
            self.cap, self.length, counts_cut_short=True, kept_for=365 * DAY, told=self.told
        )


SURROGATE_PARTNER = CourseKind(
    "surrogate partner therapy",
    professional="surrogate partner",
    overseer="therapist",
    cap=6,
    length=2 * HOUR,
    boundaries=True,
    brief=True,
    debrief=True,
    own_hour=True,
    closure=True,
    told=(
        "The therapist all of it. Whoever goes along, when he is out and when he is back. "
        "Nobody else that there is anything."
    ),
)
PHYSIOTHERAPY = CourseKind(
    "physiotherapy",
    professional="physiotherapist",
    overseer="physician",
    cap=12,
    length=HOUR,
    boundaries=False,
    brief=True,
    debrief=False,
    own_hour=False,
    closure=False,
    told="The physician all of it. Attendants what they practise with him.",
)
SPEECH_THERAPY = CourseKind(
    "speech therapy",
    professional="speech therapist",
    overseer="physician",
    cap=20,
    length=HOUR,
    boundaries=False,
    brief=True,
    debrief=False,
    own_hour=False,
    closure=True,
    told="The physician all of it. Attendants what they practise with him.",
)
GRIEF_GROUP = CourseKind(
    "a grief group",
    professional="group leader",
    overseer="",
    cap=8,
    length=2 * HOUR,
    boundaries=True,
    brief=False,
    debrief=False,
    own_hour=False,
    closure=True,
    told="What is said in the group stays in it.",
)
KINDS = {
    each.name: each for each in (SURROGATE_PARTNER, PHYSIOTHERAPY, SPEECH_THERAPY, GRIEF_GROUP)
}
"""Those that come with the program."""
