"""Every order in which the three can act, held against a second reckoning of what must be true.

A course of one session, closing and at most one more is walked through completely: from each state
whatever each of the three could try. What differs only in when it happened, or in sessions that
never took place, counts as one state. All there is at once would be millions of states, so that
what begins a course, pauses and ends it, adds to it, and changes what was agreed is walked apart,
each together with all that becomes of sessions and with the therapist coming and going.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from horarium.core.course.gates import why_not
from horarium.core.course.moves import Does, Move, Party
from horarium.core.course.state import OVER, Course, Stage, after
from horarium.core.hours import HOUR, Interval
from tests.core.course.cast import BEGAN, HER, HIM, KIND, THERAPIST, agreement

CAP = 2
SHORT = replace(KIND, cap=CAP)
BY_ONE = {Does.PROPOSE: HIM, Does.EXTEND: HER, Does.PAUSE: HER, Does.TALK_OVER: HIM}
ALWAYS = {
    *(Does.PLAN, Does.CANCEL, Does.HOLD, Does.CUT_SHORT, Does.MISS, Does.DEBRIEF, Does.OWN_HOUR),
    *(Does.ENGAGE, Does.WITHDRAW, Does.STOP, Does.CLOSE),
}
AGREES = {Does.PROPOSE, Does.AGREE, Does.CONFIRM_BOUNDARIES, Does.TELL_BRIEF, Does.READ_BRIEF}
WALKS = {
    "how it begins": {Does.REFER, Does.MEET, *AGREES},
    "how it pauses and ends": {Does.PAUSE, Does.RESUME, Does.END, Does.TALK_OVER, Does.TALKED_OVER},
    "how it goes on": {Does.EXTEND, Does.AGREE_TO_MORE, Does.REFUSE_MORE},
    "how it is agreed anew": {Does.END, *AGREES},
}


@dataclass(frozen=True)
class Reckoned:
    """What must be true, from the moves alone and in other words than the course's own."""

    therapist: bool = False
    met: bool = False
    proposals: int = 0
    yes: frozenset[Party] = frozenset()
    bound: frozenset[Party] = frozenset()
    in_force: bool = False
    brief: int = 0
    held: int = 0
    closed_held: bool = False
    owes_talk: bool = False
    owes_hour: bool = False
    cap: int = CAP
    more_yes: frozenset[Party] = frozenset()
    open: str = ""
    paused: bool = False
    ending: bool = False
    over: bool = False

    def may_plan(self, *, closing: bool) -> bool:
        """No session without a therapist, debrief, both confirmations, or beyond the cap."""
        ready = self.therapist and self.in_force and self.bound == {HIM, HER} and self.brief == 2
        free = not (self.owes_talk or self.owes_hour or self.open or self.paused or self.over)
        room = self.held < self.cap if closing else self.held < self.cap - 1 and not self.ending
        return ready and free and room and not self.closed_held


def reckoned(so: Reckoned, move: Move, begun: bool) -> Reckoned:  # noqa: C901, PLR0911, PLR0912 - a table
    by = {move.by}
    match move.does:
        case Does.ENGAGE:
            return replace(so, therapist=True)
        case Does.WITHDRAW:
            return replace(_let_go(so, begun=begun), therapist=False)
        case Does.MEET:
            return replace(so, met=True)
        case Does.PROPOSE:
            return replace(so, proposals=so.proposals + 1, yes=frozenset())
        case Does.AGREE:
            return _agreed(replace(so, yes=so.yes | by))
        case Does.CONFIRM_BOUNDARIES:
            return replace(so, bound=so.bound | by)
        case Does.TELL_BRIEF:
            return replace(so, brief=1)
        case Does.READ_BRIEF:
            return replace(so, brief=2)
        case Does.PLAN:
            return replace(so, open="closing" if move.closure else "session")
        case Does.CANCEL | Does.MISS:
            return replace(so, open="")
        case Does.HOLD | Does.CUT_SHORT:
            return _held(so)
        case Does.DEBRIEF:
            return replace(so, owes_talk=False)
        case Does.OWN_HOUR:
            return replace(so, owes_hour=False)
        case Does.PAUSE:
            return replace(_let_go(so, begun=begun), paused=True)
        case Does.RESUME:
            return replace(so, paused=False)
        case Does.EXTEND | Does.REFUSE_MORE:
            return replace(so, more_yes=frozenset())
        case Does.AGREE_TO_MORE:
            return _more(replace(so, more_yes=so.more_yes | by))
        case Does.END:
            return replace(so if so.open == "closing" else _let_go(so, begun=begun), ending=True)
        case Does.STOP:
            return replace(_let_go(so, begun=begun), over=True)
        case Does.CLOSE:
            return replace(so, over=True)
    return so


def _agreed(so: Reckoned) -> Reckoned:
    if so.yes != set(Party):
        return so
    return replace(so, in_force=True, bound=frozenset(), cap=CAP, more_yes=frozenset())


