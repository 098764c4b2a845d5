"""A household saved to its rows and loaded from them: what comes back is equal."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from django.db import models, transaction

from horarium.core.activities import Activity
from horarium.core.hours import HouseClock, Interval
from horarium.core.household import Household, Planning
from horarium.core.labour_law import LAWS
from horarium.core.machine import Equipment, Machine, Tolerance
from horarium.core.needs import Funder, Need
from horarium.core.people import Absence, Competence, Contract, Member, Person, Service, Wish
from horarium.store.models import (
    AbsenceRow,
    ActivityRow,
    AwayRow,
    CompetenceRow,
    ContractRow,
    EquipmentRow,
    FunderRow,
    HouseholdRow,
    MachineRow,
    MemberRow,
    NeedRow,
    ServiceRow,
    ToleranceRow,
    WishRow,
)

Thing = TypeVar("Thing")

# Each kind of thing in a household that has no rows of its own below it.
_SIMPLE: tuple[tuple[str, type[Any], type[Any]], ...] = (
    ("needs", Need, NeedRow),
    ("funders", Funder, FunderRow),
    ("services", Service, ServiceRow),
    ("activities", Activity, ActivityRow),
)


# -- loading


def household_row(name: str = "") -> HouseholdRow:
    """The household of this name, or the only one there is, held until the transaction ends.

    Raises LookupError with a sentence.
    """
    known_rows = HouseholdRow.objects.select_for_update()
    rows = list(known_rows.filter(name=name) if name else known_rows.all())
    if len(rows) == 1:
        return rows[0]
    known = ", ".join(each.name for each in HouseholdRow.objects.order_by("name"))
    if not known:
        raise LookupError("there is no household yet; horarium import FILE makes one")
    if name:
        raise LookupError(f'there is no household "{name}"; there are: {known}')
    raise LookupError(f"there are several households; say which: {known}")


def load_household(row: HouseholdRow) -> Household:
    """The household of a row, in a number of queries that does not grow with it."""
    simple = {
        name: tuple(_thing(kind, each) for each in table.objects.filter(household=row))
        for name, kind, table in _SIMPLE
    }
    return Household(
        name=row.name,
        person=Person(row.person_name, row.person_phone),
        clock=HouseClock(row.zone),
        law=LAWS[row.law],
        planning=_thing(Planning, row),
        members=_members(row),
        machine=_machine(row),
        equipment=_equipment(row),
        **simple,
    )


def _thing(kind: type[Thing], row: models.Model, **others: object) -> Thing:
    """The value whose fields are columns of the row, but for ``others``."""
    names = (each.name for each in fields(kind) if each.name not in others)  # type: ignore[arg-type]
    return kind(**{name: getattr(row, name) for name in names}, **others)


def _members(household: HouseholdRow) -> tuple[Member, ...]:
    rows = (
        MemberRow.objects.filter(household=household, gone_at=None)
        .select_related("contract")
        .prefetch_related("competences", "absences", "wishes", "never_with")
    )
    return tuple(map(_member, rows))


def _member(row: MemberRow) -> Member:
    contract = getattr(row, "contract", None)
    return _thing(
        Member,
        row,
        competences=tuple(_thing(Competence, each) for each in row.competences.all()),
        contract=_thing(Contract, contract) if contract else None,
        absences=tuple(Absence(_interval(each)) for each in row.absences.all()),
        wishes=tuple(_thing(Wish, each) for each in row.wishes.all()),
        never_with=frozenset(each.name for each in row.never_with.all()),
    )


def _machine(household: HouseholdRow) -> Machine | None:
    row = MachineRow.objects.filter(household=household).prefetch_related("tolerances").first()
    if not row:
        return None
    tolerances = tuple(_thing(Tolerance, each) for each in row.tolerances.all())
    return _thing(Machine, row, tolerances=tolerances)


def _equipment(household: HouseholdRow) -> tuple[Equipment, ...]:
    rows = EquipmentRow.objects.filter(household=household).prefetch_related("unavailable")
    return tuple(
        Equipment(row.name, tuple(_interval(each) for each in row.unavailable.all()))
        for row in rows
    )


def _interval(row: AbsenceRow | AwayRow) -> Interval:
    return Interval(row.start_at, row.end_at)


# -- saving


@transaction.atomic
def save_household(household: Household) -> HouseholdRow:
    """The row of a household, made or brought up to date with all that belongs to it.

    A member who was there by this name keeps their row; whoever is no longer named is removed.
    """
    row, _ = HouseholdRow.objects.update_or_create(
        name=household.name,
        defaults={
            "zone": household.clock.zone,
            "law": household.law.id,
            "person_name": household.person.name,
            "person_phone": household.person.phone,
            **_columns(household.planning),
        },
    )
    for name, _kind, table in _SIMPLE:
        _renew(table, row, getattr(household, name))
    _save_machine(row, household.machine)
    _save_equipment(row, household.equipment)
    _save_members(row, household.members)
    return row


def _columns(thing: Any, but: Iterable[str] = ()) -> dict[str, Any]:  # noqa: ANN401
    return {each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in but}


def _renew(table: type[Any], household: HouseholdRow, things: Iterable[object]) -> None:
    table.objects.filter(household=household).delete()
    table.objects.bulk_create(
        table(household=household, place=place, **_columns(each))
        for place, each in enumerate(things)
    )


def _save_machine(household: HouseholdRow, machine: Machine | None) -> None:
    MachineRow.objects.filter(household=household).delete()
    if not machine:
        return
    row = MachineRow.objects.create(household=household, **_columns(machine, but=["tolerances"]))
    ToleranceRow.objects.bulk_create(
        ToleranceRow(machine=row, place=place, **_columns(each))
        for place, each in enumerate(machine.tolerances)
    )


def _save_equipment(household: HouseholdRow, equipment: Iterable[Equipment]) -> None:
    EquipmentRow.objects.filter(household=household).delete()
    for place, each in enumerate(equipment):
        row = EquipmentRow.objects.create(household=household, place=place, name=each.name)
        AwayRow.objects.bulk_create(
            AwayRow(equipment=row, place=n, start_at=when.start_at, end_at=when.end_at)
            for n, when in enumerate(each.unavailable)
        )


_BESIDE = ("competences", "contract", "absences", "wishes", "never_with")


def _save_members(household: HouseholdRow, members: tuple[Member, ...]) -> None:
    names = [each.name for each in members]
    MemberRow.objects.filter(household=household).exclude(name__in=names).delete()
    rows = {
        each.name: MemberRow.objects.update_or_create(
            household=household,
            name=each.name,
            defaults={"place": place, **_columns(each, but=(*_BESIDE, "name"))},
        )[0]
        for place, each in enumerate(members)
    }
    for each in members:
        rows[each.name].never_with.set(rows[name] for name in each.never_with)
        _save_beside(rows[each.name], each)


def _save_beside(row: MemberRow, member: Member) -> None:
    for table in (CompetenceRow, AbsenceRow, WishRow, ContractRow):
        table.objects.filter(member=row).delete()
    CompetenceRow.objects.bulk_create(
        CompetenceRow(member=row, place=place, **_columns(each))
        for place, each in enumerate(member.competences)
    )
    AbsenceRow.objects.bulk_create(
        AbsenceRow(member=row, place=n, start_at=each.when.start_at, end_at=each.when.end_at)
        for n, each in enumerate(member.absences)
    )
    WishRow.objects.bulk_create(
        WishRow(member=row, place=place, **_columns(each))
        for place, each in enumerate(member.wishes)
    )
    if member.contract:
        ContractRow.objects.create(member=row, **_columns(member.contract))
