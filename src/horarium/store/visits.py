"""The timesheets of a week, from the rows of who came and who was to come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from horarium.core.hours import HouseClock, Interval, subtract
from horarium.core.labour_law import LAWS
from horarium.core.people import Part
from horarium.core.timesheet_file import sheet_from_text
from horarium.core.visits import Timesheet, Visit
from horarium.store.models import (
    AbsenceRow,
    CheckInRow,
    DoubtRow,
    HouseholdRow,
    MemberRow,
    ShiftRow,
    TimesheetRow,
)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """One member's week: their sheet as it stands, its visits, and what was approved of it.

    A sheet that was approved keeps what was agreed and planned then: only its visits can differ.
    """

    member: MemberRow
    sheet: Timesheet
    visits: tuple[CheckInRow, ...]
    approved: tuple[TimesheetRow, ...]
    doubts: tuple[DoubtRow, ...]

    @property
    def differs(self) -> bool:
        """Whether a visit was put right since it was approved."""
        if not self.approved:
            return False
        return sheet_from_text(self.approved[-1].text).visits != self.sheet.visits

    @property
    def doubted(self) -> tuple[DoubtRow, ...]:
        """What was said to be wrong, and nothing was approved after it."""
        last = self.approved[-1].approved_at if self.approved else None
        return tuple(each for each in self.doubts if last is None or each.at > last)


def weeks_of(
    household: HouseholdRow, monday: date, member: int | None = None
) -> tuple[WeekOf, ...]:
    """Of whoever attends, or did in that week, by their place; or of one. Seven queries at most."""
    when = HouseClock(household.zone).days(monday, 7)
    rows = MemberRow.objects.filter(household=household).select_related("contract")
    members = list(rows.filter(pk=member) if member else rows)
    known = _Known.of(members, monday, when)
    return tuple(
        WeekOf(
            each,
            _sheet(each, monday, household, known),
            tuple(known.visits[each.pk]),
            tuple(known.approved[each.pk]),
            tuple(known.doubts[each.pk]),
        )
        for each in members
        if _attends(each) or known.anything_of(each.pk)
    )


_Rows = Mapping[int, list[Any]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a week, by member."""

    visits: _Rows
    shifts: _Rows
    absences: _Rows
    approved: _Rows
    doubts: _Rows

    @classmethod
    def of(cls, members: Iterable[MemberRow], monday: date, when: Interval) -> "_Known":
        def rows(table: Any, which: Q) -> _Rows:  # noqa: ANN401 - any kind of row
            found: dict[int, list[Any]] = defaultdict(list)
            for each in table.objects.filter(which, member__in=members):
                found[each.member_id].append(each)
            return found

        within = Q(start_at__lt=when.end_at, end_at__gt=when.start_at)
        that_week = Q(monday=monday)
        return cls(
            rows(CheckInRow, _touching(when)),
            rows(ShiftRow, within),
            rows(AbsenceRow, within),
            rows(TimesheetRow, that_week),
            rows(DoubtRow, that_week),
        )

    def anything_of(self, member: int) -> bool:
        told = (self.visits, self.shifts, self.approved, self.doubts)
        return any(of[member] for of in told)


def _touching(when: Interval) -> Q:
    later = Q(out_at=None) | Q(out_at__gt=when.start_at) | Q(in_at__gte=when.start_at)
    return Q(in_at__lt=when.end_at) & later


def _attends(member: MemberRow) -> bool:
    return member.gone_at is None and Part.ATTENDANT in member.parts


def _sheet(member: MemberRow, monday: date, household: HouseholdRow, known: _Known) -> Timesheet:
    came = tuple(Visit(each.in_at, each.out_at) for each in known.visits[member.pk])
    if known.approved[member.pk]:
        frozen = sheet_from_text(known.approved[member.pk][-1].text)
        return replace(frozen, visits=came)
    contract = getattr(member, "contract", None)
    away = [Interval(each.start_at, each.end_at) for each in known.absences[member.pk]]
    agreed = [Interval(each.start_at, each.end_at) for each in known.shifts[member.pk]]
    law = LAWS[household.law]
    return Timesheet(
        member.name,
        monday,
        HouseClock(household.zone),
        subtract(agreed, away),
        came,
        member.pay,
        (contract.least, contract.most) if contract else None,
        law.overtime_for(live_in=bool(contract and contract.live_in)),
    )
