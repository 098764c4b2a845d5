"""Very many who are expected, in many small houses: rows made at once, for the load they are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from horarium.core.hours import HOUR
from horarium.core.watch.record import ladder_to_text
from horarium.core.watch.situation import Contact, Standing
from horarium.store.expecting import AT_ONCE
from horarium.store.models import HouseholdRow, MemberRow, WatchRow
from tests.planned_house import furnished
from tests.watched_house import watched_home

_PUMP: Any = frozenset({"pump"})


def crowd(dues: Iterable[datetime], now: datetime, houses: int) -> None:
    """Somebody is expected at each of ``dues``, in one house after the other."""
    rows = [_house(number, now) for number in range(houses)]
    ladders = [_ladder(each) for each in rows]
    members = [MemberRow.objects.get(household=each, name="Ana") for each in rows]
    WatchRow.objects.bulk_create(
        (
            WatchRow(
                household=rows[number % houses],
                kind="arrival",
                member=members[number % houses],
                due_at=due_at,
                until_at=due_at + 8 * HOUR,
                skills=_PUMP,
                ladder=ladders[number % houses],
                # As a tick before would have left it: looked at as the hours begin.
                look_house_at=max(due_at, AT_ONCE),
                made_at=now,
            )
            for number, due_at in enumerate(dues)
        ),
        batch_size=500,
    )


def _house(number: int, now: datetime) -> HouseholdRow:
    """Nobody waits in it before others are asked."""
    home = watched_home(name=f"House {number} of {now}")
    return furnished(replace(home, watching=replace(home.watching, grace=timedelta())), now)


def _ladder(row: HouseholdRow) -> str:
    ways = ("sms",)
    members = {each.name: str(each.public_id) for each in MemberRow.objects.filter(household=row)}
    return ladder_to_text(
        (
            Contact(members["Ana"], "Ana", Standing.EXPECTED, skills=_PUMP, ways=ways),
            Contact(members["Dolores"], "Dolores", Standing.BACKUP, skills=_PUMP, ways=ways),
            Contact(members["Grace"], "Grace", Standing.ATTENDANT, skills=_PUMP, ways=ways),
            Contact("person", "", Standing.PERSON, ways=ways),
            Contact("floor", "", Standing.FLOOR, ways=ways),
        )
    )


def spread(first: datetime, length: timedelta, count: int) -> list[datetime]:
    """So many instants, evenly over a length of time."""
    return [first + length * number / count for number in range(count)]
