"""Who reads what of a course on its pages, what goes out of it, and that it is forgotten."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from horarium.actions.forget_courses import forget_courses
from horarium.actions.let_know import let_know
from horarium.core.course.state import Stage
from horarium.core.hours import DAY
from horarium.core.story import Consent, Subject
from horarium.store.entrusted import forget
from horarium.store.models import CourseRow, EventRow
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


def test_what_he_decided_beforehand_is_forgotten(
    home: CourseHouse, django_capture_on_commit_callbacks: Any
) -> None:
    """Running or over, all of them."""
    home.considered().met().agreed()
    with django_capture_on_commit_callbacks(execute=True):
        forget(home.row, ["course"])
    assert CourseRow.objects.get().key == ""
    assert "There is no course." in text(home.client("Mark").get("/course/"))
