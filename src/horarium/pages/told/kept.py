"""What was written down, for him to read and to take with him; he alone does."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from horarium.actions.take_everything import take_everything
from horarium.core.disclosure.words import dated
from horarium.core.hours import DAY
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.told.context import EverythingContext, RecordContext
from horarium.pages.told.views import closed_words
from horarium.tellings.journal import journal_told
from horarium.tellings.told import Became, NoKeyError, day_of, what_became, what_happened

_DAYS = 7
# No house keeps hours before; the first seven days of all are as far back as it goes.
_FIRST = date(1900, 1, 1)


@for_person
def record(request: Asked) -> HttpResponseBase:
    """Who let whom know, took it back, and read; and all that was done in seven days."""
    tomorrow = day_of(request.viewer, request.now) + DAY
    end = _day(request.GET.get("before", ""), tomorrow)
    first = end - _DAYS * DAY
    page = RecordContext(
        title="What was written down",
        lines=tuple(map(_line, what_became(request.viewer))),
        days=f"{dated(first)} to {dated(end - DAY)}",
        happened=tuple(map(_line, what_happened(request.viewer, first, _DAYS))),
        earlier=f"/told/record/?before={first}",
    )
    return render(request, "told/record.html", {"page": page})


def _day(text: str, latest: date) -> date:
    try:
        return min(max(date.fromisoformat(text), _FIRST), latest)
    except ValueError:
        return latest


def _line(each: Became) -> str:
    return f"{each.at}, {each.by}: {each.words}"


@for_person
def everything(request: Asked) -> HttpResponseBase:
    """What the file holds; sent, it is the file."""
    device, mistake = request.device.id if request.device else 0, ""
    if request.method == "POST":
        try:
            return _file(request, device)
        except NoKeyError as wrong:
            mistake = closed_words(wrong)
    journal = journal_told(request.viewer, device)
    state = ("open" if journal.is_open else "shut") if journal.is_kept else ""
    page = EverythingContext("Everything that is yours", state, mistake)
    return render(request, "told/everything.html", {"page": page}, status=422 if mistake else 200)


def _file(request: Asked, device: int) -> HttpResponse:
    viewer = request.viewer
    made = take_everything(
        household=viewer.household, device=device, now=request.now, by=viewer.name
    )
    response = HttpResponse(made, "application/zip")
    day = day_of(viewer, request.now)
    response["Content-Disposition"] = f'attachment; filename="horarium-{day}.zip"'
    return response
