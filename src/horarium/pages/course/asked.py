"""Whom the pages of a course are for: its three, and nobody else."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpResponseBase

from horarium.core.people import Part
from horarium.pages.shell.asked import Asked, Viewed, for_circle
from horarium.pages.shell.even import evenly
from horarium.pages.shell.once import once
from horarium.pages.shell.wrong import not_here
from horarium.tellings.course import CourseTold, course_told
from horarium.tellings.viewer import Viewer

HERE = "/course/"


def can_be_in_one(viewer: Viewer) -> bool:
    """By their part, and not by whether there is a course."""
    return viewer.is_person or Part.PROFESSIONAL in viewer.parts


def for_three(view: Callable[[Asked, CourseTold], HttpResponseBase]) -> Viewed[[UUID]]:
    """A page of one course, with what whoever looks is told of it.

    For anybody whom it does not concern it is not there, as if there were none.
    """

    @for_circle
    @evenly
    @once
    @wraps(view)
    def answered(request: Asked, course: UUID) -> HttpResponseBase:
        if not can_be_in_one(request.viewer):
            return not_here(request)
        try:
            return view(request, course_told(request.viewer, course, request.now))
        except LookupError:
            return not_here(request)

    return answered
