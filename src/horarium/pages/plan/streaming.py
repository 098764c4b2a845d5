"""How far the planner is, as it goes on: events that a page shows without being asked again."""

import json
import time
from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponseBase, StreamingHttpResponse

from horarium.pages.plan.progress import sentence_of, steps_of
from horarium.pages.shell.asked import Asked, for_person
from horarium.tellings.planning import Asked as AskedPlan
from horarium.tellings.planning import request_asked
from horarium.tellings.viewer import Viewer

# A browser asks again by itself: so a stream takes a thread for a minute at most.
LONGEST = 60.0
LOOK = 0.5
# A line that says nothing, so that a stream nobody listens to is noticed.
SILENCE = 10.0

_ENDS = {
    "draft": "The plan is ready.",
    "refused": "There is no plan.",
    "called off": "It was called off.",
}


@for_person
def progress(request: Asked, request_id: UUID) -> HttpResponseBase:
    """Events: ``step`` while it goes on, ``end`` once there is an answer."""
    if request_asked(request.viewer, request_id) is None:
        raise Http404
    response = StreamingHttpResponse(
        _events(request.viewer, request_id), content_type="text/event-stream"
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _events(viewer: Viewer, request_id: UUID) -> Iterator[str]:
    until = time.monotonic() + LONGEST
    said, said_at = "", time.monotonic()
    yield "retry: 1000\n\n"
    while time.monotonic() < until:
        asked = request_asked(viewer, request_id)
        if asked is None or not asked.is_open:
            yield _event("end", sentence=_end(asked))
            return
        event = _event("step", sentence=sentence_of(asked), steps=steps_of(asked))
        if event != said or time.monotonic() - said_at > SILENCE:
            yield ": still there\n\n" if event == said else event
            said, said_at = event, time.monotonic()
        time.sleep(LOOK)


def _end(asked: AskedPlan | None) -> str:
    return _ENDS.get(asked.state if asked else "", "It is done.")


def _event(name: str, **what: object) -> str:
    return f"event: {name}\ndata: {json.dumps(what, ensure_ascii=False)}\n\n"
