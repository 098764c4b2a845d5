"""Everybody on the roster is expected: said once when the watch begins, for rosters of before."""

from datetime import datetime

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.models import HouseholdRow
from horarium.store.unattended import follow_roster


def expect_everybody(*, now: datetime) -> None:
    """Of each household by itself, so that none waits for another."""
    for key in HouseholdRow.objects.values_list("pk", flat=True):
        with transaction.atomic():
            follow_roster(locked_household(key), now)
