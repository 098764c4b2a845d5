"""Where he is, said by whoever is with him; and what was said, put right."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.actions.correct_machine import correct_machine
from horarium.actions.say_machine import say_machine
from horarium.core.hours import HOUR, MINUTE
from horarium.core.machine_hours import MachineState, actual, things_said
from horarium.core.people import Part
from horarium.store.events import broken_event
from horarium.store.machine_said import load_machine_log
from horarium.store.models import (
    AbsenceRow,
    AccountRow,
    EventRow,
    HouseholdRow,
    MachineSaidRow,
    MemberRow,
)
from tests.cast import at, machine
from tests.in_the_house import NOON, account, furnished, member
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db

IN, OUT = MachineState.IN, MachineState.OUT
SECOND = timedelta(seconds=1)


@pytest.fixture
def row() -> HouseholdRow:
    """Wednesday noon: Ana until 15:00, then Ben."""
    return furnished(machine=machine())


def say(
    row: HouseholdRow,
    state: MachineState | None,
    by: str = "Ana",
    now: datetime = NOON,
    **more: Any,
) -> UUID | None:
    name = "" if by == "Mark" else by
    return say_machine(account=account(row, name).pk, state=state, now=now, by=by, **more)


def correct(
    row: HouseholdRow, said: UUID, state: MachineState | None, moment: datetime, **more: Any
) -> bool:
    by, now = more.pop("by", "Ana"), more.pop("now", NOON)
    whose = account(row, "" if by == "Mark" else by).pk
    return correct_machine(account=whose, said=said, state=state, at=moment, now=now, by=by, **more)


def history(row: HouseholdRow, now: datetime = NOON) -> list[tuple[MachineState, datetime]]:
    log = load_machine_log(row, now)
    assert log
    return [(each.state, each.start_at) for each in actual(log.said)]


# -- who says it


def test_whoever_is_with_him_says_where_he_is(row: HouseholdRow) -> None:
    """In one transaction with its event, which holds what was said."""
    assert say(row, OUT)
    said = MachineSaidRow.objects.get()
    assert (said.at, said.state, said.by, said.said_at) == (NOON, "out", "Ana", NOON)
    event = EventRow.objects.last()
    assert event
    assert (event.kind, event.by) == ("machine said", "Ana")
    assert json.loads(event.content) == {
        "said": str(said.public_id),
        "at": NOON.isoformat(),
        "state": "out",
        "feels wrong": False,
    }
    assert broken_event(row) is None


def test_he_says_it_himself(row: HouseholdRow) -> None:
    assert say(row, OUT, "Mark")
    assert say(row, None, "Mark")
    assert MachineSaidRow.objects.filter(feels_wrong=True, state="").count() == 1


@pytest.mark.parametrize("name", ["Ben", "Rosa", "Father Brendan"])
def test_whoever_is_not_there_says_nothing(row: HouseholdRow, name: str) -> None:
    """No shift of theirs runs, and they have not checked in."""
    with pytest.raises(LookupError, match="check in first"):
        say(row, OUT, name)
    assert not MachineSaidRow.objects.exists()


def test_whoever_checked_in_may_say_it_until_they_leave(row: HouseholdRow) -> None:
    check_in(household=row.pk, name="Rosa", now=NOON, by="Rosa")
    assert say(row, OUT, "Rosa")
    check_out(household=row.pk, name="Rosa", now=NOON, by="Rosa")
    with pytest.raises(LookupError):
        say(row, IN, "Rosa")


def test_whoever_is_away_from_their_shift_says_nothing(row: HouseholdRow) -> None:
    """Nor does who left the circle, or is a confidant by now, whatever the roster says."""
    ana = member(row, "Ana")
    away = AbsenceRow.objects.create(member=ana, place=0, start_at=NOON - HOUR, end_at=NOON + HOUR)
    with pytest.raises(LookupError):
        say(row, OUT)
    away.delete()
    MemberRow.objects.filter(pk=ana.pk).update(parts=frozenset({Part.CONFIDANT}))
    with pytest.raises(LookupError):
        say(row, OUT)
    MemberRow.objects.filter(pk=ana.pk).update(parts=ana.parts, leaves_on=at("wed 00:00").date())
    with pytest.raises(LookupError):
        say(row, OUT)
    MemberRow.objects.filter(pk=ana.pk).update(leaves_on=None, gone_at=NOON - HOUR)
    with pytest.raises(LookupError):
        say_machine(account=AccountRow.objects.get(member=ana).pk, state=OUT, now=NOON, by="Ana")


def test_house_without_a_machine_has_nothing_to_say() -> None:
    with pytest.raises(LookupError, match="no machine"):
        say(furnished("another"), OUT)


# -- when it was


def test_trembling_press_is_one(row: HouseholdRow) -> None:
    """The same within ten seconds, from whatever device; another word counts at once."""
    assert say(row, OUT)
    assert say(row, OUT, "Mark", NOON + 9 * SECOND) is None
    assert say(row, IN, "Mark", NOON + 9 * SECOND)
    assert say(row, IN, now=NOON + MINUTE)
    assert [each[0] for each in history(row, NOON + HOUR)] == [OUT, IN]


def test_what_was_earlier_is_said_later(row: HouseholdRow) -> None:
    """In its place, however late."""
    say(row, IN, now=NOON)
    say(row, OUT, now=NOON + SECOND, at=NOON - HOUR)
    assert history(row, NOON + SECOND) == [(OUT, NOON - HOUR), (IN, NOON)]


def test_neither_the_future_nor_longer_ago_than_a_day(row: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="still to come"):
        say(row, OUT, at=NOON + SECOND)
    with pytest.raises(ValueError, match="more than a day ago"):
        say(row, OUT, at=NOON - 24 * HOUR - SECOND)
    with pytest.raises(ValueError, match="cannot be said"):
        say(row, MachineState.UNKNOWN)
    assert say(row, OUT, at=NOON - 24 * HOUR)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_word() -> None:
    """On her telephone and at his bed, in the same instant."""
    row = furnished(machine=machine())
    both = Barrier(4)
    whose = account(row, "Ana").pk

    def press(_: int) -> bool:
        both.wait()
        try:
            return bool(say_machine(account=whose, state=OUT, now=NOON, by="Ana"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        said = list(threads.map(press, range(4)))
    unguarded("DELETE FROM store_eventrow")
    assert sorted(said) == [False, False, False, True]
    assert MachineSaidRow.objects.count() == 1


# -- put right


def test_correction_stays_beside_what_it_corrects(row: HouseholdRow) -> None:
    """Two rows, two events, one history."""
    said = say(row, OUT)
    assert said
    assert correct(row, said, OUT, NOON - 15 * MINUTE, by="Mark")
    assert history(row) == [(OUT, NOON - 15 * MINUTE)]
    log = load_machine_log(row, NOON)
    assert log
    [one] = things_said(log.said)
    assert [(each.at, each.by) for each in one.was] == [(NOON, "Ana")]
    assert EventRow.objects.filter(kind="machine corrected", by="Mark").count() == 1
    assert MachineSaidRow.objects.count() == 2


def test_correction_that_changes_nothing_is_none(row: HouseholdRow) -> None:
    """Nor is the same correction pressed twice."""
    said = say(row, OUT)
    assert said
    assert not correct(row, said, OUT, NOON)
    assert correct(row, said, IN, NOON)
    assert not correct(row, said, IN, NOON)
    assert MachineSaidRow.objects.count() == 2


def test_of_two_corrections_the_second_is_told(row: HouseholdRow) -> None:
    """It corrects what the first left, once it was looked at."""
    said = say(row, OUT)
    assert said
    correct(row, said, IN, NOON)
    with pytest.raises(ValueError, match="corrected this meanwhile"):
        correct(row, said, OUT, NOON - HOUR)
    newer = MachineSaidRow.objects.latest("pk")
    assert correct(row, newer.public_id, OUT, NOON - HOUR)
    assert history(row) == [(OUT, NOON - HOUR)]


def test_what_was_not_so_is_taken_back(row: HouseholdRow) -> None:
    said = say(row, None)
    assert said
    assert correct(row, said, None, NOON)
    log = load_machine_log(row, NOON)
    assert log
    assert [each.is_taken_back for each in things_said(log.said)] == [True]


def test_what_cannot_be_corrected_is_refused(row: HouseholdRow) -> None:
    """By whoever is not there, into the future, longer ago, or what is another house's."""
    said = say(row, OUT)
    assert said
    with pytest.raises(LookupError, match="check in"):
        correct(row, said, IN, NOON, by="Ben")
    with pytest.raises(ValueError, match="still to come"):
        correct(row, said, OUT, NOON + HOUR)
    with pytest.raises(ValueError, match="one thing"):
        correct(row, said, IN, NOON, feels_wrong=True)
    with pytest.raises(ValueError, match="more than a day ago"):
        correct(row, said, IN, NOON, by="Mark", now=NOON + 25 * HOUR)
    other = furnished("another", machine=machine())
    with pytest.raises(LookupError, match="nothing like that"):
        correct(other, said, IN, NOON)
    assert MachineSaidRow.objects.count() == 1


def test_rows_hold_only_what_can_be(row: HouseholdRow) -> None:
    """The database itself refuses an unknown state, two things at once, nothing, and two heirs."""
    say(row, OUT)
    first = MachineSaidRow.objects.get()
    some = {"household": row, "at": NOON, "by": "Ana", "said_at": NOON}
    MachineSaidRow.objects.create(**some, state="in", corrects=first)
    for wrong in (
        {"state": "unknown"},
        {"state": "in", "feels_wrong": True},
        {"state": ""},
        {"state": "in", "corrects": first},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            MachineSaidRow.objects.create(**some, **wrong)
