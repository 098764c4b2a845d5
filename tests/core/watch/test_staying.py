"""Whoever was asked to stay says how long they can, and is counted on so long."""

from itertools import groupby

from horarium.core.watch.situation import Outcome, Presence
from tests.cast import at
from tests.core.watch.acting import Watched


def test_who_must_go_is_not_counted_on_any_more() -> None:
    """Three at once from that moment, though she is still in the room."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:10"))
    for each in ("Ana", "Dolores"):
        watched.outcome(each, Outcome.PASSED_BY)
    watched.stays_until("Rosa", watched.now.latest_at)
    watched.look()
    assert watched.names()[2:] == ["Ben", "Grace", "agency"]


def test_who_can_stay_until_half_past_twelve_is_counted_on_so_long() -> None:
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:11"))
    watched.stays_until("Rosa", at("tue 00:30"))
    watched.until(at("tue 00:29"))
    steps = [list(names) for _, names in groupby(watched.asked(), lambda each: each[0])]
    assert max(map(len, steps)) == 2
    watched.until(at("tue 00:31"))
    last = [name for when, name, _ in watched.asked() if when >= at("tue 00:30")]
    assert len(last) == 3


def test_yes_for_long_after_she_must_go_is_not_soon_enough() -> None:
    """While she stays with no end said, whoever comes within the hour is."""
    for until, goes_on in (("mon 23:20", True), ("tue 00:00", False), ("", False)):
        watched = Watched()
        watched.comes("Rosa", Presence.OUTGOING)
        watched.until(at("mon 23:11"))
        watched.answers("Dolores", at("tue 00:05"))
        if until:
            watched.stays_until("Rosa", at(until))
        watched.until(at("mon 23:18"))
        assert (len(watched.names()) > 2) == goes_on, until
