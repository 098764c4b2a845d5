"""What compares two worlds sees a leak, whichever way it takes; a test that cannot fail is none."""

from collections.abc import Callable
from typing import Any

import pytest

from horarium.api import calendars
from horarium.tellings import messages
from tests.tellings.hidden_house import OTHERWISE, Hidden
from tests.tellings.leaky import PLANTED, SINKS, _hidden
from tests.tellings.two_worlds import MEMBERS, Seen, answer_of, lookers, sent_in, world_of

pytestmark = pytest.mark.django_db
SEEN_AT = ("/", "/week/", "/nothing/", "/circle/", "/door/")


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.tellings.two_worlds.now"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.HORARIUM_VOICES = {way: {} for way in ("sms", "push", "mail")}
    settings.MIDDLEWARE = ["tests.tellings.leaky.leaks", *settings.MIDDLEWARE]


def _pages(hidden: Hidden, sink: str = "") -> Seen:
    """A few pages of each, a page that is not there, and a form that is refused."""
    with world_of(hidden) as row:
        there = list(lookers(row))
        PLANTED.extend([sink] if sink else [])
        try:
            seen = {
                (name, each): answer_of(client, each) for name, client in there for each in SEEN_AT
            }
            sent = {
                (name, "sent"): answer_of(client, "/away/", sends=True) for name, client in there
            }
        finally:
            PLANTED.clear()
        return seen | sent


def test_nothing_planted_is_nothing_seen() -> None:
    assert _pages(Hidden()) == _pages(OTHERWISE)


@pytest.mark.parametrize("sink", SINKS)
def test_a_leak_is_seen(sink: str) -> None:
    one, other = _pages(Hidden(), sink), _pages(OTHERWISE, sink)
    who = {name for name, address in one if one[name, address] != other[name, address]}
    assert set(MEMBERS) <= who


@pytest.mark.parametrize("module", [calendars, messages])
def test_a_leak_in_what_is_sent_is_seen(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "TITLE" if module is calendars else "_late"

    def late(*_: object) -> str:
        return _hidden()

    # It replaces nothing that is tested: it is the fault that the comparison must see.
    def planted(hidden: Hidden, world: Callable[[Hidden], Seen]) -> Seen:
        monkeypatch.setattr(module, name, late if name == "_late" else hidden.outing)
        return world(hidden)

    assert planted(Hidden(), sent_in) != planted(OTHERWISE, sent_in)
