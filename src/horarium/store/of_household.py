"""Which tables there are, and how the rows of one household are found in each."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from horarium.store.models import HouseholdRow


def tables_with_ways() -> Iterator[tuple[type[models.Model], str]]:
    """Every table that belongs to households, with how it is asked for those of one."""
    for table in apps.get_app_config("store").get_models():
        if way := "pk" if table is HouseholdRow else _way_home(table, ()):
            yield table, way


def _way_home(table: type[models.Model], seen: tuple[type[models.Model], ...]) -> str:
    """How a row leads to its household: ``member__household``; "" where it leads to none."""
    ways = []
    for each in table._meta.get_fields():  # noqa: SLF001 - Django's way to ask
        if not isinstance(each, models.ForeignKey) or each.related_model in (*seen, table):
            continue
        other: Any = each.related_model
        if other is HouseholdRow:
            return each.name
        if further := _way_home(other, (*seen, table)):
            ways.append(f"{each.name}__{further}")
    return min(ways, key=len, default="")
