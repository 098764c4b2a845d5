"""The sheet for the wall, for the person alone: it holds everybody's numbers."""

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.ladder.context import LadderContext
from horarium.pages.shell.asked import Asked, for_person
from horarium.tellings.printed import ladder_of

TITLE = "When nobody comes"


@for_person
def ladder(request: Asked) -> HttpResponseBase:
    """As it is in the data folder, made anew."""
    page = LadderContext(TITLE, ladder_of(request.viewer, request.now))
    return render(request, "ladder/page.html", {"page": page})
