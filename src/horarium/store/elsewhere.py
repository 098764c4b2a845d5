"""When he is elsewhere, and the question whether it still holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from horarium.core.hours import DAY, Interval
from horarium.core.watch.elsewhere import Elsewhere, expected_from
from horarium.core.watch.house_time import HouseTime, Reading, begun
from horarium.core.watch.situation import Expected, Kind
from horarium.store.expecting import AT_ONCE, going_on
from horarium.store.models import ElsewhereRow, HouseholdRow, OutboxRow, WatchRow
from horarium.store.reach import PERSON, SOFT, addresses_of

PURPOSE = "elsewhere"
# So long is an end that nobody named held to be true before he is asked.
ASKED_EVERY = DAY
# Hours that began so long ago are over.
_LONGEST = 9 * DAY


def elsewhere_of(row: ElsewhereRow) -> Elsewhere:
    """As it stands: what was ended early ended then."""
    ends = [each for each in (row.until_at, row.over_at) if each]
    return Elsewhere(row.start_at, min(ends) if ends else None)


def elsewhere_in(households: Iterable[int], now: datetime) -> dict[int, list[Elsewhere]]:
    """What can matter to hours that are not over, by household. One query."""
    since_at = now - _LONGEST
    over = Q(until_at__lt=since_at) | Q(over_at__lt=since_at)
    found: dict[int, list[Elsewhere]] = defaultdict(list)
    for row in ElsewhereRow.objects.filter(household__in=households).exclude(over):
        found[row.household_id].append(elsewhere_of(row))
    return found


def running(household: HouseholdRow, now: datetime) -> tuple[ElsewhereRow, ...]:
    """Those that hold now or are to come."""
    rows = ElsewhereRow.objects.filter(household=household, over_at=None)
    return tuple(rows.filter(Q(until_at=None) | Q(until_at__gt=now)))


def locked_elsewhere(household: HouseholdRow, public_id: UUID, now: datetime) -> ElsewhereRow:
    """One of those. Raises LookupError with a sentence."""
    for row in running(household, now):
        if row.public_id == public_id:
            return row
    raise LookupError("this is over already")


def hours_of(watch: WatchRow, now: datetime) -> Interval:
    """The hours of a watch as far as he is at home in them; one query."""
    time = begun(Reading("", timedelta(), now))
    known = elsewhere_in([watch.household_id], now)[watch.household_id]
    contact = str(watch.member_id or "")
    expected = Expected(Kind(watch.kind), watch.due_at, watch.until_at, contact)
    from_at = expected_from(expected, known, time) or watch.due_at
    return replace(expected, due_at=from_at).when


def expect_anew(household: HouseholdRow) -> None:
    """Whatever is expected is decided at the next tick, by what is known now."""
    going_on(household).update(look_house_at=AT_ONCE, ladder="")


def ask_whether_it_holds(now: HouseTime) -> int:
    """He is asked once a day, by what wakes nobody, as long as no end is named; how often now."""
    wall_at = now.reading.wall_at
    rows = ElsewhereRow.objects.filter(until_at=None, over_at=None, start_at__lte=wall_at)
    due = list(rows.filter(asked_at__lte=wall_at - ASKED_EVERY).select_related("household"))
    for row in due:
        _ask(row, now)
    return len(due)


def _ask(row: ElsewhereRow, now: HouseTime) -> None:
    wall_at = now.reading.wall_at
    row.asked_at = wall_at
    row.save(update_fields=["asked_at"])
    tell_him(row, f"{wall_at:%Y%m%d%H%M}", now.house_at, wall_at)


def tell_him(row: ElsewhereRow, about: str, house_at: datetime, now: datetime) -> None:
    """A message to him by his soft ways; what it says is made at delivery."""
    ways = addresses_of(row.household)[PERSON].ways
    OutboxRow.objects.bulk_create(
        (
            OutboxRow(
                key=f"{row.public_id}:{about}:{PERSON}:{way}",
                household=row.household,
                contact=PERSON,
                channel=way,
                purpose=PURPOSE,
                loud=False,
                made_house_at=house_at,
                made_at=now,
                next_house_at=house_at,
            )
            for way in ways
            if way in SOFT
        ),
        ignore_conflicts=True,
    )
