"""A household saved to its rows and loaded from them: what comes back is equal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from horarium.core.activities import Activity
from horarium.core.hours import HouseClock, Interval
from horarium.core.household import Household, Planning
from horarium.core.labour_law import LAWS
from horarium.core.machine import Equipment, Machine, Tolerance
from horarium.core.needs import Funder, Need
from horarium.core.people import Absence, Competence, Contract, Member, Person, Service, Wish
from horarium.core.watching import Watching
from horarium.store.joining import Joining
from horarium.store.kept_rows import keep_rows, write_changed
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
    WatchingRow,
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
        machine=load_machine(row),
        equipment=_equipment(row),
        watching=_watching(row),
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
        never_with=frozenset(each.name for each in row.never_with.all() if each.gone_at is None),
    )


def load_machine(household: HouseholdRow) -> Machine | None:
    """The machine with its tolerances, if the house has one. Two queries."""
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


def _watching(household: HouseholdRow) -> Watching:
    """A quiet sign reaches nobody who has left."""
    row = WatchingRow.objects.filter(household=household).select_related("trusted").first()
    if not row:
        return Watching()
    quiet = row.quiet[0] if row.quiet else None
    trusted = row.trusted.name if row.trusted and row.trusted.gone_at is None else ""
    return _thing(Watching, row, quiet=quiet, trusted=trusted)


def _interval(row: AbsenceRow | AwayRow) -> Interval:
    return Interval(row.start_at, row.end_at)


# -- saving


@transaction.atomic
def save_household(
    household: Household,
    *,
    row: HouseholdRow | None = None,
    now: datetime | None = None,
    renamed: Mapping[str, str] | None = None,
    returning: bool = True,
) -> HouseholdRow:
    """The row of a household, made or brought up to date with all that belongs to it.

    It is ``row``, or the one of its name. A member who was there by this name, or by the one
    that ``renamed`` has for it, keeps their row. Whoever is no longer named leaves at ``now``,
    which must be given if anything they did is in the record. Whoever is named and has left is
    ``returning`` into their row, without access, or else somebody new of the same name.
    """
    columns = {
        "name": household.name,
        "zone": household.clock.zone,
        "law": household.law.id,
        "person_name": household.person.name,
        "person_phone": household.person.phone,
        **_columns(household.planning),
    }
    # Whoever wrote the same name meanwhile is waited for, and written over.
    row = (
        row
        or HouseholdRow.objects.select_for_update().get_or_create(
            name=household.name, defaults=columns
        )[0]
    )
    write_changed(row, columns)
    for name, _kind, table in _SIMPLE:
        keep_rows(
            table, {"household": row}, list(map(_columns, getattr(household, name))), by="name"
        )
    _save_machine(row, household.machine)
    _save_equipment(row, household.equipment)
    members = _save_members(row, household.members, Joining(now, renamed or {}, returning))
    _save_watching(row, household.watching, members)
    return row


def _columns(thing: Any, but: Iterable[str] = ()) -> dict[str, Any]:  # noqa: ANN401
    return {each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in but}


def _save_machine(household: HouseholdRow, machine: Machine | None) -> None:
    columns = _columns(machine, but=["tolerances"]) if machine else None
    row = _keep_one(MachineRow, {"household": household}, columns)
    if machine:
        tolerances = list(map(_columns, machine.tolerances))
        keep_rows(ToleranceRow, {"machine": row}, tolerances, by="since")


def _keep_one(table: type[Any], holder: dict[str, Any], columns: dict[str, Any] | None) -> Any:  # noqa: ANN401
    """The one row of its kind, or with no columns none."""
    row = table.objects.filter(**holder).first()
    if row and columns is None:
        row.delete()
    elif row and columns:
        write_changed(row, columns)
    elif columns:
        row = table.objects.create(**holder, **columns)
    return row


def _save_equipment(household: HouseholdRow, equipment: Sequence[Equipment]) -> None:
    names = [{"name": each.name} for each in equipment]
    rows = keep_rows(EquipmentRow, {"household": household}, names, by="name")
    for row, each in zip(rows, equipment, strict=True):
        keep_rows(AwayRow, {"equipment": row}, list(map(_columns, each.unavailable)))


_BESIDE = ("competences", "contract", "absences", "wishes", "never_with")


def _save_members(
    household: HouseholdRow, members: Sequence[Member], joining: Joining
) -> dict[str, MemberRow]:
    """The rows of the members, by their names."""
    rows = joining.rows(household, [each.name for each in members])
    for place, (row, each) in enumerate(zip(rows, members, strict=True)):
        columns = {"place": place, **_columns(each, but=_BESIDE)}
        if row.pk:
            # Whether their number hangs on the wall is theirs to say, and no file's.
            write_changed(row, {**columns, "phone_on_wall": row.phone_on_wall})
        else:
            for name, value in columns.items():
                setattr(row, name, value)
            row.save(force_insert=True)
        _save_beside(row, each)
    by_name = {row.name: row for row in rows}
    for row, each in zip(rows, members, strict=True):
        row.never_with.set(by_name[name] for name in each.never_with)
    return by_name


def _save_beside(row: MemberRow, member: Member) -> None:
    holder = {"member": row}
    keep_rows(CompetenceRow, holder, list(map(_columns, member.competences)))
    keep_rows(AbsenceRow, holder, [_columns(each.when) for each in member.absences])
    keep_rows(WishRow, holder, list(map(_columns, member.wishes)))
    _keep_one(ContractRow, holder, _columns(member.contract) if member.contract else None)


def _save_watching(
    household: HouseholdRow, watching: Watching, members: Mapping[str, MemberRow]
) -> None:
    columns = {
        **_columns(watching, but=["quiet", "trusted"]),
        "quiet": (watching.quiet,) if watching.quiet else (),
        "trusted": members[watching.trusted] if watching.trusted else None,
    }
    _keep_one(WatchingRow, {"household": household}, columns if watching != Watching() else None)
