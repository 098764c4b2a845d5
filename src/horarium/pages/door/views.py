"""The way in, and the way out."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.mail_code import mail_is_sent
from horarium.actions.sign_out import sign_out
from horarium.actions.use_door_key import use_door_key
from horarium.pages.door.adapter import WRONG
from horarium.pages.door.brake import too_many, wrong_code
from horarium.pages.door.context import DoorContext, KeyContext, WelcomeContext
from horarium.pages.door.passkey import passkeys_work
from horarium.pages.door.proof import inside
from horarium.pages.shell.asked import Asked, for_circle, for_everyone
from horarium.pages.shell.once import see
from horarium.tellings.device import key_opens, means_of

_TOO_MANY = "Many wrong codes were typed in the last minute. Look at yours again, then try it."
# Who types a code is not known until it opens.
_SOMEBODY = "somebody at the door"


@for_everyone
def door(request: Asked) -> HttpResponseBase:
    """Passkey, code by e-mail, or a code that he or the server gave."""
    address = inside(request, request.POST.get("next") or request.GET.get("next", ""), "")
    if request.method == "POST":
        return _code_typed(request, address)
    if request.who:
        return see(address or "/")
    return door_page(request, address)


def _code_typed(request: Asked, address: str) -> HttpResponseBase:
    typed = request.POST.get("code", "")
    response = let_in(request, typed, address)
    if response:
        return response
    mistake = WRONG if typed.strip() else "Type the code first."
    return door_page(request, address, mistake=mistake, typed=typed)


def door_page(
    request: Asked, address: str = "", *, mistake: str = "", typed: str = ""
) -> HttpResponseBase:
    """The page with the ways in."""
    page = DoorContext(
        title="Sign in",
        https=passkeys_work(request),
        mail=mail_is_sent(),
        next=address,
        mistake=mistake,
        typed=typed[:80],
        sentence="You are signed out." if "out" in request.GET else "",
    )
    status = 200
    if mistake:
        status = 429 if too_many(request.now) else 422
    if status == 429:
        page = DoorContext(page.title, page.https, page.mail, address, _TOO_MANY, page.typed)
    return render(request, "door/page.html", {"page": page}, status=status)


def let_in(request: Asked, code: str, address: str) -> HttpResponseBase | None:
    """Whoever has a right code is in, however many wrong ones were typed before."""
    account = use_door_key(code=code, now=request.now, by=_SOMEBODY) if code.strip() else None
    if account is None:
        wrong_code(request.now)
        return None
    get_adapter().login(request, account)
    means = means_of(account.pk)
    if means.passkey or means.email:
        return see(address or "/")
    return see(f"/door/welcome/?{urlencode({'next': address})}" if address else "/door/welcome/")


@for_everyone
def key(request: Asked, code: str) -> HttpResponseBase:
    """A one-time link: opening it shows a button, and only the button uses it up."""
    if request.method == "POST":
        response = let_in(request, code, "")
        if response:
            return response
    opens = request.method != "POST" and key_opens(code, request.now)
    title = "Come in" if opens else "This link does not open any more"
    page = KeyContext(title, request.path, opens)
    return render(request, "door/key.html", {"page": page}, status=200 if opens else 410)


@for_circle
def welcome(request: Asked) -> HttpResponseBase:
    """What makes the next time easy; all of it can wait."""
    page = WelcomeContext(
        title=f"You are in, {request.viewer.name}",
        https=passkeys_work(request),
        mail=mail_is_sent(),
        is_person=request.viewer.is_person,
        next=inside(request, request.GET.get("next", "")),
    )
    return render(request, "door/welcome.html", {"page": page})


@for_everyone
@require_POST
def out(request: Asked) -> HttpResponseBase:
    """Signed out on this device."""
    if request.device:
        viewer = request.device.viewer
        sign_out(
            account=viewer.account, device=request.device.public_id, now=request.now, by=viewer.name
        )
    logout(request)
    response = see(f"{settings.LOGIN_URL}?out")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
