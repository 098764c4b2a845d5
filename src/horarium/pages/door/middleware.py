"""Who asks for a page, from which device, and what a covered or lent device answers."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, cast

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from horarium.actions.note_device import note_new_device, note_use
from horarium.core.hours import MINUTE
from horarium.pages.curtain.covered import covered, opens
from horarium.pages.door.bed import bed_name
from horarium.pages.door.kept import LOOK, keep, refused
from horarium.pages.entrusted.acting import act_for_him
from horarium.pages.shell.asked import Asked, as_asked, looks
from horarium.pages.shell.context import HIS_WORDS
from horarium.pages.shell.once import see
from horarium.pages.shell.refused import refused_words
from horarium.tellings.device import Device, device_of
from horarium.tellings.viewer import viewer_of

Answer = Callable[[HttpRequest], HttpResponseBase]

_LOG = logging.getLogger("django.request")
# More often than this nobody needs to know when a device was last used.
_SEEN_EVERY = 5 * MINUTE
_DEVICE = "device"
# Pages that hold a code or a challenge, or what is told to one alone, are never kept by a browser.
_NOT_KEPT = ("/door/", "/curtain/", "/devices/", "/circle/key/", "/app/", *HIS_WORDS)


def who_asks(answer: Answer) -> "Door":
    """Each request carries ``who`` looks, or None at the door, and from which ``device``."""
    return Door(answer)


class Door:
    """Lets each request in, to the page it asks for or to the one its device is bound to."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        request = as_asked(plain)
        device = request.device = _device(request)
        looks(request, device.viewer if device and not device.curtain else None)
        act_for_him(request)
        response = self._answered(request, device)
        if request.device and request.session.get(_DEVICE) == request.device.id:
            _keep_up(request, request.device)
        return _guarded(request, device, response)

    def _answered(self, request: Asked, device: Device | None) -> HttpResponseBase:
        if device and not opens(request):
            if device.curtain:
                return covered(request, device)
            if device.scribe and not _is_lent(request, device.scribe):
                return _back(request, device.scribe)
        return self.answer(request)

    def process_view(
        self, plain: HttpRequest, view: Callable[..., Any], _args: object, _named: object
    ) -> HttpResponseBase | None:
        """A form from a session that is over is not lost: what was typed is shown again."""
        request, audience = as_asked(plain), getattr(view, "audience", "everyone")
        if request.method == "POST" and request.who is None and audience != "everyone":
            return keep(request, "You are not signed in any more, so this was not taken yet.")
        return None

    def process_exception(self, plain: HttpRequest, wrong: Exception) -> HttpResponseBase | None:
        """Where the rows refuse what a form asks for, it is shown again and can be sent again."""
        if plain.method != "POST" or not isinstance(wrong, OperationalError):
            return None
        _LOG.error("%s: %s", plain.path, wrong)
        return refused(as_asked(plain), refused_words(wrong))


def _device(request: Asked) -> Device | None:
    account = request.session.get("_auth_user_id")
    if not account:
        return None
    number = request.session.get(_DEVICE)
    device = device_of(number or _new_device(request, int(account)))
    if device is None or device.viewer.account != int(account):
        # Signed out elsewhere, or not in the circle any more.
        request.session.flush()
        return None
    return device


def _new_device(request: Asked, account: int) -> int:
    """The number of a device that has just signed in; 0 for an account that is closed."""
    viewer = viewer_of(account)
    if not viewer:
        return 0
    if not request.session.session_key:
        request.session.create()
    name = bed_name(request) if viewer.is_person else None
    number = request.session[_DEVICE] = note_new_device(
        account=account,
        session=request.session.session_key or "",
        name=name or "",
        shared=name is not None,
        now=request.now,
        by=viewer.name,
    )
    return number


def _keep_up(request: Asked, device: Device) -> None:
    key = request.session.session_key or ""
    if key and (key != device.session or request.now - device.seen_at >= _SEEN_EVERY):
        # When it was used is of no weight: rows that are busy are asked again the next time.
        with suppress(OperationalError):
            note_use(device=device.id, session=key, now=request.now, by=device.viewer.name)


def _is_lent(request: Asked, address: str) -> bool:
    """The one address of a scribe, and what is said of it while they type."""
    if request.get_full_path() == address:
        return True
    return request.path == f"{address.partition('?')[0]}{LOOK}"


def _back(request: Asked, address: str) -> HttpResponseBase:
    """In scribe mode every address is the one; what asks for a part of another gets nothing."""
    return HttpResponse(status=204) if request.headers.get("HX-Request") else see(address)


def _guarded(request: Asked, device: Device | None, response: HttpResponseBase) -> HttpResponseBase:
    """What a browser may keep of an answer, and how long a stream goes on."""
    if (device and (device.shared or device.curtain)) or request.path.startswith(_NOT_KEPT):
        response.headers["Cache-Control"] = "no-store"
    elif device:
        response.headers.setdefault("Cache-Control", "private, no-cache")
    if device and device.shared and isinstance(response, StreamingHttpResponse):
        parts = cast("Iterator[bytes]", response.streaming_content)
        response.streaming_content = _until_curtain(parts, device)
    return response


def _until_curtain(parts: Iterator[bytes], device: Device) -> Iterator[bytes]:
    """Nothing goes on behind the curtain."""
    for part in parts:
        now = device_of(device.id)
        if now is None or now.curtain:
            return
        yield part
