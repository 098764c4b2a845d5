"""The story is kept sealed: what went in comes out, and the database has not a word of it."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from horarium.core.household_file import read_story_bytes
from horarium.core.story import Story
from horarium.store import keys
from horarium.store.backup import backup_text
from horarium.store.keys import NoKeyError
from horarium.store.models import StoryRow
from horarium.store.record import record, recorded
from horarium.store.stories import forget_what_it_was, load_story, save_story
from tests.in_the_house import NOON, furnished

BERKELEY = Path("households/berkeley-1988.toml")
_, STORY = read_story_bytes(BERKELEY.read_bytes())


@pytest.mark.django_db
def test_what_is_kept_is_the_same_story() -> None:
    row = furnished()
    assert load_story(row) == Story()
    save_story(row, STORY)
    assert load_story(row) == STORY
    save_story(row, Story())
    assert load_story(row) == Story()


def said_of(story: Story) -> set[str]:
    """Every run of words in it that is long enough to be found again."""
    texts = [each.says for each in story.facts] + [each.purpose for each in story.consents]
    return {run for each in texts for run in re.findall(r"[\w ,]{16,}", each)}


@pytest.mark.django_db
def test_no_word_of_it_is_in_a_backup() -> None:
    row = furnished()
    save_story(row, STORY)
    record(row, "let know", "Ana may know of work.", at=NOON, by="Mark")
    backup = backup_text()
    assert len(said_of(STORY)) > 40
    assert not {each for each in said_of(STORY) if each in backup}
    assert "may know of work" not in backup


@pytest.mark.django_db
def test_a_key_that_is_dropped_takes_it_out_of_every_copy(
    django_capture_on_commit_callbacks: Any,
) -> None:
    """What an older backup holds comes back as it was, and nothing opens it."""
    row = furnished()
    save_story(row, STORY)
    old = StoryRow.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        forget_what_it_was(row)
    assert load_story(row) == STORY
    [name] = keys.names_of(row, "story")
    with pytest.raises(NoKeyError):
        keys.unseal(keys.key_named(name), bytes(old.sealed), f"{row.public_id}/story")
    StoryRow.objects.update(key=old.key, sealed=old.sealed)
    with pytest.raises(NoKeyError, match="put that folder back"):
        load_story(row)


@pytest.mark.django_db
def test_the_record_is_in_words_until_its_key_is_dropped() -> None:
    row = furnished()
    for number in range(2):
        at = NOON + timedelta(minutes=number)
        record(row, "let know", f"Ana may know {number}.", at=at, by="Mark")
    record(row, "other", "This is not asked for.", at=NOON, by="Mark")
    found = [(each.at, each.by, each.words) for each in recorded(row, "let know")]
    assert found == [
        (NOON + timedelta(minutes=1), "Mark", "Ana may know 1."),
        (NOON, "Mark", "Ana may know 0."),
    ]
    keys.forget_keys(row, ["record"])
    assert [each.words for each in recorded(row, "let know")] == [None, None]
    record(row, "let know", "And so on.", at=NOON, by="Mark")
    assert [each.words for each in recorded(row, "let know")] == ["And so on.", None, None]
