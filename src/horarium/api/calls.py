"""Where the provider of telephony posts the key that was pressed in a call.

It is let in by its signature alone: no session, no cookie, and no form of ours.
"""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from horarium.actions.answer_call import answer_call
from horarium.channels.phone import spoken
from horarium.core.watch.message import NotHeardError, Pressed
from horarium.tellings.asks import how_to_press


@csrf_exempt
@require_POST
def called(request: HttpRequest, ask: int) -> HttpResponseBase:
    """What is said to whoever pressed it. Raises nothing that would be said in a call."""
    address = f"{settings.SITE.origin}{request.path}"
    try:
        pressed = _pressed(request, address)
    except NotHeardError:
        return HttpResponse("This was not signed.\n", "text/plain", 403)
    answered = answer_call(ask=ask, pressed=pressed, now=cast("Any", request).now)
    if answered.again:
        said = spoken(f"{answered.sentence} {how_to_press(ask)}", address)
    else:
        said = spoken(answered.sentence)
    return HttpResponse(said, "text/xml")


cast("Any", called).audience = "everyone"


def _pressed(request: HttpRequest, address: str) -> Pressed:
    """Raises NotHeardError also where no calls are made from here."""
    voice = settings.HORARIUM_VOICES.get("voice")
    if voice is None or voice.pressed is None or not settings.SITE.secure:
        raise NotHeardError("no calls are made from here")
    signature = request.headers.get("X-Twilio-Signature", "")
    pressed: Pressed = voice.pressed(address, request.POST.dict(), signature)
    return pressed


urlpatterns: list[URLPattern] = [path("called/<int:ask>/", called, name="called")]
