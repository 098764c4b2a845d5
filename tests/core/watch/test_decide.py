"""What is decided in the situations that people know."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.situation import (
    Cause,
    Close,
    Kind,
    Outcome,
    PlanAnew,
    Presence,
    Reason,
    Reopen,
    Standing,
)
from tests.cast import at
from tests.core.watch.acting import LADDER, PUMP, SOFT, Watched, causes, contact

# -- nobody comes


def test_nobody_is_asked_before_it_is_late() -> None:
    """While somebody stays, ten minutes are no reason to ring anybody."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:09"))
    assert not watched.said


def test_whoever_comes_in_time_is_all_there_is() -> None:
    watched = Watched()
    watched.until(at("mon 22:55"))
    watched.comes("Ana", Presence.EXPECTED)
    watched.look()
    assert watched.ended == Close(Reason.ARRIVED)
    assert not watched.names()


def test_nobody_comes() -> None:
    """Whoever is expected is asked first, together with who stands by; who is here, to stay."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:10"))
    assert causes(watched) == [Cause.NOT_HERE]
    assert watched.names() == ["Ana", "Dolores"]
    assert watched.held() == ["Rosa"]


def test_the_third_rung_answers() -> None:
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:16"))
    assert watched.names() == ["Ana", "Dolores", "Ben", "Grace"]
    watched.answers("Ben", at("mon 23:40"))
    watched.until(at("mon 23:39"))
    assert watched.names() == ["Ana", "Dolores", "Ben", "Grace"]
    watched.comes("Ben")
    watched.look()
    assert watched.ended == Close(Reason.ARRIVED, frozenset({"Ben"}))


def test_all_phones_are_dead() -> None:
    """A message that fails is not waited for: the next are asked at once, and it goes on."""
    watched = Watched()
    watched.until(at("mon 23:03"))
    for _ in range(40):
        for name in {each.contact for each in watched.episode.asks}:
            watched.outcome(name, Outcome.FAILED)
        watched.pass_time(timedelta(seconds=1))
    assert set(watched.names()) == {each.id for each in LADDER}
    asked = len(watched.names())
    watched.pass_time(30 * MINUTE)
    assert len(watched.names()) > asked


def test_it_never_stops_by_itself() -> None:
    """Half a day later it still asks, and nobody more often than every four minutes."""
    watched = Watched()
    watched.pass_time(12 * HOUR)
    times = [when for when, name, _ in watched.asked() if name == "Dolores"]
    assert times[-1] > watched.now.house_at - 15 * MINUTE
    assert min(b - a for a, b in pairwise(times)) >= 4 * MINUTE


def test_alone_there_is_no_grace_and_many_are_asked_at_once() -> None:
    watched = Watched()
    watched.until(at("mon 23:03"))
    assert watched.names() == ["Ana", "Dolores", "Ben"]


def test_he_is_woken_when_every_good_rung_was_asked() -> None:
    """Not before: somebody stays, and the ladder has good rungs."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("tue 01:00"))
    names = watched.names()
    assert "person" in names
    assert {"Dolores", "Ben"} < set(names[: names.index("person")])


# -- who is here already


def test_whoever_leaves_does_not_count() -> None:
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:30"))
    assert watched.ended is None


