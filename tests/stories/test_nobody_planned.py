"""A published roster has hours in which nobody at all is planned: they are searched for in time."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from horarium.actions.leave_today import leave_today
from horarium.actions.steer_search import say_enough
from horarium.core.hours import HOUR, MINUTE, Interval
from horarium.store.models import EpisodeRow, HouseholdRow, MemberRow, ShiftRow, WatchRow
from horarium.store.unattended import follow_roster
from tests.cast import at, house
from tests.planned_house import EARLY, furnished, published
from tests.watched_house import watched

pytestmark = pytest.mark.django_db

DAY = ("Ana mon 07:00-15:15", "Ben mon 23:00-07:15")
NEEDED = ("mon 07:00-23:00", "mon 23:00-07:15")


def gaps(row: HouseholdRow, *, planned: bool = False) -> list[Interval]:
    """The hours that are expected as nobody's; those that were planned so."""
    rows = WatchRow.objects.filter(household=row, kind="arrival", shift=None, member=None)
    going = rows.filter(stood_down="").exclude(state="ended")
    going = going.exclude(search_at=None) if planned else going
    return [Interval(each.due_at, each.until_at) for each in going]


def test_it_begins_twelve_hours_before_and_wakes_nobody() -> None:
    """The afternoon is nobody's: not a word the day before, and none aloud before half past six."""
    with watched(*DAY, since="mon 00:00", needed=NEEDED) as home:
        assert gaps(home.row) == [Interval(at("mon 15:15"), at("mon 23:00"))]
        home.until("mon 03:14")
        assert not EpisodeRow.objects.exists()
        home.until("mon 03:16")
        assert home.episode().cause == "these hours are nobody’s"
        home.until("mon 06:29")
        assert not home.texts()
        home.until_asked("Dolores")
        home.replies("Dolores", "yes")
        home.until("mon 06:50").comes("Ana")
        [shift] = ShiftRow.objects.filter(start_at=at("mon 15:15"))
        assert (shift.member.name, shift.end_at) == ("Dolores", at("mon 23:00"))
        asked = home.asked()
        home.until("mon 15:10").comes("Dolores")
        home.until("mon 15:15").leaves("Ana")
        home.until("mon 22:50")
        assert home.asked() == asked


def test_who_is_there_though_fewer_than_wished_is_not_searched_for() -> None:
    with watched(*DAY, since="mon 00:00", needed=("mon 07:00-15:00",)) as home:
        assert not gaps(home.row)


def test_another_roster_ends_it() -> None:
    """What is still nobody's then is searched for on its own."""
    with watched(*DAY, since="mon 00:00", needed=NEEDED) as home:
        home.until("mon 04:00")
        home.publish(*DAY, "Rosa mon 15:00-20:00")
        home.until("mon 04:10")
        assert gaps(home.row) == [Interval(at("mon 20:00"), at("mon 23:00"))]
        assert not EpisodeRow.objects.filter(ended_at=None).exists()
        home.until("mon 06:50").comes("Ana")
        home.until("mon 08:10")
        assert EpisodeRow.objects.get(ended_at=None).watch.due_at == at("mon 20:00")


def test_enough_stays_enough() -> None:
    with watched(*DAY, since="mon 00:00", needed=NEEDED) as home:
        home.until("mon 04:00")
        watch = home.episode().watch.public_id
        say_enough(household=home.row.pk, watch=watch, now=home.now, by="Mark")
        home.until("mon 04:10")
        home.publish(*DAY)
        home.until("mon 05:00")
        assert not gaps(home.row)
        assert not EpisodeRow.objects.filter(ended_at=None).exists()


def test_hours_that_fell_away_are_searched_for_once() -> None:
    """Whoever leaves reopens theirs at once; they are no gap besides."""
    with watched(*DAY, since="mon 00:00") as home:
        home.leave_today("Ben")
        assert gaps(home.row) == [Interval(at("mon 23:00"), at("tue 07:15"))]
        follow_roster(home.row, home.now)
        assert len(gaps(home.row)) == 1


def test_hours_that_fell_away_days_ahead_are_searched_for_in_time() -> None:
    """A plan is to fill them; where none does, they are hours of nobody like others."""
    with watched("Ana mon 07:00-15:15", "Ben fri 07:00-15:15", since="mon 00:00") as home:
        home.leave_today("Ben")
        assert gaps(home.row) == [Interval(at("fri 07:00"), at("fri 15:15"))]
        home.until("mon 12:00")
        assert not EpisodeRow.objects.filter(cause="these hours are nobody’s").exists()


def test_absence_is_no_gap() -> None:
    """Who is expected and cannot come is searched for as such."""
    with watched(*DAY, since="mon 00:00") as home:
        home.cannot_come("Ben", "mon 23:00")
        follow_roster(home.row, home.now)
        assert not gaps(home.row)


# -- each moment without anybody is watched, and none with somebody

# Each begins every 13 hours at most, and not with the others: nobody's shifts overlap their own.
FIRST = {"Ana": 0, "Ben": 4, "Rosa": 9}
HOURS = st.lists(
    st.tuples(st.sampled_from(sorted(FIRST)), st.integers(0, 11), st.integers(1, 12)),
    max_size=14,
    unique_by=lambda each: each[:2],
)


def text_of(name: str, turn: int, length: int) -> str:
    start = FIRST[name] + 13 * turn
    day = "mon tue wed thu fri sat sun".split()[start // 24]
    return f"{name} {day} {start % 24:02}:00+{length}h"


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(HOURS, min_size=1, max_size=3), st.integers(0, 12))
def test_every_moment(db: None, rosters: list[list[tuple[str, int, int]]], later: int) -> None:  # noqa: ARG001 - rows
    """Whatever is published, one after the other, and whoever leaves in between."""
    name = f"house {HouseholdRow.objects.count()}"
    row = furnished(house(name=name))
    now = EARLY
    for shifts in rosters:
        published(row, *(text_of(*each) for each in shifts or [("Ana", 0, 1)]), now=now)
        _is_watched(row)
        now += later * HOUR / 4
    ben = MemberRow.objects.get(household=row, name="Ben")
    leave_today(household=row.pk, member=ben.public_id, now=now, by="Mark")
    _is_watched(row)


def _is_watched(row: HouseholdRow) -> None:
    nobodys, without = gaps(row), gaps(row, planned=True)
    shifts = ShiftRow.objects.filter(household=row).values_list("start_at", "end_at")
    there = [Interval(*each) for each in shifts]
    moment = at("mon 00:00")
    while moment < at("mon+1 00:00"):
        if any(each.holds(moment) for each in there):
            assert not any(each.holds(moment) for each in without)
        else:
            assert sum(each.holds(moment) for each in nobodys) == 1
        moment += 30 * MINUTE
