"""A shift, for the person and for the member whose it is."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.cannot_come import cannot_come
from horarium.actions.offer_shift import offer_shift
from horarium.actions.run_late import run_late
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here
from horarium.pages.shift.drawn import own_shift_page, shift_page
from horarium.pages.week.addresses import instant_from
from horarium.tellings.shift import shift_of_his, shift_of_theirs


@for_circle
def shift(request: Asked, shift: UUID) -> HttpResponseBase:
    """For anybody else, as if there were none."""
    viewer, now = request.viewer, request.now
    if viewer.is_person:
        his = shift_of_his(viewer, shift, now)
        if his:
            return render(request, "shift/page.html", {"page": shift_page(his)})
        return not_here(request)
    theirs = shift_of_theirs(viewer, shift, now)
    if theirs:
        return render(request, "shift/own.html", {"page": own_shift_page(theirs)})
    return not_here(request)


@for_circle
@require_POST
@once
def late(request: Asked, shift: UUID) -> HttpResponseBase:
    """Whoever's shift it is comes later."""
    until_at = instant_from(request.POST.get("until", ""))
    if until_at is None:
        messages.warning(request, "That page was not whole; say it again.")
        return see(f"/shift/{shift}/")
    return _said(
        request,
        lambda: run_late(
            household=request.viewer.household,
            shift=shift,
            until_at=until_at,
            now=request.now,
            by=request.viewer.name,
        ),
        "Thank you for saying so. Whoever is there is asked to stay.",
    )


@for_circle
@require_POST
@once
def cannot(request: Asked, shift: UUID) -> HttpResponseBase:
    """Whoever's shift it is cannot come."""
    viewer = request.viewer
    return _said(
        request,
        lambda: cannot_come(
            household=viewer.household, shift=shift, now=request.now, by=viewer.name
        ),
        "Thank you for saying so. Others are being asked.",
    )


@for_circle
@require_POST
@once
def offer(request: Asked, shift: UUID) -> HttpResponseBase:
    """Whoever's shift it is would pass it on."""
    viewer, to = request.viewer, request.POST.get("to", "")
    return _said(
        request,
        lambda: offer_shift(
            household=viewer.household, shift=shift, to=to, now=request.now, by=viewer.name
        ),
        "It is offered. It stays yours until somebody has it in your place.",
    )


def _said(request: Asked, say: Callable[[], None], thanks: str) -> HttpResponseBase:
    try:
        say()
    except LookupError:
        return not_here(request)
    except ValueError as wrong:
        messages.warning(request, str(wrong))
    else:
        messages.info(request, thanks)
    return see("/")
