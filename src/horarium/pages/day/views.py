"""One day, for the person."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.day.drawn import day_page
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import date_from
from horarium.tellings.week import house_day


@for_person
def today(request: Asked) -> HttpResponseBase:
    return _shown(request, None)


@for_person
def day(request: Asked, day: str) -> HttpResponseBase:
    """The day of an address."""
    found = date_from(day)
    return _shown(request, found) if found else not_here(request)


def _shown(request: Asked, day: date | None) -> HttpResponseBase:
    page = day_page(house_day(request.viewer, request.now, day), request.now)
    return render(request, "day/page.html", {"page": page})
