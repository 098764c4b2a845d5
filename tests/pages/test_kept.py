"""Nothing typed is lost: a form that cannot be taken is shown again, and sent again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.test import Client, override_settings
from django.urls import path

from horarium.config.settings import PAGES
from horarium.config.urls import urlpatterns as house
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.once import once, see
from horarium.store.models import DeviceRow, SubmittedRow
from tests.in_the_house import account, furnished, signed_in, text

pytestmark = pytest.mark.django_db
TAKEN: list[dict[str, list[str]]] = []
# What is typed there is never shown again.
NEVER_KEPT = ("door", "curtain")
HERE = {"Sec-Fetch-Site": "same-origin"}
TYPED = {
    "note": 'Side door.\n<b>Two</b> steps & a "ramp"',
    "first_day": "1988-03-27",
    "whom": ["Ana", "Ben"],
    "once": "t",
}


@for_circle
@once
def note(request: Asked) -> HttpResponseBase:
    """Takes whatever it is sent."""
    if request.method == "POST":
        TAKEN.append({name: list(values) for name, values in request.POST.lists()})
        return see("/")
    return HttpResponse("a form")


@for_person
def his(_: Asked) -> HttpResponseBase:
    """A page of his alone."""
    return HttpResponse("his")


urlpatterns = [*house, path("note/", note), path("note/look/", note), path("his/", his)]


@pytest.fixture(autouse=True)
def _here(settings: Any) -> Iterator[None]:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    TAKEN.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def strict() -> Client:
    """A browser whose forms need their token, as in the house."""
    return signed_in(account(furnished()), enforce_csrf_checks=True)


def fields(page: str) -> list[tuple[str, str]]:
    """The hidden fields of the form that sends again, as a browser reads them."""
    import html5lib  # noqa: PLC0415

    document = html5lib.parse(page, namespaceHTMLElements=False)
    [form] = [each for each in document.iter("form") if each.get("action") == "/note/"]
    return [(each.get("name") or "", each.get("value") or "") for each in form.iter("input")]


def as_sent(listed: list[tuple[str, str]]) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for name, value in listed:
        sent.setdefault(name, []).append(value)
    return sent


def test_stale_page_shows_what_was_typed_and_sends_it_again(strict: Client) -> None:
    """All values, in their order, with a token that is taken."""
    answer = strict.post("/note/", TYPED, headers=HERE)
    page = text(answer)
    assert answer.status_code == 403
    assert "had been open for long" in page
    assert "<dt>First day</dt><dd>1988-03-27</dd>" in page
    assert "&lt;b&gt;Two&lt;/b&gt;" in page
    assert not TAKEN
    assert strict.post("/note/", as_sent(fields(page)), headers=HERE).headers["Location"] == "/"
    [taken] = TAKEN
    assert taken["whom"] == ["Ana", "Ben"]
    assert taken["note"][0].replace("\r\n", "\n") == TYPED["note"]


def test_it_says_no_secret_field_and_no_token(strict: Client) -> None:
    page = text(strict.post("/note/", TYPED, headers=HERE))
    assert "<dt>Once" not in page
    assert "<dt>Csrf" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_form_from_elsewhere_is_not_sent_on(strict: Client, headers: dict[str, str]) -> None:
    """Nobody makes him press a button for what they wrote."""
    answer = strict.post("/note/", TYPED, headers=headers)
    assert answer.status_code == 403
    assert "Send again" not in text(answer)
    assert "Side door" not in text(answer)


def test_older_browsers_say_by_their_origin_that_it_is_from_here(strict: Client) -> None:
    answer = strict.post("/note/", TYPED, headers={"Origin": "http://localhost"})
    assert "Send again" in text(answer)


def test_session_that_ended_while_typing_keeps_it_all(strict: Client) -> None:
    """He signs in in another tab, comes back, and sends it: taken once."""
    DeviceRow.objects.all().delete()
    strict.handler.enforce_csrf_checks = False
    page = text(strict.post("/note/", TYPED, headers=HERE))
    assert "You are not signed in any more" in page
    assert 'href="/door/" target="_blank"' in page
    assert not TAKEN
    again = signed_in(account(furnished("another house")))
    for _ in range(2):
        assert again.post("/note/", as_sent(fields(page)), headers=HERE).status_code == 303
    assert len(TAKEN) == 1


def test_nothing_of_it_is_stored(strict: Client) -> None:
    strict.post("/note/", TYPED, headers=HERE)
    assert not SubmittedRow.objects.exists()
    assert "note" not in strict.session


def test_file_must_be_chosen_again_and_that_is_said(strict: Client) -> None:
    file = SimpleUploadedFile("berkeley.toml", b"x")
    page = text(strict.post("/note/", {"file": file, "name": "x"}, headers=HERE))
    assert "berkeley.toml must be chosen again" in page


def test_with_htmx_it_takes_the_place_of_the_page(strict: Client) -> None:
    answer = strict.post("/note/", TYPED, headers=HERE | {"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "main"
    assert "Send again" in text(answer)


def test_who_is_still_typing_is_not_disturbed(strict: Client) -> None:
    """What asks beside a form is answered with nothing; the form itself is kept when it is sent."""
    headers = HERE | {"HX-Request": "true"}
    answer = strict.post("/note/look/", TYPED, headers=headers)
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [("/door/", "/"), ("/curtain/open/", "/curtain/open/"), ("/scribe/", "/")],
)
def test_codes_and_patterns_are_never_shown_again(
    strict: Client, address: str, leads_to: str
) -> None:
    answer = strict.post(address, {"code": "K7FM-3WRX-9TAD", "tile": "river"}, headers=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, leads_to)


def test_who_may_not_see_a_page_is_not_offered_to_send_to_it() -> None:
    """An attendant who posts to a page of his: it is not there."""
    client = signed_in(account(furnished(), "Ana"))
    assert client.post("/his/", TYPED, headers=HERE).status_code == 404


# Hidden in one form and chosen in another, and so worth reading in both; the scribe's never comes.
READ = {
    "first_day",
    "days",
    "address",
    "to",
    "facts",
    "subjects",
    "depth",
    "purpose",
    "until",
    "text",
    "number",
    "closure",
}


def hidden_names() -> set[str]:
    """What forms send besides what is typed, but those of the door and the curtain."""
    templates = (each for each in PAGES.glob("*/*.html") if each.parent.name not in NEVER_KEPT)
    found = (
        re.findall(r'type="hidden" name="(\w+)"', each.read_text("utf-8")) for each in templates
    )
    return {name for names in found for name in names}


def test_what_a_form_sends_unseen_was_not_typed(strict: Client) -> None:
    """It is sent again with the rest, and not shown as if he had typed it."""
    unseen = hidden_names() - READ
    assert {"was", "over", "clash", "ask"} <= unseen
    page = text(
        strict.post("/note/", dict.fromkeys(unseen, "unseen") | {"note": "x"}, headers=HERE)
    )
    assert re.findall(r"<dt>(.+?)</dt>", page) == ["Note"]
    assert unseen <= set(as_sent(fields(page)))


def test_whom_he_chose_is_sent_and_not_shown_as_a_number(strict: Client) -> None:
    chosen = "0b1a57cf-2f39-4f06-9a57-52f3f0f2b6aa"
    page = text(strict.post("/note/", {"member": chosen, "note": "x"}, headers=HERE))
    assert re.findall(r"<dt>(.+?)</dt>", page) == ["Note"]
    assert ("member", chosen) in fields(page)
