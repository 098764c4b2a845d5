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


def test_pressed_twice_it_is_asked_once(live: Live, browser: Browser) -> None:
    """A hand that trembles; and once more from the page to which the browser goes back."""
    day = live.first_day + 2 * DAY
    asked = "What you asked for"
    with opened(live, browser, "Ana", "/away/") as page:
        page.get_by_label("First day").fill(f"{day}")
        page.get_by_role("button", name="Ask to be away").dblclick()
        expect(page.get_by_role("region", name=asked).get_by_role("listitem")).to_have_count(1)
        page.go_back()
        if page.get_by_label("First day").input_value() == f"{day}":
            press(page, "Ask to be away")
        page.goto(f"{live.house.address}/away/")
        expect(page.get_by_role("region", name=asked).get_by_role("listitem")).to_have_count(1)


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
