"""He looks with a member's eyes: every word that they see, and nothing that acts."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from horarium.pages.circle.eyes import is_told
from horarium.store.models import EventRow, HouseholdRow, NoticeRow, ShiftRow
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

# Words that would act, if they were no words.
WORDS = "Read this: autofocus hx-get."
PAGES = ("/", "/week/", "/week/1988-03-14/", "/week/1988-03-21/", "/away/", "/timesheets/")


@pytest.fixture
def client(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def seen(client: Client, row: HouseholdRow, name: str, page: str) -> str:
    """What stands in the frame of what somebody sees."""
    address = f"/circle/{member(row, name).public_id}/sees/"
    answer = text(client.get(address, {"page": page}))
    found = re.search(r'<div class="seen" data-group>(.*)</div>\n', answer, re.DOTALL)
    return found[1] if found else ""


def content(html: str) -> str:
    """A page without what stands around it."""
    return html[html.index("</div>", html.index('<div class="said"')) :]


def words(html: str) -> str:
    return plain(f"<main>{html}")


def shifts_of(row: HouseholdRow, name: str) -> list[UUID]:
    found = ShiftRow.objects.filter(household=row, member__name=name)
    return [each.public_id for each in found]


@pytest.mark.parametrize("name", ["Ana", "Ben", "Rosa"])
def test_every_word_is_what_they_see(client: Client, row: HouseholdRow, name: str) -> None:
    theirs = signed_in(account(row, name))
    pages = (*PAGES, *(f"/shift/{each}/" for each in shifts_of(row, name)))
    for page in pages:
        answer = theirs.get(page)
        expected = words(content(text(answer))) if answer.status_code == 200 else ""
        assert words(seen(client, row, name, page)) == expected.removeprefix("</div>").strip()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_it_acts(client: Client, row: HouseholdRow, page: str) -> None:
    """No form, no script, no field that can be filled, and no link but to more of the same."""
    account(row, "Ana")
    found = seen(client, row, "Ana", page)
    assert found
    for each in ("<form", "<script", "hx-", "csrfmiddlewaretoken", 'type="hidden"', "autofocus"):
        assert each not in found
    for field in re.findall(r"<(?:button|input|select|textarea)[^>]*>", found):
        assert " disabled" in field
    for link in re.findall(r'href="([^"]*)"', found):
        assert "/sees/?page=" in link


def test_looking_changes_nothing(client: Client, row: HouseholdRow) -> None:
    """What is new to Ana is new to her still, and nobody did anything."""
    NoticeRow.objects.create(account=account(row, "Ana"), at=NOON, sentence=WORDS)
    before = EventRow.objects.count(), list(NoticeRow.objects.values())
    assert WORDS in seen(client, row, "Ana", "/")
    for page in PAGES:
        seen(client, row, "Ana", page)
    assert (EventRow.objects.count(), list(NoticeRow.objects.values())) == before


def test_what_is_theirs_alone_is_not_looked_at() -> None:
    """Their devices, their hands, what they are asked, and every page that is his."""
    for page in ("/devices/", "/hands/", "/ask/1/", "/circle/", "/plan/", "/door/", "/nowhere/"):
        assert not is_told(page)
    assert is_told("/")


@pytest.mark.parametrize("page", ["/devices/", "/circle/", "//evil/", "https://evil/", "x", ""])
def test_other_addresses_show_nothing(client: Client, row: HouseholdRow, page: str) -> None:
    account(row, "Ana")
    answer = client.get(f"/circle/{member(row, 'Ana').public_id}/sees/", {"page": page})
    assert answer.status_code == 200
    assert "There is nothing for Ana at this address." in text(answer)


def test_who_cannot_sign_in_sees_nothing(client: Client, row: HouseholdRow) -> None:
    answer = client.get(f"/circle/{member(row, 'Ben').public_id}/sees/")
    assert "Ben cannot sign in yet, and sees nothing here." in text(answer)


def test_nobody_else_looks_with_their_eyes(row: HouseholdRow) -> None:
    """A member, another house, and a member who is not here: not there."""
    account(row, "Ana")
    address = f"/circle/{member(row, 'Ana').public_id}/sees/"
    other = furnished("another house")
    assert signed_in(account(row, "Ben")).get(address).status_code == 404
    assert signed_in(account(other)).get(address).status_code == 404
    assert signed_in(account(row)).get(f"/circle/{uuid4()}/sees/").status_code == 404


def test_why_it_is_told_and_what_is_kept(client: Client, row: HouseholdRow) -> None:
    """By what their part requires; of the quiet sign there is no word."""
    hers = text(client.get(f"/circle/{member(row, 'Ana').public_id}/sees/"))
    his = text(client.get(f"/circle/{member(row, 'Father Brendan').public_id}/sees/"))
    told = "<li>When you are to be back in the machine</li>"
    assert told in hers.partition("Kept, because")[0]
    assert told not in his.partition("Kept, because")[0]
    assert "<li>What others are paid</li>" in hers.partition("Kept, because")[2]
    assert not re.search("quiet|trust", hers)
