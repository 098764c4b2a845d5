"""A member is answered after the same time whether there is something to tell or not."""

import time
from typing import Any

import pytest
from django.test import Client

from horarium.pages.shell.even import EVENLY
from horarium.store.models import HouseholdRow
from horarium.store.stories import save_story
from tests.in_the_house import account, furnished, signed_in
from tests.pages.test_told import STORY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

PAGES = ("/told/", "/told/yours/")


class Watch:
    """A clock that stands still but for what is slept, so that what is slept can be seen."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(time, "sleep", found.sleep)
    return found


def waits(client: Client, watch: Watch) -> list[bool]:
    """Of each page, whether it ends with the whole 100 ms that it has begun."""
    found: list[Any] = []
    for page in PAGES:
        began = time.monotonic()
        assert client.get(page).status_code in (200, 303)
        took = time.monotonic() - began
        slept, watch.slept = sum(watch.slept), []
        found.append(slept > 0 and took + slept > EVENLY > slept)
    return found


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def test_a_member_waits_with_a_story_and_without(row: HouseholdRow, watch: Watch) -> None:
    ana = signed_in(account(row, "Ana"))
    assert waits(ana, watch) == [True, True]
    save_story(row, STORY)
    assert waits(ana, watch) == [True, True]


def test_the_person_does_not_wait(row: HouseholdRow, watch: Watch) -> None:
    assert waits(signed_in(account(row)), watch) == [False, False]
