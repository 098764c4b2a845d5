"""The app of a member is set, or set no more; what was saved is not shown again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.set_app import set_app
from horarium.pages.app.context import AppContext
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import see
from horarium.pages.shell.wrong import not_here
from horarium.tellings.app import AppTold, app_told


@for_person
def app(request: Asked, member: UUID) -> HttpResponseBase:
    """His alone: an address reaches out into the world in the name of the house."""
    try:
        told = app_told(request.viewer, member)
    except LookupError:
        return not_here(request)
    if request.method != "POST":
        return render(request, "app/page.html", {"page": _page(told, member)})
    typed = "" if "remove" in request.POST else request.POST.get("app", "").strip()
    mistake = "" if typed or "remove" in request.POST else "Write the address of the app."
    mistake = mistake or _set(request, member, typed)
    if mistake:
        page = _page(told, member, typed, mistake)
        return render(request, "app/page.html", {"page": page}, status=422)
    said = f"{told.name} is reached by this app, too." if typed else "It is forgotten."
    messages.success(request, said)
    return see(f"/app/{member}/")


def _set(request: Asked, member: UUID, typed: str) -> str:
    """What is wrong with it, or ""."""
    viewer = request.viewer
    try:
        set_app(
            household=viewer.household,
            member=member,
            address=typed,
            now=request.now,
            by=viewer.name,
        )
    except (LookupError, ValueError) as wrong:
        return str(wrong)
    return ""


def _page(told: AppTold, member: UUID, typed: str = "", mistake: str = "") -> AppContext:
    return AppContext(
        title=f"An app of {told.name}",
        name=told.name,
        address=f"/app/{member}/",
        back=f"/circle/{member}/",
        app=told.app,
        set_on=told.set_on,
        works=told.works,
        typed=typed,
        mistake=mistake,
    )
