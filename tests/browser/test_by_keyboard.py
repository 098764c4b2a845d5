"""His month by keyboard alone: Tab, Space, Enter, arrows within a list, and what is typed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.signed_in import signed_in
from tests.servers.planned import planned

pytestmark = pytest.mark.browser

LONGEST_WALK = 150
# What has the focus, in its words: of a field those of its label.
_FOCUSED = """() => {
  const at = document.activeElement;
  const words = at.labels && at.labels[0] || at;
  return words.textContent.replace(/\\s+/g, ' ').trim();
}"""
_CHOSEN = "document.activeElement.selectedOptions[0].text"
# Long enough for the planner beside other tests.
PLANNED_WITHIN = 300_000


def test_need_changed_question_asked_difference_read_and_published(
    browser: Browser, tmp_path: Path
) -> None:
    """Two an hour longer; what if Ana cannot come on Thursday night; then it is the roster."""
    with planned(tmp_path) as (house, let_in, first_day):
        with signed_in(browser, house, let_in["Mark"]) as context:
            page = context.new_page()
            page.goto(house.address)
            change_the_need(page)
            night = ask_what_if(page, first_day)
            expect(page.locator("main")).to_contain_text(f"{night} 23:00\u201307:15 is cancelled.")
            read_to_the_end(page)
            enter(page, "Accept")
            expect(page.locator("main")).to_contain_text("Ana sees this when they open the house")
            enter(page, "Publish")
            expect(page.get_by_role("status")).to_contain_text("Published. It is the roster now")
        with signed_in(browser, house, let_in["Ana"]) as context:
            page = context.new_page()
            page.goto(house.address)
            expect(page.locator("main")).to_contain_text(f"{night} 23:00\u201307:15 is cancelled.")


def change_the_need(page: Page) -> None:
    enter(page, "Household")
    enter(page, "Change Two to turn him")
    tab_to(page, "In which hours")
    page.keyboard.press("End")
    for _ in "sat 15:00-15:15":
        page.keyboard.press("Backspace")
    page.keyboard.type("sat 14:00-15:15")
    enter(page, "Save")
    expect(page.get_by_role("status").first).to_contain_text("Two to turn him is saved.")


def ask_what_if(page: Page, first_day: date) -> str:
    """The night, as the pages write it; its question has an answer."""
    thursday = first_day + timedelta(days=3)
    night = f"Thu {thursday.day} {thursday:%b}"
    enter(page, "What if")
    choose(page, "Who", "Ana")
    choose(page, "Which day", night)
    tab_to(page, "The whole day")
    while not page.evaluate(_FOCUSED).startswith("Night"):
        page.keyboard.press("ArrowDown")
    enter(page, "What if they cannot come?")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"What if Ana cannot come {night}")
    answered = page.get_by_role("link", name="See what came of it")
    answered.wait_for(timeout=PLANNED_WITHIN)
    enter(page, "See what came of it")
    return night


def tab_to(page: Page, words: str) -> None:
    """Tab until these words have the focus."""
    met = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        met.append(page.evaluate(_FOCUSED))
        if met[-1] == words:
            return
    raise AssertionError(f"{words} is not reached, but {met}")


def enter(page: Page, words: str) -> None:
    """Tab to them and press Enter, which leads somewhere."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, field: str, option: str) -> None:
    """Arrow to it in a list that drops down."""
    tab_to(page, field)
    for _ in range(LONGEST_WALK):
        if page.evaluate(_CHOSEN) == option:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{option} is not among {field}")


def read_to_the_end(page: Page) -> None:
    """The keys that turn pages turn it, as far as it goes."""
    for _ in range(40):
        page.keyboard.press("Space")
        page.wait_for_timeout(50)
    end = "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
    page.wait_for_function(end)
