"""A search, told and steered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.steer_search import call_next, say_enough
from horarium.pages.search.context import SearchContext
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here
from horarium.tellings.now import moments_of
from horarium.tellings.search_story import SearchStory, search_story

_OVER = "The search had ended already."


@for_person
def search(request: Asked, watch: UUID) -> HttpResponseBase:
    told = search_story(request.viewer, watch, moments_of(request.viewer, request.now))
    if told is None:
        return not_here(request)
    return render(request, "search/page.html", {"page": search_page(told)})


def search_page(told: SearchStory) -> SearchContext:
    """A story as its page shows it."""
    return SearchContext(
        told.title,
        told.why,
        told.steps,
        "" if told.ended else f"/search/{told.id}/",
        told.staying,
        told.ended,
    )


@for_person
@require_POST
@once
def ask_next(request: Asked, watch: UUID) -> HttpResponseBase:
    """Nobody of those asked last is waited for."""
    viewer = request.viewer
    try:
        call_next(household=viewer.household, watch=watch, now=request.now, by=viewer.name)
    except LookupError:
        messages.info(request, _OVER)
    else:
        messages.info(request, "The next are being asked.")
    return see("/")


@for_person
@require_POST
@once
def enough(request: Asked, watch: UUID) -> HttpResponseBase:
    """He says that it is enough."""
    viewer = request.viewer
    try:
        say_enough(household=viewer.household, watch=watch, now=request.now, by=viewer.name)
    except LookupError:
        messages.info(request, _OVER)
    else:
        messages.info(request, "It is enough: nobody is searched for any more.")
    return see("/")
