"""What is kept of somebody who left, erased: out of their rows, and out of every text that says it.

That somebody had those hours stays, without a name, and the chain of events holds.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models, transaction

from horarium.core.disclosure.changing import forgetting
from horarium.store.events import erase_said
from horarium.store.models import (
    AbsenceRow,
    AccountRow,
    AppRow,
    CompetenceRow,
    ContractRow,
    EventRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    StoryRow,
    WishRow,
)
from horarium.store.of_household import tables_with_ways
from horarium.store.stories import forget_what_it_was, load_story, save_story
from horarium.store.words import erase_for

_THEIRS = (
    *(AbsenceRow, AppRow, CompetenceRow, ContractRow, HopedAbsenceRow, HopedWishRow, WishRow),
)


@transaction.atomic
def erase_all_of(row: MemberRow, now: datetime) -> None:
    """Everything of a member who left. Raises NoKeyError where the story cannot be opened."""
    nobody, said = _nobody(row), tuple(_told_of(row))
    for table in _THEIRS:
        models.QuerySet[models.Model](table).filter(member=row).delete()
    erase_for(row)
    _forget_in_story(row.household, row.name, nobody)
    AccountRow.objects.filter(member=row).delete()
    row.never_with.clear()
    _write_over(row, nobody, now)
    for words, instead in ((row.name, nobody), *((each, "") for each in said)):
        erase_said(row.household, words)
        _replace(row.household, words, instead)
    row.name = nobody


def _nobody(row: MemberRow) -> str:
    """A name that is nobody's, and no other's of this house."""
    gone = MemberRow.objects.filter(household=row.household).exclude(erased_at=None)
    return f"somebody who left ({gone.count() + 1})"


def _told_of(row: MemberRow) -> Iterator[str]:
    """What else names them: where they can be reached."""
    yield from (each for each in (row.phone,) if each)
    addresses = AppRow.objects.filter(member=row).values_list("address", flat=True)
    emails = AccountRow.objects.filter(member=row).exclude(email="")
    yield from (*addresses, *emails.values_list("email", flat=True))


def _write_over(row: MemberRow, name: str, now: datetime) -> None:
    """Their own row, which shifts and visits are still of."""
    row_of = MemberRow.objects.filter(pk=row.pk)
    row_of.update(
        name=name,
        phone="",
        phone_on_wall=False,
        pay=Decimal(0),
        availability=(),
        unwilling=frozenset(),
        erased_at=now,
    )


def _forget_in_story(household: HouseholdRow, name: str, instead: str) -> None:
    """And what it was is noise in every copy."""
    if StoryRow.objects.filter(household=household).exists():
        save_story(household, forgetting(load_story(household), name, instead))
        forget_what_it_was(household)


# -- every text of the house


def _replace(household: HouseholdRow, words: str, instead: str) -> None:
    """In every column of text of this household's rows, but for events, which are erased whole."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for table, to_household in tables_with_ways():
        if table in (EventRow, HouseholdRow):
            continue
        columns = [each.name for each in _texts(table)]
        rows = models.QuerySet[models.Model](table).filter(**{to_household: household})
        for row in rows.filter(_any_holds(columns, words)) if columns else ():
            _replace_in(row, columns, pattern, instead)


def _any_holds(columns: Iterable[str], words: str) -> models.Q:
    found = models.Q()
    for each in columns:
        found |= models.Q(**{f"{each}__contains": words})
    return found


def _replace_in(
    row: models.Model, columns: list[str], pattern: re.Pattern[str], instead: str
) -> None:
    changed = []
    for each in columns:
        text = getattr(row, each)
        said = pattern.sub(lambda _: instead, text)
        if said != text:
            setattr(row, each, said[: _longest(row, each)])
            changed.append(each)
    if changed:
        row.save(update_fields=changed)


def _longest(row: models.Model, column: str) -> int | None:
    length: int | None = getattr(row._meta.get_field(column), "max_length", None)  # noqa: SLF001
    return length


def _texts(table: type[models.Model]) -> Iterator[Any]:
    """The columns that hold a text as it is, and not values of ours spelled in one."""
    for each in table._meta.get_fields():  # noqa: SLF001 - Django's way to ask
        if type(each) in (models.CharField, models.TextField, models.EmailField):
            yield each


def wipe_traces() -> None:
    """What was freed is gone from the files of SQLite too. Call it after the transaction.

    Freed bytes are overwritten as they are freed; here what was written on the way goes as well.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
