"""One's own devices, passkeys and address for codes."""

from pathlib import Path
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.mail_code import mail_is_sent
from horarium.actions.name_device import name_device
from horarium.actions.open_house import digest_of, new_code
from horarium.actions.remove_passkey import remove_passkey
from horarium.actions.ring_device import quiet_device, ring_device
from horarium.actions.set_email import set_email
from horarium.actions.sign_out import sign_out, sign_out_everywhere
from horarium.channels.push import public_key
from horarium.pages.devices.context import (
    DeviceLine,
    DevicesContext,
    EmailContext,
    NewPasskeyContext,
    PasskeyLine,
)
from horarium.pages.door.bed import stand_at_bed
from horarium.pages.door.passkey import keep_passkey, new_options, passkeys_work
from horarium.pages.door.proof import proved
from horarium.pages.shell.asked import Asked, for_circle, for_everyone
from horarium.pages.shell.once import see
from horarium.tellings.devices import keys_of

HERE = "/devices/"


@for_circle
def devices(request: Asked) -> HttpResponseBase:
    """Their devices, passkeys and address: nobody else's, whoever looks."""
    keys, here = keys_of(request.viewer), request.device and request.device.public_id
    page = DevicesContext(
        title="Devices and keys",
        is_person=request.viewer.is_person,
        devices=tuple(
            DeviceLine(
                each.id, each.name, each.since, each.seen, each.shared, each.id == here, each.rings
            )
            for each in keys.devices
        ),
        passkeys=tuple(PasskeyLine(each.id, each.name, each.made) for each in keys.passkeys),
        email=keys.email,
        has_pattern=keys.has_pattern,
        https=passkeys_work(request),
        mail=mail_is_sent(),
        ring_key=public_key(settings.PUSH.key) if settings.PUSH else "",
    )
    return render(request, "devices/page.html", {"page": page})


@for_circle
@require_POST
def name(request: Asked, device: UUID) -> HttpResponseBase:
    """A device gets a name, and stands at his bed or does not."""
    called, shared = request.POST.get("name", ""), "shared" in request.POST
    shared = shared and request.viewer.is_person
    try:
        name_device(
            account=request.viewer.account,
            device=device,
            name=called,
            shared=shared,
            now=request.now,
            by=request.viewer.name,
        )
    except LookupError:
        messages.warning(request, "That device is not signed in any more.")
    response = see(HERE)
    if request.device and request.device.public_id == device and request.viewer.is_person:
        stand_at_bed(response, " ".join(called.split())[:80], shared=shared)
    return response


@for_circle
@require_POST
def end(request: Asked, device: UUID) -> HttpResponseBase:
    """Signed out on one device."""
    viewer = request.viewer
    sign_out(account=viewer.account, device=device, now=request.now, by=viewer.name)
    if request.device and request.device.public_id == device:
        request.session.flush()
        return see("/door/?out")
    return see(HERE)


@for_circle
@require_POST
def ring(request: Asked) -> HttpResponseBase:
    """This phone rings from now on."""
    viewer, device = request.viewer, request.device
    given = request.POST.get("subscription", "")
    try:
        ring_device(
            account=viewer.account,
            device=device.public_id if device else UUID(int=0),
            subscription=given,
            now=request.now,
            by=viewer.name,
        )
    except (ValueError, LookupError) as wrong:
        messages.warning(request, str(wrong))
    else:
        messages.success(request, "This phone rings when you are asked, as well as its number.")
    return see(HERE)


@for_circle
@require_POST
def quiet(request: Asked, device: UUID) -> HttpResponseBase:
    """A device of theirs rings no more."""
    viewer = request.viewer
    quiet_device(account=viewer.account, device=device, now=request.now, by=viewer.name)
    return see(HERE)


@for_everyone
def worker(request: Asked) -> HttpResponseBase:  # noqa: ARG001 - it is the same for everybody
    """What a browser runs when a push comes. Its address stays; only below it may it act."""
    script = finders.find("horarium/ringing.js")
    return HttpResponse(Path(script).read_bytes() if script else b"", "text/javascript")


