"""Who stands in for somebody: for one, for those hours, and with what the hours need."""

from dataclasses import replace

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.situation import Cause, Close, Presence, Reason
from tests.cast import at
from tests.core.watch.acting import Watched, causes


def test_one_on_their_own_shift_does_not_stand_for_another() -> None:
    """Two are needed, and one of them is here."""
    watched = Watched()
    watched.comes("Grace", Presence.OWN_SHIFT)
    watched.until(at("mon 23:11"))
    assert causes(watched) == [Cause.NOT_HERE]
    assert watched.ended is None


def test_stand_in_without_the_skill_is_not_enough() -> None:
    """Nora comes and cannot pump: those who can are still asked, and nobody else who cannot."""
    watched = Watched()
    watched.until(at("mon 23:20"))
    watched.comes("Nora")
    before = len(watched.names())
    watched.until(at("tue 00:20"))
    assert watched.ended is None
    assert "agency" not in watched.names()[before:]
    assert "Dolores" in watched.names()[before:]


def test_hours_are_over_when_both_clocks_say_so() -> None:
    """A wall clock a day ahead makes nobody on their own shift stand for another."""
    watched = Watched()
    watched.comes("Grace", Presence.OWN_SHIFT)
    watched.until(at("mon 23:30"))
    watched.set_clock(24 * HOUR)
    watched.pass_time(MINUTE)
    assert watched.ended is None


def test_stand_in_beside_somebody_who_can() -> None:
    watched = Watched()
    watched.comes("Grace", Presence.OWN_SHIFT)
    watched.until(at("mon 23:20"))
    watched.comes("Nora")
    watched.look()
    assert watched.ended == Close(Reason.ARRIVED, frozenset({"Nora"}))


def test_of_two_who_come_at_once_no_more_stand_in_than_are_needed() -> None:
    """The other is there for whatever else is missing."""
    watched = Watched()
    watched.until(at("mon 23:16"))
    watched.answers("Ben", at("mon 23:30"))
    watched.comes("Grace")
    watched.comes("Ben")
    watched.look()
    assert watched.ended == Close(Reason.ARRIVED, frozenset({"Ben"}))


def test_who_comes_for_other_hours_of_the_same_time_is_not_asked() -> None:
    watched = Watched()
    watched.situation = replace(watched.situation, taken=frozenset({"Dolores"}))
    watched.until(at("mon 23:16"))
    assert "Dolores" not in watched.names()