def _more(so: Reckoned) -> Reckoned:
    return replace(so, cap=so.cap + 1, more_yes=frozenset()) if so.more_yes == set(Party) else so


def _held(so: Reckoned) -> Reckoned:
    closed = so.closed_held or so.open == "closing"
    return replace(
        so, open="", held=so.held + 1, closed_held=closed, owes_talk=True, owes_hour=True
    )


def _let_go(so: Reckoned, begun: bool) -> Reckoned:
    if not so.open:
        return so
    return _held(so) if begun else replace(so, open="")


# -- walking


State = tuple[Course, datetime, Reckoned]


def tries(state: State, walk: set[Does]) -> Iterator[Move]:
    """Whatever each could try now."""
    course, now, so = state
    for does in Does:
        for by in Party if does in walk else ():
            if BY_ONE.get(does, by) is by and not _enough(does, so, course):
                yield from (Move(does, by, now, **more) for more in _with(does, course, now))


def _enough(does: Does, so: Reckoned, course: Course) -> bool:
    """What could go on for ever is done once or twice."""
    return (
        (does is Does.PROPOSE and so.proposals > 1)
        or (does is Does.EXTEND and so.cap > CAP)
        or (does is Does.TALK_OVER and course.to_talk_over > 0)
    )


def _with(does: Does, course: Course, now: datetime) -> list[dict[str, Any]]:
    if does is Does.PLAN:
        when = Interval(now + HOUR, now + 2 * HOUR)
        return [{"when": when, "closure": False}, {"when": when, "closure": True}]
    if does is Does.PROPOSE:
        return [{"agreement": agreement(CAP, HOUR)}]
    return [{"number": len(course.agreements), "more": 1}]


def begun(course: Course, now: datetime) -> bool:
    return bool(course.planned and course.planned.when.start_at <= now)


def key(state: State) -> object:
    """A state without its times, and without sessions that never took place."""
    course, now, so = state
    sessions = tuple(
        (each.is_closure, each.became, each.debriefed, each.own_hour)
        for each in course.sessions
        if each.took_place or each is course.planned
    )
    bare = replace(course, sessions=(), over_at=None)
    return bare, sessions, begun(course, now), so


def steps(state: State, walk: set[Does]) -> Iterator[State]:
    """All that follows; each try is held against the reckoning first."""
    course, now, so = state
    for move in tries(state, walk):
        refused = why_not(course, move)
        if move.does is Does.PLAN and move.by in (HIM, HER):
            assert bool(refused) != so.may_plan(closing=move.closure), (refused, so, move)
        if move.does is Does.STOP and move.by is HIM:
            assert bool(refused) == so.over
        if not refused:
            made = after(course, move)
            yield made, now + HOUR // 60, reckoned(so, move, begun=begun(course, now))
    planned = course.planned
    if planned and planned.when.start_at > now:
        yield course, planned.when.start_at, so


def holds(state: State) -> None:
    """What is true of every state."""
    course, _, so = state
    assert course.counted == so.held <= course.cap == so.cap
    assert (course.stage in OVER) == so.over
    assert course.agreed == so.yes
    assert course.boundaries == so.bound
    assert bool(course.planned) == bool(so.open)
    if course.in_force and not course.had_closure and not so.over:
        assert course.left >= 1 + bool(so.open == "session")  # closing keeps its place


def begin(name: str) -> State:
    """From the first question, or from the agreement on."""
    state: State = (Course(SHORT), BEGAN, Reckoned())
    for does, by in () if name == "how it begins" else _UNTIL_AGREED:
        course, now, so = state
        move = Move(does, by, now, **_with(does, course, now)[0])
        assert not why_not(course, move)
        state = after(course, move), now, reckoned(so, move, begun=False)
    return state


_UNTIL_AGREED = (
    *((Does.ENGAGE, THERAPIST), (Does.REFER, THERAPIST), (Does.MEET, HIM), (Does.PROPOSE, HIM)),
    *((Does.AGREE, HIM), (Does.AGREE, HER), (Does.AGREE, THERAPIST)),
    *((Does.CONFIRM_BOUNDARIES, HIM), (Does.CONFIRM_BOUNDARIES, HER)),
    *((Does.TELL_BRIEF, HIM), (Does.READ_BRIEF, HER)),
)


def test_no_move_is_in_no_walk() -> None:
    """A session that is moved stays one session; that is tried by itself."""
    assert ALWAYS.union(*WALKS.values()) | {Does.MOVE} == set(Does)


@pytest.mark.parametrize("name", WALKS)
def test_every_interleaving(name: str) -> None:
    first = begin(name)
    seen, open_ = {key(first)}, [first]
    ends = set()
    while open_:
        state = open_.pop()
        holds(state)
        ends.add(state[0].stage)
        for each in steps(state, ALWAYS | WALKS[name]):
            if (called := key(each)) not in seen:
                seen.add(called)
                open_.append(each)
    assert {Stage.CLOSED, Stage.STOPPED} <= ends
