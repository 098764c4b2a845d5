"""The timesheets of a week: everybody's for the person, a member's own for whoever attends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HouseClock, monday
from horarium.core.timesheet_file import sheet_from_text, timesheets_csv
from horarium.core.visits import Exported, Timesheet, Visit
from horarium.store.households import household_row
from horarium.store.models import AccountRow, CheckInRow, CorrectionRow, HouseholdRow, MemberRow
from horarium.store.visits import WeekOf, weeks_of
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CorrectionTold:
    """How a visit stood before it was put right; ``before`` is None where nobody checked in."""

    before: Visit | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VisitTold:
    """A visit, and all that was put right of it."""

    id: int
    visit: Visit
    corrections: tuple[CorrectionTold, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovedTold:
    """A version that was approved, as it was frozen."""

    version: int
    sheet: Timesheet
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SheetTold:
    """One member's week; ``differs`` where a visit was put right since the last approval.

    ``doubts`` are what they said to be wrong, and when; those in ``unsettled`` came since.
    """

    id: UUID
    sheet: Timesheet
    visits: tuple[VisitTold, ...] = ()
    approved: tuple[ApprovedTold, ...] = ()
    differs: bool = False
    doubts: tuple[tuple[datetime, str], ...] = ()
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class SheetsTold:
    """A week of them; ``is_over`` is whether it can be approved."""

    clock: HouseClock
    monday: date
    is_over: bool
    sheets: tuple[SheetTold, ...] = ()


def timesheets(viewer: Viewer, now: datetime, first_day: date | None = None) -> SheetsTold:
    """For the person everybody's, for a member their own; of the last week that is over."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    clock = HouseClock(row.zone)
    first = first_day or monday(monday(clock.date_of(now)) - (date.resolution))
    whose = None if viewer.is_person else _member_of(viewer)
    found = weeks_of(row, first, whose) if viewer.is_person or whose else ()
    corrections = _corrections(found)
    over = clock.days(first, 7).end_at <= now
    return SheetsTold(clock, first, over, tuple(_sheet(each, corrections) for each in found))


def _member_of(viewer: Viewer) -> int | None:
    return AccountRow.objects.values_list("member", flat=True).get(pk=viewer.account)


def _corrections(weeks: Iterable[WeekOf]) -> dict[int, list[CorrectionTold]]:
    visits = [each.pk for week in weeks for each in week.visits]
    found: dict[int, list[CorrectionTold]] = {}
    for row in CorrectionRow.objects.filter(check_in__in=visits):
        found.setdefault(row.check_in_id, []).append(_correction(row))
    return found


def _correction(row: CorrectionRow) -> CorrectionTold:
    before = Visit(row.in_before_at, row.out_before_at) if row.in_before_at else None
    return CorrectionTold(before, row.by, row.at)


def _sheet(week: WeekOf, corrections: dict[int, list[CorrectionTold]]) -> SheetTold:
    return SheetTold(
        id=week.member.public_id,
        sheet=week.sheet,
        visits=tuple(
            VisitTold(each.pk, Visit(each.in_at, each.out_at), tuple(corrections.get(each.pk, ())))
            for each in week.visits
        ),
        approved=tuple(
            ApprovedTold(each.version, sheet_from_text(each.text), each.by, each.approved_at)
            for each in week.approved
        ),
        differs=week.differs,
        doubts=tuple((each.at, each.words) for each in week.doubts),
        unsettled=bool(week.doubted),
    )


# -- one visit, for the person


@dataclass(frozen=True, slots=True)
class OneVisit:
    """A visit that he looks at to put it right."""

    clock: HouseClock
    name: str
    told: VisitTold


def one_visit(viewer: Viewer, visit: int) -> OneVisit:
    """Raises LookupError where there is none in the house of whoever looks."""
    rows = CheckInRow.objects.select_related("member__household").prefetch_related("corrections")
    row = rows.filter(member__household=viewer.household, pk=visit).first()
    if row is None:
        raise LookupError("there is no such visit")
    corrections = tuple(map(_correction, row.corrections.all()))
    told = VisitTold(row.pk, Visit(row.in_at, row.out_at), corrections)
    return OneVisit(HouseClock(row.member.household.zone), row.member.name, told)


@dataclass(frozen=True, slots=True)
class Attending:
    """Whose visits can be written down, and the clock they are read on."""

    clock: HouseClock
    members: tuple[tuple[UUID, str], ...]


def attending(viewer: Viewer) -> Attending:
    row = HouseholdRow.objects.get(pk=viewer.household)
    names = MemberRow.objects.filter(household=row, gone_at=None).values_list("public_id", "name")
    return Attending(HouseClock(row.zone), tuple(names))


# -- what leaves the house


def exported_week(household: str, day: date) -> str:
    """The week in which ``day`` lies, of the household of this name or the only one.

    Raises LookupError with a sentence.
    """
    with transaction.atomic():
        return _exported(household_row(household), monday(day))


def exported_to(viewer: Viewer, first_day: date) -> str:
    """The same, for the person who looks."""
    return _exported(HouseholdRow.objects.get(pk=viewer.household), first_day)


def _exported(row: HouseholdRow, first_day: date) -> str:
    return timesheets_csv(row.person_name, _versions(weeks_of(row, first_day)))


def _versions(weeks: Iterable[WeekOf]) -> Iterator[Exported]:
    """What was approved last; where nothing was, or it differs since, as it stands as well."""
    for week in weeks:
        if week.approved:
            last = week.approved[-1]
            yield Exported(sheet_from_text(last.text), last.version, last.approved_at)
        if not week.approved or week.differs:
            yield Exported(week.sheet)
