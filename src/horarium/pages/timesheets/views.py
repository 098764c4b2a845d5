"""Timesheets: everybody's for the person, who approves them; their own for a member."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from horarium.actions.approve_timesheets import approve_timesheets
from horarium.actions.doubt_timesheet import doubt_timesheet
from horarium.core.hours import monday
from horarium.core.rules.explain_words import in_a_sentence
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.pages.timesheets.drawn import (
    member_page,
    monday_of,
    person_page,
    sheets_address,
)
from horarium.pages.week.addresses import date_from
from horarium.tellings.timesheets import exported_to, timesheets

PAGE = "timesheets/page.html"


def _shown(
    request: Asked, first_day: date | None, mistake: str = "", status: int = 200
) -> HttpResponseBase:
    told = timesheets(request.viewer, request.now, first_day)
    if request.viewer.is_person:
        chosen = request.POST.getlist("member") if request.method == "POST" else None
        page = person_page(told, chosen, mistake)
    else:
        page = member_page(told, request.now, request.POST.get("words", ""), mistake)
    return render(request, PAGE, {"page": page}, status=status)


def _refused(request: Asked, sentence: str, day: str) -> HttpResponseBase:
    return _shown(request, date_from(day), sentence, 503)


@for_circle
def last_week(request: Asked) -> HttpResponseBase:
    """The last that is over: the one to be approved."""
    return _shown(request, None)


@for_circle
def week(request: Asked, day: str) -> HttpResponseBase:
    """The week of any of its days, at the address of its Monday."""
    found = date_from(day)
    if found is None:
        return not_here(request)
    if found != monday(found):
        return redirect(sheets_address(monday(found)))
    return _shown(request, found)


@for_person
@require_POST
@kept_if_refused(_refused)
@once
def approve(request: Asked, day: str) -> HttpResponseBase:
    """All that are ticked, in one go."""
    found = monday_of(day)
    if found is None:
        return not_here(request)
    try:
        names = approve_timesheets(
            household=request.viewer.household,
            monday=found,
            members=set(_chosen(request)),
            now=request.now,
            by=request.viewer.name,
        )
    except ValueError as wrong:
        return _shown(request, found, f"Nothing was approved: {wrong}.", 422)
    told = f"Approved: {in_a_sentence(names)}." if names else "Nothing was ticked to be approved."
    messages.info(request, told)
    return see(sheets_address(found))


def _chosen(request: Asked) -> list[UUID]:
    found = []
    for text in request.POST.getlist("member"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@for_circle
@require_POST
@kept_if_refused(_refused)
@once
def doubt(request: Asked, day: str) -> HttpResponseBase:
    """A member says that something is wrong."""
    found = monday_of(day)
    if found is None or request.viewer.is_person:
        return not_here(request)
    try:
        doubt_timesheet(
            account=request.viewer.account,
            monday=found,
            words=request.POST.get("words", ""),
            now=request.now,
            by=request.viewer.name,
        )
    except LookupError:
        return not_here(request)
    except ValueError as wrong:
        said = str(wrong)
        return _shown(request, found, f"{said[:1].upper()}{said[1:]}.", 422)
    messages.info(request, "Said. It stays here beside what is put right.")
    return see(sheets_address(found))


@for_person
def file(request: Asked, day: str) -> HttpResponseBase:
    """The week as a table for whoever pays."""
    first = monday_of(day)
    if first is None:
        return not_here(request)
    response = HttpResponse(exported_to(request.viewer, first), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="timesheets-{first}.csv"'
    return response
