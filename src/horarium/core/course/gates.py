"""What must be true before somebody may move a course: each gate says in a sentence what is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from horarium.core.course.moves import LONGEST, WHO, Agreement, Does, Move, Party
from horarium.core.course.state import OVER, Course, Stage
from horarium.core.course.words import TERMS

MOST = 60
"""Sessions of one course; more than any fits the shape of something with an end in sight."""


def why_not(course: Course, move: Move) -> str:
    """Why this may not be done, in one sentence; "" where it may."""
    return next(_wrong(course, move), "")


def gate(course: Course, does: Does, by: Party, now: datetime) -> str:
    """Why it is not the time for something, whatever would be sent with it; "" where it is."""
    return next(_not_now(course, does, by, now), "")


def can(course: Course, by: Party, now: datetime) -> tuple[Does, ...]:
    """What one of the three may do now, but for the hours or words that it needs."""
    return tuple(
        does for does in Does if by in WHO[does] and not next(_not_now(course, does, by, now), "")
    )


def _wrong(course: Course, move: Move) -> Iterator[str]:
    if move.by not in WHO[move.does]:
        yield "This is not yours to say."
    yield from _not_now(course, move.does, move.by, move.at)
    yield from _not_so(course, move)


# -- whether it is time for it


def _not_now(course: Course, does: Does, by: Party, now: datetime) -> Iterator[str]:
    if by not in course.parties:
        yield "Nobody oversees a course of this kind."
    if course.stage in OVER:
        yield "This course is over."
    gate = _GATES.get(does)
    yield from gate(course, by, now) if gate else ()


def _engage(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if course.engaged:
        yield f"The {course.kind.overseer} is engaged already."


def _refer(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    yield from _overseen(course)
    if course.stage is not Stage.CONSIDERED:
        yield "He was referred already."


def _meet(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    yield from _overseen(course)
    first = Stage.REFERRED if course.kind.overseer else Stage.CONSIDERED
    if course.stage is not first:
        yield "Referral comes first." if course.stage is Stage.CONSIDERED else "All met already."


def _propose(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if course.stage not in (Stage.MET, Stage.AGREED):
        yield "All meet first, and then agree."


def _agree(course: Course, by: Party, _now: datetime) -> Iterator[str]:
    if not course.agreements:
        yield "There is nothing to agree to yet."
    if by in course.agreed:
        yield "You agreed already."


def _boundaries(course: Course, by: Party, _now: datetime) -> Iterator[str]:
    if not course.in_force:
        yield "The boundaries stand in the agreement, to which not everybody has agreed yet."
    if by in course.boundaries:
        yield "You confirmed them already."


def _read_brief(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if not course.brief_told:
        yield "The brief is not told yet."
    if course.brief_read:
        yield "You confirmed already that you have read it."


def _plan(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    """The gates before each session."""
    yield from _overseen(course)
    if course.paused:
        yield "The course is paused."
    if not course.in_force:
        yield "There is no agreement yet that everybody confirmed."
    yield from _before_the_first(course)
    yield from _since_the_last(course)
    if course.left < 1:
        yield f"All {course.cap} sessions have been; more only if everyone agrees."
    if course.had_closure:
        yield "The closing session has been."


def _before_the_first(course: Course) -> Iterator[str]:
    if course.kind.boundaries and len(course.boundaries) < 2:
        yield "Both confirm the boundaries first."
    if course.kind.brief and not course.brief_read:
        yield f"The {course.kind.professional} confirms first to have read the brief."


def _since_the_last(course: Course) -> Iterator[str]:
    if course.planned:
        yield "A session is planned already; the next comes after it."
    last = course.last_held
    if last and course.kind.debrief and not last.debriefed:
        yield "The last session has not been talked over yet."
    if last and course.kind.own_hour and not last.own_hour:
        yield f"The hour with the {course.kind.overseer} comes before the next session."


def _planned(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if not course.planned:
        yield "No session is planned."


def _move(course: Course, by: Party, now: datetime) -> Iterator[str]:
    yield from _planned(course, by, now)
    if course.paused:
        yield "The course is paused."
    yield from _cancel(course, by, now)


def _cancel(course: Course, by: Party, now: datetime) -> Iterator[str]:
    yield from _planned(course, by, now)
    if course.planned and course.planned.when.start_at <= now:
        yield "It has begun; say what became of it."


def _became(course: Course, by: Party, now: datetime) -> Iterator[str]:
    yield from _planned(course, by, now)
    if course.planned and now < course.planned.when.start_at:
        yield "It has not begun yet."


def _debrief(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    last = course.sessions[-1] if course.sessions else None
    if not course.kind.debrief:
        yield "In a course of this kind sessions are not talked over."
    if not last or not last.took_place or last.debriefed:
        yield "There is no session to be talked over."


def _own_hour(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    last = course.sessions[-1] if course.sessions else None
    if not last or not last.took_place or last.own_hour:
        yield "There is no session that it follows."


def _talked_over(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if not course.to_talk_over:
        yield "Nothing is marked to be talked over."


def _pause(course: Course, by: Party, _now: datetime) -> Iterator[str]:
    if by in course.paused:
        yield "You have paused it already."


def _resume(course: Course, by: Party, _now: datetime) -> Iterator[str]:
    if by not in course.paused:
        yield "You have not paused it."


def _withdraw(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    yield from _overseen(course)


def _extend(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if course.stage is not Stage.AGREED:
        yield "More sessions are agreed on while the course goes on."
    if course.extending:
        yield "More sessions are proposed already."
    if course.had_closure:
        yield "The closing session has been."


def _more(course: Course, by: Party, _now: datetime) -> Iterator[str]:
    if not course.extending:
        yield "No more sessions are proposed."
    if by in course.agreed_to_more:
        yield "You agreed to it already."


def _end(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if course.stage is Stage.CLOSING:
        yield "It is coming to its end already."


def _close(course: Course, _by: Party, _now: datetime) -> Iterator[str]:
    if course.planned:
        yield "A session is planned; hold it or cancel it first."
    asked = course.stage is Stage.CLOSING
    if course.kind.closure and not course.had_closure and not asked:
        yield "A closing session comes first; or he stops it, or the professional asks to end."
    if not course.sessions and not asked:
        yield "No session has been yet; he can stop it at any time."


def _overseen(course: Course) -> Iterator[str]:
    if course.kind.overseer and not course.engaged:
        yield f"No {course.kind.overseer} is engaged."


_GATES = {
    Does.ENGAGE: _engage,
    Does.REFER: _refer,
    Does.MEET: _meet,
    Does.PROPOSE: _propose,
    Does.AGREE: _agree,
    Does.CONFIRM_BOUNDARIES: _boundaries,
    Does.READ_BRIEF: _read_brief,
    Does.PLAN: _plan,
    Does.MOVE: _move,
    Does.CANCEL: _cancel,
    Does.HOLD: _became,
    Does.CUT_SHORT: _became,
    Does.MISS: _became,
    Does.DEBRIEF: _debrief,
    Does.OWN_HOUR: _own_hour,
    Does.TALKED_OVER: _talked_over,
    Does.PAUSE: _pause,
    Does.RESUME: _resume,
    Does.WITHDRAW: _withdraw,
    Does.EXTEND: _extend,
    Does.AGREE_TO_MORE: _more,
    Does.REFUSE_MORE: _more,
    Does.END: _end,
    Does.CLOSE: _close,
}


# -- whether what is sent with it can be so


def _not_so(course: Course, move: Move) -> Iterator[str]:
    match move.does:
        case Does.PLAN:
            yield from _hours(course, move)
            yield from _reserved(course, move)
        case Does.MOVE:
            yield from _hours(course, move)
        case Does.PROPOSE:
            yield from _agreement(course, move)
        case Does.AGREE if move.number != len(course.agreements):
            yield "There is a newer agreement; read that one first."
        case Does.AGREE:
            yield from _cap(course, course.agreements[-1])
        case Does.DEBRIEF if len(move.words) > LONGEST:
            yield f"This is longer than {LONGEST:,} characters; say it in fewer."
        case Does.EXTEND if not 0 < move.more <= MOST - course.cap:
            yield f"Say how many more, so that it is at most {MOST} in all."


def _hours(course: Course, move: Move) -> Iterator[str]:
    if move.when is None:
        yield "Say when it is."
        return
    if move.when.start_at <= move.at:
        yield "It begins in the past; choose hours to come."
    if course.in_force and move.when.length > course.in_force.length:
        yield "It is longer than was agreed."
    last = course.last_held
    if last and move.when.start_at < last.when.end_at:
        yield "It begins before the last session ended."


def _reserved(course: Course, move: Move) -> Iterator[str]:
    if course.stage is Stage.CLOSING and not move.closure:
        yield "Only the closing session is left."
    if move.closure and not course.kind.closure:
        yield "A course of this kind has no closing session."
    elif course.kind.closure and course.left == 1 and not move.closure:
        yield "The last session is kept for closing."


def _agreement(course: Course, move: Move) -> Iterator[str]:
    made = move.agreement
    if made is None:
        yield "Write down what is to be agreed."
        return
    yield from _cap(course, made)
    if made.length <= timedelta(0):
        yield "Say how long a session is."
    for key, label in TERMS.items():
        if len(getattr(made, key)) > LONGEST:
            yield f"“{label}” is longer than {LONGEST:,} characters; say it in fewer."


def _cap(course: Course, agreement: Agreement) -> Iterator[str]:
    """What has been counts, the planned one too, and the closing one has its place."""
    planned = course.planned
    closing = course.kind.closure and not (planned and planned.is_closure)
    counted = replace(course, in_force=agreement).counted
    least = max(counted + bool(planned) + closing, 1)
    if not least <= agreement.cap <= MOST:
        yield f"Agree on {least} to {MOST} sessions."
