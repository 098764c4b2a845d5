"""What happens to forms in browsers: two at once, twice at once, back and again, a page too old."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.living import Live, asked_what_if
from tests.browser.signed_in import signed_in
from tests.servers.planned import DAY, made

pytestmark = pytest.mark.browser


@contextmanager
def opened(live: Live, browser: Browser, name: str, address: str) -> Iterator[Page]:
    """A page in a browser of its own."""
    with signed_in(browser, live.house, live.let_in[name]) as context:
        page = context.new_page()
        page.goto(live.house.address + address)
        yield page


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def need_address(live: Live) -> str:
    household = live.visitor("Mark").see("/household/")
    [address] = re.findall(r'<a href="([^"]+)">Change Two to turn him<', household)
    return str(address)


def test_two_who_change_the_same_at_once_are_both_told(live: Live, browser: Browser) -> None:
    """He at his bed and somebody who writes for him elsewhere: he chooses which it is to be."""
    address = need_address(live)
    with (
        opened(live, browser, "Mark", address) as one,
        opened(live, browser, "Mark", address) as other,
    ):
        one.get_by_label("In which hours").fill("sat 14:00-15:15")
        press(one, "Save")
        expect(one.get_by_role("status").first).to_contain_text("Two to turn him is saved.")
        other.get_by_label("In which hours").fill("sat 13:00-15:15")
        other.get_by_label("What it is").fill("Two to turn Mark")
        press(other, "Save")
        there = other.get_by_label("Keep what is there: \u201csat 14:00-15:15\u201d")
        expect(there).to_be_visible()
        expect(other.get_by_label("In which hours")).to_have_value("sat 13:00-15:15")
        other.get_by_label("Save what you typed: \u201csat 13:00-15:15\u201d").check()
        press(other, "Save")
        expect(other.get_by_role("status").first).to_contain_text("is saved.")
        expect(other.locator("#need")).to_contain_text("Two to turn Mark")
        expect(other.locator("#need")).to_contain_text("sat 13:00-15:15")


def test_pressed_twice_it_is_added_once(live: Live, browser: Browser) -> None:
    """The house is slow to answer, and a hand trembles: both presses arrive."""
    address, arrived = "/household/need/new/", list[int]()
    with opened(live, browser, "Mark", address) as page:
        page.route(f"**{address}", lambda route: arrived.append(route.fetch().status))
        page.get_by_label("What it is").fill("Somebody to read")
        page.get_by_label("In which hours").fill("sun 10:00-11:00")
        page.get_by_role("button", name="Add", exact=True).focus()
        for count in (1, 2):
            page.keyboard.press("Enter")
            while len(arrived) < count:
                page.wait_for_timeout(20)
    assert arrived == [200, 200]
    assert live.visitor("Mark").see("/household/").count("<h3>Somebody to read</h3>") == 1


def test_back_leads_to_what_is_there_now(live: Live, browser: Browser) -> None:
    """Not to the form as it was before it was sent, which would undo what was saved."""
    with opened(live, browser, "Mark", need_address(live)) as page:
        page.get_by_label("In which hours").fill("sat 14:00-15:15")
        press(page, "Save")
        page.go_back()
        expect(page.get_by_label("In which hours")).to_have_value("sat 14:00-15:15")
        page.get_by_label("What it is").fill("Two to turn Mark")
        press(page, "Save")
        expect(page.locator("#need")).to_contain_text("Two to turn Mark")
        expect(page.locator("#need")).to_contain_text("sat 14:00-15:15")


def test_page_that_is_too_old_publishes_nothing(live: Live, browser: Browser) -> None:
    """The household was changed in another tab since the page was opened."""
    mark = live.visitor("Mark")
    question = asked_what_if(mark, live.first_day + 3 * DAY)
    made(mark, question)
    with opened(live, browser, "Mark", f"{question}publish/") as page:
        mark.press(need_address(live), hours="sat 14:00-15:15")
        press(page, "Publish")
        expect(page.get_by_role("status")).to_contain_text(
            "Nothing was published. The household was changed since this plan was made. "
            "Plan it anew."
        )
        expect(page.get_by_role("button", name="Plan it anew")).to_be_visible()
