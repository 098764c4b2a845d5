"""Somebody or something gets another name while a plan is asked for, made, or there already."""

from dataclasses import replace

import pytest

from horarium.actions.change_household import Saved, change_household
from horarium.actions.publish_roster import publish_roster
from horarium.actions.take_back_roster import take_back_roster
from horarium.core.happened import Agrees, Away, Leaves, TakesUp
from horarium.core.hours import DAY
from horarium.core.household_file.edit import Entry
from horarium.core.plan_file import plan_from_text
from horarium.core.roster import Shift
from horarium.store.claim import claim_request, is_claimed
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, PlanRequestRow
from horarium.store.plan_requests import question_of
from horarium.store.rosters import roster_of
from tests.cast import MONDAY, activity, at, plan, span
from tests.lived_in import entry_named, words_there
from tests.planned_house import EARLY, WEEK, asked, drafted, furnished, published

pytestmark = pytest.mark.django_db

NOON = at("wed 12:00")
NIGHT = span("thu 23:00-07:00")
SUNDAY = MONDAY + 6 * DAY
WITHOUT_ROSA = plan(*(each.replace("Rosa thu", "Ana thu") for each in WEEK))


def rename(row: HouseholdRow, entry: Entry, new: str) -> None:
    """He writes another name into the form."""
    was = words_there(row, entry)
    done = change_household(
        household=row.pk, entry=entry, typed=was | {"name": new}, was=was, now=NOON, by="Mark"
    )
    assert isinstance(done, Saved)


def rosa_becomes_rosalie(row: HouseholdRow) -> None:
    rename(row, entry_named(row, "member", "Rosa"), "Rosalie")


def publish(request: PlanRequestRow) -> None:
    publish_roster(household=request.household_id, request=request.public_id, now=NOON, by="Mark")


def named(shifts: "tuple[Shift, ...]", old: str, new: str) -> set[Shift]:
    """The same shifts after somebody got another name."""
    return {replace(each, member=new) if each.member == old else each for each in shifts}


def test_a_draft_follows_and_can_be_published() -> None:
    row = furnished()
    published(row)
    request = drafted(asked(row, NOON, Away("Rosa", NIGHT)), WITHOUT_ROSA, NOON)
    rosa_becomes_rosalie(row)
    publish(request)
    assert set(roster_of(row, MONDAY, 7).shifts) == named(WITHOUT_ROSA.shifts, "Rosa", "Rosalie")
    assert load_household(row).member("Rosalie").absences


@pytest.mark.parametrize(
    "happened", [Away("Rosa", NIGHT), Leaves("Rosa", SUNDAY), Agrees("Rosa", days_in_a_row=7)]
)
def test_a_question_that_waits_is_asked_of_the_new_name(
    happened: Away | Leaves | Agrees,
) -> None:
    row = furnished()
    published(row)
    request = asked(row, NOON, happened)
    rosa_becomes_rosalie(row)
    request.refresh_from_db()
    question = question_of(request)
    assert question.happened == (replace(happened, member="Rosalie"),)
    assert question.changed.member("Rosalie") != question.household.member("Rosalie")
    assert question.roster
    assert "Rosa" not in {each.member for each in question.roster.plan.shifts}


def test_a_gap_asks_her_by_her_new_name() -> None:
    """Whoever could close it is found by name."""
    row = furnished()
    without = tuple(each for each in WEEK if each != "Rosa thu 23:00-07:00")
    request = drafted(asked(row), plan(*without))
    rosa_becomes_rosalie(row)
    request.refresh_from_db()
    assert request.draft
    gaps = plan_from_text(request.draft.text).gaps
    asks = {ask.who for gap in gaps for closing in gap.closings for ask in closing.asks}
    assert "Rosalie" in asks
    assert "Rosa" not in asks


def test_what_is_being_planned_is_begun_anew() -> None:
    """Whoever plans with the old name lets go; the next plans with the new."""
    row = furnished()
    published(row)
    asked(row, NOON, Away("Rosa", NIGHT))
    mine = claim_request("one", NOON)
    assert mine
    rosa_becomes_rosalie(row)
    assert not is_claimed(mine)
    theirs = claim_request("two", NOON)
    assert theirs
    assert theirs.tries == 1
    assert question_of(theirs).happened == (Away("Rosalie", NIGHT),)


def test_a_plan_that_was_published_is_taken_back() -> None:
    """What it assumed is undone, though it named her otherwise then."""
    row = furnished()
    published(row)
    before = roster_of(row, MONDAY, 7).shifts
    request = drafted(asked(row, NOON, Away("Rosa", NIGHT)), WITHOUT_ROSA, NOON)
    publish(request)
    rosa_becomes_rosalie(row)
    stays = take_back_roster(household=row.pk, request=request.public_id, now=NOON, by="Mark")
    assert stays == ()
    assert not load_household(row).member("Rosalie").absences
    assert set(roster_of(row, MONDAY, 7).shifts) == named(before, "Rosa", "Rosalie")


def test_an_activity_that_was_taken_up_and_renamed() -> None:
    """Taken back, it is gone under its new name."""
    row = furnished()
    published(row)
    request = drafted(asked(row, NOON, TakesUp(activity("Choir"))), plan(*WEEK), NOON)
    publish(request)
    rename(row, entry_named(row, "activity", "Choir"), "Singing")
    take_back_roster(household=row.pk, request=request.public_id, now=NOON, by="Mark")
    assert not load_household(row).activities


def test_the_house_itself() -> None:
    """A draft does not care what the house is called."""
    row = furnished()
    request = drafted(asked(row, EARLY), plan(*WEEK))
    rename(row, Entry("house"), "Casa")
    publish_roster(household=row.pk, request=request.public_id, now=EARLY, by="Mark")
    assert roster_of(row, MONDAY, 7) == plan(*WEEK)
