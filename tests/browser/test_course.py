"""The whole case through the real pages in a browser, from the first question to the forgetting.

What each sees at each step is approved as text (tests/golden/course.txt) and as pictures
(docs/pictures/course), which `make approve` takes anew.
"""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from horarium.actions.forget_courses import forget_courses
from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.store.models import CourseRow
from tests.browser.by_client import ADDRESS, served_by
from tests.browser.pictures import photograph
from tests.contracts.tree import ROOT
from tests.course_house import CourseHouse, course_house, now

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PICTURES = ROOT / "docs" / "pictures" / "course"
THREE = ("Mark", "Cheryl", "Dr. Stein")
# Who knows of nothing: an attendant, who drives him and has the hours of the first, and the priest.
OTHERS = ("Ana", "Rosa", "Father Brendan")
NO_PAGE = "There is no such page"
PHONE: ViewportSize = {"width": 390, "height": 800}


class Stage:
    """The house, a browser for each of its people, and what they saw so far."""

    def __init__(self, home: CourseHouse, browser: Browser) -> None:
        self.home, self.browser = home, browser
        self.pages: dict[str, Page] = {}
        self.seen: list[str] = []

    def page(self, name: str) -> Page:
        if name not in self.pages:
            context = self.browser.new_context(viewport=PHONE, device_scale_factor=0.5)
            self.pages[name] = context.new_page()
            served_by(self.pages[name], self.home.client(name))
        return self.pages[name]

    def at(self, name: str, where: str) -> Page:
        page = self.page(name)
        page.goto(f"{ADDRESS}{where}")
        return page

    def course(self, name: str, where: str = "") -> Page:
        return self.at(name, f"{self.home.address}{where}")

    def press(self, name: str, words: str, where: str = "") -> Page:
        """On the course's page; a minute passes."""
        page = self.course(name, where)
        press(page, words)
        self.home.goes_on(MINUTE)
        return page

    def look(self, step: str, *names: str) -> None:
        """Each at what is theirs: the three at the course, the others at Now."""
        for name in names:
            page = self.course(name) if name in THREE else self.at(name, "/")
            words = page.locator("main").inner_text()
            self.seen.append(f"=== {step}: {name}\n\n{words}\n")
            self.picture(page, f"{step} {name}")

    def picture(self, page: Page, name: str) -> None:
        file = PICTURES / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.png"
        if os.environ.get("HORARIUM_APPROVE"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            painter = self.browser.new_page()
            photograph(page, painter, PHONE["width"], file)
            painter.close()
        assert file.exists(), f"{file.name} is missing; make approve takes it"


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


@pytest.fixture
def stage(browser: Browser, settings: Any) -> Iterator[Stage]:
    """It is Wednesday noon, and nothing is considered yet."""
    settings.HORARIUM_CLOCK = "tests.course_house.now"
    found = Stage(course_house(), browser)
    yield found
    for page in found.pages.values():
        page.context.close()


def considered(stage: Stage) -> None:
    """He asks the priest first, and then begins."""
    page = stage.at("Mark", "/words/")
    page.get_by_label("Father Brendan").check()
    page.get_by_label("Your words").fill("Would it be a sin?")
    press(page, "Look at what they would get")
    press(page, "Send it to Father Brendan")
    theirs = stage.at("Father Brendan", "/words/")
    press(theirs, "Read them now: from Mark, Wed 16 Mar 12:00")
    expect(theirs.locator("main")).to_contain_text("Would it be a sin?")
    page = stage.at("Mark", "/course/")
    page.get_by_label("Surrogate partner therapy").check()
    page.get_by_label("Who comes").select_option("Cheryl")
    page.get_by_label("Who oversees it").select_option("Dr. Stein")
    page.get_by_label("Which hours of the plan its sessions lie in").select_option("Session")
    press(page, "Consider it")
    stage.home.course = CourseRow.objects.get().public_id


def agreed(stage: Stage) -> None:
    stage.press("Dr. Stein", "I am engaged")
    stage.press("Dr. Stein", "Refer him")
    stage.press("Cheryl", "We all met")
    page = stage.course("Mark", "agreement/")
    page.get_by_label("The goal").fill("To be close to somebody, without fear.")
    page.get_by_label("His boundaries").fill("Nobody speaks of it in the house.")
    page.get_by_label("Contact afterwards").fill("A card at Christmas.")
    page.get_by_label("For how many days after its end it is kept").fill("30")
    press(page, "Propose it")
    for name in THREE:
        stage.press(name, "I agree to version 1", "agreement/")
    for name in ("Mark", "Cheryl"):
        stage.press(name, "I confirm the boundaries", "agreement/")
    page = stage.course("Mark", "brief/")
    page.get_by_label("How you see that I tire").fill("My voice gets thin.")
    press(page, "Tell it so")
    stage.press("Cheryl", "I have read it", "brief/")


def planned(stage: Stage, *, closing: bool = False) -> None:
    """The next hours that the plan keeps."""
    page = stage.course("Mark")
    page.locator("input[name=when]").first.check()
    if closing and page.get_by_label("This one is for closing").count():
        page.get_by_label("This one is for closing").check()
    press(page, "Plan the session")
    expect(page.get_by_role("status").first).to_contain_text("The session is planned.")


def begun(stage: Stage) -> None:
    session = stage.home.now_is.planned
    assert session
    stage.home.until(session.when.start_at + HOUR)


def talked_over(stage: Stage) -> None:
    page = stage.course("Dr. Stein")
    page.get_by_label("To Mark, if there is something to say").fill("Take your time.")
    press(page, "We have talked it over")
    stage.press("Mark", "The hour with Dr. Stein has been")


def held(stage: Stage, *, closing: bool = False) -> None:
    planned(stage, closing=closing)
    begun(stage)
    stage.press("Cheryl", "It was held")
    talked_over(stage)


def test_from_the_first_question_to_the_forgetting(
    stage: Stage,
    golden: Callable[[str, str], None],
    django_capture_on_commit_callbacks: Any,
) -> None:
    stage.look("1 before", *OTHERS)
    considered(stage)
    stage.look("2 considered", *THREE, *OTHERS)
    agreed(stage)
    stage.look("3 agreed", *THREE, *OTHERS)
    planned(stage)
    stage.look("4 planned", *THREE, *OTHERS)
    begun(stage)
    stage.look("5 on the day", "Mark", "Cheryl", *OTHERS)
    stage.press("Cheryl", "It was held")
    stage.look("6 to be talked over", *THREE)
    talked_over(stage)
    for _ in range(4):
        held(stage)
    stage.look("7 the last", *THREE)
    held(stage)
    page = stage.course("Cheryl")
    page.get_by_label("What you take along; all three read it").fill("That I was trusted.")
    press(page, "Write it so")
    stage.press("Mark", "Close the course")
    stage.look("8 closed", *THREE, *OTHERS)
    with django_capture_on_commit_callbacks(execute=True):
        forget_courses(now=now() + 31 * DAY)
    page = stage.at("Mark", "/course/")
    expect(page.locator("main")).to_contain_text("A course was closed on 21 April 1988.")
    assert stage.course("Cheryl").get_by_role("heading").first.inner_text() == NO_PAGE
    golden("course.txt", "\n".join(stage.seen))


def test_the_others_read_nothing_of_it(stage: Stage) -> None:
    """Nothing of a course is on any page that an attendant, the driver or the priest can open."""
    shown = ("/", "/week/", "/told/", "/away/", "/timesheets/")
    stage.home.considered().met().agreed().planned()
    stage.home.until(stage.home.now_is.sessions[0].when.start_at - DAY + HOUR)
    for name in OTHERS:
        for each in ("/course/", stage.home.address):
            assert stage.at(name, each).get_by_role("heading").first.inner_text() == NO_PAGE
        for each in shown:
            words = _words(stage, name, each).casefold()
            assert not {"course", "cheryl", "stein", "surrogate"} & set(re.findall("[a-z]+", words))


def _words(stage: Stage, name: str, where: str) -> str:
    return stage.at(name, where).locator("main").inner_text()


# -- the unhappy ones


@pytest.fixture
def running(stage: Stage) -> Stage:
    """Two sessions have been."""
    stage.home.considered().met().agreed().held()
    stage.home.held()
    return stage


def test_the_therapist_withdraws_before_the_third(running: Stage) -> None:
    planned(running)
    running.press("Dr. Stein", "Withdraw")
    page = running.course("Mark")
    expect(page.locator("main")).to_contain_text("No therapist is engaged, and so it waits.")
    expect(page.locator("#session + *, #session ~ *").first).to_contain_text("cannot be planned")
    expect(page.locator("main")).to_contain_text("The third of six")


def test_he_stops_in_the_middle_of_the_second(stage: Stage) -> None:
    stage.home.considered().met().agreed().held()
    planned(stage)
    begun(stage)
    page = stage.press("Mark", "Stop the course")
    expect(page.get_by_role("status").first).to_contain_text("The course is stopped.")
    expect(page.locator("main")).to_contain_text("cut short")
    assert stage.course("Cheryl").get_by_role("button", name="It was held").count() == 0


def test_the_limit_is_reached_early(running: Stage) -> None:
    """Out of the machine no longer: it is cut short, and counts as they agreed."""
    planned(running)
    begun(running)
    running.press("Cheryl", "It was cut short")
    expect(running.course("Mark").locator("main")).to_contain_text("The fourth of six")


def test_the_driver_is_ill(running: Stage) -> None:
    """The hours fall out of the plan: the session is moved, and nothing is counted."""
    planned(running)
    session = running.home.now_is.planned
    assert session
    running.home.drop(session.when)
    page = running.course("Mark")
    expect(page.get_by_role("alert")).to_contain_text("The plan does not hold these hours")
    page.locator("input[name=when]").first.check()
    press(page, "Move the session")
    expect(page.locator("main")).to_contain_text("The third of six")
    assert page.get_by_role("alert").count() == 0


def test_she_asks_to_end(running: Stage) -> None:
    running.press("Cheryl", "Ask to end")
    expect(running.course("Mark").locator("main")).to_contain_text("It is coming to its end.")
    held(running, closing=True)
    running.press("Dr. Stein", "Close the course")
    expect(running.course("Mark").locator("main")).to_contain_text("It is closed.")


def test_more_is_refused_by_one_of_three(running: Stage) -> None:
    page = running.course("Mark")
    page.get_by_text("More sessions").click()
    page.get_by_label("How many more").fill("2")
    press(page, "Propose it")
    running.press("Mark", "Agree to more")
    running.press("Cheryl", "Agree to more")
    running.press("Dr. Stein", "Refuse more")
    expect(running.course("Mark").locator("main")).to_contain_text("The third of six")


def test_the_agreement_prints_without_its_form(running: Stage) -> None:
    page = running.course("Mark", "agreement/")
    expect(page.get_by_label("The goal")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("to be close to somebody without fear").first).to_be_visible()
    expect(page.get_by_label("The goal")).to_be_hidden()


def test_nothing_is_wider_than_a_small_telephone(running: Stage) -> None:
    for name in THREE:
        page = running.course(name)
        page.set_viewport_size({"width": 320, "height": 700})
        for where in ("", "agreement/", *(() if name == "Dr. Stein" else ("brief/",))):
            running.course(name, where)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, (name, where, wide)
