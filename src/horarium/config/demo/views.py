"""The demo's own page: whose eyes to look through, and what time it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from horarium.config.demo.clock import move_hands
from horarium.config.demo.house import PATTERN
from horarium.core.hours import HouseClock
from horarium.pages.shell.asked import Asked, for_everyone
from horarium.store.models import AccountRow

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone through whose eyes the demo can be seen."""

    address: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class DemoContext:
    """The demo's page: who can be looked through, and the time in the house."""

    title: str
    time: str
    personas: tuple[Persona, ...]
    pattern: str


@for_everyone
def stage(request: Asked) -> HttpResponseBase:
    accounts = AccountRow.objects.select_related("member", "household").order_by("pk")
    context = DemoContext(
        "Demo", _time(request.now), tuple(map(_persona, accounts)), ", ".join(PATTERN)
    )
    return render(request, "demo/page.html", {"page": context})


def _persona(account: AccountRow) -> Persona:
    address = f"/demo/as/{account.public_id}/"
    if account.member is None:
        return Persona(address, account.household.person_name, "whose house this is")
    return Persona(address, account.member.name, ", ".join(sorted(account.member.parts)))


@for_everyone
@require_POST
def look_as(request: Asked, public_id: UUID) -> HttpResponse:
    """Sign in as somebody, without a key: it is a demo."""
    account = get_object_or_404(AccountRow, public_id=public_id)
    login(request, account, backend=BACKEND)
    return redirect("/")


@for_everyone
@require_POST
def move_clock(request: Asked) -> HttpResponse:
    """The hands of the house's clock go forward."""
    try:
        move_hands(int(request.POST.get("hours", "")))
    except ValueError:
        messages.warning(request, "The clock of the demo goes forward only, and within its month.")
    return redirect("/demo/")


def bar(request: HttpRequest) -> dict[str, str]:
    """What every page of the demo says of itself."""
    return {"demo_time": _time(cast("Asked", request).now)}


def _time(now: datetime) -> str:
    clock = HouseClock("America/Los_Angeles")
    return f"{clock.at(now)} {clock.local(now).year}"
