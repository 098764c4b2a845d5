"""He is in hospital or away for days: nobody is missed until he is back, and all of that is said.

He says it himself, or whoever is with him for him. Whose hours fall into it is told, and not where
he is; he is told who said it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.findings import counted
from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.watch.elsewhere import Where
from horarium.store.circle import locked_household
from horarium.store.elsewhere import (
    elsewhere_of,
    expect_anew,
    locked_elsewhere,
    running,
    tell_him,
)
from horarium.store.events import append_event
from horarium.store.machine_said import may_say
from horarium.store.models import (
    AccountRow,
    ElsewhereRow,
    HouseClockRow,
    HouseholdRow,
    ShiftRow,
)
from horarium.store.notices import notify, tell_members

LONGEST = 366 * DAY
_SHOWN = 3


@transaction.atomic
def say_elsewhere(
    *,
    account: int,
    where: Where,
    start_at: datetime | None,
    until_at: datetime | None,
    now: datetime,
    by: str,
) -> UUID:
    """Without ``start_at`` from now on; without ``until_at`` until somebody says that he is back.

    Raises LookupError for a member who is not with him, and ValueError, each with a sentence.
    """
    row = _who_says(account, now)
    household = row.household
    start_at = max(start_at or now, now)
    _possible(household, where, start_at, until_at, now)
    said = ElsewhereRow.objects.create(
        household=household,
        place=where,
        start_at=start_at,
        until_at=until_at,
        by=by,
        said_at=now,
        held_at=start_at,
        asked_at=start_at,
    )
    expect_anew(household)
    ends = until_at.isoformat() if until_at else ""
    content = {"said": str(said.public_id), "from": start_at.isoformat(), "until": ends}
    append_event(household, "said to be elsewhere", at=now, by=by, content=content)
    clock = HouseClock(household.zone)
    until = f"until {clock.at(until_at)}" if until_at else "until it is said that he is back"
    opening = f"Nobody needs to come from {clock.at(start_at)} {until}."
    _tell_attendants(said, f"{opening} Of your hours:", now)
    if row.member:
        _tell_person(said, now)
    return said.public_id


@transaction.atomic
def say_back(*, account: int, elsewhere: UUID, now: datetime, by: str) -> None:
    """All that is still to come is expected again at once. Raises LookupError with a sentence."""
    row = _who_says(account, now)
    said = locked_elsewhere(row.household, elsewhere, now)
    said.over_at, said.over_by = now, by
    said.save(update_fields=["over_at", "over_by"])
    expect_anew(row.household)
    content = {"said": str(elsewhere)}
    append_event(row.household, "said to be back", at=now, by=by, content=content)
    _tell_attendants(said, "You are expected again:", now, since_at=now)
    if row.member:
        person = AccountRow.objects.filter(household=row.household, member=None).first()
        notify(person, f"{by} said that you are back. Everybody is expected again.", now)


@transaction.atomic
def say_it_holds(*, account: int, elsewhere: UUID, now: datetime, by: str) -> None:
    """He is asked again in a day. Raises LookupError with a sentence."""
    row = _who_says(account, now)
    said = locked_elsewhere(row.household, elsewhere, now)
    said.held_at, said.asked_at = max(now, said.held_at), max(now, said.asked_at)
    said.save(update_fields=["held_at", "asked_at"])
    content = {"said": str(elsewhere)}
    append_event(row.household, "still elsewhere", at=now, by=by, content=content)


def _who_says(account: int, now: datetime) -> AccountRow:
    row = AccountRow.objects.select_related("member__household", "household").get(pk=account)
    locked_household(row.household_id)
    if not may_say(row, now):
        raise LookupError("check in first; whoever is with him says it")
    return row


def _possible(
    household: HouseholdRow,
    where: Where,
    start_at: datetime,
    until_at: datetime | None,
    now: datetime,
) -> None:
    if until_at is None:
        if where is not Where.HOSPITAL:
            raise ValueError("say until when, so that everybody is expected again by then")
        if any(each.until_at is None for each in running(household, now)):
            raise ValueError("it is said already; say first that he is back")
        return
    if until_at <= start_at:
        raise ValueError("it ends before it begins, or is over; say a later end")
    if until_at - start_at > LONGEST:
        raise ValueError("that is more than a year; say an earlier end")


# -- whom it concerns


def _tell_attendants(
    said: ElsewhereRow, opening: str, now: datetime, since_at: datetime | None = None
) -> None:
    """Each whose hours fall into it, with those hours; where he is, nobody is told."""
    household, stands = said.household, elsewhere_of(said)
    start_at, end_at = since_at or said.start_at, said.until_at if since_at else stands.end_at
    shifts = ShiftRow.objects.filter(household=household, end_at__gt=max(start_at, now))
    shifts = shifts.filter(start_at__lt=end_at) if end_at else shifts
    hours: dict[str, list[Interval]] = {}
    for each in shifts.select_related("member").order_by("start_at"):
        when = Interval(each.start_at, each.end_at)
        hours.setdefault(each.member.name, []).append(when)
    clock = HouseClock(household.zone)
    told = {name: f"{opening} {', '.join(_few(own, clock))}." for name, own in hours.items()}
    tell_members(household, told, now)


def _few(own: list[Interval], clock: HouseClock) -> Iterator[str]:
    yield from _words(own[:_SHOWN], clock)
    if (more := len(own) - _SHOWN) > 0:
        yield f"and {counted(more, 'more shift')}"


def _words(hours: Iterable[Interval], clock: HouseClock) -> Iterator[str]:
    for each in hours:
        yield clock.words(each).replace("-", "–")


def _tell_person(said: ElsewhereRow, now: datetime) -> None:
    """By all that wakes nobody; without a watch that ever ran, by a notice alone."""
    clock = HouseClockRow.objects.first()
    if clock:
        tell_him(said, "said", clock.house_at, now)
        return
    person = AccountRow.objects.filter(household=said.household, member=None).first()
    notify(person, f"{said.by} said that you are not at home. Nobody is expected.", now)
