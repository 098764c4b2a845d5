"""The answer of a covered device to every address."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from horarium.pages.curtain.context import CurtainContext, Hours
from horarium.pages.door.kept import came_from_here, sealed, sent
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.context import covered_frame
from horarium.tellings.curtain import Attending, now_and_next
from horarium.tellings.device import Device

TITLE = "Here now, and next"
_OPENS = ("/curtain/open/", "/curtain/arrived/", "/curtain/covered/", "/curtain/mail/")


def opens(request: HttpRequest) -> bool:
    """Whether this address leads out from behind the curtain, or out of scribe mode."""
    return request.path.startswith(_OPENS)


def covered(request: Asked, device: Device) -> HttpResponseBase:
    """Now and next, and nothing else: not even what a form or a stream would have said."""
    if "text/event-stream" in request.headers.get("Accept", ""):
        return HttpResponse(status=204)
    if request.headers.get("HX-Request"):
        # bed.js covers the page, and takes along what is being typed in it.
        return HttpResponse(status=204, headers={"HX-Trigger": "covered"})
    kept = ""
    if request.method == "POST" and came_from_here(request):
        kept = sealed(sent(request), device.viewer.account)
    return curtain_page(request, device, kept=kept)


def curtain_page(
    request: Asked, device: Device, *, kept: str = "", sentence: str = ""
) -> HttpResponse:
    """Made without the request's own context, so that nothing of it can be in the page."""
    told = now_and_next(device.viewer.household, request.now)
    page = CurtainContext(
        title=TITLE,
        now=tuple(map(_hours, told.now)),
        next=tuple(map(_hours, told.next)),
        kept=kept,
        sentence=sentence,
    )
    return bare(request, "curtain/page.html", page)


def bare(request: Asked, template: str, page: object, status: int = 200) -> HttpResponse:
    """A page for a covered device: its context, a frame that leads nowhere, a form's token."""
    known = {"page": page, "frame": covered_frame(request), "csrf_token": get_token(request)}
    return HttpResponse(render_to_string(template, known), status=status)


def _hours(each: Attending) -> Hours:
    return Hours(each.name, each.hours, str(each.shift) if each.shift else "")