def test_nobody_is_released_in_silence() -> None:
    """Whoever leaves is asked to stay as soon as the hours begin and it is late, and once."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("tue 03:00"))
    assert watched.held() == ["Rosa"]


def test_leaving_all_the_same_makes_haste() -> None:
    """Check-out always works; from then on he is alone and many are asked at once."""
    watched = Watched()
    watched.comes("Rosa", Presence.OUTGOING)
    watched.until(at("mon 23:11"))
    watched.leaves("Rosa")
    watched.pass_time(2 * MINUTE)
    latest = [name for when, name, _ in watched.asked() if when > at("mon 23:10")]
    assert len(latest) == 3


# -- answers


def test_accepted_and_did_not_arrive() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    watched.answers("Dolores", at("mon 23:15"))
    watched.until(at("mon 23:24"))
    asked = len(watched.names())
    watched.until(at("mon 23:26"))
    reopened = [each for _, d in watched.said for each in d.actions if isinstance(each, Reopen)]
    assert reopened == [Reopen("Dolores")]
    assert len(watched.names()) > asked


def test_an_answer_that_is_hours_away_is_no_cover_for_who_is_alone() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    watched.answers("Dolores", at("tue 02:00"))
    asked = len(watched.names())
    watched.until(at("mon 23:30"))
    assert len(watched.names()) > asked
    assert "Dolores" not in watched.names()[asked:]


def test_no_is_respected() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    watched.outcome("Dolores", Outcome.DECLINED)
    watched.until(at("tue 05:00"))
    assert watched.names().count("Dolores") == 1


def test_when_all_have_said_no_the_floor_is_asked() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    for _ in range(12):
        for name in {each.contact for each in watched.episode.asks} - {"floor"}:
            watched.outcome(name, Outcome.DECLINED)
        watched.pass_time(10 * MINUTE)
    assert watched.names()[-1] == "floor"


def test_seen_gives_as_long_again_and_no_longer() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    watched.outcome("Dolores", Outcome.SEEN)
    watched.pass_time(2 * MINUTE)
    assert len(watched.names()) == 3
    watched.pass_time(2 * MINUTE)
    assert len(watched.names()) > 3


def test_call_the_next() -> None:
    """He need not wait for those who were asked."""
    watched = Watched()
    watched.until(at("mon 23:04"))
    for name in ("Ana", "Dolores", "Ben"):
        watched.outcome(name, Outcome.PASSED_BY)
    watched.look()
    assert len(watched.names()) == 6


# -- told ahead


def test_ill_at_three_and_nobody_is_woken_until_half_past_six() -> None:
    """The search begins at once, by what wakes nobody."""
    watched = Watched(due_at=at("tue 07:00")).starts_at(at("tue 03:00"))
    watched.comes("Rosa", Presence.OUTGOING)
    watched.situation = replace(watched.situation, cannot=True)
    watched.until(at("tue 06:29"))
    assert watched.names()
    assert not any(loud for _, _, loud in watched.asked())
    watched.until(at("tue 06:30"))
    assert [(name, loud) for _, name, loud in watched.asked()][-2:] == [
        ("Dolores", True),
        ("Ben", True),
    ]


def test_softly_each_is_asked_once_a_night() -> None:
    watched = Watched(due_at=at("tue 07:00")).starts_at(at("mon 22:30"))
    watched.situation = replace(watched.situation, cannot=True)
    watched.until(at("tue 04:00"))
    names = watched.names()
    assert len(names) == len(set(names))
    assert "Ana" not in names


def test_hours_that_are_nobodys_are_searched_for_at_once() -> None:
    """A leaver at noon: somebody is looked for, one after the other, as there is time."""
    watched = Watched(due_at=at("tue 15:00"), expected="").starts_at(at("mon 12:00"))
    watched.situation = replace(watched.situation, ladder=LADDER[1:])
    watched.until(at("mon 15:00"))
    assert causes(watched) == [Cause.NOBODYS]
    assert watched.names() == ["Dolores", "Ben"]
    assert all(loud for _, _, loud in watched.asked())


def test_running_a_little_late_asks_whoever_is_here_to_stay_and_nobody_else() -> None:
    watched = Watched().starts_at(at("mon 22:30"))
    watched.comes("Rosa", Presence.OUTGOING)
    watched.situation = replace(watched.situation, late_until_at=at("mon 23:20"))
    watched.until(at("mon 23:20"))
    assert watched.held() == ["Rosa"]
    assert not watched.names()
    watched.comes("Ana", Presence.EXPECTED)
    watched.look()
    assert watched.ended == Close(Reason.ARRIVED)


def test_running_hours_late_is_searched_for() -> None:
    watched = Watched().starts_at(at("mon 21:00"))
    watched.comes("Rosa", Presence.OUTGOING)
    watched.situation = replace(watched.situation, late_until_at=at("tue 02:00"))
    watched.until(at("mon 22:00"))
    assert watched.names()
    assert "Ana" not in watched.names()


# -- back by, and alone


def test_not_back_by_the_hour() -> None:
    watched = Watched(kind=Kind.BACK, expected="Ben")
    watched.until(at("mon 23:09"))
    assert not watched.said
    watched.until(at("mon 23:10"))
    assert causes(watched) == [Cause.NOT_BACK]
    watched.answers("Ben", at("mon 23:30"))
    asked = len(watched.names())
    watched.until(at("mon 23:39"))
    assert len(watched.names()) == asked
    watched.situation = replace(watched.situation, is_in=True)
    watched.look()
    assert watched.ended == Close(Reason.BACK)


def test_he_says_that_he_is_alone() -> None:
    watched = Watched(kind=Kind.ALONE, expected="", due_at=at("tue 03:00"))
    watched.starts_at(at("tue 03:00"))
    watched.look()
    assert causes(watched) == [Cause.ALONE]
    assert len(watched.names()) == 3


def test_stood_down_is_over() -> None:
    watched = Watched()
    watched.until(at("mon 23:11"))
    watched.situation = replace(watched.situation, stood_down="the roster changed")
    watched.look()
    assert watched.ended == Close(Reason.STOOD_DOWN)


# -- clocks


def test_clock_set_back_by_an_hour_delays_nothing() -> None:
    watched = Watched()
    watched.until(at("mon 22:50"))
    watched.set_clock(-HOUR)
    watched.pass_time(14 * MINUTE)
    assert watched.names()


def test_clock_set_forward_and_back_stalls_nothing() -> None:
    watched = Watched()
    watched.until(at("mon 23:04"))
    watched.set_clock(HOUR)
    watched.look()
    watched.set_clock(-HOUR)
    asked = len(watched.names())
    watched.pass_time(10 * MINUTE)
    assert len(watched.names()) > asked


def test_ladder_whose_last_rung_cannot_be_reached_is_asked_all_the_same() -> None:
    """So that it is written down, and seen on his pages, that it was tried."""
    nobody = (
        contact("Dolores", Standing.BACKUP, ways=(), soft_ways=()),
        contact("floor", Standing.FLOOR, ways=(), soft_ways=()),
    )
    watched = Watched(ladder=nobody)
    watched.until(at("mon 23:20"))
    assert set(watched.names()) == {"floor"}


def test_ladder_of_one_who_is_reached_softly_only() -> None:
    quiet = (contact("Dolores", Standing.BACKUP, ways=SOFT, skills=PUMP), LADDER[-1])
    watched = Watched(ladder=quiet)
    watched.until(at("mon 23:20"))
    assert "Dolores" in watched.names()


def test_planner_is_asked_once_when_everybody_was_asked_in_vain() -> None:
    """And only while another plan would still be in time."""
    watched = Watched(due_at=at("wed 15:00")).starts_at(at("tue 08:00"))
    watched.situation = replace(watched.situation, cannot=True)
    watched.until(at("wed 14:00"))
    plans = [when for when, d in watched.said if PlanAnew() in d.actions]
    assert len(plans) == 1
    late = Watched()
    late.until(at("tue 05:00"))
    assert not any(PlanAnew() in d.actions for _, d in late.said)
