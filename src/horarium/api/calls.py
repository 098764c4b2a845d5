"""Where the provider of telephony posts the key that was pressed in a call.

It is let in by its signature alone: no session, no cookie, and no form of ours.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from horarium.actions.answer_call import CallAnswered, answer_call, answer_drill_call
from horarium.channels.phone import spoken
from horarium.core.watch.message import NotHeardError, Pressed
from horarium.tellings.calls import ask_keys, drill_keys


@csrf_exempt
@require_POST
def called(request: HttpRequest, ask: int) -> HttpResponseBase:
    """What is said to whoever pressed a key when they were asked."""
    return _said(
        request, lambda each, now: answer_call(ask=ask, pressed=each, now=now), ask_keys(ask)
    )


@csrf_exempt
@require_POST
def called_for_drill(request: HttpRequest, drill: int) -> HttpResponseBase:
    """The same when they were drilled."""
    return _said(
        request,
        lambda each, now: answer_drill_call(drill=drill, pressed=each, now=now),
        drill_keys(drill),
    )


cast("Any", called).audience = cast("Any", called_for_drill).audience = "everyone"


def _said(
    request: HttpRequest, answer: Callable[[Pressed, datetime], CallAnswered], keys: str
) -> HttpResponseBase:
    address = f"{settings.SITE.origin}{request.path}"
    try:
        pressed = _pressed(request, address)
    except NotHeardError:
        return HttpResponse("This was not signed.\n", "text/plain", 403)
    answered = answer(pressed, cast("Any", request).now)
    again = answered.again
    said = spoken(f"{answered.sentence} {keys}" if again else answered.sentence, address * again)
    return HttpResponse(said, "text/xml")


def _pressed(request: HttpRequest, address: str) -> Pressed:
    """Raises NotHeardError also where no calls are made from here."""
    voice = settings.HORARIUM_VOICES.get("voice")
    if voice is None or voice.pressed is None or not settings.SITE.secure:
        raise NotHeardError("no calls are made from here")
    signature = request.headers.get("X-Twilio-Signature", "")
    pressed: Pressed = voice.pressed(address, request.POST.dict(), signature)
    return pressed


urlpatterns: list[URLPattern] = [
    path("called/<int:ask>/", called),
    path("called/drill/<int:drill>/", called_for_drill),
]
