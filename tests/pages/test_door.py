"""The door: ways in, ways out, and what nobody is told there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve

from horarium.actions.give_door_key import give_door_key
from horarium.actions.leave_today import leave_today
from horarium.actions.open_house import open_house
from horarium.config.addresses import Mail
from horarium.store.devices import keep_up, living_devices
from horarium.store.models import AccountRow, DeviceRow, DoorKeyRow, HouseholdRow
from tests.in_the_house import NOON, account, device, member, sessions, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def _nobody_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def mails(settings: Any) -> None:
    """A house with a mail server."""
    settings.MAIL = Mail(host="mail.example.org")


def browser(**asked: Any) -> Client:
    return Client(HTTP_HOST="localhost", **asked)


def code_for(name: str = "") -> str:
    return give_door_key(name=name, now=NOON, by="host")[0].code


@pytest.mark.usefixtures("row")
def test_link_is_not_used_up_by_opening_it() -> None:
    """Link scanners open every link; only the button counts."""
    key = open_house(now=NOON, by="host")
    assert key
    for _ in range(3):
        assert "Come in" in text(browser().get(key.address))
    client = browser()
    assert client.post(key.address).headers["Location"] == "/door/welcome/"
    assert "You are in, Mark" in text(client.get("/door/welcome/"))
    again = browser().get(key.address)
    assert again.status_code == 410
    assert browser().post(key.address).status_code == 410


@pytest.mark.usefixtures("row")
def test_link_says_nothing_of_whose_it_is() -> None:
    """Whoever reads somebody's mail learns no name and no house."""
    key, _ = give_door_key(name="Ana", now=NOON, by="host")
    page = text(browser().get(key.address))
    for word in ("Ana", "Mark", "test house"):
        assert word not in page


