"""Moments of the watch at which it matters that nothing is lost, each from a breath before.

What somebody does in them is done again after a restart where it was not written: whoever sees a
page fail presses once more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from horarium.actions.run_late import run_late
from horarium.core.hours import MINUTE
from horarium.core.household import Household
from horarium.store.models import AbsenceRow, CheckInRow, MemberRow, ShiftRow, WatchRow
from tests.cast import at, need
from tests.watched_house import WatchedHouse, watched_home

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")

Does = Callable[[WatchedHouse], object]


def _nothing(_home: WatchedHouse) -> None:
    """Nobody does anything."""


@dataclass(frozen=True, eq=False)
class Scenario:
    """``before`` leads up to it, ``then`` is what a person does in it; the jobs do the rest."""

    name: str
    before: Does
    then: Does = _nothing
    shifts: tuple[str, ...] = NIGHT
    since: str = "mon 22:40"
    dead: frozenset[str] = frozenset()
    fails: int = 0
    says: dict[str, str] = field(default_factory=dict)
    household: Callable[[], Household] = watched_home


def _with_rosa(home: WatchedHouse, until: str) -> None:
    home.comes("Rosa")
    home.until(until)


def _alone(home: WatchedHouse) -> None:
    home.until("mon 23:02")
    home.pass_time(MINUTE)


def _yes_and_not_here(home: WatchedHouse) -> None:
    _with_rosa(home, "mon 23:11")
    home.replies("Dolores", "yes 23:30")
    home.until("mon 23:39")
    home.pass_time(MINUTE)


def _somebody_arrives(home: WatchedHouse) -> None:
    if not CheckInRow.objects.filter(member__name="Ana").exists():
        home.comes("Ana")


def _at_nine(home: WatchedHouse) -> None:
    home.until("mon 21:00")


def _cannot(home: WatchedHouse) -> None:
    if not AbsenceRow.objects.exists():
        home.cannot_come("Ben", "tue 07:00")


def _leaver(home: WatchedHouse) -> None:
    if MemberRow.objects.filter(name="Rosa", gone_at=None).exists():
        home.leave_today("Rosa")


def _late(home: WatchedHouse) -> None:
    shift = ShiftRow.objects.get(member__name="Ana")
    if not WatchRow.objects.filter(shift=shift, late_until_at__isnull=False).exists():
        run_late(
            household=home.row.pk,
            shift=shift.public_id,
            until_at=at("tue 01:30"),
            now=home.now,
            by="Ana",
        )


def _poisoned(home: WatchedHouse) -> None:
    _at_ten_past(home)
    WatchRow.objects.filter(member__name="Grace").update(ladder="no ladder")


def _off(home: WatchedHouse) -> None:
    _with_rosa(home, "mon 22:50")
    home.restart(41 * MINUTE)


_TWO = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Grace mon 23:00-07:15")


def _two_needed() -> Household:
    return watched_home(needs=(need("always", people=2, skills=("pump",)),))


def _at_ten_past(home: WatchedHouse) -> None:
    _with_rosa(home, "mon 23:09")
    home.pass_time(MINUTE)


SCENARIOS = (
    Scenario("nobody comes", _at_ten_past),
    Scenario("he is alone", _alone),
    Scenario("nobody came who said yes", _yes_and_not_here),
    Scenario(
        "somebody arrives after all", lambda home: _with_rosa(home, "mon 23:11"), _somebody_arrives
    ),
    Scenario("what was taken is not delivered", _at_ten_past, dead=frozenset({"Ana", "Dolores"})),
    Scenario("somebody says yes", _at_ten_past, says={"Dolores": "yes 23:40"}),
    Scenario("somebody says no", _at_ten_past, says={"Dolores": "no"}),
    Scenario("they cannot come", _at_nine, _cannot, since="mon 20:40"),
    Scenario("somebody leaves for good", lambda home: _with_rosa(home, "mon 22:45"), _leaver),
    Scenario("it cannot be decided", _poisoned, shifts=_TWO, household=_two_needed),
    Scenario("two are due at once", _at_ten_past, shifts=_TWO, household=_two_needed),
    Scenario("the provider fails at first", _at_ten_past, fails=1),
    Scenario("the machine was off", _off),
    Scenario("they come late", lambda home: _with_rosa(home, "mon 22:45"), _late),
)
