"""The person answers what members ask, and undoes an answer."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from horarium.actions.approve_absence import Approved, approve_absence
from horarium.actions.approve_wish import approve_wish
from horarium.actions.decline_absence import decline_absence
from horarium.actions.decline_wish import decline_wish
from horarium.actions.open_again import open_again
from horarium.core.findings import counted
from horarium.pages.away.context import AnswersContext
from horarium.pages.away.from_telling import answerables
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.tellings.away import absence_words, asked_of_him

_PLACES = ("/", "/away/")


def answers_context(request: Asked, sentence: str = "") -> AnswersContext:
    """What everybody asks of the person."""
    asked = asked_of_him(request.viewer, request.now)
    return AnswersContext(
        title="Absences and wishes",
        open=answerables(each for each in asked if each.state == "open"),
        answered=answerables(each for each in asked if each.state != "open"),
        sentence=sentence,
    )


def _back(request: Asked) -> HttpResponseBase:
    """To the page whose button was pressed."""
    place = request.POST.get("back", "/")
    return see(place if place in _PLACES else "/")


def _refused(
    request: Asked,
    sentence: str,
    hope: UUID,  # noqa: ARG001 - as the views have it
    kind: str,  # noqa: ARG001
) -> HttpResponseBase:
    page = answers_context(request, sentence)
    return render(request, "away/answers.html", {"page": page}, status=503)


@for_person
@require_POST
@kept_if_refused(_refused)
@once
def approve(request: Asked, hope: UUID, kind: str) -> HttpResponseBase:
    """It counts from now on; what it does to the roster is said."""
    who, now = request.viewer, request.now
    try:
        if kind == "absence":
            done = approve_absence(household=who.household, absence=hope, now=now, by=who.name)
            _tell(request, done)
        else:
            name = approve_wish(household=who.household, wish=hope, now=now, by=who.name)
            _say(request, f"{name}’s wish is taken up. The next plan keeps to it where it can.")
    except (LookupError, ValueError) as wrong:
        messages.info(request, f"Nothing was approved: {wrong}.")
    return _back(request)


@for_person
@require_POST
@kept_if_refused(_refused)
@once
def decline(request: Asked, hope: UUID, kind: str) -> HttpResponseBase:
    """Whoever asked is told."""
    who, now = request.viewer, request.now
    try:
        if kind == "absence":
            name = decline_absence(household=who.household, absence=hope, now=now, by=who.name)
        else:
            name = decline_wish(household=who.household, wish=hope, now=now, by=who.name)
    except (LookupError, ValueError) as wrong:
        messages.info(request, f"Nothing was declined: {wrong}.")
    else:
        _say(request, f"Declined; {name} is told.")
    return _back(request)


@for_person
@require_POST
@kept_if_refused(_refused)
@once
def open_once_more(request: Asked, hope: UUID, kind: str) -> HttpResponseBase:
    """An answer is undone."""
    who = request.viewer
    try:
        name = open_again(
            household=who.household, kind=kind, hope=hope, now=request.now, by=who.name
        )
    except (LookupError, ValueError) as wrong:
        messages.info(request, f"It stays as it is: {wrong}.")
    else:
        messages.info(request, f"{name}’s {kind} is open again.")
    return _back(request)


def _say(request: Asked, sentence: str) -> None:
    """With a way to undo it."""
    messages.info(request, format_html('{} <a href="/away/">Undo</a>', sentence))


def _tell(request: Asked, done: Approved) -> None:
    when = absence_words(request.viewer, done.when)
    if not done.shifts:
        _say(request, f"{done.name} is away {when}. No shift of theirs falls into it.")
        return
    shifts = "; ".join(absence_words(request.viewer, each) for each in done.shifts)
    count = counted(len(done.shifts), "shift")
    asked = urlencode(
        {
            "what": "absent",
            "member": str(done.member),
            "start": done.when.start_at.isoformat(),
            "end": done.when.end_at.isoformat(),
        }
    )
    sentence = (
        f"{done.name} is away {when}. {count} of theirs in the roster: {shifts}. "
        "Those hours need someone else."
    )
    messages.info(
        request,
        format_html(
            '{} <a href="/what-if/?{}">What if {} is away</a> <a href="/away/">Undo</a>',
            sentence,
            asked,
            done.name,
        ),
    )
