"""A shift, for the person and for the member whose it is."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.wrong import not_here
from horarium.pages.shift.drawn import own_shift_page, shift_page
from horarium.tellings.shift import shift_of_his, shift_of_theirs


@for_circle
def shift(request: Asked, shift: UUID) -> HttpResponseBase:
    """For anybody else, as if there were none."""
    viewer, now = request.viewer, request.now
    if viewer.is_person:
        his = shift_of_his(viewer, shift, now)
        if his:
            return render(request, "shift/page.html", {"page": shift_page(his)})
        return not_here(request)
    theirs = shift_of_theirs(viewer, shift, now)
    if theirs:
        return render(request, "shift/own.html", {"page": own_shift_page(theirs)})
    return not_here(request)
