"""What is answered when the memory of the house can take nothing: what was typed is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.db import DatabaseError
from django.http import HttpResponseBase

from horarium.pages.shell.asked import Asked

P = ParamSpec("P")
View = Callable[Concatenate[Asked, P], HttpResponseBase]

_NO_ROOM = (
    "There is no room left on the disk of this house, so nothing was saved. Make room, then "
    "press the button again: what you typed is still here."
)
_BUSY = (
    "The memory of the house is busy and did not answer, so nothing was saved. Press the button "
    "again in a moment: what you typed is still here."
)


def kept_if_refused(
    again: Callable[Concatenate[Asked, str, P], HttpResponseBase],
) -> Callable[[View[P]], View[P]]:
    """Where a database refuses what the view does, ``again`` shows the page with a sentence.

    It stands above ``once``: the form is taken in the transaction that failed.
    """

    def around(view: View[P]) -> View[P]:
        @wraps(view)
        def answered(request: Asked, *args: P.args, **named: P.kwargs) -> HttpResponseBase:
            try:
                return view(request, *args, **named)
            except DatabaseError as wrong:
                if request.method != "POST":
                    raise
                return again(request, refused_words(wrong), *args, **named)

        return cast("View[P]", answered)

    return around


def refused_words(wrong: DatabaseError) -> str:
    """Why nothing was saved, and what to do."""
    said = str(wrong).casefold()
    return _NO_ROOM if "full" in said or "no space" in said else _BUSY
