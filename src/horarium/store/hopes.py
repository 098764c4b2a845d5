"""What members ask of the person: absences and wishes, answered once."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from horarium.store.models import (
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    PlanRequestRow,
    PlanRow,
)

Hope = TypeVar("Hope", HopedAbsenceRow, HopedWishRow)

# More than anybody waits for at once.
MOST_OPEN = 50

_SAID = {
    "open": "nobody has answered it yet",
    "approved": "it was approved already",
    "declined": "it was declined already",
    "taken back": "it was taken back by whoever asked",
}


def locked_hope(table: type[Hope], household: HouseholdRow, id_: UUID) -> Hope:
    """Held until the transaction ends. Raises LookupError with a sentence."""
    rows = table.objects.select_for_update(of=("self",)).select_related("member")
    row = rows.filter(member__household=household, public_id=id_).first()
    if not row:
        raise LookupError("nobody asked for this, or it is there no more")
    return row


def answer(
    row: HopedAbsenceRow | HopedWishRow,
    state: str,
    now: datetime,
    *,
    after: tuple[str, ...] = ("open",),
) -> None:
    """It has another state. Raises ValueError with a sentence, unless it has one of ``after``."""
    if row.state not in after:
        raise ValueError(_SAID[row.state])
    if row.member.gone_at is not None:
        raise ValueError(f"{row.member.name} is not in the circle any more")
    row.state = state
    row.answered_at = None if state == "open" else now
    row.save(update_fields=["state", "answered_at"])


def room_for(member: MemberRow) -> None:
    """Raises ValueError with a sentence for whoever waits for a great many answers."""
    for hopes in (member.hoped_absences, member.hoped_wishes):
        if hopes.filter(state="open").count() >= MOST_OPEN:
            raise ValueError(
                f"{MOST_OPEN} of your requests wait for an answer; take some of them back first"
            )


def planned_since(household: HouseholdRow, at: datetime) -> bool:
    """Whether a plan was made, or asked for, that knows what was so ``at`` this instant."""
    plans = PlanRow.objects.filter(household=household, made_at__gte=at)
    asked = PlanRequestRow.objects.filter(household=household, asked_at__gte=at)
    return (
        plans.filter(state__in=["draft", "published"]).exists()
        or asked.filter(state__in=["waiting", "planning"]).exists()
    )
