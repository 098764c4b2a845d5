"""One's own hands: chosen, kept, and written on every page for the switch scan."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from horarium.actions.import_household import import_household
from horarium.actions.set_hands import set_hands
from horarium.core.household_file import read_household
from horarium.pages.hands.choices import choices, chosen, hands_from, mistakes_in
from horarium.store.accounts import account_for, member_named
from horarium.store.models import AccountRow, EventRow, HandsRow, HouseholdRow
from horarium.tellings.hands import Hands, hands_of
from tests.small_house import HOUSE

pytestmark = pytest.mark.django_db

NOW = datetime(1988, 3, 23, 20, tzinfo=UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ONE = {"switches": "1", "step": "2", "hold": "0.5", "again": "1", "select_key": "F13"}


def account(member: str = "") -> AccountRow:
    """Someone of the small house: the person unless a member is named."""
    if not HouseholdRow.objects.exists():
        import_household(household=read_household(HOUSE), file="house.toml", now=NOW, by="tests")
    house = HouseholdRow.objects.get()
    return account_for(house, member_named(house, member) if member else None, NOW)


def someone(member: str = "") -> Client:
    """Signed in."""
    client = Client()
    client.force_login(account(member), BACKEND)
    return client


def body(client: Client, path: str = "/hands/") -> str:
    """The opening of a page's body, where its switches stand."""
    [found] = re.findall(r"<body[^>]*>", client.get(path).content.decode())
    return str(found)


def test_nobody_has_a_switch_who_did_not_choose_one() -> None:
    assert "data-switches" not in body(someone())


def test_what_is_chosen_is_on_every_page() -> None:
    """In milliseconds, as scan.js reads it; the page says that it was saved."""
    client = someone()
    answer = client.post("/hands/", ONE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/hands/")
    assert "Saved." in client.get("/hands/").content.decode()
    told = ' data-switches="1" data-step="2000" data-hold="500" data-again="1000"'
    told += ' data-select-key="F13" data-step-key="Enter" data-rounds="3"'
    for path in ("/hands/", "/devices/", "/nothing-here/"):
        assert told in body(client, path)


def test_each_has_their_own_hands() -> None:
    """A member chooses too, for themselves alone."""
    his, hers = someone(), someone("Ana")
    hers.post("/hands/", ONE)
    assert "data-switches" in body(hers)
    assert "data-switches" not in body(his)


def test_whoever_signs_out_comes_in_again_by_the_same_switch() -> None:
    """The device remembers it for the door, and forgets it when it is given up."""
    client = someone()
    client.post("/hands/", ONE)
    del client.cookies["sessionid"]
    assert 'data-switches="1"' in body(client, "/door/")
    client.force_login(account(), BACKEND)
    client.post("/hands/", ONE | {"switches": "0"})
    del client.cookies["sessionid"]
    assert "data-switches" not in body(client, "/door/")


@pytest.mark.parametrize(
    "written", ["", "1", "9.1.1.1.a.b.3", '1.1.1.1."><script>.b.3', "1.99999999.1.1.a.b.3"]
)
def test_a_cookie_from_elsewhere_is_nothing(written: str) -> None:
    client = Client()
    client.cookies["hands"] = written
    assert "data-switches" not in body(client, "/door/")


def test_two_switches_on_one_key_are_refused_beside_the_question() -> None:
    """All that was chosen is still chosen on the page."""
    client = someone()
    answer = client.post("/hands/", ONE | {"switches": "2", "step_key": "F13"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('role="alert"') == 1
    assert "The two switches need two different keys" in page
    assert re.search(r'name="step" value="2" checked', page)
    assert not HandsRow.objects.exists()


def test_it_is_written_down_that_hands_were_set_and_not_how() -> None:
    client = someone()
    client.post("/hands/", ONE)
    [event] = EventRow.objects.filter(kind="hands set")
    assert (event.by, event.content) == ("Mark", '{"name":"Mark"}')


@pytest.mark.parametrize(
    "hands",
    [
        Hands(3),
        Hands(step=timedelta(seconds=0.1)),
        Hands(step=timedelta(seconds=11)),
        Hands(hold=timedelta(seconds=3)),
        Hands(again=timedelta(seconds=-1)),
        Hands(select_key="KeyQ"),
        Hands(select_key="Enter"),
        Hands(rounds=0),
    ],
)
def test_what_nobody_can_work_with_is_refused(hands: Hands) -> None:
    """Whoever calls the verb."""
    row = account()
    with pytest.raises(ValueError, match=r"^[A-Z].+\.$"):
        set_hands(account=row.pk, hands=hands, now=NOW, by="Mark")
    assert hands_of(row.pk) == Hands()


def test_every_choice_of_the_page_can_be_made() -> None:
    """One after the other, beside what is proposed; each comes back as it was chosen."""
    row = account()
    for choice in choices(chosen(Hands()), {}):
        for option in choice.options:
            told = chosen(Hands()) | {choice.name: option.value}
            if not mistakes_in(told):
                set_hands(account=row.pk, hands=hands_from(told), now=NOW, by="Mark")
                assert chosen(hands_of(row.pk)) == told


NONSENSE = st.dictionaries(
    st.sampled_from([*ONE, "step_key", "rounds", "other"]),
    st.text(max_size=20) | st.sampled_from(["0", "1", "2", "Space", "1e3", "nan", "-1", "٣"]),
)


class AnySettings(TestCase):
    """Whatever is sent."""

    @given(NONSENSE)
    def test_nonsense_is_told_or_kept_never_broken(self, sent: dict[str, str]) -> None:
        """The page answers with what is wrong, or keeps what can be worked with."""
        answer = someone().post("/hands/", sent)
        assert answer.status_code in (303, 422), sent
        assert (answer.status_code == 422) == ('role="alert"' in answer.content.decode())
