"""What was said of the machine, and who may say it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from horarium.core.hours import DAY, HOUR, HouseClock, Interval
from horarium.core.machine import Machine
from horarium.core.machine_hours import MachineLog, MachineState, Said
from horarium.core.people import Part
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.households import load_machine
from horarium.store.models import (
    AbsenceRow,
    AccountRow,
    CheckInRow,
    HouseholdRow,
    MachineFreeRow,
    MachineSaidRow,
    MemberRow,
    ShiftRow,
)

# Longer than a household is silent before it counts as one that keeps no log.
KEPT_IN_MIND = 9 * DAY
# So long before it a shift counts as one that runs: whoever comes may be asked at once.
EARLY = HOUR
_COME = {Part.ATTENDANT, Part.BACKUP}


def load_machine_log(household: HouseholdRow, now: datetime) -> MachineLog | None:
    """What countdown and watch look at; None where there is no machine. Five queries."""
    machine = load_machine(household)
    if machine is None:
        return None
    said = [*last_state_before(household, now - KEPT_IN_MIND), *said_since(household, now)]
    free = MachineFreeRow.objects.filter(
        household=household, end_at__gt=now - KEPT_IN_MIND, start_at__lt=now + 2 * DAY
    )
    planned = (Interval(*each) for each in free.values_list("start_at", "end_at"))
    return machine_log(household, machine, said, tuple(planned))


def machine_log(
    household: HouseholdRow,
    machine: Machine,
    said: Iterable[Said],
    planned: tuple[Interval, ...] = (),
) -> MachineLog:
    """One log of what was said and planned."""
    return MachineLog(tuple(said), machine, HouseClock(household.zone), planned)


def said_since(household: HouseholdRow, now: datetime) -> tuple[Said, ...]:
    """What was said in the last days, in the order in which it was said."""
    rows = MachineSaidRow.objects.filter(household=household, said_at__gte=now - KEPT_IN_MIND)
    return _said(rows)


def said_around(household: HouseholdRow, when: Interval) -> tuple[Said, ...]:
    """What was said of some hours, and what held as they began. Two queries."""
    rows = MachineSaidRow.objects.filter(household=household)
    near = rows.filter(said_at__gte=when.start_at, said_at__lt=when.end_at + 2 * DAY)
    return (*last_state_before(household, when.start_at), *_said(near))


def last_state_before(household: HouseholdRow, said_at: datetime) -> tuple[Said, ...]:
    """The last word on where he was, of those that were said before an instant."""
    older = MachineSaidRow.objects.filter(household=household, said_at__lt=said_at)
    counts = older.exclude(state="").filter(
        Q(corrected_by=None) | Q(corrected_by__said_at__gte=said_at)
    )
    return _said(counts.order_by("-at", "-pk")[:1])


def _said(rows: Iterable[MachineSaidRow]) -> tuple[Said, ...]:
    rows = list(rows)
    names = {row.pk: str(row.public_id) for row in rows}
    return tuple(
        Said(
            str(row.public_id),
            row.at,
            MachineState(row.state) if row.state else None,
            row.by,
            row.said_at,
            row.feels_wrong,
            names.get(row.corrects_id or 0, ""),
        )
        for row in rows
    )


def keep_said(
    household: HouseholdRow, said: Said, *, now: datetime, corrects: MachineSaidRow | None = None
) -> MachineSaidRow:
    """One more row, and in the same transaction one more event. The household is held."""
    state = said.state.value if said.state else ""
    row = MachineSaidRow.objects.create(
        household=household,
        at=said.at,
        state=state,
        feels_wrong=said.feels_wrong,
        by=said.by,
        said_at=said.said_at,
        corrects=corrects,
    )
    content: dict[str, object] = {
        "said": str(row.public_id),
        "at": said.at.isoformat(),
        "state": state,
        "feels wrong": said.feels_wrong,
    }
    if corrects:
        content["corrects"] = str(corrects.public_id)
    kind = "machine corrected" if corrects else "machine said"
    append_event(household, kind, at=now, by=said.by, content=content)
    return row


def last_said(household: HouseholdRow) -> MachineSaidRow | None:
    return MachineSaidRow.objects.filter(household=household).last()


def said_row(household: HouseholdRow, public_id: UUID) -> MachineSaidRow:
    """One thing that was said. Raises LookupError with a sentence."""
    rows = MachineSaidRow.objects.filter(household=household, public_id=public_id)
    row = rows.select_related("corrected_by").first()
    if row is None:
        raise LookupError("nothing like that was said of the machine")
    return row


# -- who may say it


def account_in_the_room(account: int, now: datetime) -> AccountRow:
    """Whoever says something, with the household held until the transaction ends.

    Raises LookupError with a sentence for a member who is not there, and for a house without a
    machine.
    """
    row = AccountRow.objects.select_related("member__household", "household").get(pk=account)
    locked_household(row.household_id)
    if not may_say(row, now):
        raise LookupError("check in first; whoever is with him says where he is")
    if load_machine(row.household) is None:
        raise LookupError("this household has no machine")
    return row


def may_say(account: AccountRow, now: datetime) -> bool:
    """Whether they are the person, have checked in, or have a shift that runs."""
    member = account.member
    if member is None:
        return account.is_active
    if member.gone_at is not None or not _COME & member.parts:
        return False
    here = CheckInRow.objects.filter(member=member, out_at=None)
    return here.exists() or _has_a_shift(member, now)


def _has_a_shift(member: MemberRow, now: datetime) -> bool:
    """Whether one of theirs runs or is about to, and they are not away."""
    leaves_on, today = member.leaves_on, HouseClock(member.household.zone).date_of(now)
    if leaves_on and leaves_on <= today:
        return False
    away = AbsenceRow.objects.filter(member=member, start_at__lte=now, end_at__gt=now)
    shifts = ShiftRow.objects.filter(member=member, start_at__lte=now + EARLY, end_at__gt=now)
    return shifts.exists() and not away.exists()
