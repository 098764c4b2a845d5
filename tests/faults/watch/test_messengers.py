"""Two who deliver, one of them slow, and a database that cannot be written: one copy each."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection

from horarium.core.watch.message import Message, NotSentError, Voice
from horarium.jobs.deliver import Messenger
from horarium.jobs.watch import tick
from horarium.store.house_clock import house_time
from horarium.store.models import OutboxRow
from horarium.store.outbox import LEASE, claim_messages
from tests.faults.watch.scenarios import NIGHT
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db
SLOW = LEASE + timedelta(seconds=5)


class Slow:
    """A channel that does something while it takes its first message."""

    def __init__(self, home: WatchedHouse, meanwhile: Callable[[], object]) -> None:
        self.took: Counter[str] = Counter()
        self._home, self._meanwhile = home, meanwhile

    def send(self, message: Message, _now: datetime) -> str:
        if not self.took:
            self.took[message.key] += 1
            self._home.pass_time(SLOW)
            self._meanwhile()
        else:
            self.took[message.key] += 1
        return f"sms-{self.took.total()}"


def due(home: WatchedHouse) -> None:
    """Nobody has come, and the next are to be told."""
    home.comes("Rosa")
    home.until("mon 23:09")
    home.pass_time(timedelta(minutes=1))
    tick(home.read)


def messenger(home: WatchedHouse, send: Callable[[Message, datetime], str]) -> Messenger:
    made = Messenger(home.read)
    made.voices = {"sms": Voice(send)}
    return made


def test_what_was_taken_counts_as_sent_whoever_has_claimed_it_meanwhile() -> None:
    """The claim of a slow messenger ends, another claims it and dies; nobody sends it again."""
    with watched(*NIGHT, since="mon 22:40") as home:
        due(home)
        slow = Slow(home, lambda: claim_messages(house_time(home.read()), "dies at once"))
        messenger(home, slow.send).step()
        home.pass_time(2 * SLOW)
        messenger(home, slow.send).step()
        assert set(slow.took.values()) == {1}


def test_claim_is_looked_at_again_right_before_the_channel_is_called() -> None:
    """While one is held up by its first message, another sends those that it had claimed, too."""
    with watched(*NIGHT, since="mon 22:40") as home:
        due(home)
        slow = Slow(home, lambda: messenger(home, slow.send).step())
        messenger(home, slow.send).step()
        held_up = next(iter(slow.took))
        assert {key: count for key, count in slow.took.items() if key != held_up}
        assert all(count == 1 for key, count in slow.took.items() if key != held_up)


def test_message_that_was_taken_and_cannot_be_recorded_is_not_sent_again() -> None:
    """The disk is full for a while, longer than any claim lasts."""
    with watched(*NIGHT, since="mon 22:40") as home:
        due(home)
        took: Counter[str] = Counter()
        is_full: list[bool] = []

        def send(message: Message, _now: datetime) -> str:
            took[message.key] += 1
            is_full.append(True)
            return f"sms-{took.total()}"

        def full(execute: Any, sql: str, *told: Any) -> Any:
            if is_full and sql.startswith(("UPDATE", "INSERT")):
                raise OperationalError("database or disk is full")
            return execute(sql, *told)

        made = messenger(home, send)
        with connection.execute_wrapper(full), pytest.raises(OperationalError):
            made.step()
        # The test's own transaction goes on, as the next step does in one of its own.
        connection.needs_rollback = False
        is_full.clear()
        for _ in range(4):
            home.pass_time(2 * SLOW)
            made.step()
            is_full.clear()
        assert took
        assert set(took.values()) == {1}
        assert not OutboxRow.objects.filter(state="pending").exists()


def test_who_dies_while_sending_is_not_a_failure_of_the_channel() -> None:
    """Four claims that came to nothing; then it fails once, and is tried again as at first."""
    with watched(*NIGHT, since="mon 22:40") as home:
        due(home)
        for _ in range(4):
            assert claim_messages(house_time(home.read()), "dies at once", 99)
            home.pass_time(SLOW)

        def fails(_message: Message, _now: datetime) -> str:
            raise NotSentError("the provider does not answer")

        messenger(home, fails).step()
        assert not OutboxRow.objects.filter(state="failed").exists()


def test_each_is_claimed_once() -> None:
    """What one has claimed, another does not get."""
    with watched(*NIGHT, since="mon 22:40") as home:
        due(home)
        now = house_time(home.read())
        first = {each.pk for each in claim_messages(now, "one", 2)}
        second = {each.pk for each in claim_messages(now, "another", 2)}
        assert first
        assert not first & second


def test_what_was_not_delivered_lets_the_next_be_asked_at_once() -> None:
    """Nobody waits for an answer that cannot come."""
    with watched(*NIGHT, since="mon 22:40") as home:
        home.comes("Rosa")
        home.phones.dead = {"Ana", "Dolores"}
        home.until("mon 23:11")
        assert home.asked() == ["Grace", "service"]
