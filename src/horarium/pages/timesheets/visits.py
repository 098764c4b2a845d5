"""A visit is put right, or written down where nobody checked in."""

from datetime import date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.correct_visit import add_visit, correct_visit
from horarium.core.hours import HouseClock, monday, time_from
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.pages.timesheets.context import VisitContext, VisitTyped
from horarium.pages.timesheets.drawn import (
    before_words,
    monday_of,
    sheets_address,
    visit_words,
)
from horarium.pages.week.addresses import date_from
from horarium.pages.week.words import isolated
from horarium.tellings.timesheets import Attending, OneVisit, attending, one_visit

PAGE = "timesheets/visit.html"


# -- what is typed


def stands(clock: HouseClock, in_at: datetime, out_at: datetime | None) -> VisitTyped:
    """As the fields of the form have it."""
    came, left = clock.local(in_at), clock.local(out_at) if out_at else None
    return VisitTyped(
        f"{came:%Y-%m-%d}",
        f"{came:%H:%M}",
        f"{left:%Y-%m-%d}" if left else "",
        f"{left:%H:%M}" if left else "",
    )


def _typed(request: Asked) -> VisitTyped:
    sent = request.POST.get
    names = ("in_day", "in_time", "out_day", "out_time")
    return VisitTyped(*(sent(name, "").strip() for name in names))


def _moment(day: str, hour: str, which: str) -> tuple[date, time]:
    found = date_from(day)
    if found is None or not hour:
        raise ValueError(f"say on what day and at what time they {which}")
    return found, time_from(hour[:5])


def _came(clock: HouseClock, typed: VisitTyped) -> datetime:
    return clock.first(*_moment(typed.in_day, typed.in_time, "came"))


def _left(clock: HouseClock, typed: VisitTyped) -> datetime | None:
    """None where they are still here."""
    if not typed.out_day and not typed.out_time:
        return None
    return clock.last(*_moment(typed.out_day or typed.in_day, typed.out_time, "left"))


def _sentence(wrong: Exception) -> str:
    said = str(wrong.args[0])
    return f"{said[:1].upper()}{said[1:]}."


# -- putting right


def _one(request: Asked, told: OneVisit, mistake: str = "", status: int = 200) -> HttpResponseBase:
    visit, clock = told.told.visit, told.clock
    now_so = stands(clock, visit.in_at, visit.out_at)
    page = VisitContext(
        title=f"{isolated(told.name)}’s visit",
        address=f"/visit/{told.told.id}/",
        back=sheets_address(monday(clock.date_of(visit.in_at))),
        button="Put it right",
        typed=_typed(request) if mistake else now_so,
        stands=visit_words(clock, visit),
        before=tuple(before_words(clock, each) for each in told.told.corrections),
        can_take_back=visit.out_at is None or visit.when is not None,
        mistake=mistake,
    )
    return render(request, PAGE, {"page": page}, status=status)


def _one_refused(request: Asked, sentence: str, visit: int) -> HttpResponseBase:
    return _one(request, one_visit(request.viewer, visit), sentence, 503)


@for_person
@kept_if_refused(_one_refused)
@once
def visit(request: Asked, visit: int) -> HttpResponseBase:
    """Shown; sent, it is put right."""
    try:
        told = one_visit(request.viewer, visit)
    except LookupError:
        return not_here(request)
    if request.method != "POST":
        return _one(request, told)
    try:
        in_at, out_at = _right(request, told)
        done = correct_visit(
            household=request.viewer.household,
            visit=visit,
            in_at=in_at,
            out_at=out_at,
            now=request.now,
            by=request.viewer.name,
        )
    except ValueError as wrong:
        return _one(request, told, _sentence(wrong), 422)
    messages.info(
        request, "Put right; what stood before stays." if done else "It stands like that."
    )
    return see(sheets_address(monday(told.clock.date_of(in_at))))


def _right(request: Asked, told: OneVisit) -> tuple[datetime, datetime | None]:
    """What was typed; what was left as it stands keeps its seconds."""
    if "taken_back" in request.POST:
        return told.told.visit.in_at, told.told.visit.in_at
    clock, visit, typed = told.clock, told.told.visit, _typed(request)
    now_so = stands(clock, visit.in_at, visit.out_at)
    same_in = (typed.in_day, typed.in_time) == (now_so.in_day, now_so.in_time)
    same_out = (typed.out_day, typed.out_time) == (now_so.out_day, now_so.out_time)
    return (
        visit.in_at if same_in else _came(clock, typed),
        visit.out_at if same_out else _left(clock, typed),
    )


# -- writing down


def _new(request: Asked, day: date, mistake: str = "", status: int = 200) -> HttpResponseBase:
    told, chosen = attending(request.viewer), request.POST.get("member", "")
    page = VisitContext(
        title="A visit that nobody checked in for",
        address=f"{sheets_address(day)}visit/",
        back=sheets_address(day),
        button="Write it down",
        typed=_typed(request),
        members=tuple((str(key), name, str(key) == chosen) for key, name in told.members),
        mistake=mistake,
    )
    return render(request, PAGE, {"page": page}, status=status)


def _new_refused(request: Asked, sentence: str, day: str) -> HttpResponseBase:
    return _new(request, monday(date.fromisoformat(day)), sentence, 503)


@for_person
@kept_if_refused(_new_refused)
@once
def new_visit(request: Asked, day: str) -> HttpResponseBase:
    """Shown; sent, it is written down."""
    found = monday_of(day)
    if found is None:
        return not_here(request)
    if request.method != "POST":
        return _new(request, found)
    try:
        in_at = _write_down(request, attending(request.viewer))
    except (LookupError, ValueError) as wrong:
        return _new(request, found, _sentence(wrong), 422)
    messages.info(request, "Written down.")
    return see(sheets_address(monday(attending(request.viewer).clock.date_of(in_at))))


def _write_down(request: Asked, told: Attending) -> datetime:
    chosen, typed = request.POST.get("member", ""), _typed(request)
    members = {str(key): key for key, _ in told.members}
    if chosen not in members:
        raise ValueError("choose who came")
    in_at, out_at = _came(told.clock, typed), _left(told.clock, typed)
    if out_at is None:
        raise ValueError("say when they left")
    member: UUID = members[chosen]
    add_visit(
        household=request.viewer.household,
        member=member,
        in_at=in_at,
        out_at=out_at,
        now=request.now,
        by=request.viewer.name,
    )
    return in_at
