"""The course on its pages: each of the three moves it with their own sign-in, nobody else knows."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from horarium.actions.leave_today import leave_today
from horarium.core.course.state import Became, Stage
from horarium.core.hours import DAY, HOUR
from horarium.store.models import ActivityRow, PlacedRow
from tests.cast import weekly
from tests.course_house import CourseHouse, course_house, now
from tests.in_the_house import member, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.course_house.now"


@pytest.fixture
def home() -> CourseHouse:
    return course_house()


def test_the_whole_case_is_played(home: CourseHouse) -> None:
    home.considered()
    assert "It is being considered." in home.page("Mark")
    home.met().agreed()
    assert "The first of six, six left, the last of them for closing." in home.page("Cheryl")
    for _ in range(5):
        home.held()
    assert "The sixth of six, one left, for closing." in home.page("Dr. Stein")
    home.held(closure=True)
    home.send("Cheryl", write="along", along="that I was trusted")
    home.does("Mark", "close")
    assert home.now_is.stage is Stage.CLOSED
    assert "A course was closed on" in home.page("Cheryl")
    assert "a card at Christmas" in home.page("Cheryl")
    assert "that I was trusted" in home.page("Mark")
    assert "trusted" not in home.page("Cheryl")


def test_no_session_before_all_that_comes_before_it(home: CourseHouse) -> None:
    home.considered()
    assert "No therapist is engaged." in home.page("Mark")
    home.met()
    when = PlacedRow.objects.filter(activity="Session").first()
    assert when
    sent = {"when": when.start_at.isoformat()}
    assert (
        home.refused("Mark", "plan", **sent)
        == "Choose hours that the plan keeps; these are not there any more."
    )
    home.agreed().planned()
    home.goes_on(DAY + 4 * HOUR)
    home.does("Cheryl", "hold")
    assert "The last session has not been talked over yet." in home.page("Cheryl")
    home.does("Cheryl", "debrief")
    assert "The hour with the therapist comes before" in home.page("Mark")
    home.does("Dr. Stein", "own_hour")
    assert "the second of six" in home.page("Mark").lower()


def test_nobody_confirms_for_another(home: CourseHouse) -> None:
    home.considered().met()
    home.does("Mark", "propose", "agreement/", cap="6", length="120", kept_for="30")
    home.does("Cheryl", "agree", "agreement/", number="1")
    assert home.now_is.in_force is None
    assert "It waits for Mark, Dr. Stein." in home.page("Mark", "agreement/")
    assert home.refused("Cheryl", "agree", "agreement/", number="1") == "You agreed already."
    assert home.refused("Dr. Stein", "agree", "agreement/", number="0").startswith(
        "There is a newer"
    )


def test_he_stops_it_in_the_middle_of_a_session(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.until(home.planned() + HOUR)
    home.does("Mark", "stop")
    course = home.now_is
    assert course.stage is Stage.STOPPED
    assert [each.became for each in course.sessions] == [Became.HELD, Became.CUT_SHORT]
    assert home.send("Mark", does="plan").status_code == 422


def test_the_therapist_withdraws_and_it_waits(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.held()
    home.planned()
    home.does("Dr. Stein", "withdraw")
    assert home.now_is.planned is None
    assert home.now_is.counted == 2
    assert "No therapist is engaged, and so it waits." in home.page("Mark")
    home.does("Dr. Stein", "engage")
    home.planned()


def test_one_of_three_refuses_more(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.does("Mark", "extend", more="2")
    home.does("Mark", "agree_to_more")
    home.does("Cheryl", "agree_to_more")
    home.does("Dr. Stein", "refuse_more")
    assert home.now_is.cap == 6
    home.does("Cheryl", "extend", more="1")
    for name in ("Mark", "Cheryl", "Dr. Stein"):
        home.does(name, "agree_to_more")
    assert "of seven" in home.page("Mark")
    row = ActivityRow.objects.get(name="Session")
    assert (row.held, row.at_most) == (1, 7)


def test_she_asks_to_end_and_only_closing_is_left(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.does("Cheryl", "end")
    assert "It is coming to its end." in home.page("Mark")
    home.held(closure=True)
    home.does("Dr. Stein", "close")
    assert home.now_is.stage is Stage.CLOSED


def test_a_session_moves_within_the_plan_and_is_missed_when_the_plan_drops_it(
    home: CourseHouse,
) -> None:
    home.considered().met().agreed().planned()
    second = home.client("Mark").get(home.address)
    assert "Move it to other hours" in text(second)
    later = PlacedRow.objects.filter(activity="Session").order_by("start_at")[2]
    home.does("Cheryl", "move", when=later.start_at.isoformat())
    assert home.now_is.planned is not None
    later.delete()
    assert "The plan does not hold these hours any more." in home.page("Mark")
    assert home.now_is.counted == 0


def test_her_hours_are_hers_to_say_and_the_planner_keeps_to_them(home: CourseHouse) -> None:
    home.considered().met()
    assert home.send("Mark", write="hours", hours="tue 13:00-17:00").status_code == 422
    assert home.send("Cheryl", write="hours", hours="whenever").status_code == 422
    assert home.send("Cheryl", write="hours", hours="tue 13:00-17:00").status_code == 303
    assert len(ActivityRow.objects.get(name="Session").other_hours) == 1


def test_an_activity_that_is_gone_is_said(home: CourseHouse) -> None:
    home.considered().met().agreed()
    ActivityRow.objects.filter(name="Session").delete()
    PlacedRow.objects.filter(activity="Session").delete()
    assert "“Session” is not in the household any more" in home.page("Mark")
    assert home.send("Mark", write="activity", activity="Mass").status_code == 303
    assert home.send("Mark", write="activity", activity="nothing").status_code == 422


def test_a_session_lies_in_one_hour_of_two_clocks(home: CourseHouse) -> None:
    """In the night of 3 April the clocks go forward; the count and the hours stay as agreed."""
    home.considered().met().agreed()
    begins = home.planned(3)
    assert "13:00" not in home.page("Mark").partition("The next session")[2][:60]
    assert f"{now():%Y}" == "1988"
    assert begins - now() > timedelta(days=20)
    assert "Thu 7 Apr 14:00–16:00" in home.page("Cheryl")


def test_hours_that_the_household_knows_stay_until_she_says_others(home: CourseHouse) -> None:
    known = weekly("tue 13:00-17:00")
    ActivityRow.objects.filter(name="Session").update(other_hours=known, held=1, at_most=9)
    home.considered().met()
    row = ActivityRow.objects.get(name="Session")
    assert (row.held, row.at_most, row.other_hours) == (1, 9, known)
    home.agreed()
    assert ActivityRow.objects.get(name="Session").other_hours == known
    home.send("Cheryl", write="hours", hours="thu 13:00-17:00")
    assert ActivityRow.objects.get(name="Session").other_hours == weekly("thu 13:00-17:00")
    home.send("Cheryl", write="hours", hours="")
    assert ActivityRow.objects.get(name="Session").other_hours == ()


def test_bad_input_is_a_sentence(home: CourseHouse) -> None:
    home.considered().met()
    assert home.refused("Mark", "dance") == "Choose what is to be done."
    assert home.refused("Mark", "propose", "agreement/", cap="61").startswith(
        "Say how many sessions"
    )
    assert home.refused("Mark", "propose", "agreement/", cap="6", length="²").startswith(
        "Say how many"
    )
    assert (
        home.send(
            "Mark",
            "agreement/",
            does="propose",
            cap="6",
            length="60",
            kept_for="9",
            goal="x" * 2001,
        ).status_code
        == 422
    )
    assert home.client("Mark").post("/course/", {"kind": "?"}).status_code == 422
    assert (
        home.client("Mark")
        .post(
            "/course/",
            {
                "kind": "surrogate partner therapy",
                "professional": str(member(home.row, "Ana").public_id),
                "overseer": str(member(home.row, "Dr. Stein").public_id),
            },
        )
        .status_code
        == 422
    )


def test_who_goes_along_is_told_by_the_plan_and_to_him(home: CourseHouse) -> None:
    home.considered().met().agreed().planned()
    [address] = set(
        re.findall(r'href="(/placed/[0-9]+/)"', text(home.client("Mark").get(home.address)))
    )
    assert home.client("Mark").get(address).status_code == 200
    assert "/placed/" not in text(home.client("Cheryl").get(home.address))


def test_without_one_of_the_three_no_session_is_planned(home: CourseHouse) -> None:
    home.considered().met().agreed()
    stein = member(home.row, "Dr. Stein").public_id
    leave_today(household=home.row.pk, member=stein, now=now(), by="Mark")
    assert "Dr. Stein has left the circle." in home.page("Mark")
    first = PlacedRow.objects.filter(activity="Session").order_by("start_at")[0]
    answer = home.refused("Mark", "plan", when=first.start_at.isoformat())
    assert answer == "Dr. Stein has left the circle; without them no session can be."
    home.does("Mark", "stop")


def test_another_kind_has_other_gates_and_is_the_same_code(home: CourseHouse) -> None:
    """A grief group: nobody oversees it, and nothing is talked over between its sessions."""
    sent = {
        "kind": "a grief group",
        "professional": str(member(home.row, "Cheryl").public_id),
        "overseer": "",
        "activity": "Session",
    }
    answer = home.client("Mark").post("/course/", sent)
    home.course = UUID(answer["Location"].split("/")[2])
    home.does("Cheryl", "meet")
    assert "What is said in the group stays in it." in home.page("Mark", "agreement/")
    home.does("Mark", "propose", "agreement/", cap="8", length="120", kept_for="30")
    for name in ("Mark", "Cheryl"):
        home.does(name, "agree", "agreement/", number="1")
    for name in ("Mark", "Cheryl"):
        home.does(name, "confirm_boundaries", "agreement/")
    home.until(home.planned() + 2 * HOUR)
    home.does("Mark", "hold")
    assert "The second of eight" in home.page("Cheryl")
    assert "talked over" not in home.page("Mark").partition("The sessions")[2][:80]
    home.planned()
    assert home.client("Dr. Stein").get(home.address).status_code == 404


def test_what_was_typed_and_not_taken_stands_there(home: CourseHouse) -> None:
    home.considered().met().agreed()
    page = text(home.send("Mark", write="progress", mark="11", how="lighter than before"))
    assert 'value="11"' in page
    assert "lighter than before" in page
    page = text(home.send("Mark", write="shown", scale="x" * 2001, seen_by="overseer"))
    assert "x" * 2001 in page
    assert 'value="overseer" checked' in page
    assert 'value="99"' in text(home.send("Mark", does="extend", more="99"))


def test_words_that_are_too_long_are_not_cut(home: CourseHouse) -> None:
    home.considered().met().agreed()
    home.until(home.planned() + 2 * HOUR)
    home.does("Cheryl", "hold")
    answer = home.send("Cheryl", does="debrief", words="y" * 2001)
    assert answer.status_code == 422
    assert "y" * 2001 in text(answer)
    assert home.now_is.last_held
    assert not home.now_is.last_held.debriefed
    assert home.send("Mark", "brief/", position="z" * 2001).status_code == 422


def test_whoever_is_in_it_is_told_that_something_waits(home: CourseHouse) -> None:
    """From the first day; once until they have read it, and nobody else."""
    home.client("Cheryl")
    home.client("Dr. Stein")
    home.considered()
    waits = "Something waits for you, under Course."
    for name in ("Cheryl", "Dr. Stein"):
        assert text(home.client(name).get("/")).count(waits) == 1
    home.met().does("Mark", "propose", "agreement/", cap="6", length="120", kept_for="30")
    for name in ("Cheryl", "Dr. Stein"):
        assert text(home.client(name).get("/")).count(waits) == 1
    for name in ("Ana", "Father Brendan"):
        assert waits not in text(home.client(name).get("/"))


def test_how_many_more_are_proposed_is_said(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.does("Cheryl", "extend", more="2")
    for name in ("Mark", "Dr. Stein"):
        assert "Two more sessions are proposed; all must agree." in home.page(name)
