"""Rows brought up to date with what they are of: whatever is still there keeps its row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from django.db import models

Columns = Mapping[str, Any]


def keep_rows(
    table: type[Any], holder: Columns, things: Sequence[Columns], *, by: str = ""
) -> list[Any]:
    """The rows of a holder's ``things``, in their order, and no others.

    A thing keeps the row of the same name, if ``by`` is the column of their names, or else the
    row that says the same; what is left over takes the rows that are left over.
    """
    rows = list(table.objects.filter(**holder))
    kept = dict(_matched(rows, things, by))
    there = {row.pk for row in kept.values()}
    table.objects.filter(pk__in=[row.pk for row in rows if row.pk not in there]).delete()
    for place, row in kept.items():
        write_changed(row, {"place": place, **things[place]})
    made = {
        place: table(**holder, place=place, **columns)
        for place, columns in enumerate(things)
        if place not in kept
    }
    table.objects.bulk_create(made.values())
    return [kept.get(place) or made[place] for place in range(len(things))]


def _matched(
    rows: Sequence[models.Model], things: Sequence[Columns], by: str
) -> Iterator[tuple[int, models.Model]]:
    left, alone = list(rows), dict(enumerate(things))
    for alike in (_of_one_name(by) if by else _of_one_content, lambda *_: True):
        for place, columns in list(alone.items()):
            row = next((each for each in left if alike(each, columns)), None)
            if row is not None:
                left.remove(row)
                del alone[place]
                yield place, row


def _of_one_name(by: str) -> Callable[[models.Model, Columns], bool]:
    return lambda row, columns: as_read(getattr(row, by)) == as_read(columns[by])


def _of_one_content(row: models.Model, columns: Columns) -> bool:
    return all(getattr(row, name) == value for name, value in columns.items())


def as_read(name: object) -> object:
    """What two names have in common that people would read as one; anything else as it is."""
    if not isinstance(name, str):
        return name
    return normalize("NFC", normalize("NFC", name).casefold())


def write_changed(row: models.Model, columns: Columns) -> None:
    """Write those columns of a row that are not as they were."""
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, columns[name])
        row.save(update_fields=changed)
