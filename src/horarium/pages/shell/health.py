"""Whether the house answers, for whatever looks after the server."""

from django.http import HttpResponse, HttpResponseBase
from django.urls import URLPattern, path

from horarium.pages.shell.asked import Asked, for_everyone
from horarium.tellings.health import database_answers


@for_everyone
def health(request: Asked) -> HttpResponseBase:  # noqa: ARG001 - it is the same for everybody
    """A line of plain text."""
    well = database_answers()
    words = "The house answers.\n" if well else "The database does not answer.\n"
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(words, "text/plain", 200 if well else 503, headers=headers)


urlpatterns: list[URLPattern] = [path("healthz", health, name="health")]
