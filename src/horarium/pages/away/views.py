"""Absences and wishes: a member's own page; for the person, what everybody asks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.ask_absence import ask_absence
from horarium.actions.ask_wish import ask_wish
from horarium.actions.take_back import KINDS, take_back
from horarium.core.household_file import HouseholdFileError
from horarium.pages.away.answers import answers_context
from horarium.pages.away.context import AbsenceTyped, AwayContext, WishTyped
from horarium.pages.away.from_telling import asked_lines, hours_typed, when_typed
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.tellings.away import my_away

HERE = "/away/"
MEMBER, PERSON = "away/page.html", "away/answers.html"


def _show(
    request: Asked, sentence: str = "", mistake: str = "", status: int = 200
) -> HttpResponseBase:
    """The page with all that was typed; a mistake stands beside the form that was sent."""
    if request.viewer.is_person:
        page = answers_context(request, sentence)
        return render(request, PERSON, {"page": page}, status=status)
    told = my_away(request.viewer, request.now)
    asked_for = request.POST.get("ask", "")
    page_of_member = AwayContext(
        title="Absences and wishes",
        absences=told.absences,
        wishes=told.wishes,
        asked=asked_lines(told),
        today=told.today,
        absence=_absence(request, mistake if asked_for != "wish" else ""),
        wish=_wish(request, mistake if asked_for == "wish" else ""),
        with_wishes=request.viewer.attends,
        sentence=sentence,
    )
    return render(request, MEMBER, {"page": page_of_member}, status=status)


def _absence(request: Asked, mistake: str) -> AbsenceTyped:
    typed = request.POST.get
    days = typed("from_day", ""), typed("from_time", ""), typed("to_day", ""), typed("to_time", "")
    return AbsenceTyped(*days, mistake)


def _wish(request: Asked, mistake: str) -> WishTyped:
    typed = request.POST.get
    return WishTyped(typed("likes", "likes"), typed("hours", ""), typed("strength", "1"), mistake)


def _kept(request: Asked, sentence: str) -> HttpResponseBase:
    return _show(request, sentence=sentence, status=503)


@for_circle
@kept_if_refused(_kept)
@once
def away(request: Asked) -> HttpResponseBase:
    """Shown; sent by a member, the person is asked."""
    if request.method != "POST":
        return _show(request)
    if request.viewer.is_person:
        return not_here(request)
    try:
        _ask(request)
    except HouseholdFileError as wrong:
        return _show(request, mistake=" ".join(each.sentence for each in wrong.all), status=422)
    except ValueError as wrong:
        said = str(wrong)
        return _show(request, mistake=f"{said[:1].upper()}{said[1:]}.", status=422)
    messages.info(request, "You have asked. The answer will stand here and on Now.")
    return see(HERE)


def _ask(request: Asked) -> None:
    who, now = request.viewer, request.now
    if request.POST.get("ask") == "wish":
        wish = _wish(request, "")
        ask_wish(
            account=who.account,
            likes=wish.likes != "spare",
            hours=hours_typed(wish.hours),
            strength=int(wish.strength) if wish.strength in ("1", "2", "3") else 0,
            now=now,
            by=who.name,
        )
    else:
        when = when_typed(_absence(request, ""))
        ask_absence(account=who.account, when=when, now=now, by=who.name)


def _not_taken_back(
    request: Asked,
    sentence: str,
    kind: str,  # noqa: ARG001 - as the view has it
    hope: UUID,  # noqa: ARG001
) -> HttpResponseBase:
    return _show(request, sentence=sentence, status=503)


@for_circle
@require_POST
@kept_if_refused(_not_taken_back)
@once
def back(request: Asked, kind: str, hope: UUID) -> HttpResponseBase:
    """A member takes back what nobody has answered yet."""
    if kind not in KINDS or request.viewer.is_person:
        return not_here(request)
    who = request.viewer
    try:
        take_back(account=who.account, kind=kind, hope=hope, now=request.now, by=who.name)
    except LookupError:
        return not_here(request)
    except ValueError as wrong:
        messages.info(request, f"It was not taken back: {wrong}.")
    else:
        messages.info(request, "You have taken it back.")
    return see(HERE)