@for_circle
@require_POST
def end_all(request: Asked) -> HttpResponseBase:
    """Signed out everywhere but here."""
    viewer, here = request.viewer, request.device.id if request.device else None
    sign_out_everywhere(account=viewer.account, but=here, now=request.now, by=viewer.name)
    messages.success(request, "You are signed out everywhere but here.")
    return see(HERE)


@for_circle
@proved
def new_passkey(request: Asked) -> HttpResponseBase:
    """The browser makes a passkey, and the house keeps its public half."""
    mistake = ""
    if request.method == "POST":
        mistake = keep_passkey(request)
        if not mistake:
            messages.success(request, "This passkey signs you in from now on.")
            return see(HERE)
    page = NewPasskeyContext(
        title="A new passkey",
        options=new_options(request) if passkeys_work(request) else "",
        name=request.POST.get("name", "")[:80],
        mistake=mistake,
    )
    status = 422 if mistake else 200
    return render(request, "devices/passkey.html", {"page": page}, status=status)


@for_circle
@proved
def remove(request: Asked, passkey: int) -> HttpResponseBase:
    """A passkey no longer signs them in."""
    if request.method == "POST":
        viewer = request.viewer
        remove_passkey(account=viewer.account, passkey=passkey, now=request.now, by=viewer.name)
    return see(HERE)


# -- the address for codes

_PENDING = "email to show"
_TRIES = 5
_SENT = """\
{code}

shows that this address is yours. Type it where you were asked for it. If you did not give this
address to a Horarium, do nothing.
"""


@for_circle
@proved
def email(request: Asked) -> HttpResponseBase:
    """An address is given, and a code sent there; typed again, it is theirs."""
    has_email = bool(keys_of(request.viewer).email)
    page = EmailContext("E-mail for codes", sent=False, has_email=has_email)
    if request.method != "POST":
        request.session.pop(_PENDING, None)
        return _email_page(request, page)
    if "remove" in request.POST:
        _set(request, "")
        messages.success(request, "No more codes go out by e-mail.")
        return see(HERE)
    return _code(request, page) if "code" in request.POST else _address(request, page)


def _address(request: Asked, page: EmailContext) -> HttpResponseBase:
    typed = request.POST.get("email", "").strip()[:254]
    mistake, code = _sent_to(typed)
    if mistake:
        page = EmailContext(page.title, False, page.has_email, typed, mistake)  # noqa: FBT003
        return _email_page(request, page)
    request.session[_PENDING] = {"email": typed, "digest": digest_of(code), "tries": 0}
    return _email_page(request, EmailContext(page.title, sent=True, has_email=page.has_email))


def _sent_to(address: str) -> tuple[str, str]:
    """Why no code could be sent, and the code."""
    try:
        validate_email(address)
    except ValidationError:
        return "This is no e-mail address; write it like mark@example.org.", ""
    code = new_code()
    try:
        send_mail("Is this your address?", _SENT.format(code=code), None, [address])
    except (OSError, SMTPException):
        return "The mail server did not take it; try again later.", ""
    return "", code


def _code(request: Asked, page: EmailContext) -> HttpResponseBase:
    pending = request.session.get(_PENDING)
    if not pending or pending["tries"] >= _TRIES:
        request.session.pop(_PENDING, None)
        mistake = "Too many codes were wrong; give the address again."
        page = EmailContext(page.title, sent=False, has_email=page.has_email, mistake=mistake)
        return _email_page(request, page)
    if digest_of(request.POST["code"]) != pending["digest"]:
        request.session[_PENDING] = pending | {"tries": pending["tries"] + 1}
        mistake = "This is not the code that was sent; look again."
        return _email_page(request, EmailContext(page.title, True, page.has_email, "", mistake))  # noqa: FBT003
    try:
        _set(request, pending["email"])
    except ValueError as wrong:
        page = EmailContext(page.title, sent=False, has_email=page.has_email, mistake=str(wrong))
        return _email_page(request, page)
    request.session.pop(_PENDING, None)
    messages.success(request, "Codes come to this address from now on.")
    return see(HERE)


def _set(request: Asked, address: str) -> None:
    viewer = request.viewer
    set_email(account=viewer.account, email=address, now=request.now, by=viewer.name)


def _email_page(request: Asked, page: EmailContext) -> HttpResponseBase:
    status = 422 if page.mistake else 200
    return render(request, "devices/email.html", {"page": page}, status=status)
