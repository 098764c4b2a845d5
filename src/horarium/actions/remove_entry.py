"""An entry of the household is taken out, and can be put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from horarium.core.findings import counted
from horarium.core.hours import HouseClock, Interval
from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_tables
from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import Entry, Tables, Taken
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.entries import CHANGED, entry_at, path_of
from horarium.store.events import append_event
from horarium.store.households import load_household
from horarium.store.models import AccountRow, HouseholdRow, PlacedRow, ShiftRow
from horarium.tellings.entry_change import Mistakes, read_or_mistakes
from horarium.tellings.follows import Follows, follows


@dataclass(frozen=True, slots=True)
class Removed:
    """It is gone: what was ``taken`` can be put back; and what follows."""

    taken: Taken
    title: str
    follows: Follows


@dataclass(frozen=True, slots=True)
class StillHangs:
    """Nothing is removed yet: something hangs on it, each told in a sentence."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StillNeeded:
    """Nothing is removed: the household cannot be without it, as the ``mistakes`` say."""

    title: str
    mistakes: Mistakes


@transaction.atomic
def remove_entry(
    *, household: int, entry: Entry, now: datetime, by: str, although: bool = False
) -> Removed | StillHangs | StillNeeded:
    """Take it out, ``although`` something hangs on it or only if nothing does.

    Raises LookupError with a sentence when it is not there any more.
    """
    row = locked_household(household)
    path = path_of(row, entry)
    before = load_household(row)
    tables = Tables.of(before)
    taken = tables.take(path)
    title = title_of(entry, taken)
    if entry.table == "watch":
        return StillNeeded(title, {"": (_ALWAYS_WATCHED,)})
    after, mistakes = read_or_mistakes(tables, path)
    if after is None:
        return StillNeeded(title, {"": tuple(each for said in mistakes.values() for each in said)})
    hanging = tuple(_hanging(row, entry, taken, now, before))
    if hanging and not although:
        return StillHangs(title, hanging)
    follow = follows(row, before, after, now)
    keep_change(row, before, after, now=now)
    content = {"entry": entry.words, "keys": [], "removed": True}
    append_event(row, CHANGED, at=now, by=by, content=content)
    return Removed(taken, title, follow)


_ALWAYS_WATCHED = "There is always a watch; empty its fields, and it watches as usual."


def title_of(entry: Entry, taken: Taken) -> str:
    """How what was taken out is called in a sentence."""
    for key in ("name", "skill"):
        if key in taken.entry:
            return f"“{taken.entry[key]}”"
    if entry.table == "tolerance":
        return f"The tolerance since {taken.entry['since']}"
    return TABLES[entry.table].one.capitalize() if entry.table in ("plan", "watch") else "The wish"


def _hanging(
    row: HouseholdRow, entry: Entry, taken: Taken, now: datetime, household: Household
) -> Iterator[str]:
    clock = HouseClock(row.zone)
    if entry.table == "member":
        yield from _of_member(row, entry, taken.entry["name"], now, clock)
        if taken.trusted:
            yield f"A quiet sign reaches {taken.entry['name']}, and would reach nobody."
    if entry.table == "activity":
        placed = PlacedRow.objects.filter(household=row, start_at__gt=now)
        times = placed.filter(activity=taken.entry["name"]).count()
        if times:
            yield (
                f"It stands in the roster {counted(times, 'more time')}, and stays there until "
                "another plan is published."
            )
    if entry.table == "machine":
        yield "All tolerances go with it, and no plan will keep to any hours out of a machine."
    if entry.table == "tolerance" and household.machine:
        yield from _of_tolerance(household, taken, clock, now)


def _of_member(
    row: HouseholdRow, entry: Entry, name: str, now: datetime, clock: HouseClock
) -> Iterator[str]:
    if AccountRow.objects.filter(member__public_id=entry.id, is_active=True).exists():
        yield f"{name} can sign in, and no longer could, from this moment and everywhere."
    ahead = ShiftRow.objects.filter(household=row, member__public_id=entry.id, end_at__gt=now)
    first = ahead.first()
    if first:
        yield (
            f"{name} has {counted(ahead.count(), 'shift')} ahead, the first "
            f"{clock.words(Interval(first.start_at, first.end_at))}; those hours would reopen."
        )


def _of_tolerance(
    household: Household, taken: Taken, clock: HouseClock, now: datetime
) -> Iterator[str]:
    today = clock.date_of(now)
    counts = household.machine.tolerance(today) if household.machine else None
    if counts and counts.since.isoformat() == taken.entry["since"]:
        yield "It is the one that counts today; then the one before it counts again."


@dataclass(frozen=True, slots=True)
class PutBack:
    """It is there again, at its address."""

    entry: Entry


@transaction.atomic
def put_back(*, household: int, taken: Taken, now: datetime, by: str) -> PutBack | StillNeeded:
    """What was taken out is there again, in its place.

    A member has their shifts again that no other plan has given away, and no access. Raises
    LookupError with a sentence when it belonged to something that is gone.
    """
    row = locked_household(household)
    before = load_household(row)
    tables = Tables.of(before)
    try:
        tables.put_back(taken)
        after = read_tables(tables.data)
    except HouseholdFileError as wrong:
        return StillNeeded("", {"": tuple(each.sentence for each in wrong.all)})
    except (LookupError, TypeError, ValueError, AttributeError):
        raise LookupError("what it belonged to is not there any more") from None
    keep_change(row, before, after, now=now)
    entry = entry_at(row, _where(Tables.of(after), taken))
    append_event(row, CHANGED, at=now, by=by, content={"entry": entry.words, "keys": []})
    return PutBack(entry)


def _where(tables: Tables, taken: Taken) -> tuple[str | int, ...]:
    """Its path; where its list is shorter now, it is the last."""
    *holders, last = tables.path_back(taken)
    if isinstance(last, str):
        return taken.path
    while last and tables.entry((*holders, last)) is None:
        last -= 1
    return (*holders, last)
