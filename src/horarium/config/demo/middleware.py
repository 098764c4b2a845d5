"""The demo is for whoever sits at this machine."""

from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponseBase, HttpResponseForbidden


def loopback_only(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Nobody else is answered: anybody may be anybody here."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if not ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0").is_loopback:  # noqa: S104
            return HttpResponseForbidden("The demo answers on its own machine alone.")
        return answer(request)

    return answered
