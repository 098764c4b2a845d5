"""What *Now* costs whoever works it by a switch: numbers that may fall, and never rise."""

import pytest
from django.test import RequestFactory
from playwright.sync_api import Page

from horarium.config.demo.gallery import State, drawn, every_state
from tests.browser.one_switch import OneSwitch, TwoSwitches, stop_the_clock
from tests.browser.own_page import hands, serve

pytestmark = pytest.mark.browser

# Each thing he does from *Now*: the state it is done in, its button, where that leads, and what it
# costs: presses and steps of one switch, presses of two. Where he is stands before what needs him.
COSTS = {
    "approve an absence": ("an absence to approve", "Approve", "**/approve/", 2, 1, 3),
    "call off a what-if": ("a planner at work", "Call off", "**/call-off/", 2, 1, 3),
    "draw the curtain": ("an absence to approve", "Curtain", "**/curtain/", 1, 0, 1),
    "say that he is in": ("said to be out, and late", "In", "**/machine/say/", 2, 1, 3),
    "this feels wrong": (
        "said to be out, and late",
        "This feels wrong",
        "**/machine/say/",
        2,
        4,
        6,
    ),
    "say that he is out": ("everything at once", "Out", "**/machine/say/", 2, 1, 3),
    "approve among everything": ("everything at once", "Approve", "**/approve/", 3, 2, 5),
    "call off among everything": ("everything at once", "Call off", "**/call-off/", 3, 4, 7),
}


def opened(page: Page, name: str, **settings: object) -> None:
    """*Now* as he sees it in a state, with his switches."""
    [state] = [each for each in every_state() if each.noun == "now" and each.name == name]
    stop_the_clock(page)
    page.goto(serve(page, switched(state, **settings)))


def switched(state: State, **settings: object) -> str:
    """The page of a state, with switches on its body."""
    html = drawn(state, RequestFactory().get(state.address))
    return html.replace("<body", "<body" + hands(**settings), 1)


@pytest.mark.parametrize("what", COSTS)
def test_one_switch(page: Page, what: str) -> None:
    """At most six presses for each, and as many as stand here."""
    name, button, address, presses, steps, _ = COSTS[what]
    opened(page, name)
    who = OneSwitch(page)
    who.choose(page.get_by_role("button", name=button, exact=True).first)
    page.wait_for_url(address)
    assert (who.presses, who.steps) == (presses, steps)
    assert presses <= 6


@pytest.mark.parametrize("what", COSTS)
def test_two_switches(page: Page, what: str) -> None:
    """The second switch's presses instead of waiting."""
    name, button, address, _, _, presses = COSTS[what]
    opened(page, name, switches=2)
    who = TwoSwitches(page)
    who.choose(page.get_by_role("button", name=button, exact=True).first)
    page.wait_for_url(address)
    assert who.presses == presses


def test_a_tremor_approves_nothing(page: Page) -> None:
    """A minute of short presses leaves *Now* as it was; one that is held long enough approves."""
    opened(page, "an absence to approve", hold=400)
    who = OneSwitch(page, hold=400)
    for _ in range(200):
        who.press(lasting=150)
        page.clock.run_for(150)
    assert page.url.endswith("house.test/")
    who.choose(page.get_by_role("button", name="Approve"))
    page.wait_for_url("**/approve/")


# From *Now* to his quiet sign: the curtain, Open, his word, Start over.
QUIET_SIGN = (
    ("now", "ordinary", "Curtain", "**/curtain/"),
    ("curtain", "ordinary", "Open", "**/curtain/open/**"),
    ("curtain", "every way", "cloud", "**/curtain/open/"),
    ("curtain", "two words pressed", "Start over", "**/curtain/open/"),
)


@pytest.mark.parametrize("state", ["ordinary", "somebody may check in"])
def test_quiet_sign_by_one_switch(page: Page, state: str) -> None:
    """Five presses, also where somebody may check in on the covered screen."""
    presses = 0
    stop_the_clock(page)
    for noun, name, button, address in QUIET_SIGN:
        shown = state if button == "Open" else name
        [found] = [each for each in every_state() if (each.noun, each.name) == (noun, shown)]
        page.goto(serve(page, switched(found)))
        who = OneSwitch(page)
        who.choose(page.get_by_role("button", name=button, exact=True))
        page.wait_for_url(address)
        presses += who.presses
    assert presses == 5
