"""Planning, for the person: the days to come, and each question with its answer."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.ask_again import ask_again
from horarium.actions.call_off_plan import call_off_plan
from horarium.actions.drop_draft import drop_draft, pick_up_draft
from horarium.actions.request_plan import BusyError, NotAskedError, request_plan
from horarium.pages.plan.context import QuestionContext
from horarium.pages.plan.from_draft import answer_of
from horarium.pages.plan.from_planning import plan_page
from horarium.pages.plan.progress import address_of, progress_of
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.tellings.draft import draft_of
from horarium.tellings.planning import Asked as AskedPlan
from horarium.tellings.planning import planning_of, request_asked

_PAGE = "plan/page.html"


@for_person
@once
def plan(request: Asked) -> HttpResponseBase:
    """What is published, asked for and drafted; sent, days are asked for."""
    first_day, days = request.POST.get("first_day", ""), request.POST.get("days", "")
    mistake, busy = "", False
    if request.method == "POST":
        try:
            asked = request_plan(
                household=request.viewer.household,
                now=request.now,
                by=request.viewer.name,
                days=_days(first_day, days),
                instead=bool(request.POST.get("instead")),
            )
        except NotAskedError as wrong:
            mistake, busy = str(wrong), isinstance(wrong, BusyError)
        else:
            return see(f"/plan/{asked}/")
    told = planning_of(request.viewer, request.now)
    page = plan_page(told, first_day=first_day, days=days, mistake=mistake, busy=busy)
    return render(request, _PAGE, {"page": page}, status=422 if mistake else 200)


def _days(first_day: str, days: str) -> tuple[date, int]:
    """What was chosen. Raises NotAskedError with a sentence."""
    try:
        chosen = date.fromisoformat(first_day)
    except ValueError:
        raise NotAskedError("Choose the first day from the list.") from None
    if not days.isascii() or not days.isdigit() or len(days) > 4:
        raise NotAskedError("Choose how many days from the list.")
    return chosen, int(days)


@for_person
def question(request: Asked, request_id: UUID) -> HttpResponseBase:
    """What was asked, how far it is, and the plan that came of it."""
    asked = _asked(request, request_id)
    draft = draft_of(request.viewer, request_id, request.now)
    state = "stale" if draft and draft.stale else asked.state
    page = QuestionContext(
        title=asked.question,
        address=address_of(asked),
        state=state,
        sentence=f"{draft.stale} Plan it anew." if draft and draft.stale else _sentence(asked),
        progress=progress_of(asked) if asked.is_open else None,
        answer=answer_of(draft) if draft else None,
    )
    return render(request, "plan/question.html", {"page": page})


def _asked(request: Asked, request_id: UUID) -> AskedPlan:
    asked = request_asked(request.viewer, request_id)
    if asked is None:
        raise Http404
    return asked


_SENTENCES = {
    "waiting": "",
    "planning": "",
    "draft": "This is a draft. Nobody is told of it before you publish it.",
    "published": "This is the roster now.",
    "replaced": "This was published. Another plan of these days is in its place by now.",
    "dropped": "You dropped this plan. Nobody was told of it.",
}


def _sentence(asked: AskedPlan) -> str:
    return _SENTENCES.get(asked.state, asked.sentence)


# -- what is pressed on a question


@for_person
@require_POST
def call_off(request: Asked, request_id: UUID) -> HttpResponseBase:
    return _pressed(request, request_id, call_off_plan, "Called off. Nothing was changed.")


@for_person
@require_POST
def drop(request: Asked, request_id: UUID) -> HttpResponseBase:
    return _pressed(request, request_id, drop_draft, "Dropped. Nobody was told of it.")


@for_person
@require_POST
def pick_up(request: Asked, request_id: UUID) -> HttpResponseBase:
    return _pressed(request, request_id, pick_up_draft, "It is a draft again.")


def _pressed(
    request: Asked, request_id: UUID, act: Callable[..., bool], said: str
) -> HttpResponseBase:
    """Done, or no longer to be done: either way the page says how it is now."""
    address = address_of(_asked(request, request_id))
    if act(
        household=request.viewer.household,
        request=request_id,
        now=request.now,
        by=request.viewer.name,
    ):
        messages.success(request, said)
    return see(address)


@for_person
@require_POST
def again(request: Asked, request_id: UUID) -> HttpResponseBase:
    """The same question, of the household and the roster as they are now."""
    address = address_of(_asked(request, request_id))
    try:
        asked = ask_again(
            household=request.viewer.household,
            request=request_id,
            now=request.now,
            by=request.viewer.name,
        )
    except NotAskedError as wrong:
        messages.warning(request, str(wrong))
        return see(address)
    return see(f"/plan/{asked}/")