@pytest.mark.usefixtures("row")
def test_code_lets_in_and_leads_on() -> None:
    """A page that was asked for is where it leads, after a word on the next time."""
    client = browser()
    answer = client.post("/door/", {"code": code_for("Ana").lower(), "next": "/devices/"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/door/welcome/?next=%2Fdevices%2F"
    assert 'href="/devices/">Later' in text(client.get(answer.headers["Location"]))


@pytest.mark.usefixtures("row")
@pytest.mark.parametrize("address", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_door_leads_nowhere_else(address: str) -> None:
    answer = browser().post("/door/", {"code": code_for(), "next": address})
    assert answer.headers["Location"] == "/door/welcome/"


@pytest.mark.usefixtures("row")
def test_session_is_another_after_signing_in() -> None:
    """Whoever knew the one before knows nothing."""
    client = browser()
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key or ""
    client.cookies["sessionid"] = before
    client.post("/door/", {"code": code_for()})
    assert client.session.session_key != before


@pytest.mark.usefixtures("row")
@pytest.mark.parametrize("typed", ["", "   ", "K7FM-3WRX-9TAD", "<script>", "\0", "é" * 500])
def test_wrong_code_stays_in_its_field_with_a_sentence(typed: str) -> None:
    answer = browser().post("/door/", {"code": typed})
    assert answer.status_code == 422
    assert re.search(r'class="mistake" id="code-mistake" role="alert">\w', text(answer))
    assert "<script>" not in text(answer).partition("<main")[2]


@pytest.mark.usefixtures("row")
def test_wrong_codes_of_others_keep_nobody_out() -> None:
    """Many are answered with 429, whatever headers they come with; a right one always opens."""
    answers = [
        browser(headers={"X-Forwarded-For": f"10.0.0.{n}"}).post("/door/", {"code": "X"})
        for n in range(25)
    ]
    assert answers[0].status_code == 422
    assert answers[-1].status_code == 429
    right = browser(headers={"X-Forwarded-For": "10.0.0.1"}).post("/door/", {"code": code_for()})
    assert right.status_code == 303


def test_device_is_remembered_and_one_page_costs_few_queries(
    row: HouseholdRow, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = signed_in(account(row))
    assert device(client).account == account(row)
    with django_assert_max_num_queries(2):  # its session, and its device with whose it is
        client.get("/curtain/covered/")


def test_signing_out_ends_the_session_and_forgets_the_device(row: HouseholdRow) -> None:
    client = signed_in(account(row))
    answer = client.post("/door/out/")
    assert answer.headers["Location"] == "/door/?out"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not DeviceRow.objects.exists()
    assert sessions() == 0
    assert client.get("/devices/").headers["Location"] == "/door/?next=/devices/"


def test_signing_in_as_another_signs_the_first_out(row: HouseholdRow) -> None:
    client = signed_in(account(row))
    client.post("/door/", {"code": code_for("Ana")})
    client.get("/devices/")
    assert [
        each.account.member and each.account.member.name for each in DeviceRow.objects.all()
    ] == ["Ana"]


def test_devices_used_in_one_moment_keep_their_order(row: HouseholdRow) -> None:
    """The newest first, wherever the database has put the one that was written last."""
    devices = [device(signed_in(account(row, "Ana"))) for _ in range(3)]
    for written in devices:
        keep_up(written.pk, written.session_key, NOON)
        assert list(living_devices(written.account_id)) == devices[::-1]


def test_signed_out_elsewhere_means_out_on_the_next_page(row: HouseholdRow) -> None:
    telephone, desk = signed_in(account(row)), signed_in(account(row))
    desk.post("/devices/out/")
    assert desk.get("/devices/").status_code == 200
    assert telephone.get("/devices/").status_code == 302


def test_gone_member_is_nobody(row: HouseholdRow) -> None:
    client = signed_in(account(row, "Ana"))
    leave_today(household=row.pk, member=member(row, "Ana").public_id, now=NOON, by="Mark")
    assert client.get("/devices/").status_code == 302
    assert (
        client.post("/devices/out/", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 403
    )


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "login/",
        "password/change/",
        "password/set/",
        "password/reset/",
        "email/",
        "confirm-email/",
        "reauthenticate/",
        "2fa/",
        "2fa/webauthn/",
        "2fa/totp/activate/",
        "2fa/recovery-codes/",
        "inactive/",
    ],
)
def test_of_allauth_nothing_else_is_there(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/door/{path}")


# -- by e-mail


@pytest.fixture
def ana(row: HouseholdRow) -> AccountRow:
    ana = account(row, "Ana")
    ana.email = "ana@example.org"
    ana.save(update_fields=["email"])
    return ana


@pytest.mark.usefixtures("mails", "ana")
def test_code_comes_by_e_mail_and_lets_in_where_it_was_asked_for() -> None:
    client = browser()
    asked = client.post("/door/mail/", {"email": "Ana@Example.org", "next": "/devices/"})
    assert asked.headers["Location"].startswith("/door/mail/code/")
    [letter] = mail.outbox
    code = letter.body.split()[0]
    assert letter.to == ["ana@example.org"]
    assert client.post("/door/mail/code/", {"code": "K7FM-3WRX-9TAD"}).status_code == 422
    came = client.post("/door/mail/code/", {"code": code.lower(), "next": "/devices/"})
    assert came.headers["Location"] == "/devices/"
    assert client.get("/devices/").status_code == 200


@pytest.mark.usefixtures("mails", "ana")
def test_whether_anybody_has_an_address_is_not_told() -> None:
    """The pages are the same but for their tokens; to a stranger nothing is sent."""
    pages = []
    for address in ("ana@example.org", "nobody@example.org"):
        client = browser()
        answer = client.post("/door/mail/", {"email": address})
        page = text(client.get(answer.headers["Location"]))
        pages.append(re.sub(r"[A-Za-z0-9]{64}", "TOKEN", page))
    assert pages[0] == pages[1]
    assert [each.to for each in mail.outbox] == [["ana@example.org"]]


@pytest.mark.usefixtures("mails", "ana")
def test_address_that_is_none_stays_in_its_field() -> None:
    answer = browser().post("/door/mail/", {"email": "ana at home"})
    assert answer.status_code == 422
    assert 'value="ana at home"' in text(answer)


@pytest.mark.usefixtures("mails", "ana")
def test_codes_by_e_mail_are_few_for_an_address_and_hinder_no_other(row: HouseholdRow) -> None:
    """Three a minute; what somebody does to one address keeps nobody else out."""
    ben = account(row, "Ben")
    ben.email = "ben@example.org"
    ben.save(update_fields=["email"])
    asked = [browser().post("/door/mail/", {"email": "ana@example.org"}) for _ in range(4)]
    assert [each.status_code for each in asked] == [302, 302, 302, 422]
    assert "wait a minute" in text(asked[-1])
    assert browser().post("/door/mail/", {"email": "ben@example.org"}).status_code == 302


@pytest.mark.usefixtures("ana")
def test_without_a_mail_server_the_door_says_whom_to_ask() -> None:
    assert "whoever runs the server" in text(browser().get("/door/"))
    assert browser().get("/door/mail/").headers["Location"] == "/door/"


@pytest.mark.usefixtures("mails")
def test_mail_server_that_refuses_is_a_sentence(ana: AccountRow, monkeypatch: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    answer = browser().post("/door/mail/", {"email": ana.email})
    assert answer.status_code == 422
    assert "The mail server did not take it" in text(answer)


@pytest.mark.usefixtures("mails")
def test_address_counts_once_its_owner_has_shown_it(row: HouseholdRow) -> None:
    """A mistyped address never opens the door to a stranger."""
    client = browser()
    client.post("/door/", {"code": code_for("Ben")})
    client.post("/devices/email/", {"email": "ben@example.org"})
    assert account(row, "Ben").email == ""
    code = mail.outbox[-1].body.split()[0]
    assert client.post("/devices/email/", {"code": "ACDE-FHJK-MNPR"}).status_code == 422
    assert client.post("/devices/email/", {"code": code}).headers["Location"] == "/devices/"
    assert account(row, "Ben").email == "ben@example.org"
    client.post("/devices/email/", {"remove": "1"})
    assert account(row, "Ben").email == ""


@pytest.mark.usefixtures("mails", "ana")
def test_address_of_another_is_refused_only_to_its_reader(row: HouseholdRow) -> None:
    client = browser()
    client.post("/door/", {"code": code_for("Ben")})
    sent = client.post("/devices/email/", {"email": "ana@example.org"})
    assert sent.status_code == 200
    code = mail.outbox[-1].body.split()[0]
    assert client.post("/devices/email/", {"code": code}).status_code == 422
    assert account(row, "Ben").email == ""


def test_what_changes_who_signs_in_asks_for_proof(row: HouseholdRow) -> None:
    """A device that was left open gives nobody a key of their own."""
    client = signed_in(account(row))
    for address in ("/devices/passkey/", "/devices/email/", "/curtain/pattern/"):
        for answer in (client.get(address), client.post(address, {"email": "x@example.org"})):
            assert answer.headers["Location"].startswith("/curtain/open/?next=")
    page = client.post("/curtain/open/", {"code": code_for(), "next": "/devices/email/"})
    assert page.headers["Location"] == "/devices/email/"
    assert client.get("/devices/email/").status_code == 200


def test_used_codes_stay_digests(row: HouseholdRow) -> None:
    code = code_for("Ana")
    browser().post("/door/", {"code": code})
    assert DoorKeyRow.objects.get(account=account(row, "Ana")).used_at == NOON
