"""A quiet sign: one is asked, again and again, until they answer; and nobody else hears of it."""

from datetime import datetime, timedelta
from itertools import pairwise

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.ladder import Reach, quiet_ladder
from horarium.core.watch.situation import (
    Cause,
    Close,
    Kind,
    Open,
    Outcome,
    Presence,
    Reason,
    Standing,
)
from tests.cast import at
from tests.core.watch.acting import Watched

NIGHT = "tue 03:00"


def given(instant: str = NIGHT) -> Watched:
    """He gives it to Ana, at night unless said otherwise, and Rosa is with him."""
    ladder = quiet_ladder("Ana", lambda *_: Reach("Ana", ("voice", "sms", "bell"), ("bell",)))
    watched = Watched(at(instant), Kind.QUIET, "Ana", ladder).starts_at(at(instant))
    watched.comes("Rosa", Presence.OUTGOING)
    watched.look()
    return watched


def times(watched: Watched) -> list[datetime]:
    return [when for when, _, _ in watched.asked()]


def test_who_is_trusted_is_asked_at_once_and_aloud_whatever_the_hour() -> None:
    watched = given()
    assert list(watched.asked()) == [(at(NIGHT), "Ana", True)]
    [(_, decision)] = watched.said
    assert decision.actions[0] == Open(Cause.QUIET)


def test_it_goes_out_by_all_that_is_loud_and_by_anything_where_nothing_is() -> None:
    for ways, soft, gone in (
        (("voice", "sms", "bell"), ("bell",), ("voice", "sms")),
        (("mail", "bell"), ("mail", "bell"), ("mail", "bell")),
    ):
        [ana] = quiet_ladder("Ana", lambda *_, ways=ways, soft=soft: Reach("Ana", ways, soft))
        assert ana.reached_by(loud=True) == gone
        assert ana.standing is Standing.EXPECTED


def test_it_is_given_again_every_four_minutes_until_she_answers() -> None:
    """Also when she said that she cannot: a sign that nobody has is none."""
    watched = given()
    watched.pass_time(HOUR)
    watched.outcome("Ana", Outcome.DECLINED)
    watched.pass_time(HOUR)
    assert {later - sooner for sooner, later in pairwise(times(watched))} == {4 * MINUTE}
    assert set(watched.names()) == {"Ana"}
    watched.answers("Ana", watched.now.latest_at)
    watched.look()
    assert watched.ended == Close(Reason.ANSWERED)


def test_message_that_fails_is_tried_again() -> None:
    watched = given()
    watched.outcome("Ana", Outcome.FAILED)
    watched.pass_time(timedelta(minutes=5))
    assert len(times(watched)) == 2


def test_nobody_is_asked_to_stay_and_who_else_comes_ends_nothing() -> None:
    watched = given()
    watched.comes("Dolores")
    watched.pass_time(HOUR)
    assert watched.ended is None
    assert not watched.held()
    watched.comes("Ana")
    watched.look()
    assert watched.ended == Close(Reason.ANSWERED)
