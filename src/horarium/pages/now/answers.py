"""He answers what a member asked of him, right on *Now*."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_POST

from horarium.actions.approve_absence import approve_absence
from horarium.actions.approve_wish import approve_wish
from horarium.actions.decline_absence import decline_absence
from horarium.actions.decline_wish import decline_wish
from horarium.core.findings import counted
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import see


@for_person
@require_POST
def answer(request: Asked, kind: str, hope: UUID, word: str) -> HttpResponseBase:
    """Yes or no, once. What was answered or taken back meanwhile is said."""
    act = _ANSWERS.get((kind, word))
    if act is None:
        raise Http404
    whose: dict[str, Any] = {
        "household": request.viewer.household,
        "now": request.now,
        "by": request.viewer.name,
    }
    try:
        messages.success(request, act(hope, whose))
    except (LookupError, ValueError) as wrong:
        messages.warning(request, f"Nothing was changed: {wrong.args[0]}.")
    return see("/")


Whose = Mapping[str, Any]


def _approve_absence(absence: UUID, whose: Whose) -> str:
    approved = approve_absence(absence=absence, **whose)
    told = f"Approved. {approved.name} is told."
    if not approved.shifts:
        return told
    shifts = counted(len(approved.shifts), "shift of theirs needs", "shifts of theirs need")
    return f"{told} {shifts} somebody else: Plan finds them."


def _decline_absence(absence: UUID, whose: Whose) -> str:
    return f"Declined. {decline_absence(absence=absence, **whose)} is told."


def _approve_wish(wish: UUID, whose: Whose) -> str:
    return f"Taken up. {approve_wish(wish=wish, **whose)} is told."


def _decline_wish(wish: UUID, whose: Whose) -> str:
    return f"Declined. {decline_wish(wish=wish, **whose)} is told."


_ANSWERS: dict[tuple[str, str], Callable[[UUID, Whose], str]] = {
    ("absence", "approve"): _approve_absence,
    ("absence", "decline"): _decline_absence,
    ("wish", "approve"): _approve_wish,
    ("wish", "decline"): _decline_wish,
}
