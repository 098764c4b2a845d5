"""A plan is asked for, called off, and worked on by one planner at a time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from horarium.actions.call_off_plan import call_off_plan
from horarium.actions.end_plan import keep_draft, refuse_plan
from horarium.actions.request_plan import BusyError, NotAskedError, request_plan
from horarium.core.happened import Away, Leaves, Lowered, TakesUp
from horarium.core.hours import DAY, HOUR
from horarium.core.plan_file import PlanFile, plan_from_text
from horarium.store.claim import (
    LEASE,
    MOST_TRIES,
    claim_request,
    is_claimed,
    release_claim,
    renew_claim,
    worn_out,
)
from horarium.store.events import broken_event
from horarium.store.models import EventRow, PlanRequestRow
from horarium.store.plan_requests import question_of
from tests.cast import MONDAY, activity, at, attendant, house, machine, plan, shift, span
from tests.planned_house import EARLY, WEEK, asked, drafted, furnished, published, requests

pytestmark = pytest.mark.django_db

NIGHT = span("thu 23:00-07:00")


def kinds() -> list[str]:
    return list(EventRow.objects.values_list("kind", flat=True))


def test_the_days_that_are_planned_next() -> None:
    """Nothing is published: a new plan, of the household as it is."""
    row = furnished()
    request = asked(row)
    assert request.state == "waiting"
    assert request.question == "Plan Mon 14 Mar to Sun 20 Mar"
    assert (request.roster_text, request.published, request.counted_from_at) == ("", None, None)
    assert question_of(request).household == house()
    assert kinds() == ["household imported", "plan asked for"]
    assert broken_event(row) is None


def test_other_days_are_planned_from_then_on() -> None:
    """The household keeps what was chosen."""
    row = furnished()
    request_plan(household=row.pk, now=EARLY, by="Mark", days=(MONDAY + 7 * DAY, 14))
    row.refresh_from_db()
    assert (row.first_day, row.days) == (MONDAY + 7 * DAY, 14)
    assert question_of(requests(row).get()).household.planning.days == 14


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((MONDAY, 0), "From 1 day to 56 days can be planned at once."),
        ((MONDAY, 57), "From 1 day to 56 days can be planned at once."),
        ((date(1, 1, 1), 7), "Days can be planned from the year 1900 to 2200."),
    ],
)
def test_days_that_cannot_be_planned(days: tuple[date, int], sentence: str) -> None:
    """Nothing is asked, and the household plans what it did."""
    row = furnished()
    with pytest.raises(NotAskedError) as refused, transaction.atomic():
        request_plan(household=row.pk, now=EARLY, by="Mark", days=days)
    assert str(refused.value) == sentence
    row.refresh_from_db()
    assert (row.first_day, row.days) == (MONDAY, 7)


def test_days_that_have_a_roster_are_planned_anew() -> None:
    """From now on, from the roster as it is."""
    row = furnished()
    first = published(row)
    now = at("wed 12:00")
    request = asked(row, now)
    assert request.question == "Plan Mon 14 Mar to Sun 20 Mar anew"
    assert request.published == first.draft
    assert request.counted_from_at == now
    assert plan_from_text(request.roster_text).plan == plan(*WEEK)


def test_days_that_have_a_roster_in_part_are_refused() -> None:
    """With the days that can be planned instead."""
    row = furnished()
    published(row)
    with pytest.raises(NotAskedError) as refused, transaction.atomic():
        request_plan(household=row.pk, now=EARLY, by="Mark", days=(MONDAY + 3 * DAY, 7))
    assert str(refused.value) == (
        "Mon 14 Mar to Sun 20 Mar have a roster already. "
        "Plan just those days anew, or begin on Mon 21 Mar."
    )


def test_the_days_after_a_roster_go_on_from_it() -> None:
    """The planner sees the week before: who comes from a night must rest."""
    row = furnished()
    published(row)
    request_plan(household=row.pk, now=at("wed 12:00"), by="Mark", days=(MONDAY + 7 * DAY, 7))
    request = requests(row).get(state="waiting")
    before = plan_from_text(request.roster_text).plan
    assert (before.first_day, before.days) == (MONDAY, 7)
    assert shift("Rosa sun 23:00-07:00") in before.shifts
    assert request.published is None
    assert request.counted_from_at == at("mon+1 00:00")


def test_what_if_is_asked_of_the_plan_in_which_it_is() -> None:
    """Even when the household plans the days after it by now."""
    row = furnished()
    published(row)
    request_plan(household=row.pk, now=EARLY, by="Mark", days=(MONDAY + 7 * DAY, 7))
    request = asked(row, at("wed 12:00"), Away("Rosa", NIGHT))
    assert request.question == "What if Rosa cannot come Thu 17 Mar 23:00–07:00?"
    question = question_of(request)
    assert question.is_replan
    assert question.days.first_day == MONDAY
    assert question.changed.member("Rosa").absences[0].when == NIGHT
    row.refresh_from_db()
    assert row.first_day == MONDAY + 7 * DAY


def test_each_question_in_words() -> None:
    """What is asked, as he would say it."""
    row = furnished(house(machine=machine()))
    for happened, words in (
        (Leaves("Ana", MONDAY + 2 * DAY), "What if Ana leaves on Wed 16 Mar?"),
        (Lowered(2 * HOUR, MONDAY), "What if I can bear only 2 h from Mon 14 Mar?"),
        (
            TakesUp(activity("Choir", "90m", "out", "tue 17:00-20:00")),
            "What if there is Choir, 1 h 30?",
        ),
    ):
        assert asked(row, EARLY, happened).question == words


@pytest.mark.parametrize(
    ("happened", "sentence"),
    [
        (Away("Zoe", NIGHT), "There is nobody called Zoe any more."),
        (
            Away("Ana", span("1988-06-01 07:00-15:00")),
            "Wed 1 Jun is not planned yet. Plan the days it lies in first.",
        ),
        (
            Lowered(20 * HOUR, MONDAY),
            "The longest stretch is 4 h and here it is only lowered; "
            "write a higher one into the household file.",
        ),
        (
            TakesUp(activity("mass", "1h", "out", "sun 10:00-11:00")),
            "There is an activity \u201cmass\u201d already; choose another name.",
        ),
    ],
)
def test_questions_that_make_no_sense(happened: object, sentence: str) -> None:
    """A sentence, and nothing is asked."""
    row = furnished(
        house(machine=machine(), activities=(activity("Mass", "1h", "out", "sun 10:00-12:00"),))
    )
    with pytest.raises(NotAskedError) as refused, transaction.atomic():
        request_plan(household=row.pk, now=EARLY, by="Mark", happened=[happened])  # type: ignore[list-item]
    assert str(refused.value) == sentence
    assert not requests(row).exists()


# -- one at a time


def test_a_question_that_waits_makes_room() -> None:
    row = furnished()
    first, second = asked(row), asked(row)
    first.refresh_from_db()
    assert (first.state, first.sentence) == ("called off", "Another question took its place.")
    assert second.state == "waiting"


def test_a_question_that_is_worked_on_does_not() -> None:
    """Unless that is what he wants."""
    row = furnished()
    first = asked(row)
    claim_request("one", EARLY)
    with pytest.raises(BusyError) as busy, transaction.atomic():
        request_plan(household=row.pk, now=EARLY, by="Mark")
    assert str(busy.value) == (
        "The planner works on \u201cPlan Mon 14 Mar to Sun 20 Mar\u201d. "
        "Wait for it, or call it off."
    )
    request_plan(household=row.pk, now=EARLY, by="Mark", instead=True)
    first.refresh_from_db()
    assert first.state == "called off"


def test_the_database_knows_it_too() -> None:
    """No two of one household wait or are worked on, whatever happens."""
    row = furnished()
    request = asked(row)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanRequestRow.objects.create(
            household=row, question="again", state="planning", by="Mark", asked_at=EARLY,
            household_text=request.household_text,
        )  # fmt: skip


def test_another_household_is_planned_beside_it() -> None:
    one, other = furnished(), furnished(house(name="another house"))
    asked(one)
    asked(other)
    assert claim_request("one", EARLY) != claim_request("two", EARLY)
    assert claim_request("three", EARLY) is None


# -- claims


def test_a_claim_is_one_worker_s() -> None:
    row = furnished()
    asked(row)
    mine = claim_request("one", EARLY)
    assert mine
    assert claim_request("two", EARLY) is None
    assert renew_claim(mine, EARLY + LEASE / 2)
    assert claim_request("two", EARLY + LEASE) is None
    theirs = claim_request("two", EARLY + 2 * LEASE)
    assert theirs
    assert not is_claimed(mine)
    assert not renew_claim(mine, EARLY)
    assert is_claimed(theirs)


def test_whoever_lost_the_claim_keeps_nothing() -> None:
    """A worker that was thought dead comes back too late."""
    row = furnished()
    asked(row)
    mine = claim_request("one", EARLY)
    assert mine
    claim_request("two", EARLY + 2 * LEASE)
    made = PlanFile(plan(*WEEK), "test house", row.zone)
    assert not keep_draft(request=mine, plan=made, now=EARLY, by="one")
    assert not refuse_plan(request=mine, sentence="no", now=EARLY, by="one")
    assert requests(row).get().state == "planning"
    assert requests(row).get().draft is None


def test_a_claim_given_back_is_not_counted() -> None:
    row = furnished()
    asked(row)
    for _ in range(2 * MOST_TRIES):
        mine = claim_request("one", EARLY)
        assert mine
        assert mine.tries == 1
        release_claim(mine)


def test_three_that_died_are_enough() -> None:
    """Then it is refused, not begun again."""
    row = furnished()
    asked(row)
    now = EARLY
    for n in range(MOST_TRIES):
        assert claim_request(f"worker {n}", now)
        assert worn_out(now) is None
        now += 2 * LEASE
    assert claim_request("the next", now) is None
    given_up = worn_out(now)
    assert given_up
    assert refuse_plan(request=given_up, sentence="It cannot be.", now=now, by="the planner")
    assert requests(row).get().state == "refused"
    assert worn_out(now) is None


# -- called off


def test_called_off_while_it_waits_or_is_planned() -> None:
    row = furnished()
    for claimed in (False, True):
        request = asked(row)
        mine = claim_request("one", EARLY) if claimed else None
        assert call_off_plan(household=row.pk, request=request.public_id, now=EARLY, by="Mark")
        assert not (mine and is_claimed(mine))
        assert not call_off_plan(household=row.pk, request=request.public_id, now=EARLY, by="Mark")
        request.refresh_from_db()
        assert request.state == "called off"
    assert claim_request("two", EARLY + timedelta(days=1)) is None
    assert kinds().count("plan called off") == 2


def test_another_household_s_question_is_not_called_off() -> None:
    row, other = furnished(), furnished(house(name="another house"))
    request = asked(row)
    assert not call_off_plan(household=other.pk, request=request.public_id, now=EARLY, by="Eve")


def test_a_draft_is_kept_with_the_household_it_was_made_for() -> None:
    row = furnished(house(members=(attendant("Ana"), attendant("Ben"))))
    request = drafted(
        asked(row, EARLY, Leaves("Ben", MONDAY + 3 * DAY)), plan("Ana mon 07:00-15:00")
    )
    assert request.state == "done"
    assert request.draft
    assert request.draft.state == "draft"
    assert "leaves_on = 1988-03-17" in request.draft.household_text
    assert "leaves_on" not in request.household_text
    assert kinds()[-1] == "plan drafted"
