"""Ways in which something hidden gets out, to be planted: the two worlds must show each."""

import logging
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

from horarium.store.models import ActivityRow

PLANTED: list[str] = []


def _hidden() -> str:
    """What he goes out for."""
    return str(ActivityRow.objects.order_by("pk").values_list("name", flat=True)[0])


def _in_the_page(answer: HttpResponse) -> None:
    answer.content = answer.content.replace(b"</main>", f"<!--{_hidden()}--></main>".encode())


def _in_its_title(answer: HttpResponse) -> None:
    answer.content = answer.content.replace(b"</title>", f" {_hidden()}</title>".encode())


def _in_how_large_it_is(answer: HttpResponse) -> None:
    answer.content += b" " * len(_hidden())


def _in_a_header(answer: HttpResponse) -> None:
    answer["X-Why"] = _hidden()


def _in_where_it_leads(answer: HttpResponse) -> None:
    if "Location" in answer:
        answer["Location"] += f"?{len(_hidden())}"


def _in_what_is_logged(_: HttpResponse) -> None:
    logging.getLogger("django.request").warning("drawn for %s", _hidden())


def _in_how_often_it_asks(_: HttpResponse) -> None:
    with connection.cursor() as cursor:
        for _letter in _hidden():
            cursor.execute("SELECT 1")


def _in_its_status(answer: HttpResponse) -> None:
    if answer.status_code == 404 and len(_hidden()) > 1:
        answer.status_code = 403


SINKS: dict[str, Callable[[HttpResponse], None]] = {
    each.__name__.strip("_").replace("_", " "): each
    for each in (
        *(_in_the_page, _in_its_title, _in_how_large_it_is, _in_a_header, _in_where_it_leads),
        *(_in_what_is_logged, _in_how_often_it_asks, _in_its_status),
    )
}


def leaks(answers: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that lets it out wherever something is planted."""

    def leaking(request: HttpRequest) -> HttpResponse:
        answer = answers(request)
        for each in PLANTED:
            SINKS[each](answer)
        return answer

    return leaking
