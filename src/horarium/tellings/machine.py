"""Where he is, as people said: to him with his limits, to whoever is in the room without them.

Whoever is in the room is told the state, since when, and when he is to be back; there is no field
for what he is out for, or for what he can bear. Others of the circle are told nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from horarium.core.hours import DAY, HOUR, MINUTE, date_words, length_words
from horarium.core.machine import Tolerance
from horarium.core.machine_hours import (
    Countdown,
    Limit,
    MachineLog,
    MachineState,
    Said,
    Spoken,
    countdown,
    due_back,
    things_said,
)
from horarium.store.machine_said import load_machine_log, may_say
from horarium.store.models import AccountRow
from horarium.tellings.moments import Moments
from horarium.tellings.viewer import Viewer

STATE_WORDS = {
    MachineState.IN: "In",
    MachineState.OUT: "Out",
    MachineState.CARE: "Care",
    MachineState.OTHER: "Other ventilation",
    MachineState.UNKNOWN: "Unknown",
}
FEELS_WRONG = "This feels wrong"
# So long a word that something feels wrong stands beside where he is.
SHOWN = HOUR
# So long after it happened a word is said to be late.
_LATE = 5 * MINUTE


@dataclass(frozen=True, slots=True)
class MachineNow:
    """Where he is, for whoever may say it.

    ``since`` and ``back_by`` are moments in words, "" where there is none; ``lines`` are sentences
    for whoever looks; ``wrong`` says what felt wrong within the hour.
    """

    state: MachineState
    time: str
    since: str = ""
    back_by: str = ""
    is_late: bool = False
    lines: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def machine_now(viewer: Viewer, moments: Moments) -> MachineNow | None:
    """None for whoever is not in the room, and in a house without a machine."""
    log = log_for(viewer, moments.now)
    return told_now(log, viewer, moments) if log else None


def log_for(viewer: Viewer, now: datetime) -> MachineLog | None:
    """The log, for the person and whoever is in the room."""
    rows = AccountRow.objects.select_related("member__household", "household")
    account = rows.get(pk=viewer.account)
    return load_machine_log(account.household, now) if may_say(account, now) else None


def told_now(log: MachineLog, viewer: Viewer, moments: Moments) -> MachineNow:
    """What a log comes to, for somebody who may know."""
    told = countdown(log, moments.now)
    lines = _his_lines(told, moments) if viewer.is_person else _lines(told, moments)
    return MachineNow(
        told.state,
        moments.at(moments.now),
        since=moments.at(told.since_at) if told.since_at else "",
        back_by=moments.until(told.back_by_at) if told.back_by_at else "",
        is_late=told.back_by_at is not None and told.back_by_at <= moments.now,
        lines=(*lines, *_unspoken(log, told, moments)),
        wrong=tuple(_wrong(log, moments)),
    )


def _wrong(log: MachineLog, moments: Moments) -> Iterator[str]:
    for each in things_said(log.said):
        if each.counts.feels_wrong and moments.now - SHOWN < each.at <= moments.now:
            said = f"{moments.at(each.at)}, {each.counts.by}: this feels wrong."
            yield f"{said} It alerts nobody by itself."


def _unspoken(log: MachineLog, told: Countdown, moments: Moments) -> Iterator[str]:
    """That a planned stretch is over and nobody has spoken since it began."""
    due_at = None if told.state.is_away else due_back(log, moments.now)
    for each in log.planned:
        if each.end_at == due_at and due_at <= moments.now:
            yield f"Out was planned {moments.span(each)}; nobody has said “in” since it began."


def _lines(told: Countdown, moments: Moments) -> Iterator[str]:
    """Since when, and until when: for whoever is in the room."""
    if told.since_at is None:
        yield from _unknown(told, moments)
        return
    yield f"{STATE_WORDS[told.state]} since {moments.at(told.since_at)}."
    if told.back_by_at:
        was = "was to be back" if told.back_by_at <= moments.now else "is to be back"
        yield f"He {was} by {moments.until(told.back_by_at)}."


def _unknown(told: Countdown, moments: Moments) -> Iterator[str]:
    if told.spoken_at:
        yield f"The last word is of {moments.at(told.spoken_at)}, so nobody knows."
    else:
        yield "Nobody has said anything yet."


def _his_lines(told: Countdown, moments: Moments) -> Iterator[str]:
    if told.since_at is None:
        yield from _unknown(told, moments)
        return
    yield f"{STATE_WORDS[told.state]} since {moments.at(told.since_at)}, says {told.by}."
    if told.back_by_at:
        yield _back_by(told, moments)
    if told.recovery_owed:
        yield f"{length_words(told.recovery_owed)} more in the machine before you go out again."
    if told.day_left is not None:
        yield _of_today(told.day_left)


def _back_by(told: Countdown, moments: Moments) -> str:
    """Like ``Back by 16:30; at the latest by 17:00. At 15:40: 1 h 20 left, 30 min reserve``."""
    now, back_by_at, limit_at = moments.now, told.back_by_at or moments.now, told.limit_at
    by = moments.until(back_by_at)
    why = {Limit.PLAN: ", as planned", Limit.DAY: ", when today’s time is spent"}
    words = f"Back by {by}" if back_by_at > now else f"You were to be back by {by}"
    words += why.get(told.first, "") if told.first else ""
    if limit_at is None:
        return f"{words}."
    if limit_at <= now:
        return f"{words}. Your limit was {moments.until(limit_at)}, {_ago(now - limit_at)}."
    latest = f"; at the latest by {moments.until(limit_at)}" if limit_at != back_by_at else ""
    left = limit_at - now
    reserve = min(told.reserve, left) if told.stretch_left == left else timedelta()
    kept = f", {'all' if reserve == left else length_words(reserve)} of it reserve"
    kept = kept.replace("all of it", "all") if reserve else ""
    return f"{words}{latest}. At {moments.at(now)}: {length_words(left)} left{kept}."


def _ago(length: timedelta) -> str:
    return f"{length_words(length)} ago"


def _of_today(left: timedelta) -> str:
    if left < timedelta():
        return f"Today {length_words(-left)} more than you can bear are spent."
    return f"Of today’s time out, {length_words(left)} are left."


# -- what was said today


@dataclass(frozen=True, slots=True)
class SaidTold:
    """One thing that was said, in words, with what it was before; ``id`` is what it is now.

    ``state`` is None where something feels wrong or it was taken back. ``can_be_mended`` where it
    is not older than a day.
    """

    id: str
    words: str
    at: datetime
    state: MachineState | None
    feels_wrong: bool
    can_be_mended: bool


@dataclass(frozen=True, slots=True)
class MachineDay:
    """The last 24 hours; ``limits`` are told to the person alone."""

    now: MachineNow
    said: tuple[SaidTold, ...]
    limits: str = ""


def machine_day(viewer: Viewer, moments: Moments) -> MachineDay | None:
    """What was said in the last 24 hours, the newest first; None for whoever may not know."""
    log = log_for(viewer, moments.now)
    if log is None:
        return None
    tolerance = log.tolerance(moments.now)
    told = tuple(_said(log, moments))
    limits = _limits(tolerance) if viewer.is_person and tolerance else ""
    return MachineDay(told_now(log, viewer, moments), told[::-1], limits)


def _said(log: MachineLog, moments: Moments) -> Iterator[SaidTold]:
    oldest_at = moments.now - DAY
    for each in things_said(log.said):
        one = each.counts
        if max(said.at for said in (one, *each.was)) >= oldest_at:
            yield SaidTold(
                one.id,
                _words(each, moments),
                one.at,
                one.state,
                one.feels_wrong,
                one.at >= oldest_at,
            )


def _words(told: Spoken, moments: Moments) -> str:
    """Like ``13:05 Out, corrected by Mark: was 13:20 by Ana``."""
    one = told.counts
    if told.is_taken_back:
        was = _was(told.was, told.was[-1], moments) if told.was else ""
        return f"Taken back by {one.by}: was {was}."
    what = f"{moments.at(one.at)} {_what(one)}"
    if told.was:
        return f"{what}, corrected by {one.by}: was {_was(told.was, one, moments)}."
    late = f" at {moments.at(one.said_at)}" if one.said_at - one.at >= _LATE else ""
    return f"{what}, says {one.by}{late}."


def _was(before: Iterable[Said], now: Said, moments: Moments) -> str:
    """``13:20 by Ana, then 13:10 by Ben``; what differs from what counts now is said."""
    return ", then ".join(
        f"{moments.at(each.at)}{_unless_same(each, now)} by {each.by}" for each in before
    )


def _unless_same(each: Said, now: Said) -> str:
    same = (each.state, each.feels_wrong) == (now.state, now.feels_wrong) and each is not now
    return "" if same else f" {_what(each)}"


def _what(said: Said) -> str:
    if said.feels_wrong:
        return FEELS_WRONG
    return STATE_WORDS[said.state] if said.state else "nothing"


def _limits(tolerance: Tolerance) -> str:
    """Like ``Since 1 January 1988, set by Dr. Ortiz: out for 4 h at a time ...``."""
    since = f"Since {date_words(tolerance.since)} {tolerance.since.year}"
    set_by = f", set by {tolerance.set_by}" if tolerance.set_by else ""
    reserve = f" with {length_words(tolerance.reserve)} of it reserve" if tolerance.reserve else ""
    return (
        f"{since}{set_by}: out for {length_words(tolerance.longest_stretch)} at a time{reserve}, "
        f"for {length_words(tolerance.per_day)} a day, and in the machine for "
        f"{length_words(tolerance.recovery)} between two times out."
    )
