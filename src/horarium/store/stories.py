"""The story of a household, sealed and opened.

It is sealed with a plain key: a member reads at night what they were let know by day, and so the
program opens it without him. His journal is another matter; its key is his.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from horarium.core.disclosure.changing import leaving
from horarium.core.disclosure.changing import renamed as with_name
from horarium.core.hours import HouseClock
from horarium.core.household_file import read_story
from horarium.core.household_file.write import story_text
from horarium.core.story import Story
from horarium.store.keys import (
    NoKeyError,
    drop_keys,
    key_named,
    names_of,
    new_key,
    new_name,
    seal,
    unseal,
)
from horarium.store.models import HouseholdRow, StoryRow

STORY = "story"


def load_story(household: HouseholdRow) -> Story:
    """An empty one where none is kept. Raises NoKeyError with a sentence."""
    row = StoryRow.objects.filter(household=household).first()
    if not row:
        return Story()
    return read_story(unseal(key_named(row.key), bytes(row.sealed), _about(household, STORY)))


@transaction.atomic
def save_story(household: HouseholdRow, story: Story) -> None:
    """All of it, in the place of the one before. Call it while the household is held."""
    row = StoryRow.objects.filter(household=household).first() or StoryRow(household=household)
    if not row.key:
        row.key = new_name(household, STORY)
        new_key(row.key)
    row.sealed = seal(key_named(row.key), story_text(story), _about(household, STORY))
    row.save()


@transaction.atomic
def follow_circle(
    household: HouseholdRow, renamed: Mapping[str, str], gone: Iterable[str], now: datetime
) -> None:
    """The story names people as they are called now, and those who are ``gone`` are told no more.

    One that cannot be opened here stays as it is, and is told to nobody.
    """
    left = tuple(gone)
    if not (renamed or left) or not StoryRow.objects.filter(household=household).exists():
        return
    with suppress(NoKeyError):
        story = before = load_story(household)
        for old, new in renamed.items():
            story = with_name(story, old, new)
        for name in left:
            story = leaving(story, name, HouseClock(household.zone).date_of(now))
        if story != before:
            save_story(household, story)


def forget_what_it_was(household: HouseholdRow) -> None:
    """Seal the story as it is with a new key, and drop the old one once that is certain.

    What it said before is then noise in every copy of the database.
    """
    story, old = load_story(household), names_of(household, STORY)
    StoryRow.objects.filter(household=household).delete()
    save_story(household, story)
    transaction.on_commit(lambda: drop_keys(old))


def _about(household: HouseholdRow, what: str) -> str:
    return f"{household.public_id}/{what}"
