"""He puts a visit right, or writes down one that nobody checked in for; what stood before stays."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HouseClock
from horarium.core.visits import Visit
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.expecting import expect_again, look_again
from horarium.store.models import CheckInRow, CorrectionRow, HouseholdRow, MemberRow
from horarium.store.notices import notify_member

LONGEST = timedelta(days=7)


@transaction.atomic
def correct_visit(
    *, household: int, visit: int, in_at: datetime, out_at: datetime | None, now: datetime, by: str
) -> bool:
    """Whether anything is put right by it. That both are the same instant takes it back.

    Without ``out_at`` they are still here. Raises LookupError or ValueError, each with a sentence.
    """
    row = locked_household(household)
    found = CheckInRow.objects.select_related("member").filter(member__household=row, pk=visit)
    here = found.first()
    if here is None:
        raise LookupError("there is no such visit")
    was = Visit(here.in_at, here.out_at)
    becomes = Visit(in_at, out_at)
    if becomes == was:
        return False
    if was.out_at is not None and out_at is None:
        raise ValueError("say when they left")
    _possible(becomes, now)
    here.in_at, here.out_at = in_at, out_at
    here.save(update_fields=["in_at", "out_at"])
    _keep(row, here, was, now, by)
    if was.out_at is None:
        _look_again(row, here, now)
    return True


def _look_again(row: HouseholdRow, here: CheckInRow, now: datetime) -> None:
    """The watch must not take somebody who left for somebody who is here."""
    if here.out_at is not None:
        expect_again(row, here.member, now)
    look_again(row, now)


@transaction.atomic
def add_visit(
    *, household: int, member: UUID, in_at: datetime, out_at: datetime, now: datetime, by: str
) -> None:
    """Raises LookupError or ValueError, each with a sentence."""
    row = locked_household(household)
    who = MemberRow.objects.filter(household=row, public_id=member).first()
    if who is None:
        raise LookupError("they are not in the circle")
    _possible(Visit(in_at, out_at), now)
    if in_at == out_at:
        raise ValueError("a visit ends after it begins")
    there = CheckInRow.objects.create(member=who, in_at=in_at, out_at=out_at)
    _keep(row, there, None, now, by)


def _possible(visit: Visit, now: datetime) -> None:
    until_at = visit.out_at or now
    if max(until_at, visit.in_at) > now:
        raise ValueError("that is still to come; say only what was")
    if until_at < visit.in_at:
        raise ValueError("they left before they came; put one of the two right")
    if until_at - visit.in_at > LONGEST:
        raise ValueError("nobody stays for more than a week; look at the days again")


def _keep(row: HouseholdRow, visit: CheckInRow, was: Visit | None, now: datetime, by: str) -> None:
    before = was or Visit(visit.in_at)
    CorrectionRow.objects.create(
        check_in=visit,
        in_before_at=was.in_at if was else None,
        out_before_at=before.out_at,
        in_at=visit.in_at,
        out_at=visit.out_at,
        by=by,
        at=now,
    )
    content = {
        "name": visit.member.name,
        "before": _spelled(was) if was else [],
        "visit": _spelled(Visit(visit.in_at, visit.out_at)),
    }
    append_event(row, "visit corrected", at=now, by=by, content=content)
    notify_member(visit.member, f"{by} {_words(row, visit)}", now)


def _spelled(visit: Visit) -> list[str]:
    return [each.isoformat() for each in (visit.in_at, visit.out_at) if each]


def _words(row: HouseholdRow, visit: CheckInRow) -> str:
    clock = HouseClock(row.zone)
    if visit.out_at == visit.in_at:
        return f"took your visit of {clock.at(visit.in_at)} back."
    left = f" and left {clock.at(visit.out_at)}" if visit.out_at else ""
    return f"put a visit of yours right: you came {clock.at(visit.in_at)}{left}."
