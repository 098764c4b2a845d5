"""A browser whose clock is wrong: what is shown and asked is in the time of the house."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.living import Live, asked_what_if, links
from tests.browser.signed_in import signed_in
from tests.servers.planned import DAY, HERE

pytestmark = pytest.mark.browser

AHEAD, BEHIND = timedelta(days=3), timedelta(days=-3 * 365)


def pages(live: Live) -> Iterator[str]:
    """Where a time is shown or asked for."""
    week = live.visitor("Mark").see("/week/")
    yield from ("/", "/week/", links(week, "/day/")[0], links(week, "/shift/")[0], "/plan/")
    yield from ("/what-if/", "/away/", "/household/plan/", "/household/member/new/", "/hands/")


@pytest.mark.parametrize("wrong", [AHEAD, BEHIND], ids=["ahead", "behind"])
def test_all_is_as_in_a_browser_whose_clock_is_right(
    live: Live, browser: Browser, wrong: timedelta
) -> None:
    """Every word; and it is said how far the planner is, and what came of it."""
    mark = live.let_in["Mark"]
    with (
        signed_in(browser, live.house, mark) as context,
        signed_in(browser, live.house, mark) as other,
    ):
        right, page = other.new_page(), context.new_page()
        said = listened(page)
        page.clock.install(time=datetime.now(UTC) + wrong)
        for address in pages(live):
            answer = page.goto(live.house.address + address)
            assert answer
            assert answer.ok, address
            shown = page.inner_text("body")
            # The minute may pass between the two.
            for _ in range(2):
                right.goto(live.house.address + address)
                if right.inner_text("body") == shown:
                    break
                page.reload()
                shown = page.inner_text("body")
            assert shown == right.inner_text("body"), address
        question = asked_what_if(live.visitor("Mark"), live.first_day + 3 * DAY)
        page.goto(live.house.address + question)
        page.get_by_role("link", name="See what came of it").or_(
            page.get_by_role("link", name="Accept")
        ).wait_for(timeout=300_000)
        assert said == []


@pytest.mark.parametrize("wrong", [AHEAD, BEHIND], ids=["ahead", "behind"])
def test_absence_is_asked_for_in_days_of_the_house(
    live: Live, browser: Browser, wrong: timedelta
) -> None:
    """The browser lets her choose its tomorrow, and no day that is over there."""
    with signed_in(browser, live.house, live.let_in["Ana"]) as context:
        page = context.new_page()
        page.clock.install(time=datetime.now(UTC) + wrong)
        page.goto(f"{live.house.address}/away/")
        day = page.get_by_label("First day")
        assert day.get_attribute("min") == f"{datetime.now(HERE).date()}"
        tomorrow = datetime.now(HERE).date() + DAY
        day.fill(f"{tomorrow}")
        page.get_by_role("button", name="Ask to be away").click()
        asked = page.get_by_role("region", name="What you asked for")
        expect(asked).to_contain_text(re.compile(rf"{tomorrow:%a} {tomorrow.day} {tomorrow:%b}"))


def listened(page: Page) -> list[str]:
    """What is said in its console."""
    said = list[str]()
    page.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
    page.on("pageerror", lambda each: said.append(str(each)))
    return said
