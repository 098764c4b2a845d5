"""He, or whoever is with him, says that he is in hospital or away, and that he is back."""

from collections.abc import Callable
from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.say_elsewhere import say_back, say_elsewhere, say_it_holds
from horarium.core.hours import HouseClock, time_from
from horarium.core.watch.elsewhere import Where
from horarium.pages.elsewhere.context import StayContext, StayTyped
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.once import once, see
from horarium.pages.shell.refused import kept_if_refused
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import date_from
from horarium.tellings.elsewhere import elsewhere_for
from horarium.tellings.now import moments_of

PAGE = "elsewhere/page.html"
TITLE = "Hospital or away"
HERE = "/elsewhere/"


def _shown(
    request: Asked, mistake: str = "", sentence: str = "", status: int = 200
) -> HttpResponseBase:
    moments = moments_of(request.viewer, request.now)
    told = elsewhere_for(request.viewer, moments)
    if told is None:
        return not_here(request)
    sent = request.POST.get("where", "")
    page = StayContext(
        TITLE,
        told,
        moments.clock.date_of(moments.now).isoformat(),
        his=request.viewer.is_person,
        hospital=_typed(request, "hospital", mistake if sent == Where.HOSPITAL else ""),
        away=_typed(request, "away", mistake if sent != Where.HOSPITAL else ""),
        sentence=sentence,
    )
    return render(request, PAGE, {"page": page}, status=status)


def _typed(request: Asked, where: str, mistake: str) -> StayTyped:
    if request.POST.get("where") != where:
        return StayTyped(mistake=mistake)
    names = ("from_day", "from_time", "to_day", "to_time")
    sent = {name: request.POST.get(name, "").strip() for name in names}
    return StayTyped(**sent, mistake=mistake)


def _refused(request: Asked, sentence: str) -> HttpResponseBase:
    return _shown(request, sentence=sentence, status=503)


@for_circle
@kept_if_refused(_refused)
@once
def elsewhere(request: Asked) -> HttpResponseBase:
    """Shown; sent, it is so."""
    if request.method != "POST":
        return _shown(request)
    try:
        _say(request)
    except LookupError:
        return not_here(request)
    except ValueError as wrong:
        said = str(wrong)
        return _shown(request, f"{said[:1].upper()}{said[1:]}.", status=422)
    messages.info(request, "Said. Nobody is missed while it holds; those concerned are told.")
    return see(HERE)


def _say(request: Asked) -> None:
    where = Where.HOSPITAL if request.POST.get("where") == Where.HOSPITAL else Where.AWAY
    typed, clock = _typed(request, where, ""), moments_of(request.viewer, request.now).clock
    say_elsewhere(
        account=request.viewer.account,
        where=where,
        start_at=_instant(clock, typed.from_day, typed.from_time),
        until_at=_instant(clock, typed.to_day, typed.to_time),
        now=request.now,
        by=request.viewer.name,
    )


def _instant(clock: HouseClock, day: str, at: str) -> datetime | None:
    """The first that can be meant, so that he is expected sooner rather than later."""
    if not day and not at:
        return None
    found = date_from(day)
    if found is None:
        raise ValueError("choose the day, too")
    return clock.first(found, time_from(at[:5]) if at else time())


def _press_refused(request: Asked, sentence: str, stay: UUID) -> HttpResponseBase:  # noqa: ARG001
    return _shown(request, sentence=sentence, status=503)


@for_circle
@require_POST
@kept_if_refused(_press_refused)
@once
def back(request: Asked, stay: UUID) -> HttpResponseBase:
    """All that is to come is expected again."""
    return _pressed(request, stay, say_back, "Everybody still to come is expected again.")


@for_circle
@require_POST
@kept_if_refused(_press_refused)
@once
def holds(request: Asked, stay: UUID) -> HttpResponseBase:
    """It is so still."""
    return _pressed(request, stay, say_it_holds, "It still holds. You are asked again tomorrow.")


def _pressed(request: Asked, stay: UUID, act: Callable[..., None], words: str) -> HttpResponseBase:
    who, now = request.viewer, request.now
    if elsewhere_for(who, moments_of(who, now)) is None:
        return not_here(request)
    try:
        act(account=who.account, elsewhere=stay, now=now, by=who.name)
    except LookupError as wrong:
        said = str(wrong.args[0])
        words = f"{said[:1].upper()}{said[1:]}."
    messages.info(request, words)
    return see("/")
