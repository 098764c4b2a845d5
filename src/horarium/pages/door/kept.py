"""What was typed is kept where a form cannot be taken: on the page, never on the server."""

import base64
import hashlib
import json
import re
import zlib
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from horarium.pages.door.context import KeptContext
from horarium.pages.shell.asked import Asked, as_asked
from horarium.pages.shell.once import FIELD, see

TITLE = "What you typed is still here"
# Below an address: what is said beside its form while somebody types.
LOOK = "look/"
# What forms send besides what is typed into them.
_UNSEEN = {
    FIELD,
    *"link was over clash although ask back credential subscription about with read_until".split(),
    *"taken_back where take_back sure begin day_kind act out does write".split(),
}
# Whom or what was chosen, as a list names it and nobody reads it.
_AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_STALE = (
    "This page had been open for long, or you signed in elsewhere meanwhile, "
    "so this was not taken yet."
)
# There is nothing to keep in these forms, or it is a secret.
_STARTS_ANEW = (
    *("/door/", "/curtain/", "/scribe/", "/answer/", "/app/"),
    *("/journal/open/", "/journal/lock/"),
)


def csrf_failed(plain: HttpRequest, reason: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The form came from a page that is too old, or from elsewhere."""
    request = as_asked(plain)
    for start in _STARTS_ANEW:
        if request.path.startswith(start):
            return see("/curtain/open/" if start == "/curtain/" else "/")
    return keep(request, _STALE)


def keep(request: Asked, sentence: str) -> HttpResponseBase:
    """The page that shows what was typed, and sends it again."""
    if request.path.endswith(f"/{LOOK}"):
        # He is still typing, and goes on; it is kept when he sends it.
        return HttpResponse(status=204)
    if not came_from_here(request):
        return _told(request, KeptContext(TITLE_ELSEWHERE, _ELSEWHERE, "/", send_again=False))
    return show(request, sent(request), sentence, status=403)


TITLE_ELSEWHERE = "This form was not taken"
_ELSEWHERE = "It does not come from a page of this house. Open the page here and fill it in again."


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this house sent it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") in {here, *settings.CSRF_TRUSTED_ORIGINS}


def refused(request: Asked, sentence: str) -> HttpResponseBase:
    """The page that shows what the memory of the house did not take, and sends it again."""
    if request.path.endswith(f"/{LOOK}"):
        return HttpResponse(status=204)
    if request.path.startswith(_STARTS_ANEW):
        page = KeptContext(TITLE_REFUSED, sentence, request.path, send_again=False)
        return _told(request, page, status=503)
    return show(request, sent(request), sentence, status=503)


TITLE_REFUSED = "Nothing was done"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came: to which address, with which fields, and which files it had."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()


def sent(request: Asked) -> Sent:
    """The form that a request is."""
    fields = (
        (name, value) for name, values in request.POST.lists() for value in values if name != _TOKEN
    )
    files = (file.name for each in request.FILES.lists() for file in each[1] if file.name)
    return Sent(request.get_full_path(), tuple(fields), tuple(files))


def show(request: Asked, form: Sent, sentence: str, status: int = 200) -> HttpResponseBase:
    """What was typed, readable, and a button that sends it."""
    told = tuple((label(name), value) for name, value in form.fields if _is_read(name, value))
    context = KeptContext(
        title=TITLE,
        sentence=sentence,
        address=form.address,
        told=told,
        fields=form.fields,
        files=form.files,
        sign_in=request.who is None,
    )
    return _told(request, context, status)


def _is_read(name: str, value: str) -> bool:
    """Whether somebody typed or chose it, and would know it again."""
    return bool(value.strip()) and name not in _UNSEEN and not _AN_ID.fullmatch(value)


_IN_PLACE = {"HX-Retarget": "main", "HX-Reselect": "main", "HX-Reswap": "outerHTML"}


def label(name: str) -> str:
    """The name of a field as it is read."""
    return name.replace("_", " ").replace("-", " ").strip().capitalize()


def _told(request: Asked, context: KeptContext, status: int = 403) -> HttpResponseBase:
    response = render(request, "door/kept.html", {"page": context}, status=status)
    if request.headers.get("HX-Request"):
        # htmx shows only what succeeded.
        response.status_code = 200
        for name, value in _IN_PLACE.items():
            response.headers[name] = value
    return response


# -- carried behind the curtain


def sealed(form: Sent, account: int) -> str:
    """A form that a covered page carries and nobody who looks at it can read."""
    content = [account, form.address, form.fields, form.files]
    return _box().encrypt(zlib.compress(json.dumps(content).encode())).decode()


def unsealed(text: str, account: int) -> Sent | None:
    """The form again, for the account that sent it."""
    if not text:
        return None
    try:
        content = json.loads(zlib.decompress(_box().decrypt(text.encode())))
    except (InvalidToken, UnicodeEncodeError, zlib.error, ValueError):
        return None
    whose, address, fields, files = content
    if whose != account:
        return None
    return Sent(address, tuple((name, value) for name, value in fields), tuple(files))


def _box() -> Fernet:
    key = hashlib.sha256(f"kept forms {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
