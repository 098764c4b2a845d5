"""A gap, for the person alone."""

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.gap.drawn import gap_page
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import instant_from
from horarium.tellings.gap import gap_of

TEMPLATE = "gap/page.html"


@for_person
def gap(request: Asked, instant: str) -> HttpResponseBase:
    """A gap that is no more says so; what is no instant is not here."""
    start_at = instant_from(instant)
    if start_at is None:
        return not_here(request)
    told = gap_of(request.viewer, start_at, request.now)
    return render(request, TEMPLATE, {"page": gap_page(told)})
