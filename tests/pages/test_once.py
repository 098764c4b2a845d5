"""A form acts once, however often it is sent."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

from horarium.pages.shell.asked import Asked, for_everyone
from horarium.pages.shell.once import once, see

pytestmark = pytest.mark.django_db

DONE: list[str] = []


@for_everyone
@once
def add(request: Asked) -> HttpResponseBase:
    """Notes each word it is sent, and goes on to that word's own page."""
    word = request.POST.get("word", "")
    if not word:
        return HttpResponse("no word", status=422)
    DONE.append(word)
    if request.headers.get("HX-Request"):
        return HttpResponse("a fragment")
    return see(f"/done/{len(DONE)}/")


urlpatterns = [path("add/", add)]


@pytest.fixture(autouse=True)
def _here() -> Iterator[None]:
    DONE.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


def sent(**words: Any) -> tuple[int, str]:
    answer = Client().post("/add/", words)
    return answer.status_code, answer.headers.get("Location", "")


def test_the_tag_gives_each_form_a_token_of_its_own() -> None:
    template = engines["django"].from_string("{% once %}{% once %}")
    one, other = re.findall(
        r'<input type="hidden" name="once" value="(\w{32})">', template.render()
    )
    assert one != other


def test_a_second_press_changes_nothing_and_leads_to_the_same_place() -> None:
    assert sent(once="t", word="salt") == (303, "/done/1/")
    assert sent(once="t", word="salt") == (303, "/done/1/")
    assert DONE == ["salt"]


def test_other_words_or_another_page_are_another_form() -> None:
    """The back button, a correction and a second press: the correction is not lost."""
    sent(once="t", word="salt")
    assert sent(once="t", word="salt and bread") == (303, "/done/2/")
    assert sent(once="u", word="salt") == (303, "/done/3/")
    assert sent(word="salt") == (303, "/done/4/")
    assert sent(word="salt") == (303, "/done/5/")


def test_another_file_of_the_same_name_is_another_form() -> None:
    for content in (b"07:00", b"08:00", b"08:00"):
        sent(once="t", word="file", file=SimpleUploadedFile("house.toml", content))
    assert len(DONE) == 2


def test_what_was_refused_may_be_sent_again() -> None:
    assert sent(once="t", word="")[0] == 422
    assert sent(once="t", word="")[0] == 422
    assert sent(once="t", word="salt")[0] == 303


def test_a_fragment_leads_back_to_the_page_it_was_for() -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/house/?day=2"}
    first, again = (
        Client().post("/add/", {"once": "t", "word": "salt"}, headers=headers) for _ in range(2)
    )
    assert first.content == b"a fragment"
    assert (again.status_code, again.headers["HX-Redirect"]) == (204, "/house/?day=2")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_act_once() -> None:
    both = Barrier(2)

    def press(_: int) -> tuple[int, str]:
        both.wait()
        try:
            return sent(once="t", word="salt")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = set(threads.map(press, range(2)))
    assert answers == {(303, "/done/1/")}
