"""The week: the person's whole house, or a member's own shifts."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from horarium.core.hours import monday
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import date_from, week_address
from horarium.pages.week.drawn import week_page
from horarium.pages.week.own import own_week_page
from horarium.tellings.own_week import own_week
from horarium.tellings.week import house_week


@for_circle
def this_week(request: Asked) -> HttpResponseBase:
    return _shown(request, None)


@for_circle
def week(request: Asked, day: str) -> HttpResponseBase:
    """The week of any of its days, at the address of its Monday."""
    found = date_from(day)
    if found is None:
        return not_here(request)
    if found != monday(found):
        return redirect(week_address(monday(found)))
    return _shown(request, found)


def _shown(request: Asked, first_day: date | None) -> HttpResponseBase:
    viewer, now = request.viewer, request.now
    if viewer.is_person:
        page = week_page(house_week(viewer, now, first_day), now)
        return render(request, "week/page.html", {"page": page})
    own = own_week_page(own_week(viewer, now, first_day), now)
    return render(request, "week/own.html", {"page": own})
