"""Where he is, by a single key while the focus is among the buttons; and kept fresh."""

import pytest
from django.test import RequestFactory
from playwright.sync_api import Page, Request, expect

from horarium.config.demo.gallery import drawn, every_state
from tests.browser.one_switch import stop_the_clock
from tests.browser.own_page import hands, serve

pytestmark = pytest.mark.browser


def opened(page: Page, body: str = "") -> list[str]:
    """*Now* while he is out and late; what is sent from it."""
    [state] = [each for each in every_state() if each.slug == "now-said-to-be-out-and-late"]
    html = drawn(state, RequestFactory().get(state.address))
    stop_the_clock(page)
    page.goto(serve(page, html.replace("<body", f"<body{body}", 1)))
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.post_data or "")

    page.on("request", note)
    return sent


@pytest.mark.parametrize(("key", "state"), [("i", "in"), ("V", "other"), ("w", "wrong")])
def test_one_key_says_it_while_the_focus_is_among_the_buttons(
    page: Page, key: str, state: str
) -> None:
    sent = opened(page)
    page.get_by_role("button", name="Care").focus()
    page.keyboard.press(key)
    page.wait_for_url("**/machine/say/")
    [form] = sent
    assert f"state={state}" in form


def test_elsewhere_with_another_key_or_as_a_chord_nothing_is_said(page: Page) -> None:
    """Nor where a switch sends keys."""
    sent = opened(page)
    page.keyboard.press("i")
    page.get_by_role("button", name="Curtain").focus()
    page.keyboard.press("i")
    page.get_by_role("button", name="Care").focus()
    for each in ("Control+i", "Alt+o", "x", '"', "]"):
        page.keyboard.press(each)
    assert sent == []
    switched = opened(page, hands(select_key="KeyI"))
    page.get_by_role("button", name="Care").focus()
    page.keyboard.press("o")
    page.wait_for_timeout(100)
    assert switched == []


def test_it_is_kept_fresh_and_moves_no_focus(page: Page) -> None:
    """After half a minute; what is not where he is, as a covered page, is not put in its place."""
    opened(page)
    told = page.locator("[data-told]")
    answers = ["<p>Out since 13:00, says Ana.</p>\n<p>New.</p>\n", "<!doctype html><p>Covered</p>"]
    page.route("**/machine/now/", lambda route: route.fulfill(body=answers.pop(0)))
    page.get_by_role("button", name="Still out").focus()
    page.clock.run_for(30_000)
    expect(told).to_contain_text("New.")
    page.clock.run_for(30_000)
    page.wait_for_timeout(100)
    assert not answers
    expect(told).to_contain_text("New.")
    expect(page.get_by_role("button", name="Still out")).to_be_focused()
