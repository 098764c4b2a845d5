"""Who asks for a page."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from horarium.pages.shell.asked import Asked
from horarium.tellings.viewer import viewer_of


def who_asks(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Each request carries ``who`` looks, or None at the door."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        account = request.session.get("_auth_user_id")
        cast("Asked", request).who = viewer_of(int(account)) if account else None
        return answer(request)

    return answered
