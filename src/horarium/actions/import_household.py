"""A household file becomes the household of the store, or brings the one there up to date."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from horarium.core.findings import counted
from horarium.core.household import Household
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Story
from horarium.store.changes import keep_change
from horarium.store.entries import IMPORTED
from horarium.store.events import append_event
from horarium.store.households import load_household, save_household
from horarium.store.kept_rows import as_read
from horarium.store.models import AccountRow, HouseholdRow, ShiftRow
from horarium.store.stories import save_story
from horarium.tellings.stretches import stretch_words


def import_household(
    *, household: Household, file: str, now: datetime, by: str, story: Story | None = None
) -> tuple[str, ...]:
    """All of it or nothing; that it came from ``file`` is written down.

    A ``story`` takes the place of the one that is kept; a file without one leaves it as it is.

    Over a household of this name that is lived in, accounts, roster and requests stay. Who came,
    who came back, who left and who is no longer away is told in a sentence each, and so is that
    this is another household than those that are here.
    """
    with transaction.atomic():
        row = HouseholdRow.objects.select_for_update().filter(name=household.name).first()
        told = tuple(_beside())
        if row:
            before = load_household(row)
            told = tuple(_told(row, before, household, now))
            keep_change(row, before, household, now=now)
        else:
            row = save_household(household, now=now)
        if story is not None:
            save_story(row, story)
        append_event(row, IMPORTED, at=now, by=by, content={"file": file})
    return told


def _beside() -> Iterator[str]:
    names = HouseholdRow.objects.order_by("name").values_list("name", flat=True)
    if names:
        yield f"It is a household of its own beside {in_a_sentence(names)}."


def _told(row: HouseholdRow, before: Household, after: Household, now: datetime) -> Iterator[str]:
    """Said before it is done, while what everybody has is still there."""
    old = {as_read(each.name): each.name for each in before.members}
    new = {as_read(each.name): each.name for each in after.members}
    left = {as_read(each.name) for each in row.memberrow_set.exclude(gone_at=None)}
    for key, name in new.items():
        if key not in old:
            back = "came back, without access" if key in left else "is new"
            yield f"{name} {back}."
    for key, name in old.items():
        if key not in new:
            yield f"{name} is no longer in the circle{_ended(row, name, now)}."
    for each in after.members:
        was = old.get(as_read(each.name))
        for absence in before.member(was).absences if was else ():
            if absence not in each.absences and absence.when.end_at > now:
                words = stretch_words(absence.when, after.clock)
                yield f"{each.name} is no longer away {words}: the file lacks it."


def _ended(row: HouseholdRow, name: str, now: datetime) -> str:
    ended = []
    account = AccountRow.objects.filter(household=row, member__name=name, is_active=True)
    if account.filter(member__gone_at=None).exists():
        ended.append("their access has ended")
    shifts = ShiftRow.objects.filter(household=row, member__name=name, end_at__gt=now)
    count = shifts.filter(member__gone_at=None).count()
    if count:
        ended.append(f"{counted(count, 'shift')} ahead reopened")
    return f": {' and '.join(ended)}" if ended else ""
