"""What was said of the machine, as it is read from the rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from horarium.core.hours import DAY, HOUR, MINUTE, Interval
from horarium.core.machine_hours import MachineState, countdown, due_back
from horarium.store.machine_said import load_machine_log, said_around
from horarium.store.models import HouseholdRow, MachineFreeRow, MachineSaidRow
from tests.cast import at, machine
from tests.in_the_house import NOON, furnished
from tests.pages.read_now import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> HouseholdRow:
    return furnished(machine=machine())


def said(row: HouseholdRow, ago: timedelta, state: str = "in", **more: Any) -> MachineSaidRow:
    when = NOON - ago
    return MachineSaidRow.objects.create(
        household=row, **({"at": when, "state": state, "by": "Ana", "said_at": when} | more)
    )


def test_house_without_a_machine_has_no_log() -> None:
    assert load_machine_log(furnished("another"), NOON) is None


def test_last_word_counts_however_long_ago(row: HouseholdRow) -> None:
    """A month ago he was said to be out: that is what is known."""
    said(row, 40 * DAY, "in")
    said(row, 30 * DAY, "out")
    said(row, 29 * DAY, "", feels_wrong=True)
    log = load_machine_log(row, NOON)
    assert log
    assert countdown(log, NOON).state is MachineState.OUT


def test_old_word_that_was_put_right_counts_no_more(row: HouseholdRow) -> None:
    said(row, 41 * DAY, "in")
    wrong = said(row, 40 * DAY, "out")
    said(row, 40 * DAY - HOUR, "", corrects=wrong)
    log = load_machine_log(row, NOON)
    assert log
    assert [each.state for each in log.said] == [MachineState.IN]


def test_planned_stretches_stand_beside_it(row: HouseholdRow) -> None:
    put(row, MachineFreeRow, "wed 09:00-11:00")
    said(row, DAY)
    log = load_machine_log(row, NOON)
    assert log
    assert due_back(log, NOON) == at("wed 11:00")


def test_day_is_told_with_what_held_as_it_began(row: HouseholdRow) -> None:
    """Not what another day held, nor what another house said."""
    said(row, 3 * DAY, "out")
    said(row, 2 * DAY, "in")
    said(row, 2 * HOUR, "care")
    said(furnished("another", machine=machine()), HOUR, "out")
    around = said_around(row, Interval(NOON - DAY, NOON))
    assert [each.state for each in around] == [MachineState.IN, MachineState.CARE]


def test_number_of_questions_stays(row: HouseholdRow) -> None:
    """However much was said and planned."""

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            load_machine_log(row, NOON)
        return len(asked)

    said(row, HOUR)
    few = count()
    for n in range(60):
        first = said(row, n * 3 * HOUR + MINUTE, "out" if n % 2 else "in")
        said(row, n * 3 * HOUR, "care", corrects=first)
    for day in ("thu", "fri", "sat"):
        put(row, MachineFreeRow, f"{day} 12:00-14:00")
    assert count() == few == 5
