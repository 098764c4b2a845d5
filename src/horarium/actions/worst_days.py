"""The worst days: decided by him beforehand, said by those he named, taken back at once.

Saying it alarms nobody and does nothing but what he decided. He is told whenever it is said.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from horarium.core.entrusted import Decided, WorstDay, wrong_with
from horarium.store.accounts import member_named
from horarium.store.circle import locked_household
from horarium.store.entrusted import (
    began_at,
    decided,
    forget,
    has_begun,
    say,
    unsay,
    worst_days,
)
from horarium.store.events import append_event
from horarium.store.models import AccountRow, HouseholdRow, WorstDayRow
from horarium.store.notices import notify


@transaction.atomic
def decide_worst_day(*, household: int, what: Decided, now: datetime, by: str) -> None:
    """In the place of what he decided before. Raises ValueError or LookupError with a sentence."""
    house = locked_household(household)
    if wrong := wrong_with(what):
        raise ValueError(wrong)
    columns: dict[str, Any] = {
        "acts": member_named(house, what.acts) if what.acts else None,
        "areas": what.areas,
        "sentence": what.sentence,
        "erases": what.erases,
        "after": what.after,
        "erased_at": None,
    }
    rows = WorstDayRow.objects
    row, _ = rows.update_or_create(household=house, day=what.day, defaults=columns)
    row.may_say.set(member_named(house, each) for each in what.may_say)
    unsay(row)
    append_event(house, "worst day decided", at=now, by=by, content={"day": what.day.value})


@transaction.atomic
def say_worst_day(*, household: int, day: WorstDay, now: datetime, by: str) -> bool:
    """Whether it has begun by that. Raises LookupError where he did not name ``by`` for it."""
    house = locked_household(household)
    row = _row(house, day)
    if by not in decided(row).may_say:
        raise LookupError("this is not yours to say")
    say(row, member_named(house, by), now)
    append_event(house, "worst day said", at=now, by=by, content={"day": day.value})
    _tell_person(house, f"{by} has said that you are in this: {day.value}.", now)
    return has_begun(_row(house, day))


def _tell_person(house: HouseholdRow, sentence: str, now: datetime) -> None:
    account = AccountRow.objects.filter(household=house, member=None, is_active=True).first()
    notify(account, f"{sentence} If that is wrong, take it back under Circle, Worst days.", now)


@transaction.atomic
def take_back_worst_day(
    *, household: int, day: WorstDay, now: datetime, by: str, is_person: bool
) -> None:
    """By him, or by whoever said it. Raises LookupError where it is not theirs to take back."""
    house = locked_household(household)
    row = _row(house, day)
    said = {each.member.name for each in row.said.all()}
    if not is_person and by not in said:
        raise LookupError("only who said it takes it back")
    if said:
        unsay(row)
        append_event(house, "worst day over", at=now, by=by, content={"day": day.value})


def _row(house: HouseholdRow, day: WorstDay) -> WorstDayRow:
    row = next((each for each in worst_days(house) if each.day == day), None)
    if row is None:
        raise LookupError("nothing is decided for this")
    return row


@transaction.atomic
def erase_as_decided(*, now: datetime) -> None:
    """What he decided is erased once it is time, and only once."""
    for row in WorstDayRow.objects.filter(day=WorstDay.DEATH, erased_at=None).exclude(said=None):
        house = locked_household(row.household_id)
        found = _row(house, WorstDay.DEATH)
        if found.erases and has_begun(found) and began_at(found) + found.after <= now:
            forget(house, found.erases)
            WorstDayRow.objects.filter(pk=found.pk).update(erased_at=now)
            append_event(house, "erased as decided", at=now, by=house.person_name, content={})
