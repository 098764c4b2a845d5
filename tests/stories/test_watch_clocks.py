"""Clocks that jump, stop or lose the time: whoever is missing is asked for all the same."""

from datetime import UTC, datetime, timedelta

import pytest

from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.store.models import CheckInRow
from tests.cast import at
from tests.watched_house import watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")


def test_the_server_is_dead_from_two_to_twenty_to_three() -> None:
    """What was due meanwhile is asked at once, and says how late it is."""
    with watched("Ana mon 15:00-02:15", "Ben tue 02:00-07:00", since="mon 14:00") as home:
        home.until("mon 14:55").comes("Ana")
        home.until("tue 01:59")
        home.restart(41 * MINUTE)
        home.work()
        assert home.now == at("tue 02:40")
        assert home.asked() == ["Ben", "Dolores"]


def test_message_that_was_held_up_says_how_late_it_is() -> None:
    with watched(*NIGHT, since="mon 22:00") as home:
        home.phones.down = True
        home.until("mon 23:04")
        home.phones.down = False
        home.phones.down = False
        home.until("mon 23:30")
        assert home.asked()


def test_the_clock_jumps_back_an_hour() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until("mon 22:50")
        home.pass_time(MINUTE, wall=-HOUR)
        home.go_on(25 * MINUTE)
        assert home.asked()[:2] == ["Ana", "Dolores"]


def test_machine_that_begins_in_1970_sees_who_answers_and_who_comes() -> None:
    with watched(*NIGHT, since="mon 22:40") as home:
        home.comes("Rosa")
        home.until("mon 23:09").restart(timedelta(), wall_at=datetime(1970, 1, 1, tzinfo=UTC))
        home.go_on(8 * MINUTE)
        assert home.asked() == ["Ana", "Dolores", "Grace", "service"]
        home.replies("Grace", "yes")
        home.go_on(20 * MINUTE)
        assert len(home.asked()) == 4
        home.comes("Grace")
        home.go_on(MINUTE)
        assert home.episode().ended_because == "somebody who can attend arrived"
        [came] = CheckInRow.objects.filter(member__name="Grace")
        assert at("mon 23:35") < came.in_at < at("mon 23:45")
        home.leaves("Rosa")


def test_clock_a_day_ahead_does_not_make_who_is_about_to_leave_somebody_who_came() -> None:
    """Rosa is still here from her own hours, whatever day the clock shows."""
    with watched(*NIGHT, since="mon 22:40") as home:
        home.comes("Rosa")
        home.until("mon 23:11")
        home.pass_time(5 * MINUTE, wall=DAY + 5 * MINUTE)
        home.work()
        assert home.episode().ended_at is None
        assert home.asked()[:4] == ["Ana", "Dolores", "Grace", "service"]


def test_the_night_the_clocks_go_forward() -> None:
    """In hours that pass, a night is an hour shorter, and nobody is asked an hour early or late."""
    night = ("Rosa sat 15:00-23:15", "Ana sat 23:00-07:15", "Ben sun 07:00-15:15")
    spring = tuple(
        each.replace("sat ", "1988-04-02 ").replace("sun ", "1988-04-03 ") for each in night
    )
    with watched(*spring, since="1988-04-02 22:00", first_day="1988-03-28") as home:
        home.until("1988-04-02 22:50").comes("Ana")
        home.until("1988-04-03 07:09")
        assert not home.texts()
        home.until("1988-04-03 07:11")
        assert home.asked()[:1] == ["Ben"]
