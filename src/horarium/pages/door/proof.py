"""When somebody last showed that it is they who are signed in; what needs that asks for it."""

from datetime import datetime
from functools import wraps
from typing import cast
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from horarium.core.hours import HOUR
from horarium.pages.shell.asked import Asked, P, View
from horarium.pages.shell.once import see

_KEY = "proved_at"
# Long enough to make a passkey and give an address with one switch.
_LASTS = HOUR


def prove(request: Asked) -> None:
    """They have just shown who they are."""
    request.session[_KEY] = request.now.isoformat()


def is_proved(request: Asked) -> bool:
    """Whether they did within the last hour."""
    proved = request.session.get(_KEY)
    if not proved:
        return False
    since = request.now - datetime.fromisoformat(proved)
    return abs(since) < _LASTS


def proved(view: View[P]) -> View[P]:
    """A page that changes how one gets in: whoever has not shown it lately does so first."""

    @wraps(view)
    def answered(request: Asked, *args: P.args, **named: P.kwargs) -> HttpResponseBase:
        if not is_proved(request):
            return see(f"/curtain/open/?{urlencode({'next': request.path})}")
        return view(request, *args, **named)

    return cast("View[P]", answered)


def inside(request: Asked, address: str, instead: str = "/") -> str:
    """An address of this house, or ``instead`` where it leads elsewhere."""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe and address.startswith("/") else instead
