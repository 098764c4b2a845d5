"""A course as each of the three is told it. For anybody else there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from horarium.core.course.brief import Brief
from horarium.core.course.gates import can, gate
from horarium.core.course.moves import WHO, Agreement, Does, Party
from horarium.core.course.overlap import overlaps
from horarium.core.course.record import CourseRecord, Progress
from horarium.core.course.state import OVER, Became, Course, Session, Stage
from horarium.core.course.words import SAYS, count_words, left_words, ordinal, stands_words
from horarium.core.course.words import number as number_words
from horarium.core.hours import HouseClock, Interval, WeeklyHours
from horarium.core.people import Part
from horarium.store.courses import (
    OpenCourse,
    closed_days,
    course_for,
    courses_for,
    gone_of_three,
    names_of_three,
)
from horarium.store.households import load_household
from horarium.store.keys import NoKeyError
from horarium.store.models import AccountRow, ActivityRow, HouseholdRow, MemberRow
from horarium.store.rosters import placed_at, placed_from
from horarium.tellings.viewer import Viewer

__all__ = ["CourseTold", "NoKeyError", "course_told", "courses_told", "identifier_of"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something that can be done now with one press."""

    does: str
    says: str


@dataclass(frozen=True, slots=True)
class SessionTold:
    """One meeting in words; ``waits`` are what is still wanting after it."""

    which: str
    when: str
    became: str
    waits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursFree:
    """Hours that the plan keeps, in which a session can lie: ``value`` is their start in UTC."""

    value: str
    words: str
    when: Interval


@dataclass(frozen=True, slots=True)
class CourseTold:
    """What one of the three reads.

    ``placed`` is where the plan says who goes along, to him alone. ``gate`` is why the next session
    cannot be planned yet. ``to_him`` are words of debriefs that are addressed to him, and are told
    to nobody else. ``agreement`` is the newest, version ``number``, to which those who are
    ``lacking`` have not agreed; until there is one, the ``form`` of another begins as is usual.
    ``extending`` is how many more sessions are proposed.
    """

    id: UUID
    party: Party
    kind: str
    names: tuple[tuple[str, str], ...]
    stands: str
    is_over: bool
    form: Agreement
    count: str = ""
    left: str = ""
    buttons: tuple[Button, ...] = ()
    sessions: tuple[SessionTold, ...] = ()
    planned: str = ""
    placed: int = 0
    gate: str = ""
    can: frozenset[Does] = frozenset()
    closing_next: bool = False
    is_ending: bool = False
    can_close_early: bool = False
    free: tuple[HoursFree, ...] = ()
    activity: str = ""
    activities: tuple[str, ...] = ()
    activity_gone: bool = False
    unplanned: bool = False
    agreement: Agreement | None = None
    is_in_force: bool = False
    number: int = 0
    lacking: tuple[str, ...] = ()
    boundaries_lacking: tuple[str, ...] = ()
    brief: Brief | None = None
    brief_read: bool = False
    hours: tuple[WeeklyHours, ...] = ()
    to_him: tuple[str, ...] = ()
    scale: str = ""
    seen_by: frozenset[Party] = frozenset()
    progress: tuple[tuple[str, int, str], ...] = ()
    extending: str = ""
    to_talk_over: bool = False
    taken_along: tuple[tuple[str, str], ...] = ()
    overseer: str = ""
    professional: str = ""
    gone: tuple[str, ...] = ()
    until: str = ""
    kept_until: str = ""


