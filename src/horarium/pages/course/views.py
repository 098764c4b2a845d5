"""One course, to each of the three: how far it is, and what they can do now."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.move_course import move_course
from horarium.actions.write_course import (
    choose_activity,
    forget_course,
    note_progress,
    say_hours,
    show_progress,
    take_along,
)
from horarium.core.course.moves import Does, Move, Party
from horarium.core.course.words import SAYS
from horarium.core.hours import Interval
from horarium.core.household_file import HouseholdFileError, read_hours
from horarium.core.household_file.write import weekly_text
from horarium.pages.course.asked import HERE, for_three
from horarium.pages.course.context import Counsel, CourseContext
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.choice import Choice
from horarium.pages.shell.once import see
from horarium.pages.shell.wrong import sentence_of
from horarium.tellings.course import CourseTold, course_told, identifier_of
from horarium.tellings.words import confidants_of

SESSION = (Does.HOLD, Does.CUT_SHORT, Does.MISS, Does.CANCEL)
EDGES = (Does.TALK_OVER, Does.PAUSE, Does.WITHDRAW, Does.END)
# On the pages of what is confirmed by them, and not without having read it.
ELSEWHERE = (Does.AGREE, Does.CONFIRM_BOUNDARIES, Does.READ_BRIEF, Does.STOP)


@for_three
def course(request: Asked, told: CourseTold) -> HttpResponseBase:
    """Sent, something is done with it."""
    mistake = ""
    if request.method == "POST":
        try:
            done, where = _done(request, told)
        except ValueError as wrong:
            mistake = sentence_of(wrong)
            told = course_told(request.viewer, told.id, request.now)
        else:
            messages.success(request, done)
            return see(where)
    page = _page(request, told, mistake)
    return render(request, "course/page.html", {"page": page}, status=422 if mistake else 200)


# -- what is done


def _done(request: Asked, told: CourseTold) -> tuple[str, str]:
    """What was done, in words, and where one goes then. Raises ValueError or LookupError."""
    write = request.POST.get("write", "")
    here = f"{HERE}{told.id}/"
    given: dict[str, Any] = {
        "household": request.viewer.household,
        "course": told.id,
        "member": identifier_of(request.viewer),
    }
    if write == "forget":
        forget_course(**given)
        return "It is forgotten. That a course was closed, and on which day, remains.", HERE
    if write in _WRITTEN:
        return _WRITTEN[write](request, {**given, "now": request.now}), here
    does = _does(request.POST.get("does", ""))
    move_course(**given, move=_move(request, told, does))
    return f"{_DONE.get(does, 'Written down')}.", here


def _does(value: str) -> Does:
    try:
        return Does[value.upper()]
    except KeyError:
        raise ValueError("Choose what is to be done.") from None


def _move(request: Asked, told: CourseTold, does: Does) -> Callable[[Party], Move]:
    sent = request.POST
    more: dict[str, Any] = {}
    if does in (Does.PLAN, Does.MOVE):
        more = {"when": _hours(told, sent.get("when", "")), "closure": "closure" in sent}
    elif does is Does.DEBRIEF:
        more = {"words": sent.get("words", "").strip()}
    elif does is Does.EXTEND:
        more = {"more": _whole(sent.get("more", ""), "Say how many more.")}
    elif does is Does.AGREE:
        more = {"number": _whole(sent.get("number", ""), "Say which agreement.")}
    return lambda party: Move(does, party, request.now, **more)


def _hours(told: CourseTold, value: str) -> Interval:
    """Of those that the plan keeps. Raises ValueError with a sentence."""
    for each in told.free:
        if each.value == value:
            return each.when
    raise ValueError("Choose hours that the plan keeps; these are not there any more.")


def _whole(value: str, wrong: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 3:
        raise ValueError(wrong)
    return int(value)


# -- what is written beside it


def _progress(request: Asked, given: dict[str, Any]) -> str:
    mark = _whole(request.POST.get("mark", ""), "Choose a mark from 0 to 10.")
    note_progress(**given, mark=mark, words=request.POST.get("how", ""))
    return "Written down."


def _shown(request: Asked, given: dict[str, Any]) -> str:
    chosen = set(request.POST.getlist("seen_by"))
    seen_by = frozenset(each for each in (Party.PROFESSIONAL, Party.OVERSEER) if each in chosen)
    show_progress(**given, scale=request.POST.get("scale", ""), seen_by=seen_by)
    return "From now on it is shown so."


def _can_come(request: Asked, given: dict[str, Any]) -> str:
    lines = [each.strip() for each in request.POST.get("hours", "").splitlines() if each.strip()]
    try:
        hours = read_hours(lines) if lines else ()
    except HouseholdFileError as wrong:
        raise ValueError(sentence_of(wrong)) from None
    say_hours(**given, hours=hours)
    return "The next plan keeps to these hours."


def _chosen(request: Asked, given: dict[str, Any]) -> str:
    choose_activity(**given, activity=request.POST.get("activity", ""))
    return "The next sessions lie in these hours of the plan."


def _along(request: Asked, given: dict[str, Any]) -> str:
    take_along(**given, words=request.POST.get("along", ""))
    return "Written down."


_WRITTEN: dict[str, Callable[[Asked, dict[str, Any]], str]] = {
    "progress": _progress,
    "shown": _shown,
    "hours": _can_come,
    "activity": _chosen,
    "along": _along,
}
_DONE = {
    Does.PLAN: "The session is planned",
    Does.MOVE: "The session is moved",
    Does.CANCEL: "The session is cancelled, and does not count",
    Does.STOP: "The course is stopped",
    Does.PAUSE: "The course is paused",
    Does.AGREE: "You agreed",
}


# -- what is shown


def _page(request: Asked, told: CourseTold, mistake: str) -> CourseContext:
    is_his, able, sent = told.party is Party.PERSON, told.can, request.POST
    page = CourseContext(
        title="Course",
        address=f"{HERE}{told.id}/",
        told=told,
        is_his=is_his,
        is_hers=told.party is Party.PROFESSIONAL,
        mistake=mistake,
    )
    if told.is_over:
        return page
    return replace(
        page,
        steps=_buttons(told, {*SAYS} - {*SESSION, *EDGES, *ELSEWHERE}),
        session=_buttons(told, {*SESSION}),
        edges=_buttons(told, {*EDGES}),
        stops=Does.STOP in able,
        plans=_plans(told),
        debriefs=Does.DEBRIEF in able,
        extends=Does.EXTEND in able,
        takes_along=told.is_ending,
        hours=sent.get("hours", "\n".join(map(weekly_text, told.hours))),
        mark=sent.get("mark", ""),
        how=sent.get("how", ""),
        scale=sent.get("scale", told.scale),
        more=sent.get("more", ""),
        counsel=_counsel(request) if is_his else (),
        activities=_of(told.activities, told.activity) if is_his else (),
        shown_to=_shown_to(request, told) if is_his else (),
        free=tuple(
            Choice(each.value, each.words, each.value == sent.get("when")) for each in told.free
        ),
        words=sent.get("words", ""),
        along=sent.get("along", _mine(told)),
    )


def _buttons(told: CourseTold, among: set[Does]) -> tuple[Any, ...]:
    names = {each.name.lower() for each in among}
    return tuple(each for each in told.buttons if each.does in names)


def _plans(told: CourseTold) -> str:
    if Does.MOVE in told.can:
        return "move"
    return "plan" if Does.PLAN in told.can else ""


def _of(known: tuple[str, ...], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(each, each, each == chosen) for each in known)


def _shown_to(request: Asked, told: CourseTold) -> tuple[Choice, ...]:
    names = {Party.PROFESSIONAL: told.professional, Party.OVERSEER: told.overseer}
    sent = request.POST
    chosen = set(sent.getlist("seen_by")) if "scale" in sent else told.seen_by
    return tuple(
        Choice(party.value, name, party in chosen) for party, name in names.items() if name
    )


def _mine(told: CourseTold) -> str:
    names = {
        Party.PERSON: told.names[0][0],
        Party.PROFESSIONAL: told.professional,
        Party.OVERSEER: told.overseer,
    }
    return next((words for name, words in told.taken_along if name == names[told.party]), "")


def _counsel(request: Asked) -> tuple[Counsel, ...]:
    return tuple(
        Counsel(each.name, f"/words/?to={each.id}#ask") for each in confidants_of(request.viewer)
    )
