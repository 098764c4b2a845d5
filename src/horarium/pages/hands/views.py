"""One's own hands, for whoever is signed in."""

from dataclasses import fields

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.set_hands import set_hands
from horarium.pages.hands.choices import choices, chosen, hands_from, mistakes_in
from horarium.pages.hands.context import HandsContext
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.once import see
from horarium.pages.shell.switches import remember
from horarium.tellings.hands import Hands, hands_of

TITLE = "Hands"


@for_circle
def hands(request: Asked) -> HttpResponseBase:
    """What they chose, and a place to try it; changed from the next page on."""
    there = hands_of(request.viewer.account)
    if request.method == "POST":
        return _chosen(request, there)
    page = HandsContext(TITLE, there.switches, choices(chosen(there), {}))
    response = render(request, "hands/page.html", {"page": page})
    remember(response, there)
    return response


def _chosen(request: Asked, there: Hands) -> HttpResponseBase:
    told = chosen(there)
    told |= {each.name: request.POST.get(each.name, told[each.name]) for each in fields(Hands)}
    mistakes = mistakes_in(told)
    if mistakes:
        page = HandsContext(TITLE, there.switches, choices(told, mistakes))
        return render(request, "hands/page.html", {"page": page}, status=422)
    hands = hands_from(told)
    viewer = request.viewer
    set_hands(account=viewer.account, hands=hands, now=request.now, by=viewer.name)
    messages.success(request, "Saved. This is how it works now.")
    response = see("/hands/")
    remember(response, hands)
    return response
