"""What surrounds every page: what time it is, and what a browser may load."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

Answer = Callable[[HttpRequest], HttpResponseBase]

# Everything comes from here; nothing may frame the pages; no style or script stands in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def content_policy(answer: Answer) -> Answer:
    """Each answer says what a browser may load and do on its account."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return answered


def clock(answer: Answer) -> Answer:
    """Each request carries ``now``; no page asks a clock, and none believes a lost one."""
    from horarium.store.house_clock import known_time  # noqa: PLC0415 - names rows

    now: Callable[[], datetime] = import_string(settings.HORARIUM_CLOCK)

    def answered(request: HttpRequest) -> HttpResponseBase:
        request.now = known_time(now())  # type: ignore[attr-defined]
        return answer(request)

    return answered


def wall_clock() -> datetime:
    """What time it is."""
    return datetime.now(UTC)
