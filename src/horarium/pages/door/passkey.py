"""Passkeys: what the browser is asked for, and what comes back from it."""

import json
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.http import HttpRequest

from horarium.pages.shell.asked import Asked


def passkeys_work(request: HttpRequest) -> bool:
    """Browsers offer passkeys where the address is https, or this machine's own."""
    return request.is_secure() or (
        settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN
        and request.get_host().partition(":")[0] == "localhost"
    )


def options_for(request: Asked) -> str:
    """What the browser asks a passkey for, to show that it is whoever is signed in."""
    return _spelled(auth.begin_authentication(request.user))


def new_options(request: Asked) -> str:
    """What the browser asks for to make one that signs in alone."""
    return _spelled(auth.begin_registration(request.user, passwordless=True))


def _spelled(options: dict[str, Any]) -> str:
    return json.dumps(options["publicKey"])


def proof_by_passkey(request: Asked) -> str:
    """The sentence for a passkey that is not theirs; "" where it is."""
    form = ReauthenticateWebAuthnForm(request.POST, user=request.user)
    if form.is_valid():
        form.cleaned_data["credential"].record_usage()
        return ""
    return _sentence(form)


def keep_passkey(request: Asked) -> str:
    """Keep a passkey that was just made; the sentence for one that cannot be, or ""."""
    sent = {**request.POST.dict(), "passwordless": "on"}
    form = AddWebAuthnForm(sent, user=request.user)
    if not form.is_valid():
        return _sentence(form)
    credential = form.cleaned_data["credential"]
    auth.WebAuthn.add(request.user, form.cleaned_data["name"][:80], credential)
    return ""


def _sentence(form: Any) -> str:  # noqa: ANN401 - allauth's forms have no types
    told = [str(each) for errors in form.errors.values() for each in errors]
    return told[0] if told else "This passkey cannot be used."