def sessions_of(viewer: Viewer) -> tuple[HouseClock, tuple[tuple[UUID, Interval], ...]]:
    """The sessions of whoever is in them that are planned or took place, with the house's clock.

    Courses that are over are left out: access ends with them.
    """
    row = HouseholdRow.objects.get(pk=viewer.household)
    sessions = (
        (uuid5(UUID(str(each.row.public_id)), session.when.start_at.isoformat()), session.when)
        for each in courses_for(viewer.household, identifier_of(viewer))
        if each.party is not Party.OVERSEER and each.course.stage not in OVER
        for session in each.course.sessions
        if session.took_place or session.became is Became.PLANNED
    )
    return HouseClock(row.zone), tuple(sorted(sessions, key=lambda each: each[1]))


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One course in a list; "" ``count`` until there is an agreement."""

    id: UUID
    kind: str
    stands: str
    count: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class CoursesTold:
    """All courses of whoever looks; for him, with whom another can begin, and what he may see."""

    lines: tuple[CourseLine, ...]
    closed: tuple[str, ...] = ()
    professionals: tuple[tuple[str, str], ...] = ()
    activities: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()


def identifier_of(viewer: Viewer) -> str:
    """How the courses know whoever looks: "" for the person. One query for a member."""
    if viewer.is_person:
        return ""
    row = AccountRow.objects.select_related("member").get(pk=viewer.account).member
    return str(row.public_id) if row else ""


def courses_told(viewer: Viewer) -> CoursesTold:
    """Raises NoKeyError with a sentence."""
    found = list(courses_for(viewer.household, identifier_of(viewer)))
    lines = tuple(map(_line, found))
    if not viewer.is_person:
        return CoursesTold(tuple(each for each in lines if not each.is_over))
    row = HouseholdRow.objects.get(pk=viewer.household)
    members = MemberRow.objects.filter(household=row, gone_at=None)
    return CoursesTold(
        lines,
        tuple(map(_day_words, closed_days(row.pk))),
        tuple(
            (str(each.public_id), each.name) for each in members if Part.PROFESSIONAL in each.parts
        ),
        _activities(row),
        tuple(overlaps(load_household(row).members, _running(found))),
    )


def _line(open_: OpenCourse) -> CourseLine:
    course = open_.course
    return CourseLine(
        UUID(str(open_.row.public_id)),
        course.kind.name,
        stands_words(course),
        count_words(course) if course.in_force else "",
        course.stage in OVER,
    )


def _running(found: list[OpenCourse]) -> dict[str, Party]:
    return {
        name: party
        for each in found
        if each.course.stage not in OVER
        for party, name in names_of_three(each.record, each.household).items()
        if party is not Party.PERSON
    }


def _activities(row: HouseholdRow) -> tuple[str, ...]:
    return tuple(ActivityRow.objects.filter(household=row).values_list("name", flat=True))


def course_told(viewer: Viewer, course: UUID, now: datetime) -> CourseTold:
    """Raises LookupError for whoever it does not concern, NoKeyError with a sentence.

    Once it is over, only he reads more of it than that.
    """
    open_ = course_for(viewer.household, course, identifier_of(viewer))
    if open_.course.stage in OVER and open_.party is not Party.PERSON:
        return _closed(open_)
    return _whole(open_, names_of_three(open_.record, open_.household), now)


def _closed(open_: OpenCourse) -> CourseTold:
    course, day = open_.course, open_.row.closed_on
    return CourseTold(
        UUID(str(open_.row.public_id)),
        open_.party,
        "",
        (),
        f"A course was closed on {_day_words(day)}.",
        is_over=True,
        form=course.kind.usual,
        until=_after_words(course) if open_.party is Party.PROFESSIONAL else "",
    )


def _after_words(course: Course) -> str:
    """What was agreed of contact once it is over."""
    return course.in_force.afterwards if course.in_force else ""


def _whole(open_: OpenCourse, names: dict[Party, str], now: datetime) -> CourseTold:
    record, course, party = open_.record, open_.course, open_.party
    clock, is_his = HouseClock(open_.household.zone), party is Party.PERSON
    able = frozenset(can(course, party, now))
    activities = _activities(open_.household)
    planned, placed = course.planned, _placed(open_)
    free = _free(open_, clock, now) if able & {Does.PLAN, Does.MOVE} else ()
    newest = course.agreements[-1] if course.agreements else None
    shown = is_his or party in record.seen_by
    return CourseTold(
        UUID(str(open_.row.public_id)),
        party,
        course.kind.name,
        tuple(_named(course, names)),
        stands_words(course),
        course.stage in OVER,
        count=count_words(course) if course.in_force else "",
        left=left_words(course) if course.in_force else "",
        buttons=tuple(_buttons(able, party, names)),
        sessions=tuple(_sessions(course, clock)),
        planned=_hours(clock, planned.when) if planned else "",
        placed=placed if is_his else 0,
        gate=_gate(course, party, now),
        can=able,
        closing_next=course.kind.closure and course.left == 1,
        is_ending=course.stage is Stage.CLOSING or course.had_closure or course.left <= 1,
        can_close_early=course.kind.closure and course.left > 1,
        free=free,
        activity=record.activity,
        activities=activities if is_his else (),
        activity_gone=bool(record.activity) and record.activity not in activities,
        unplanned=bool(planned and planned.when.start_at > now and not placed),
        agreement=newest,
        form=newest or course.kind.usual,
        is_in_force=course.in_force is not None,
        number=len(course.agreements),
        lacking=tuple(names[each] for each in Party if each in course.parties - course.agreed),
        boundaries_lacking=_boundaries_lacking(course, names),
        brief=record.brief if record.brief.is_told else None,
        brief_read=course.brief_read,
        hours=record.hours or (),
        to_him=tuple(_to_him(record, clock)) if is_his else (),
        scale=record.scale if shown else "",
        seen_by=record.seen_by if is_his else frozenset(),
        progress=tuple(_progress(each, clock) for each in record.progress) if shown else (),
        extending=number_words(course.extending) if course.extending else "",
        to_talk_over=bool(course.to_talk_over) and party is Party.OVERSEER,
        taken_along=tuple((names[each.by], each.words) for each in record.taken_along),
        overseer=names.get(Party.OVERSEER, ""),
        professional=names.get(Party.PROFESSIONAL, ""),
        gone=gone_of_three(record, open_.household),
        kept_until=_day_words(open_.row.forget_on) if open_.row.forget_on else "",
    )


def _named(course: Course, names: dict[Party, str]) -> Iterator[tuple[str, str]]:
    """Each of the three, and what they are in it."""
    yield names[Party.PERSON], "whose course it is"
    yield names[Party.PROFESSIONAL], course.kind.professional
    if course.kind.overseer:
        yield names[Party.OVERSEER], course.kind.overseer


def _buttons(able: frozenset[Does], party: Party, names: dict[Party, str]) -> Iterator[Button]:
    with_whom = names.get(Party.PERSON if party is Party.OVERSEER else Party.OVERSEER, "")
    for does in Does:
        if does in able and does in SAYS and does is not Does.AGREE:
            yield Button(does.name.lower(), SAYS[does].format(with_whom=with_whom))


def _sessions(course: Course, clock: HouseClock) -> Iterator[SessionTold]:
    number = 0
    for each in course.sessions[: -1 if course.planned else None]:
        counted = course.counts(each)
        number += counted
        which = ordinal(number).capitalize() if counted else "Not counted"
        yield SessionTold(
            which, _hours(clock, each.when), _became(each), tuple(_waits(course, each))
        )


def _became(session: Session) -> str:
    return f"for closing, {session.became.value}" if session.is_closure else session.became.value


def _waits(course: Course, session: Session) -> Iterator[str]:
    if not session.took_place:
        return
    if course.kind.debrief:
        yield "talked over" if session.debriefed else "to be talked over by both professionals"
    if course.kind.own_hour:
        hour = f"the hour with the {course.kind.overseer}"
        yield f"{hour} has been" if session.own_hour else f"{hour} is to come"


def _placed(open_: OpenCourse) -> int:
    """Where the plan has the planned session; 0 where it has none, or not any more."""
    planned = open_.course.planned
    return placed_at(open_.household, open_.record.activity, planned.when) if planned else 0


def _gate(course: Course, party: Party, now: datetime) -> str:
    """Why no session can be planned, to whoever could plan one."""
    if party not in WHO[Does.PLAN] or course.planned or course.stage in OVER:
        return ""
    return gate(course, Does.PLAN, party, now)


def _boundaries_lacking(course: Course, names: dict[Party, str]) -> tuple[str, ...]:
    if not course.kind.boundaries or not course.in_force:
        return ()
    both = (Party.PERSON, Party.PROFESSIONAL)
    return tuple(names[each] for each in both if each not in course.boundaries)


def _free(open_: OpenCourse, clock: HouseClock, now: datetime) -> tuple[HoursFree, ...]:
    planned = open_.course.planned
    placed = placed_from(open_.household, open_.record.activity, now)
    return tuple(
        HoursFree(each.start_at.isoformat(), _hours(clock, each.when), each.when)
        for each in placed
        if not planned or each.when != planned.when
    )


def _to_him(record: CourseRecord, clock: HouseClock) -> Iterator[str]:
    for move in record.moves:
        if move.does is Does.DEBRIEF and move.words:
            yield f"{clock.on(clock.date_of(move.at))}: {move.words}"


def _progress(progress: Progress, clock: HouseClock) -> tuple[str, int, str]:
    return clock.on(clock.date_of(progress.at)), progress.mark, progress.words


def _hours(clock: HouseClock, when: Interval) -> str:
    return f"{clock.at(when.start_at)}–{clock.local(when.end_at):%H:%M}"


def _day_words(day: date | None) -> str:
    return f"{day:%d %B %Y}".lstrip("0") if day else ""
