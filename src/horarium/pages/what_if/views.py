"""The questions, for the person."""

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.request_plan import BusyError, NotAskedError, request_plan
from horarium.core.happened import Happening
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.what_if.lists import page_of
from horarium.pages.what_if.reading import (
    READERS,
    NotUnderstoodError,
    Typed,
    about,
    asked_for,
    assumed,
)
from horarium.tellings.draft import assumed_in
from horarium.tellings.questions import Questions, questions_of

_PAGE = "what_if/page.html"


@for_person
@once
def what_if(request: Asked) -> HttpResponseBase:
    """All of them; sent, one is asked, and its page shows how far it is."""
    told = questions_of(request.viewer, request.now)
    if request.method != "POST":
        asked, typed = asked_for(told, request.GET.dict())
        page = page_of(told, asked, typed, assumed=_assumed(request, typed)[0])
        return render(request, _PAGE, {"page": page})
    asked, typed = request.POST.get("ask", ""), request.POST.dict()
    if asked not in READERS:
        return see("/what-if/")
    wrong, busy = "", False
    try:
        return see(f"/plan/{_ask(request, told, asked)}/")
    except NotUnderstoodError as misread:
        wrong, mistake = misread.field, str(misread)
    except NotAskedError as refused:
        busy, mistake = isinstance(refused, BusyError), str(refused)
    page = page_of(
        told,
        asked,
        typed,
        wrong=wrong,
        mistake=mistake,
        busy=busy,
        assumed=_assumed(request, typed)[0],
    )
    return render(request, _PAGE, {"page": page}, status=422)


def _ask(request: Asked, told: Questions, asked: str) -> str:
    typed = request.POST.dict()
    return request_plan(
        household=request.viewer.household,
        now=request.now,
        by=request.viewer.name,
        happened=[*_assumed(request, typed)[1], READERS[asked](told, typed)],
        about=about(typed),
        instead=bool(request.POST.get("instead")),
    )


def _assumed(request: Asked, typed: Typed) -> tuple[str, tuple[Happening, ...]]:
    """What is assumed with a question, in words and as it is; nothing where that is gone."""
    other = assumed(typed)
    try:
        words, happened = assumed_in(request.viewer, other) if other else ("", ())
    except LookupError:
        return "", ()
    return (words, happened) if happened else ("", ())
