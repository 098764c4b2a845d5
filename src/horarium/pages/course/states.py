"""A course from its first question to its end, as each of the three sees it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from horarium.core.course.brief import QUESTIONS, Brief
from horarium.core.course.moves import Agreement, Does, Party
from horarium.core.course.words import SAYS, TERMS
from horarium.core.hours import HOUR, Interval
from horarium.pages.course.context import (
    AgreementContext,
    Asked,
    BriefContext,
    Counsel,
    CourseContext,
    CoursesContext,
)
from horarium.pages.shell.choice import Choice
from horarium.tellings.course import (
    Button,
    CourseLine,
    CoursesTold,
    CourseTold,
    HoursFree,
    SessionTold,
)

_ID = UUID("5d0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f60")
_HERE = f"/course/{_ID}/"
_KIND = "surrogate partner therapy"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_NAMES = (
    ("Mark", "whose course it is"),
    ("Cheryl", "surrogate partner"),
    ("Dr. Stein", "therapist"),
)
_AGREED = Agreement(
    6,
    timedelta(hours=2),
    counts_cut_short=True,
    kept_for=timedelta(days=90),
    wish="All that belongs to love.",
    goal="To be close to somebody, without fear.",
    success="That I know what to ask for, and can say it.",
    his_boundaries="Nobody speaks of it in the house.",
    their_boundaries="Nothing between sessions but what concerns their hours.",
    place="A house in Berkeley, ground floor, a door of 90 cm, a bed that is low.",
    fee="90 dollars a session",
    who_pays="Mark",
    contact="None, but to move a session.",
    told="Dr. Stein all of it. Attendants when I am out and back.",
    records="None but these.",
    ending="On purpose, with the sixth; or any of us says so.",
    afterwards="A card at Christmas, if both like.",
)


def _at(day: int) -> Interval:
    begins = datetime(1988, 3, day, 21, tzinfo=UTC)
    return Interval(begins, begins + 2 * HOUR)


_FREE = (
    HoursFree("1988-03-29T21:00:00+00:00", "Tue 29 Mar 13:00–15:00", _at(29)),
    HoursFree("1988-03-31T21:00:00+00:00", "Thu 31 Mar 13:00–15:00", _at(31)),
)
_SESSIONS = (
    SessionTold(
        "First",
        "Tue 8 Mar 13:00–15:00",
        "held",
        ("talked over", "the hour with the therapist has been"),
    ),
    SessionTold("Not counted", "Tue 15 Mar 13:00–15:00", "missed"),
    SessionTold(
        "Second",
        "Thu 17 Mar 13:00–15:00",
        "cut short",
        ("talked over", "the hour with the therapist has been"),
    ),
)


def _buttons(*does: Does) -> tuple[Button, ...]:
    return tuple(Button(each.name.lower(), SAYS[each].format(with_whom="Mark")) for each in does)


_CONSIDERED = CourseTold(
    _ID,
    Party.PERSON,
    _KIND,
    _NAMES,
    "It is being considered.",
    is_over=False,
    form=_AGREED,
    gate="No therapist is engaged.",
    professional="Cheryl",
    overseer="Dr. Stein",
)
_THIRD = replace(
    _CONSIDERED,
    stands="It is agreed.",
    count="the third of six",
    left="four left, the last of them for closing",
    sessions=_SESSIONS,
    gate="",
    free=_FREE,
    activity="Session",
    agreement=_AGREED,
    is_in_force=True,
    number=1,
    brief=Brief("On my back."),
    brief_read=True,
    to_him=("Fri 18 Mar: Take your time with it.",),
    scale="0 is afraid, 10 is without fear",
    progress=(("Wed 9 Mar", 3, "It begins."), ("Sat 19 Mar", 5, "")),
    can_close_early=True,
)
_PLANNED = replace(_THIRD, planned="Tue 29 Mar 13:00–15:00", placed=7, free=_FREE[1:])
_HIS = CourseContext(
    title="Course",
    address=_HERE,
    told=_THIRD,
    is_his=True,
    is_hers=False,
    edges=_buttons(Does.TALK_OVER, Does.PAUSE),
    stops=True,
    plans="plan",
    extends=True,
    takes_along=True,
    counsel=(Counsel("Ana", "/words/?to=1#ask"), Counsel("Father Brendan", "/words/?to=2#ask")),
    activities=(Choice("Mass", "Mass"), Choice("Session", "Session", chosen=True)),
    shown_to=(
        Choice("professional", "Cheryl"),
        Choice("overseer", "Dr. Stein", chosen=True),
    ),
    free=tuple(Choice(each.value, each.words) for each in _FREE),
)
_HERS = replace(
    _HIS,
    told=replace(_THIRD, party=Party.PROFESSIONAL, to_him=(), scale="", progress=()),
    is_his=False,
    is_hers=True,
    edges=_buttons(Does.TALK_OVER, Does.PAUSE, Does.END),
    stops=False,
    counsel=(),
    activities=(),
    shown_to=(),
    hours="tue 13:00-17:00\nthu 13:00-17:00",
)
_THEIRS = replace(
    _HERS,
    told=replace(_THIRD, party=Party.OVERSEER, to_him=(), brief=None),
    is_hers=False,
    hours="",
    plans="",
    free=(),
    edges=_buttons(Does.TALK_OVER, Does.PAUSE, Does.WITHDRAW),
)
_SESSION = (Does.HOLD, Does.CUT_SHORT, Does.MISS)
_OVER = replace(
    _THIRD,
    stands="It is closed.",
    is_over=True,
    count="six of six held",
    left="none left",
    taken_along=(("Mark", "That I can ask."), ("Cheryl", "That I was trusted.")),
    kept_until="29 July 1988",
)

_PEOPLE = (("1", "Cheryl"), ("2", "Dr. Stein"), ("3", _LONG))
_CAN_BEGIN = CoursesContext(
    "Course",
    CoursesTold((), professionals=_PEOPLE, activities=("Mass", "Session")),
    kinds=(Choice(_KIND, _KIND), Choice("physiotherapy", "physiotherapy")),
    professionals=tuple(Choice(*each) for each in _PEOPLE),
    overseers=tuple(Choice(*each) for each in _PEOPLE),
    activities=(Choice("Mass", "Mass"), Choice("Session", "Session")),
)
_LINE = CourseLine(_ID, _KIND, "It is agreed.", "the third of six", is_over=False)
_AGREEMENT = AgreementContext(
    title="The agreement",
    address=f"{_HERE}agreement/",
    told=_THIRD,
    terms=tuple(Asked(key, label, getattr(_AGREED, key)) for key, label in TERMS.items()),
    numbers=(
        "At most six sessions, of 2 h each.",
        "A session that is cut short counts.",
        "It is forgotten 90 days after its end.",
    ),
    proposes=True,
    typed=tuple(Asked(key, label, getattr(_AGREED, key)) for key, label in TERMS.items()),
    cap="6",
    length="120",
    kept_for="90",
)
_BRIEF = BriefContext(
    title="The brief",
    address=f"{_HERE}brief/",
    told=_THIRD,
    person="Mark",
    questions=tuple(
        Asked(key, label, "On my back, head a little raised." if key == "position" else "")
        for key, label in QUESTIONS.items()
    ),
)

SCREENS: dict[str, dict[str, Any]] = {
    "course/list.html": {
        "nothing yet": _CAN_BEGIN,
        "one runs": replace(
            _CAN_BEGIN,
            told=replace(
                _CAN_BEGIN.told,
                lines=(_LINE,),
                closed=("17 March 1987",),
                overlaps=("Ana is in your course, and is paid to attend to you as well.",),
            ),
        ),
        "nobody to begin with": replace(_CAN_BEGIN, told=CoursesTold(())),
        "something is missing": replace(
            _CAN_BEGIN, mistake="A course of this kind has a therapist; choose who it is."
        ),
        "of a professional": CoursesContext("Course", CoursesTold((_LINE,))),
        "none of a professional": CoursesContext("Course", CoursesTold(())),
        "its key is not here": CoursesContext(
            "Course",
            CoursesTold(()),
            closed=(
                "Nothing can be read: its key is not in the folder of the keys; "
                "put that folder back."
            ),
        ),
    },
    "course/page.html": {
        "considered": replace(
            _HIS, told=_CONSIDERED, plans="", free=(), extends=False, takes_along=False
        ),
        "the therapist begins": replace(
            _THEIRS,
            told=replace(_CONSIDERED, party=Party.OVERSEER),
            steps=_buttons(Does.ENGAGE),
            edges=_buttons(Does.TALK_OVER, Does.PAUSE),
            extends=False,
            takes_along=False,
        ),
        "the third can be planned": _HIS,
        "the third can be planned by her": _HERS,
        "the third is planned": replace(
            _HIS, told=_PLANNED, plans="move", free=_HIS.free[1:], session=_buttons(Does.CANCEL)
        ),
        "more are proposed": replace(
            _HIS,
            told=replace(_THIRD, extending="two"),
            steps=_buttons(Does.AGREE_TO_MORE, Does.REFUSE_MORE),
            extends=False,
        ),
        "the plan dropped it": replace(
            _HIS,
            told=replace(_PLANNED, unplanned=True, free=()),
            plans="move",
            free=(),
            session=_buttons(Does.CANCEL),
        ),
        "the third is now": replace(_HERS, told=_PLANNED, plans="", session=_buttons(*_SESSION)),
        "to be talked over": replace(
            _THEIRS,
            told=replace(
                _THEIRS.told,
                to_talk_over=True,
                gate="",
                sessions=(
                    *_SESSIONS,
                    SessionTold(
                        "Third",
                        "Tue 29 Mar 13:00–15:00",
                        "held",
                        (
                            "to be talked over by both professionals",
                            "the hour with the therapist is to come",
                        ),
                    ),
                ),
            ),
            debriefs=True,
            steps=_buttons(Does.OWN_HOUR, Does.TALKED_OVER),
        ),
        "paused": replace(
            _HIS,
            told=replace(_THIRD, stands="It is paused.", gate="The course is paused."),
            plans="",
            steps=_buttons(Does.RESUME),
            edges=_buttons(Does.TALK_OVER),
        ),
        "the therapist has left": replace(
            _HIS, told=replace(_THIRD, gone=("Dr. Stein",)), plans="", free=()
        ),
        "not taken": replace(_HIS, mistake="Choose hours that the plan keeps."),
        "closed": replace(
            _HIS, told=_OVER, edges=(), stops=False, plans="", extends=False, takes_along=False
        ),
        "closed to her": replace(
            _HERS,
            told=CourseTold(
                _ID,
                Party.PROFESSIONAL,
                "",
                (),
                "A course was closed on 30 April 1988.",
                is_over=True,
                form=_AGREED,
                until="A card at Christmas, if both like.",
            ),
            edges=(),
            plans="",
            extends=False,
            takes_along=False,
        ),
        "with a long name": replace(
            _HERS,
            told=replace(
                _HERS.told,
                names=(("Mark", "whose course it is"), (_LONG, "surrogate partner"), _NAMES[2]),
                lacking=(_LONG,),
                number=2,
                professional=_LONG,
                brief_read=False,
            ),
        ),
    },
    "course/agreement.html": {
        "nothing yet": replace(
            _AGREEMENT,
            told=replace(_CONSIDERED, stands="The referral is made; all meet next."),
            terms=(),
            numbers=(),
            proposes=False,
        ),
        "waits for her": replace(
            _AGREEMENT,
            told=replace(_THIRD, party=Party.PROFESSIONAL, lacking=("Cheryl",), number=2),
            agrees=True,
            proposes=False,
        ),
        "in force": replace(
            _AGREEMENT,
            told=replace(_THIRD, boundaries_lacking=("Mark",)),
            confirms=True,
        ),
        "something is missing": replace(
            _AGREEMENT, cap="600", mistake="Say how many sessions there are at most, from 1 to 60."
        ),
    },
    "course/brief.html": {
        "his": replace(_BRIEF, writes=True),
        "to be read": replace(
            _BRIEF, told=replace(_THIRD, party=Party.PROFESSIONAL, brief_read=False), reads=True
        ),
        "not told": replace(
            _BRIEF, told=replace(_THIRD, party=Party.PROFESSIONAL, brief=None, brief_read=False)
        ),
        "nothing in it": replace(
            _BRIEF,
            writes=True,
            mistake="There is nothing in the brief yet; answer at least one of its questions.",
        ),
    },
}
AUDIENCES = dict.fromkeys(
    (
        "of a professional",
        "none of a professional",
        "the therapist begins",
        "the third can be planned by her",
        "the third is now",
        "to be talked over",
        "closed to her",
        "with a long name",
        "waits for her",
        "to be read",
        "not told",
    ),
    "professional",
)
