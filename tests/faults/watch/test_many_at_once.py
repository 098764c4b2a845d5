"""Many are decided in one tick: one that cannot be written, and how much is asked of the rows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from horarium.core.hours import HOUR
from horarium.core.watch.house_time import Reading
from horarium.core.watch.record import ladder_from_text, ladder_to_text
from horarium.jobs.watch import tick
from horarium.store.events import broken_event
from horarium.store.models import AskRow, EventRow, HouseholdRow, OutboxRow, WatchRow
from tests.servers.crowd import crowd

pytestmark = pytest.mark.django_db
NOON = datetime(1988, 3, 14, 12, tzinfo=UTC)


def reading() -> Reading:
    return Reading("boot", timedelta(days=1), NOON)


def overdue(count: int, houses: int = 3) -> None:
    crowd([NOON - HOUR] * count, NOON - 2 * HOUR, houses)


@override_settings(HORARIUM_VOICES={"sms": None})
def test_one_that_cannot_be_written_does_not_hold_up_the_others() -> None:
    """A ladder on which somebody stands twice: nobody can be asked twice in one step."""
    overdue(9)
    poisoned = WatchRow.objects.all()[4]
    ana = ladder_from_text(poisoned.ladder)[0]
    WatchRow.objects.filter(pk=poisoned.pk).update(ladder=ladder_to_text((ana, ana)))
    tick(reading)
    assert set(AskRow.objects.values_list("episode__watch", flat=True)) == set(
        WatchRow.objects.exclude(pk=poisoned.pk).values_list("pk", flat=True)
    )
    poisoned.refresh_from_db()
    assert poisoned.reason == "it could not be decided"
    # Whoever was to be asked hears of it all the same.
    said = OutboxRow.objects.filter(key__startswith=f"{poisoned.public_id}:undecided")
    assert ana.id in set(said.values_list("contact", flat=True))


def test_queries_do_not_grow_with_how_many_are_asked() -> None:
    def queries(count: int) -> int:
        WatchRow.objects.all().delete()
        overdue(count)
        with CaptureQueriesContext(connection) as asked:
            tick(reading)
        return len(asked)

    queries(1)  # the first tick also makes the rows of the clock and of its own beat
    # Many more are written in blocks, of as many values as SQLite takes at once.
    assert queries(15) == queries(3)


def test_chains_of_several_houses_hold_what_was_decided_in_them() -> None:
    overdue(9)
    tick(reading)
    told = EventRow.objects.filter(kind="watch decided")
    assert sorted(told.values_list("household", flat=True)) == sorted(
        WatchRow.objects.values_list("household", flat=True)
    )
    assert {broken_event(each) for each in HouseholdRow.objects.all()} == {None}
