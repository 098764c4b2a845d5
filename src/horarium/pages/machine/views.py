"""The machine's hours, for the person and whoever is in the room; for anybody else they are not."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.correct_machine import correct_machine
from horarium.actions.say_machine import say_machine
from horarium.pages.machine.context import MachineContext, MendContext
from horarium.pages.machine.mending import mending, moment_chosen, state_chosen
from horarium.pages.machine.saying import saying, state_from
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.tellings.machine import MachineDay, SaidTold, machine_day, machine_now
from horarium.tellings.moments import Moments
from horarium.tellings.now import moments_of

HERE, TITLE = "/machine/", "The machine’s hours"
_WRONG_SAID = (
    "Written down, for him and whoever is in the room. It alerts nobody by itself: call whoever is "
    "near, and look at the machine."
)


# -- with one press


@for_circle
@require_POST
@once
def say(request: Asked) -> HttpResponseBase:
    """Whoever is in the room says where he is, or that it feels wrong."""
    who, now = request.viewer, request.now
    back = HERE if request.POST.get("back") == HERE else "/"
    try:
        state = state_from(request.POST.get("state", ""))
        is_new = say_machine(account=who.account, state=state, now=now, by=who.name)
    except (LookupError, ValueError) as wrong:
        messages.warning(request, f"Nothing was written down: {wrong}.")
        return see(back)
    if state is None:
        messages.warning(request, _WRONG_SAID)
    elif is_new is None:
        messages.info(request, "That was written down already.")
    return see(back)


@for_circle
def now_told(request: Asked) -> HttpResponseBase:
    """Only where he is, for a page that is open already."""
    told = machine_now(request.viewer, moments_of(request.viewer, request.now))
    if told is None:
        return not_here(request)
    shown = saying(told, is_his=request.viewer.is_person)
    return render(request, "machine/told.html", {"machine": shown})


# -- the last 24 hours


def _show(
    request: Asked, day: MachineDay, moments: Moments, mistake: str = "", status: int = 200
) -> HttpResponseBase:
    page = MachineContext(
        TITLE,
        saying(day.now, is_his=request.viewer.is_person),
        tuple((each.words, f"{HERE}{each.id}/" if each.can_be_mended else "") for each in day.said),
        mending(request, moments, None, mistake),
        day.limits,
    )
    return render(request, "machine/page.html", {"page": page}, status=status)


def _kept(request: Asked, sentence: str) -> HttpResponseBase:
    moments = moments_of(request.viewer, request.now)
    day = machine_day(request.viewer, moments)
    if day is None:
        return not_here(request)
    return _show(request, day, moments, sentence.removesuffix("."), status=503)


@for_circle
@kept_if_refused(_kept)
@once
def machine(request: Asked) -> HttpResponseBase:
    """Shown; sent, something that was earlier is added."""
    who, moments = request.viewer, moments_of(request.viewer, request.now)
    day = machine_day(who, moments)
    if day is None:
        return not_here(request)
    if request.method != "POST":
        return _show(request, day, moments)
    try:
        at = moment_chosen(request, moments)
        state = state_from(request.POST.get("state", ""))
        say_machine(account=who.account, state=state, now=request.now, by=who.name, at=at)
    except (LookupError, ValueError) as wrong:
        return _show(request, day, moments, str(wrong), status=422)
    messages.info(request, "Written down.")
    return see(HERE)


def _mend_again(
    request: Asked, said: SaidTold, moments: Moments, mistake: str = "", status: int = 200
) -> HttpResponseBase:
    page = MendContext("Put it right", said.words, mending(request, moments, said, mistake))
    return render(request, "machine/mend.html", {"page": page}, status=status)


def _found(request: Asked, said: UUID, moments: Moments) -> SaidTold | None:
    day = machine_day(request.viewer, moments)
    known = (each for each in day.said if each.id == str(said)) if day else iter(())
    return next(known, None)


def _mend_kept(request: Asked, sentence: str, said: UUID) -> HttpResponseBase:
    moments = moments_of(request.viewer, request.now)
    told = _found(request, said, moments)
    if told is None:
        return not_here(request)
    return _mend_again(request, told, moments, sentence.removesuffix("."), status=503)


@for_circle
@kept_if_refused(_mend_kept)
@once
def mend(request: Asked, said: UUID) -> HttpResponseBase:
    """One thing that was said, put right; what was said first stays beside it."""
    who, moments = request.viewer, moments_of(request.viewer, request.now)
    told = _found(request, said, moments)
    if told is None:
        return not_here(request)
    if request.method != "POST":
        return _mend_again(request, told, moments)
    try:
        state, feels_wrong = state_chosen(request.POST.get("state", ""))
        changed = correct_machine(
            account=who.account,
            said=said,
            state=state,
            at=moment_chosen(request, moments),
            now=request.now,
            by=who.name,
            feels_wrong=feels_wrong,
        )
    except (LookupError, ValueError) as wrong:
        return _mend_again(request, told, moments, str(wrong), status=422)
    messages.info(request, "It is put right." if changed else "It stands as it was.")
    return see(HERE)
