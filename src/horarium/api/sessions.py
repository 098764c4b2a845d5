"""Where he and a professional get their own sessions as a calendar file."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase

from horarium.api.calendars import sessions_calendar
from horarium.core.people import Part
from horarium.tellings.course import sessions_of


def sessions_file(request: Any) -> HttpResponseBase:  # noqa: ANN401 - as the middleware made it
    """Theirs alone: what else the house does, whose house it is, and who comes, is not in it."""
    if not request.viewer.is_person and Part.PROFESSIONAL not in request.viewer.parts:
        raise Http404
    clock, sessions = sessions_of(request.viewer)
    content = sessions_calendar(clock, sessions, request.now)
    headers = {"Content-Disposition": 'attachment; filename="engaged.ics"'}
    return HttpResponse(content, content_type="text/calendar", headers=headers)
