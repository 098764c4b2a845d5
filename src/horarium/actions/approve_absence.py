"""He approves that a member is away: the household knows it from now on."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import Interval
from horarium.core.household import Household
from horarium.core.people import Absence, Member
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope
from horarium.store.households import load_household
from horarium.store.models import HopedAbsenceRow, ShiftRow
from horarium.store.notices import notify_member
from horarium.tellings.stretches import stretch_words


@dataclass(frozen=True, slots=True)
class Approved:
    """Who is away when, and which of their shifts fall into it: these hours need someone else."""

    member: UUID
    name: str
    when: Interval
    shifts: tuple[Interval, ...]


@transaction.atomic
def approve_absence(*, household: int, absence: UUID, now: datetime, by: str) -> Approved:
    """The roster stays as it is until another plan is published.

    Raises LookupError or ValueError with a sentence.
    """
    row = locked_household(household)
    hope = locked_hope(HopedAbsenceRow, row, absence)
    answer(hope, "approved", now)
    when = Interval(hope.start_at, hope.end_at)
    before = load_household(row)
    keep_change(row, before, with_absence(before, hope.member.name, when), now=now)
    content = {"entry": f"member/{hope.member.public_id}", "absence": str(absence)}
    append_event(row, "absence approved", at=now, by=by, content=content)
    words = stretch_words(when, before.clock)
    notify_member(hope.member, f"{by} approved: you are away {words}.", now)
    ahead = ShiftRow.objects.filter(member=hope.member, end_at__gt=now)
    shifts = ahead.filter(start_at__lt=when.end_at, end_at__gt=when.start_at)
    return Approved(
        hope.member.public_id,
        hope.member.name,
        when,
        tuple(Interval(each.start_at, each.end_at) for each in shifts),
    )


def with_absence(household: Household, name: str, when: Interval) -> Household:
    """The household with a member away, too; said already, it is said once."""
    absence = Absence(when)
    member = household.member(name)
    if absence in member.absences:
        return household
    return with_member(household, replace(member, absences=(*member.absences, absence)))


def without_absence(household: Household, name: str, when: Interval) -> Household:
    """The household without exactly this absence."""
    member = household.member(name)
    left = tuple(each for each in member.absences if each.when != when)
    return with_member(household, replace(member, absences=left))


def with_member(household: Household, changed: Member) -> Household:
    members = (changed if each.name == changed.name else each for each in household.members)
    return replace(household, members=tuple(members))
