"""Everybody on the roster is expected: said once when the watch begins, for rosters of before."""

from datetime import datetime

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.expecting import expect_arrivals
from horarium.store.models import HouseholdRow


def expect_everybody(*, now: datetime) -> None:
    """Of each household by itself, so that none waits for another."""
    for key in HouseholdRow.objects.values_list("pk", flat=True):
        with transaction.atomic():
            expect_arrivals(locked_household(key), now)
