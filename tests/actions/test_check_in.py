"""Somebody came, and left: once each, with the curtain drawn at his bed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.store.models import CheckInRow, DeviceRow, EventRow, HouseholdRow
from tests.in_the_house import NOON, account, device, furnished, signed_in
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db


def come(row: HouseholdRow, name: str = "Ana") -> bool:
    return check_in(household=row.pk, name=name, now=NOON, by=name)


def go(row: HouseholdRow, name: str = "Ana") -> bool:
    return check_out(household=row.pk, name=name, now=NOON, by=name)


def kinds() -> list[str]:
    return list(EventRow.objects.values_list("kind", flat=True))


def test_who_comes_is_here_once() -> None:
    """A second press changes nothing and is written down by nobody."""
    row = furnished()
    assert come(row)
    assert not come(row)
    assert CheckInRow.objects.get(member__name="Ana").in_at == NOON
    assert kinds().count("checked in") == 1


def test_who_leaves_has_left_once() -> None:
    row = furnished()
    assert not go(row)
    come(row)
    assert go(row)
    assert not go(row)
    assert CheckInRow.objects.get().out_at == NOON
    assert kinds().count("checked out") == 1


def test_clock_that_was_set_back_lets_nobody_leave_before_they_came() -> None:
    row = furnished()
    come(row)
    check_out(household=row.pk, name="Ana", now=NOON - timedelta(hours=1), by="Ana")
    assert CheckInRow.objects.get().out_at == NOON


def test_who_comes_again_is_here_again() -> None:
    row = furnished()
    come(row)
    go(row)
    assert come(row)
    assert CheckInRow.objects.filter(out_at=None).count() == 1


@pytest.mark.parametrize("name", ["Father Brendan", "Nobody", "Mark"])
def test_only_who_attends_comes_to_attend(name: str) -> None:
    """A refusal changes nothing, not even the curtain."""
    row = furnished()
    shared(row)
    with pytest.raises(LookupError, match=f"{name} does not come to attend"):
        come(row, name)
    assert not CheckInRow.objects.exists()
    assert not DeviceRow.objects.filter(curtain=True).exists()


def shared(row: HouseholdRow) -> DeviceRow:
    """A tablet at his bed."""
    bed = device(signed_in(account(row)))
    DeviceRow.objects.filter(pk=bed.pk).update(shared=True)
    return bed


def test_curtain_is_drawn_at_his_bed_and_nowhere_else() -> None:
    """On each check-in, a second press included; not on his own telephone or hers."""
    row = furnished()
    bed, own, hers = (
        shared(row),
        device(signed_in(account(row))),
        device(signed_in(account(row, "Ana"))),
    )
    other = shared(furnished("another house"))
    come(row)
    drawn = {each.pk: each.curtain for each in DeviceRow.objects.all()}
    assert drawn == {bed.pk: True, own.pk: False, hers.pk: False, other.pk: False}
    DeviceRow.objects.filter(pk=bed.pk).update(curtain=False)
    come(row)
    assert DeviceRow.objects.get(pk=bed.pk).curtain


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_arrival() -> None:
    """On her telephone and at his bed, in the same instant."""
    row = furnished()
    both = Barrier(4)

    def press(_: int) -> bool:
        both.wait()
        try:
            return come(row)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        came = list(threads.map(press, range(4)))
    unguarded("DELETE FROM store_eventrow")
    assert sorted(came) == [False, False, False, True]
    assert CheckInRow.objects.count() == 1
