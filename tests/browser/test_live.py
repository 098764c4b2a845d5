"""The pages of a house that runs, with rows in it: what they cost by one switch, and the visit."""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.living import Live, asked_what_if, links
from tests.browser.one_switch import OneSwitch, stop_the_clock
from tests.browser.signed_in import signed_in
from tests.browser.test_presses import COSTS
from tests.browser.visit import Visitor as Checker
from tests.servers.planned import DAY, made
from tests.servers.processes import process_of, until
from tests.servers.visitor import Visitor

pytestmark = pytest.mark.browser


# -- what it costs


def costs(page: Page, words: str) -> tuple[int, int]:
    """Presses and steps until this button has done what it does."""
    who = OneSwitch(page)
    with page.expect_navigation():
        who.choose(page.get_by_role("button", name=words, exact=True).first)
    page.wait_for_load_state()
    return who.presses, who.steps


def beside_the_machine(what: str) -> tuple[int, int]:
    """This house has a machine: what is said of it stands before what needs him, one step more."""
    _, _, _, presses, steps, *_ = COSTS[what]
    return presses, steps + 1


def test_now_costs_what_it_costs_in_its_states(live: Live, browser: Browser) -> None:
    """The same presses and steps, at most six, with what others asked and a planner at work."""
    mark = live.visitor("Mark")
    mark.press("/hands/", switches="1", again="0")
    with signed_in(browser, live.house, live.let_in["Mark"]) as context:
        page = context.new_page()
        stop_the_clock(page)
        question = at_work(live, mark)
        page.goto(live.house.address)
        assert costs(page, "Call off") == beside_the_machine("call off a what-if")
        expect(page.get_by_role("status")).to_contain_text("Called off.")
        assert "It was called off." in mark.ask(f"{question}progress/").text
        after = live.first_day + 20 * DAY
        live.visitor("Ana").press("/away/", from_day=f"{after}", to_day=f"{after + DAY}")
        page.goto(live.house.address)
        assert costs(page, "Approve") == beside_the_machine("approve an absence")
        assert f"{after} to {after + DAY}" in mark.see("/household/")
        page.goto(live.house.address)
        assert costs(page, "Curtain") == COSTS["draw the curtain"][3:5]
        expect(page.get_by_role("heading", level=1)).to_have_text("Here now, and next")


def at_work(live: Live, mark: Visitor) -> str:
    """A question on which the planner works as long as nobody calls it off."""
    question = asked_what_if(mark, live.first_day + 3 * DAY)
    works = (live.house.process, "horarium.jobs.planning")
    until(lambda: process_of(*works))
    number = process_of(*works)
    assert number
    os.kill(number, signal.SIGSTOP)
    assert "How far it is" in mark.see(question)
    return question


# -- the visit


def his_pages(mark: Visitor, live: Live) -> Iterator[str]:
    """What Mark walks through, with a gap, and a question that has its answer."""
    [need] = re.findall(r'<a href="([^"]+)">Change Two to turn him<', mark.see("/household/"))
    mark.press(need, hours="sat 13:00-15:15")
    yield from ("/", "/household/", need, "/household/member/new/", "/away/", "/hands/", "/plan/")
    yield from ("/what-if/", "/circle/", links(mark.see("/circle/"), "/circle/")[0], "/devices/")
    week = mark.see(f"/week/{live.first_day + (7 - live.first_day.weekday()) * DAY}/")
    yield from ("/week/", links(week, "/day/")[1], links(week, "/shift/")[0])
    yield links(week, "/gap/")[0]
    yield links(week, "/placed/")[0]
    question = asked_what_if(mark, live.first_day + 3 * DAY)
    made(mark, question)
    yield from (question, f"{question}publish/")


def her_pages(ana: Visitor, live: Live) -> Iterator[str]:
    """What Ana walks through."""
    week = ana.see(f"/week/{live.first_day + (7 - live.first_day.weekday()) * DAY}/")
    yield from ("/", "/week/", links(week, "/shift/")[0], "/away/", "/hands/", "/devices/")


@pytest.mark.parametrize(("name", "pages"), [("Mark", his_pages), ("Ana", her_pages)])
def test_live_pages_are_for_everybody(
    live: Live, browser: Browser, name: str, pages: object
) -> None:
    """All that the states are asked, of the pages as rows make them."""
    assert callable(pages)
    with signed_in(browser, live.house, live.let_in[name]) as context:
        checker = Checker(context.new_page())
        wrong = {
            address: list(map(str, found))
            for address in pages(live.visitor(name), live)
            if (found := list(checker.faults(live.house.address + address)))
        }
    assert not wrong
