"""Publishing a draft, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.publish_roster import NotPublishedError, publish_roster
from horarium.actions.take_back_roster import NotTakenBackError, take_back_roster
from horarium.pages.plan.from_draft import publish_page
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import see
from horarium.tellings.draft import publishing_of


@for_person
def publish(request: Asked, request_id: UUID) -> HttpResponseBase:
    """Who is told what; sent, they are."""
    address = f"/plan/{request_id}/"
    try:
        if request.method == "POST":
            _publish(request, request_id)
            return see(address)
        told = publishing_of(request.viewer, request_id, request.now)
    except LookupError:
        raise Http404 from None
    if told is None:
        return see(address)
    return render(request, "plan/publish.html", {"page": publish_page(told)})


def _publish(request: Asked, request_id: UUID) -> None:
    try:
        publish_roster(
            household=request.viewer.household,
            request=request_id,
            now=request.now,
            by=request.viewer.name,
        )
    except NotPublishedError as wrong:
        messages.warning(request, f"Nothing was published. {wrong}")
    else:
        messages.success(request, "Published. It is the roster now, and everybody can see theirs.")


@for_person
@require_POST
def take_back(request: Asked, request_id: UUID) -> HttpResponseBase:
    """The roster is as it was before; what stays is said."""
    try:
        stays = take_back_roster(
            household=request.viewer.household,
            request=request_id,
            now=request.now,
            by=request.viewer.name,
        )
    except LookupError:
        raise Http404 from None
    except NotTakenBackError as wrong:
        messages.warning(request, f"Nothing was taken back. {wrong}")
    else:
        said = "Taken back. The roster is as it was before; what has begun stays."
        messages.success(request, " ".join((said, *stays)))
    return see(f"/plan/{request_id}/")
