"""Which row an entry of the household is, and who changed it last.

An entry is addressed by its table and its row: members by their public identifier, all others
by their number. Where it stands in the household's file follows from the order of the rows.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models

from horarium.core.household_file.edit import NEW, Entry
from horarium.core.household_file.locate import Path
from horarium.store.models import (
    ActivityRow,
    CompetenceRow,
    EquipmentRow,
    EventRow,
    FunderRow,
    HouseholdRow,
    MachineRow,
    MemberRow,
    NeedRow,
    ServiceRow,
    ToleranceRow,
    WishRow,
)

CHANGED = "household changed"
IMPORTED = "household imported"

_LISTS: dict[str, type[models.Model]] = {
    "need": NeedRow,
    "funder": FunderRow,
    "service": ServiceRow,
    "activity": ActivityRow,
    "equipment": EquipmentRow,
}
_OF_MEMBER: dict[str, type[models.Model]] = {"competence": CompetenceRow, "wish": WishRow}
_ALONE = {
    "house": "household",
    "person": "person",
    "plan": "plan",
    "watch": "watch",
    "machine": "machine",
}

_GONE = "it is not there any more; somebody removed it meanwhile"


def path_of(household: HouseholdRow, entry: Entry) -> Path:
    """Where an entry stands in the file, or where a new one will.

    Raises LookupError with a sentence where there is none.
    """
    if entry.table in _ALONE:
        return _path_alone(household, entry)
    if entry.table == "tolerance":
        rows = ToleranceRow.objects.filter(machine__household=household)
        return ("machine", "tolerance", _place(rows, entry))
    if entry.table in _OF_MEMBER:
        member = _holder(household, entry)
        rows = models.QuerySet(_OF_MEMBER[entry.table]).filter(member=member)
        return (
            *_path_of_member(household, str(member.public_id)),
            entry.table,
            _place(rows, entry),
        )
    if entry.table == "member":
        if entry.is_new:
            return ("member", MemberRow.objects.filter(household=household, gone_at=None).count())
        return _path_of_member(household, entry.id)
    if entry.table in _LISTS:
        rows = models.QuerySet(_LISTS[entry.table]).filter(household=household)
        return (entry.table, _place(rows, entry))
    raise LookupError("there is no such table in a household")


def _path_alone(household: HouseholdRow, entry: Entry) -> Path:
    if entry.id not in ("", NEW):
        raise LookupError(_GONE)
    there = entry.table != "machine" or MachineRow.objects.filter(household=household).exists()
    if there == entry.is_new:
        raise LookupError("it is there already" if there else _GONE)
    return (_ALONE[entry.table],)


def _place(rows: models.QuerySet[models.Model], entry: Entry) -> int:
    numbers = [str(pk) for pk in rows.values_list("pk", flat=True)]
    if entry.is_new:
        return len(numbers)
    if entry.id not in numbers:
        raise LookupError(_GONE)
    return numbers.index(entry.id)


def _path_of_member(household: HouseholdRow, public_id: str) -> Path:
    rows = MemberRow.objects.filter(household=household, gone_at=None)
    known = [str(each) for each in rows.values_list("public_id", flat=True)]
    if public_id not in known:
        raise LookupError(_GONE)
    return ("member", known.index(public_id))


def _holder(household: HouseholdRow, entry: Entry) -> MemberRow:
    """The member whose a competence or a wish is, or is to be."""
    rows = MemberRow.objects.filter(household=household, gone_at=None)
    found = None
    if entry.is_new and _is_uuid(entry.of):
        found = rows.filter(public_id=entry.of).first()
    elif entry.id.isdecimal() and len(entry.id) < 19:
        held: models.QuerySet[models.Model] = models.QuerySet(_OF_MEMBER[entry.table]).filter(
            pk=entry.id
        )
        found = rows.filter(pk__in=held.values("member")).first()
    if not found:
        raise LookupError(_GONE)
    return found


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def entry_at(household: HouseholdRow, path: Path) -> Entry:
    """The address of what stands at ``path`` in the file. Raises LookupError."""
    for table, key in _ALONE.items():
        if path == (key,):
            return Entry(table)
    ids = ids_of(household)
    if path not in ids:
        raise LookupError(_GONE)
    return ids[path]


def ids_of(household: HouseholdRow) -> dict[Path, Entry]:
    """The address of every entry in a list, by its path in the file. Nine queries."""
    found: dict[Path, Entry] = {}
    for table, kind in _LISTS.items():
        lists = models.QuerySet[models.Model](kind).filter(household=household)
        numbers = lists.values_list("pk", flat=True)
        found |= {(table, n): Entry(table, str(pk)) for n, pk in enumerate(numbers)}
    tolerances = ToleranceRow.objects.filter(machine__household=household)
    for n, pk in enumerate(tolerances.values_list("pk", flat=True)):
        found["machine", "tolerance", n] = Entry("tolerance", str(pk))
    members = list(MemberRow.objects.filter(household=household, gone_at=None))
    paths = {each.pk: ("member", n) for n, each in enumerate(members)}
    found |= {paths[each.pk]: Entry("member", str(each.public_id)) for each in members}
    for table, kind in _OF_MEMBER.items():
        counted: dict[int, int] = {}
        rows = models.QuerySet[models.Model](kind).filter(member__in=paths)
        for pk, member in rows.values_list("pk", "member"):
            n = counted[member] = counted.get(member, -1) + 1
            found[*paths[member], table, n] = Entry(table, str(pk))
    return found


# -- who changed it


@dataclass(frozen=True, slots=True)
class LastChange:
    """By whom and when an entry was changed last, as far as it is written down."""

    by: str
    at: datetime


def changed_entry(entry: Entry, keys: tuple[str, ...]) -> dict[str, object]:
    """What the event of a change holds: which entry and which keys, and nothing they say."""
    return {"entry": entry.words, "keys": list(keys)}


def last_change(household: HouseholdRow, entry: Entry) -> LastChange | None:
    """By whom and when, be it on a form or by the import of a file."""
    said = json.dumps(entry.words, ensure_ascii=False)
    event = (
        EventRow.objects.filter(household=household)
        .filter(models.Q(content__contains=f'"entry":{said}') | models.Q(kind=IMPORTED))
        .last()
    )
    return LastChange(event.by, event.at) if event else None


def written_by(household: HouseholdRow, entries: str) -> dict[str, LastChange]:
    """By whom and when each of the entries whose words begin so was changed first."""
    events = EventRow.objects.filter(household=household, kind=CHANGED)
    found: dict[str, LastChange] = {}
    for event in events.filter(content__contains=f'"entry":"{entries}'):
        found.setdefault(json.loads(event.content)["entry"], LastChange(event.by, event.at))
    return found
