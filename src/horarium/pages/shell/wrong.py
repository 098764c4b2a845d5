"""What is answered where no page can be."""

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from horarium.pages.shell.context import NotTaken

TOO_MUCH = NotTaken(
    "This was too much at once",
    "Nothing was taken of it: a form holds at most 2.5 MB of text and 1000 fields.",
    "Go back in the browser, where what you typed still stands, and send less of it at a time.",
)
NOT_UNDERSTOOD = NotTaken(
    "This was not understood",
    "Nothing was taken of it: what arrived is no form and no address of this house.",
    "Open the page anew from the address that you know, and try once more.",
)


def sentence_of(wrong: Exception) -> str:
    """What a verb refused, as one sentence."""
    said = str(wrong.args[0]) if wrong.args else "this cannot be done now"
    return f"{said[:1].upper()}{said[1:]}".removesuffix(".") + "."


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """There is no such page, or not for whoever asks: both look the same."""
    return render(request, "shell/not_here.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """What was asked may not be done."""
    return render(request, "shell/forbidden.html", status=403)


def not_taken(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """What was sent is too much, or no request at all: nothing of it is read, or said again."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    page = TOO_MUCH if too_much else NOT_UNDERSTOOD
    text = render_to_string("shell/not_taken.html", {"page": page})
    return HttpResponse(text, status=413 if too_much else 400)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something broke: the answer asks neither the database nor who looks."""
    return HttpResponse(render_to_string("shell/broken.html"), status=500)
