"""A member asks to be away. No reason is asked, ever."""

from datetime import datetime

from django.db import transaction

from horarium.core.hours import HouseClock
from horarium.core.household_file import read_stretch
from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.hopes import room_for
from horarium.store.models import HopedAbsenceRow, MemberRow


@transaction.atomic
def ask_absence(*, account: int, when: str, now: datetime, by: str) -> None:
    """``when`` is as a household file has it; asked twice, it is asked once.

    Raises HouseholdFileError or ValueError, each with a sentence.
    """
    member = member_of(account)
    clock = HouseClock(member.household.zone)
    asked = read_stretch(when, clock)
    if asked.end_at <= now:
        raise ValueError("these hours are over already; choose some that are still to come")
    room_for(member)
    row, is_new = HopedAbsenceRow.objects.get_or_create(
        member=member,
        start_at=asked.start_at,
        end_at=asked.end_at,
        state="open",
        defaults={"asked_at": now},
    )
    if is_new:
        content = {"entry": f"member/{member.public_id}", "absence": str(row.public_id)}
        append_event(member.household, "absence asked", at=now, by=by, content=content)


def member_of(account: int) -> MemberRow:
    """Whose account it is, held. Raises ValueError with a sentence for the person."""
    member = locked_account(account).member
    if member is None or member.gone_at is not None:
        raise ValueError("only members of the circle ask for this")
    return member
