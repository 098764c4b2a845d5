"""His story as he writes it: what is his of it, alone or with others, and what others told him."""

from dataclasses import dataclass
from datetime import datetime

from horarium.core.disclosure.allowed import to_person
from horarium.core.disclosure.changing import as_known
from horarium.core.hours import HouseClock
from horarium.core.story import Story
from horarium.store.keys import NoKeyError
from horarium.store.models import HouseholdRow, MemberRow
from horarium.store.stories import load_story
from horarium.tellings.viewer import Viewer

__all__ = ["NoKeyError", "StoryTold", "story_told"]


@dataclass(frozen=True, slots=True)
class StoryTold:
    """What he knows of it, and everybody whose a fact can be: himself first."""

    story: Story
    people: tuple[str, ...]


def story_told(viewer: Viewer, now: datetime) -> StoryTold:
    """For the person alone. Raises NoKeyError with a sentence."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    whole, day = load_story(row), HouseClock(row.zone).date_of(now)
    known = as_known(whole, to_person(viewer.name, whole.consents, day), viewer.name)
    # Whom he described and has said nothing of yet is his, too.
    silent = (each for each in whole.figures if viewer.name in each.owners)
    figures = tuple(dict.fromkeys((*known.figures, *silent)))
    members = MemberRow.objects.filter(household=row, gone_at=None).values_list("name", flat=True)
    people = dict.fromkeys((viewer.name, *members, *(each.name for each in figures)))
    return StoryTold(Story(figures, known.facts, known.consents), tuple(people))
