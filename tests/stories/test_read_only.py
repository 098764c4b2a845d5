"""The database is read-only: the watch cannot write, people are told so, and nothing is lost."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from django.db import DatabaseError

from horarium.core.hours import MINUTE
from horarium.core.watch.message import Message, Voice
from horarium.store.models import CheckInRow, EventRow, OutboxRow
from tests.beside_the_watch import SECOND, Bench, beside, read_only
from tests.store.unguarded import unguarded

STOPPED = "Horarium's watch has stopped. Please make sure that somebody is there"
ALIVE = "Horarium's watch is alive again. Whoever does not come is missed again."


@pytest.mark.django_db(transaction=True)
def test_the_database_is_read_only(tmp_path: Path) -> None:
    """From the moment at which the first of those who were asked has her text, for ten minutes.

    Its disk went read-only, say: all of it can still be read.
    """
    try:
        with beside(tmp_path, "mon 23:09") as bench:
            _search_is_cut_short(bench)
    finally:
        unguarded("DELETE FROM store_eventrow")


def _search_is_cut_short(bench: Bench) -> None:
    home = bench.home
    home.pass_time(50 * SECOND)
    bench.alive(SECOND)
    before = _kept()
    with _read_only_at_the_first_text(bench):
        bench.trying(80 * SECOND)
        words = bench.told()
        assert words.keys() == {"Rosa", "Ana", "Mark", "service"}
        assert all(each.startswith(STOPPED) for each in words.values())
        with pytest.raises(DatabaseError):
            home.comes("Ana")
        bench.trying(8 * MINUTE)
        assert len(home.texts()) == 1
    assert _kept() == before
    bench.sent.clear()
    for _ in range(12):
        bench.alive()
        home.messenger.step()
    assert [each.text for each in bench.sent] == [ALIVE] * 4
    _search_goes_on(bench)


def _kept() -> tuple[list[str], list[str], list[int]]:
    """What was written: what happened, what is to be sent, and who is here."""
    return (
        list(EventRow.objects.values_list("content", flat=True)),
        list(OutboxRow.objects.values_list("key", flat=True)),
        list(CheckInRow.objects.filter(out_at=None).values_list("member", flat=True)),
    )


def _read_only_at_the_first_text(bench: Bench) -> ExitStack:
    """A telephone rings, and that it did cannot be written any more."""
    home, stack = bench.home, ExitStack()
    phones = home.messenger.voices["sms"]

    def send(message: Message, now: datetime) -> str:
        ref = phones.send(message, now)
        stack.enter_context(read_only())
        return ref

    home.messenger.voices = {"sms": Voice(send, phones.receipts, phones.replies)}
    with pytest.raises(DatabaseError):
        home.messenger.step()
    home.messenger.voices = {"sms": phones}
    return stack


def _search_goes_on(bench: Bench) -> None:
    """Each hears of it once, those who were kept waiting with how late it is; one answers."""
    home = bench.home
    home.until("mon 23:22")
    assert sorted(home.asked()[:2]) == ["Ana", "Dolores"]
    assert len(home.texts("Rosa")) == 1
    first, *others = home.texts()
    assert "late" not in first.words
    assert all("min late" in each.words for each in others[:2])
    home.replies("Dolores", "yes 23:40")
    home.until("mon 23:38").comes("Dolores")
    home.until("mon 23:45")
    assert home.episode().ended_because == "somebody who can attend arrived"
