"""The house of most pages' tests, and its clock, which stands at Wednesday noon."""

from typing import Any

import pytest

from horarium.store.models import HouseholdRow
from tests.in_the_house import furnished


@pytest.fixture
def at_noon(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"


@pytest.fixture
def quick_patterns(settings: Any) -> None:
    """A pattern is hashed at once; at home that takes its time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()
