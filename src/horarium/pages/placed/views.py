"""An activity in the roster, for the person alone."""

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.placed.drawn import placed_page
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.wrong import not_here
from horarium.tellings.placed import placed_of_his


@for_person
def placed(request: Asked, placed: int) -> HttpResponseBase:
    """One that the roster has no more is not here."""
    told = placed_of_his(request.viewer, placed)
    if told is None:
        return not_here(request)
    return render(request, "placed/page.html", {"page": placed_page(told)})
