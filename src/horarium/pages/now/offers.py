"""Hours change hands: offered, taken and answered, each with one press."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.views.decorators.http import require_POST

from horarium.actions.accept_offer import accept_offer
from horarium.actions.approve_offer import approve_offer
from horarium.actions.claim_hours import claim_hours
from horarium.actions.decline_offer import decline_offer
from horarium.actions.take_back_offer import take_back_offer
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import instant_from

_YOURS = "It is yours from now on. Thank you."
_ASKED = "Thank you. It is not yours yet: you will be told here when it is."


def _said(request: Asked, say: Callable[[], str]) -> HttpResponseBase:
    try:
        messages.info(request, say())
    except LookupError:
        return not_here(request)
    except ValueError as wrong:
        messages.warning(request, str(wrong))
    return see("/")


@for_circle
@require_POST
@once
def claim(request: Asked, instant: str) -> HttpResponseBase:
    """A member would take hours that are nobody's."""
    who, start_at = request.viewer, instant_from(instant)
    if start_at is None or who.is_person:
        return not_here(request)

    def act() -> str:
        is_theirs = claim_hours(
            household=who.household, start_at=start_at, now=request.now, by=who.name
        )
        return _YOURS if is_theirs else _ASKED

    return _said(request, act)


@for_circle
@require_POST
@once
def accept(request: Asked, offer: UUID) -> HttpResponseBase:
    """A colleague would take a shift that is offered."""
    who = request.viewer
    if who.is_person:
        return not_here(request)

    def act() -> str:
        is_theirs = accept_offer(household=who.household, offer=offer, now=request.now, by=who.name)
        return _YOURS if is_theirs else _ASKED

    return _said(request, act)


@for_circle
@require_POST
@once
def refuse(request: Asked, offer: UUID) -> HttpResponseBase:
    """Whom it was offered to cannot take it."""
    who = request.viewer
    if who.is_person:
        return not_here(request)

    def act() -> str:
        decline_offer(
            household=who.household, offer=offer, now=request.now, by=who.name, is_person=False
        )
        return "Thank you for saying so. The shift stays as it is."

    return _said(request, act)


@for_circle
@require_POST
@once
def take_back(request: Asked, offer: UUID) -> HttpResponseBase:
    """Whoever offered a shift keeps it; whoever would have taken hours does not."""
    who = request.viewer
    if who.is_person:
        return not_here(request)

    def act() -> str:
        stood = take_back_offer(household=who.household, offer=offer, now=request.now, by=who.name)
        return "You have taken it back." if stood else "It is off your page."

    return _said(request, act)


@for_person
@require_POST
@once
def approve(request: Asked, offer: UUID) -> HttpResponseBase:
    """The hours change hands."""
    who = request.viewer
    return _said(
        request,
        lambda: approve_offer(household=who.household, offer=offer, now=request.now, by=who.name),
    )


@for_person
@require_POST
@once
def decline(request: Asked, offer: UUID) -> HttpResponseBase:
    """The hours stay whose they are."""
    who = request.viewer

    def act() -> str:
        decline_offer(household=who.household, offer=offer, now=request.now, by=who.name)
        return "Declined; whoever waited for it is told."

    return _said(request, act)
