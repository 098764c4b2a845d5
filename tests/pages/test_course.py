"""The course on its pages: each of the three moves it with their own sign-in, nobody else knows."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from horarium.actions.forget_courses import forget_courses
from horarium.actions.leave_today import leave_today
from horarium.actions.let_know import let_know
from horarium.core.course.state import Became, Stage
from horarium.core.hours import DAY, HOUR
from horarium.core.story import Consent, Subject
from horarium.store.entrusted import forget
from horarium.store.models import ActivityRow, CourseRow, EventRow, PlacedRow
from horarium.store.record import recorded
from tests.course_house import CourseHouse, course_house, now
from tests.in_the_house import account, member, signed_in, text

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


def test_it_is_there_for_nobody_else(home: CourseHouse) -> None:
    home.considered().met().agreed().planned()
    for name in ("Ana", "Father Brendan"):
        for where in ("", "agreement/", "brief/"):
            assert home.client(name).get(f"{home.address}{where}").status_code == 404
            assert home.send(name, where, does="stop").status_code == 404
        assert home.client(name).get("/course/").status_code == 404
    assert home.now_is.stage is Stage.AGREED
    assert home.client("Dr. Stein").get(f"{home.address}brief/").status_code == 404


def test_another_professional_sees_no_course(home: CourseHouse) -> None:
    home.considered()
    other = member(home.row, "Ben")
    other.parts = frozenset({"professional"})
    other.save()
    client = signed_in(account(home.row, "Ben"))
    assert "There is no course." in text(client.get("/course/"))
    assert client.get(home.address).status_code == 404


def test_words_of_a_debrief_are_his_alone(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    assert "well done" in home.page("Mark")
    for name in ("Cheryl", "Dr. Stein"):
        assert "well done" not in home.page(name)


def test_how_it_goes_is_shown_to_those_he_lets(home: CourseHouse) -> None:
    home.considered().met()
    home.send("Mark", write="progress", mark="7", how="lighter")
    assert "lighter" not in home.page("Dr. Stein")
    home.send("Mark", write="shown", scale="10 is without fear", seen_by="overseer")
    assert "7 of 10. lighter" in home.page("Dr. Stein")
    assert "lighter" not in home.page("Cheryl")
    assert home.send("Mark", write="progress", mark="11").status_code == 422


def test_something_to_be_talked_over_says_nothing_of_what(home: CourseHouse) -> None:
    home.considered().met().agreed()
    home.does("Cheryl", "talk_over")
    assert "One of the three marked something" in home.page("Dr. Stein")
    assert "marked something" not in home.page("Mark")
    home.does("Dr. Stein", "talked_over")
    assert "marked something" not in home.page("Dr. Stein")


def test_what_is_forgotten_is_noise(
    home: CourseHouse, django_capture_on_commit_callbacks: Any
) -> None:
    home.considered().met().agreed().held()
    home.does("Mark", "stop")
    record = [each.words for each in recorded(home.row, "course")]
    assert "Cheryl says that it was held." in record
    before = EventRow.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        forget_courses(now=now() + 29 * DAY)
    assert home.now_is.counted == 1
    with django_capture_on_commit_callbacks(execute=True):
        forget_courses(now=now() + 31 * DAY)
    assert {each.words for each in recorded(home.row, "course")} == {None}
    assert EventRow.objects.count() == before
    row = CourseRow.objects.get()
    assert (row.key, bytes(row.sealed)) == ("", b"")
    assert "A course was closed on 17 March 1988." in text(home.client("Mark").get("/course/"))
    assert "There is no course." in text(home.client("Cheryl").get("/course/"))


def test_he_can_forget_it_before(
    home: CourseHouse, django_capture_on_commit_callbacks: Any
) -> None:
    home.considered().met().agreed()
    assert home.send("Mark", write="forget").status_code == 422
    home.does("Mark", "stop")
    assert home.send("Cheryl", write="forget").status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert home.send("Mark", write="forget").status_code == 303
    assert home.client("Mark").get(home.address).status_code == 404


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


def test_the_telling_comes_out_of_the_record(home: CourseHouse) -> None:
    """Ana is let know by both whose it is; once it is forgotten, nothing of it is told."""
    home.considered().met().agreed()
    yes = {"subjects": ["course"], "depth": "4", "purpose": "to talk", "until": "", "sure": "yes"}
    ana = member(home.row, "Ana").public_id
    home.client("Mark").post(f"/circle/{ana}/knows/", yes)
    told = text(home.client("Ana").get("/told/"))
    assert "to be close to somebody without fear" in told
    assert "at most six" not in told
    let_know(
        household=home.row.pk,
        consent=Consent("Cheryl", "Ana", (Subject.COURSE,), 4, now().date(), "to talk"),
        now=now(),
        by="Cheryl",
    )
    assert "at most six sessions" in text(home.client("Ana").get("/told/"))
    assert "at most six" not in text(home.client("Ben").get("/told/"))
    home.does("Mark", "stop")
    home.send("Mark", write="forget")
    assert "sessions" not in text(home.client("Ana").get("/told/"))


def test_her_calendar_has_her_sessions_and_no_word_more(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.planned()
    content = text(home.client("Cheryl").get("/course/engaged.ics"))
    assert content.count("BEGIN:VEVENT") == 2
    assert content.count("SUMMARY:Engaged") == 2
    for word in ("Mark", "Session", "therapy", "test house", "Stein"):
        assert word not in content
    assert "VEVENT" not in text(home.client("Dr. Stein").get("/course/engaged.ics"))
    assert "VEVENT" in text(home.client("Mark").get("/course/engaged.ics"))
    for name in ("Ana", "Father Brendan"):
        assert home.client(name).get("/course/engaged.ics").status_code == 404
    home.does("Mark", "stop")
    assert "VEVENT" not in text(home.client("Cheryl").get("/course/engaged.ics"))


def test_a_professional_in_two_houses_sees_them_apart(home: CourseHouse) -> None:
    home.considered().met().agreed().planned()
    other = course_house("another house")
    other.until(now())
    other.considered()
    assert home.client("Cheryl").get(other.address).status_code == 404
    assert other.client("Cheryl").get(home.address).status_code == 404
    assert "VEVENT" not in text(other.client("Cheryl").get("/course/engaged.ics"))
    lists = [text(each.client("Cheryl").get("/course/")) for each in (home, other)]
    assert [each.count("Surrogate partner therapy") for each in lists] == [1, 1]


def test_he_takes_his_courses_along(home: CourseHouse) -> None:
    home.considered().met().agreed().held()
    home.send("Mark", write="progress", mark="7", how="lighter")
    answer = home.client("Mark").post("/told/everything/")
    with ZipFile(BytesIO(answer.content)) as files:
        [name] = [each for each in files.namelist() if each.endswith("courses.txt")]
        told = files.read(name).decode()
    for words in ("Cheryl", "The goal: to be close", "on my back", "7 of 10. lighter", "well done"):
        assert words in told
    assert "Dr. Stein is engaged." in told


def test_who_goes_along_is_told_by_the_plan_and_to_him(home: CourseHouse) -> None:
    home.considered().met().agreed().planned()
    [address] = set(
        re.findall(r'href="(/placed/[0-9]+/)"', text(home.client("Mark").get(home.address)))
    )
    assert home.client("Mark").get(address).status_code == 200
    assert "/placed/" not in text(home.client("Cheryl").get(home.address))


def test_what_he_decided_beforehand_is_forgotten(
    home: CourseHouse, django_capture_on_commit_callbacks: Any
) -> None:
    """Running or over, all of them."""
    home.considered().met().agreed()
    with django_capture_on_commit_callbacks(execute=True):
        forget(home.row, ["course"])
    assert CourseRow.objects.get().key == ""
    assert "There is no course." in text(home.client("Mark").get("/course/"))


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
