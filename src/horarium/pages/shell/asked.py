"""A request as the pages know it, and whom a page is for."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, Literal, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from horarium.tellings.device import Device
from horarium.tellings.viewer import Viewer

P = ParamSpec("P")
Audience = Literal["everyone", "circle", "person"]


class Asked(HttpRequest):
    """A request with what time it is and who looks; ``who`` is None at the door.

    ``device`` is what they look from. Behind the curtain there is a device, and nobody looks.
    """

    now: datetime
    who: Viewer | None
    device: Device | None

    @property
    def viewer(self) -> Viewer:
        """Whoever looks, on a page that nobody sees who is not signed in."""
        if self.who is None:
            raise LookupError("this page was asked for by nobody")
        return self.who


def as_asked(request: HttpRequest) -> Asked:
    """A request that has come through the middleware."""
    return cast("Asked", request)


def looks(request: Asked, viewer: Viewer | None) -> None:
    """From now on ``viewer`` looks."""
    known: Any = request
    known.who = known.viewer = viewer


View = Callable[Concatenate[Asked, P], HttpResponseBase]
Viewed = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_everyone(view: View[P]) -> Viewed[P]:
    """A page at the door: it shows nothing of any household."""
    return _for("everyone", view)


def for_circle(view: View[P]) -> Viewed[P]:
    """A page for the person and every member; its telling is made for whoever looks."""
    return _for("circle", view)


def for_person(view: View[P]) -> Viewed[P]:
    """A page for the person alone: for anybody else it is not there."""
    return _for("person", view)


def _for(audience: Audience, view: View[P]) -> Viewed[P]:
    @wraps(view)
    def answered(plain: HttpRequest, *args: P.args, **named: P.kwargs) -> HttpResponseBase:
        request = cast("Asked", plain)
        if audience != "everyone" and request.who is None:
            return redirect(f"/door/?next={request.path}")
        if audience == "person" and not request.viewer.is_person:
            return render(request, "shell/not_here.html", status=404)
        return view(request, *args, **named)

    cast("Any", answered).audience = audience
    return cast("Viewed[P]", answered)
