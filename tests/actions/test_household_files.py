"""A household file into the store and out of it again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from horarium.actions.export_household import export_household
from horarium.actions.import_household import import_household
from horarium.core.household_file import read_household
from horarium.store.events import broken_event
from horarium.store.households import household_row
from horarium.store.models import EventRow
from tests.cast import attendant, house

pytestmark = pytest.mark.django_db

NOW = datetime(1988, 3, 21, 12, tzinfo=UTC)


def test_what_goes_in_comes_out() -> None:
    """And both are written down, with whose decision it was."""
    home = house()
    import_household(household=home, file="house.toml", now=NOW, by="Mark")
    text = export_household(name="", now=NOW + timedelta(hours=1), by="host")
    assert read_household(text) == home
    events = EventRow.objects.values_list("kind", "by", "content")
    assert list(events) == [
        ("household imported", "Mark", '{"file":"house.toml"}'),
        ("household exported", "host", "{}"),
    ]
    assert broken_event(household_row()) is None


def test_a_file_over_a_living_household() -> None:
    """The household is as the new file says; what was done before stays written down."""
    import_household(household=house(), file="a.toml", now=NOW, by="Mark")
    changed = house(members=(attendant("Rosa"), attendant("Zoë")))
    import_household(household=changed, file="b.toml", now=NOW, by="Mark")
    assert read_household(export_household(name="", now=NOW, by="Mark")) == changed
    assert EventRow.objects.count() == 3


def test_a_refused_household_leaves_all_as_it_was() -> None:
    """What rows refuse is not half there, and no event says that it was done."""
    import_household(household=house(), file="a.toml", now=NOW, by="Mark")
    with pytest.raises(IntegrityError), transaction.atomic():
        import_household(household=house(days=57), file="b.toml", now=NOW, by="Mark")
    assert EventRow.objects.count() == 1
    assert read_household(export_household(name="", now=NOW, by="Mark")) == house()
