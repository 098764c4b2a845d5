"""He considers a course: of what kind, and with whom."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.course.kinds import KINDS, CourseKind
from horarium.core.course.record import CourseRecord
from horarium.core.people import Part
from horarium.store.circle import locked_household, locked_member
from horarium.store.courses import begin
from horarium.store.models import ActivityRow, HouseholdRow


@transaction.atomic
def begin_course(
    *,
    household: int,
    kind: str,
    professional: UUID,
    overseer: UUID | None,
    activity: str,
    now: datetime,
) -> UUID:
    """It is his and theirs to read from now on. ``activity`` holds its sessions in the plan.

    Raises ValueError or LookupError with a sentence.
    """
    row, found = locked_household(household), _kind(kind)
    if found.overseer and overseer is None:
        raise ValueError(f"A course of this kind has a {found.overseer}; choose who it is.")
    if overseer == professional:
        raise ValueError("The two beside you are two people; choose another for one of them.")
    record = CourseRecord(
        found,
        _professional(household, professional),
        _professional(household, overseer) if overseer and found.overseer else "",
        _activity(row, activity),
    )
    made = begin(row, record, f"{row.person_name} considers it: {found.name}.", now)
    return UUID(str(made.public_id))


def _kind(name: str) -> CourseKind:
    if name not in KINDS:
        raise ValueError("Choose what kind of course it is.")
    return KINDS[name]


def _professional(household: int, member: UUID) -> str:
    row = locked_member(household, member)
    if Part.PROFESSIONAL not in row.parts:
        raise ValueError(
            f"{row.name} is no professional; say so on their page in the circle first."
        )
    return str(row.public_id)


def _activity(household: HouseholdRow, name: str) -> str:
    known = ActivityRow.objects.filter(household=household, name=name)
    if name and not known.exists():
        raise ValueError("The household has no activity of this name any more; choose another.")
    return name
