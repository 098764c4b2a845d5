"""Answers that take as long whether there is something to tell or not."""

import time
from functools import wraps

from django.http import HttpResponseBase

from horarium.pages.shell.asked import Asked, P, View

# Longer than a story takes to open and read on a small computer (`bench/two_worlds.py`).
EVENLY = 0.1


def evenly(view: View[P]) -> View[P]:
    """A member is answered after the next whole 100 ms, so that time tells them nothing.

    The person knows what there is, and does not wait.
    """

    @wraps(view)
    def answered(request: Asked, /, *args: P.args, **named: P.kwargs) -> HttpResponseBase:
        began = time.monotonic()
        answer = view(request, *args, **named)
        if not request.viewer.is_person:
            time.sleep(EVENLY - (time.monotonic() - began) % EVENLY)
        return answer

    return answered
