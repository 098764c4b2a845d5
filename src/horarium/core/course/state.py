"""Where a course stands, reckoned from all that was done with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from horarium.core.course.kinds import CourseKind
from horarium.core.course.moves import Agreement, Does, Move, Party
from horarium.core.hours import Interval


class Stage(StrEnum):
    """How far it is."""

    CONSIDERED = "considered"
    REFERRED = "referred"
    MET = "met"
    AGREED = "agreed"
    CLOSING = "closing"
    CLOSED = "closed"
    STOPPED = "stopped"


OVER = (Stage.CLOSED, Stage.STOPPED)


class Became(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    HELD = "held"
    CUT_SHORT = "cut short"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting. ``by`` is who said last what became of it."""

    when: Interval
    is_closure: bool
    by: Party
    became: Became = Became.PLANNED
    debriefed: bool = False
    own_hour: bool = False

    @property
    def took_place(self) -> bool:
        return self.became in (Became.HELD, Became.CUT_SHORT)


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that is so by now.

    ``agreements`` are all versions, ``in_force`` the one that all agreed to last, and ``agreed``
    who has agreed to the newest. ``boundaries`` are those who confirmed the ones in force.
    ``paused`` are those who asked for a pause. ``extending`` is how many more sessions are
    proposed, ``agreed_to_more`` by whom, and ``extended`` how many all agreed to since.
    ``to_talk_over`` is how often something was marked so and not talked over yet.
    """

    kind: CourseKind
    stage: Stage = Stage.CONSIDERED
    engaged: bool = False
    paused: frozenset[Party] = frozenset()
    agreements: tuple[Agreement, ...] = ()
    in_force: Agreement | None = None
    agreed: frozenset[Party] = frozenset()
    boundaries: frozenset[Party] = frozenset()
    brief_told: bool = False
    brief_read: bool = False
    sessions: tuple[Session, ...] = ()
    extended: int = 0
    extending: int = 0
    agreed_to_more: frozenset[Party] = frozenset()
    to_talk_over: int = 0
    over_at: datetime | None = None

    @property
    def parties(self) -> frozenset[Party]:
        """Who must agree: all three, or two where the kind knows no overseer."""
        return frozenset(each for each in Party if each is not Party.OVERSEER or self.kind.overseer)

    @property
    def cap(self) -> int:
        """How many sessions there are at most, as all agreed by now."""
        return (self.in_force.cap if self.in_force else self.kind.cap) + self.extended

    @property
    def counted(self) -> int:
        """The sessions that count towards the cap."""
        return sum(self.counts(each) for each in self.sessions)

    def counts(self, session: Session) -> bool:
        """Whether a session counts towards the cap."""
        if session.became is Became.CUT_SHORT:
            return self.in_force is None or self.in_force.counts_cut_short
        return session.became is Became.HELD

    @property
    def left(self) -> int:
        return self.cap - self.counted

    @property
    def planned(self) -> Session | None:
        """The one session that is to come, or of which nobody has said what became of it."""
        last = self.sessions[-1] if self.sessions else None
        return last if last and last.became is Became.PLANNED else None

    @property
    def last_held(self) -> Session | None:
        return next((each for each in reversed(self.sessions) if each.took_place), None)

    @property
    def had_closure(self) -> bool:
        return any(each.is_closure and each.took_place for each in self.sessions)

    @property
    def to_forget_at(self) -> datetime | None:
        """From when on nothing of it is kept; None while it is not over."""
        if not self.over_at:
            return None
        return self.over_at + self.in_force.kept_for if self.in_force else self.over_at


def course_of(kind: CourseKind, moves: Iterable[Move]) -> Course:
    """A course after all that was done with it, in order."""
    course = Course(kind)
    for move in moves:
        course = after(course, move)
    return course


def after(course: Course, move: Move) -> Course:
    """The course once this was done. Whether it may be is for ``gates`` to say, before."""
    return _AFTER[move.does](course, move)


# -- stages


def _to(stage: Stage) -> "Change":
    return lambda course, _move: replace(course, stage=stage)


def _stopped(course: Course, move: Move) -> Course:
    return replace(_let_go(course, move), stage=Stage.STOPPED, over_at=move.at)


def _closed(course: Course, move: Move) -> Course:
    return replace(course, stage=Stage.CLOSED, over_at=move.at)


def _ending(course: Course, move: Move) -> Course:
    """Only the closing session is left, and stays where it is planned already."""
    closing = replace(course, stage=Stage.CLOSING)
    planned = course.planned
    return closing if planned and planned.is_closure else _let_go(closing, move)


def _withdrawn(course: Course, move: Move) -> Course:
    return replace(_let_go(course, move), engaged=False)


def _paused(course: Course, move: Move) -> Course:
    return replace(_let_go(course, move), paused=course.paused | {move.by})


def _let_go(course: Course, move: Move) -> Course:
    """A planned session is cancelled by this, and one that has begun is cut short."""
    planned = course.planned
    if not planned:
        return course
    begun = planned.when.start_at <= move.at
    became = Became.CUT_SHORT if begun else Became.CANCELLED
    return _last_is(course, replace(planned, became=became, by=move.by))


# -- yeses


def _proposed(course: Course, move: Move) -> Course:
    """One more version, to which nobody has agreed yet; the one in force stays so."""
    made = (move.agreement,) if move.agreement else ()
    return replace(course, agreements=(*course.agreements, *made), agreed=frozenset())


def _agreed(course: Course, move: Move) -> Course:
    agreed = course.agreed | {move.by}
    if agreed != course.parties or not course.agreements:
        return replace(course, agreed=agreed)
    stage = Stage.AGREED if course.stage is Stage.MET else course.stage
    return replace(
        course,
        stage=stage,
        agreed=agreed,
        in_force=course.agreements[-1],
        boundaries=frozenset(),
        extended=0,
        extending=0,
        agreed_to_more=frozenset(),
    )


def _more_proposed(course: Course, move: Move) -> Course:
    return replace(course, extending=move.more, agreed_to_more=frozenset())


def _more_agreed(course: Course, move: Move) -> Course:
    agreed = course.agreed_to_more | {move.by}
    if agreed != course.parties:
        return replace(course, agreed_to_more=agreed)
    extended = course.extended + course.extending
    return replace(course, extended=extended, extending=0, agreed_to_more=frozenset())


# -- sessions


def _session_planned(course: Course, move: Move) -> Course:
    made = (Session(move.when, move.closure, move.by),) if move.when else ()
    return replace(course, sessions=(*course.sessions, *made))


def _session_moved(course: Course, move: Move) -> Course:
    last = course.sessions[-1]
    return _last_is(course, replace(last, when=move.when or last.when, by=move.by))


def _session(became: Became) -> "Change":
    def change(course: Course, move: Move) -> Course:
        return _last_is(course, replace(course.sessions[-1], became=became, by=move.by))

    return change


def _last_is(course: Course, session: Session) -> Course:
    return replace(course, sessions=(*course.sessions[:-1], session))


# -- each


Change = Callable[[Course, Move], Course]

_AFTER: dict[Does, Change] = {
    Does.ENGAGE: lambda course, _: replace(course, engaged=True),
    Does.REFER: _to(Stage.REFERRED),
    Does.MEET: _to(Stage.MET),
    Does.PROPOSE: _proposed,
    Does.AGREE: _agreed,
    Does.CONFIRM_BOUNDARIES: lambda course, move: replace(
        course, boundaries=course.boundaries | {move.by}
    ),
    Does.TELL_BRIEF: lambda course, _: replace(course, brief_told=True, brief_read=False),
    Does.READ_BRIEF: lambda course, _: replace(course, brief_read=True),
    Does.PLAN: _session_planned,
    Does.MOVE: _session_moved,
    Does.CANCEL: _session(Became.CANCELLED),
    Does.HOLD: _session(Became.HELD),
    Does.CUT_SHORT: _session(Became.CUT_SHORT),
    Does.MISS: _session(Became.MISSED),
    Does.DEBRIEF: lambda course, _: _last_is(course, replace(course.sessions[-1], debriefed=True)),
    Does.OWN_HOUR: lambda course, _: _last_is(course, replace(course.sessions[-1], own_hour=True)),
    Does.TALK_OVER: lambda course, _: replace(course, to_talk_over=course.to_talk_over + 1),
    Does.TALKED_OVER: lambda course, _: replace(course, to_talk_over=0),
    Does.PAUSE: _paused,
    Does.RESUME: lambda course, move: replace(course, paused=course.paused - {move.by}),
    Does.WITHDRAW: _withdrawn,
    Does.EXTEND: _more_proposed,
    Does.AGREE_TO_MORE: _more_agreed,
    Does.REFUSE_MORE: lambda course, _: replace(course, extending=0, agreed_to_more=frozenset()),
    Does.END: _ending,
    Does.STOP: _stopped,
    Does.CLOSE: _closed,
}
