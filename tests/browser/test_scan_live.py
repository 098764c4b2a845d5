"""The switch scan while a page changes: live news moves neither the light nor the focus."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scanned import opened

pytestmark = pytest.mark.browser


def replaced(page: Page, selector: str, html: str) -> None:
    """As htmx would, all of an element is exchanged at once."""
    page.evaluate(
        "([at, html]) => { document.querySelector(at).outerHTML = html }", [selector, html]
    )


def test_what_is_shown_anew_keeps_its_place(page: Page) -> None:
    """The lit button is exchanged for another with its id, and one more stands before it."""
    who = opened(page)
    who.wait()
    who.press()
    who.wait()
    new = '<button>Before</button><button type="button" id="refuse">Refuse</button>'
    replaced(page, "#refuse", new)
    assert who.look() == "Refuse"
    expect(page.locator("#refuse")).to_be_focused()
    page.clock.run_for(1_500)
    assert who.look() == "<- What needs you"


def test_a_focus_given_back_is_no_hand_at_the_keyboard(page: Page) -> None:
    """What htmx shows anew it focuses; the scan goes on all the same."""
    who = opened(page)
    who.wait()
    who.press()
    who.wait()
    page.evaluate("""() => {
      document.querySelector('#refuse').outerHTML = '<button id="refuse">Refuse</button>';
      document.querySelector('#refuse').focus();
    }""")
    who.wait()
    assert who.look() == "<- What needs you"


def test_what_comes_before_moves_nothing(page: Page) -> None:
    """News above what is lit leaves it lit, and the scan goes on behind it."""
    who = opened(page)
    who.wait()
    page.evaluate("""() => document.querySelector('h1').insertAdjacentHTML('afterend',
      '<section data-group><h2>News</h2><button>Read</button><button>Later</button></section>')""")
    assert who.look() == "[What needs you]"
    expect(page.locator("section[aria-labelledby=wishes]")).to_be_focused()
    who.wait()
    assert who.look() == "[More]"


def test_a_press_meant_for_what_is_gone_does_nothing(page: Page) -> None:
    """Where the lit thing went away, the nearest is lit, but the press was not for it."""
    who = opened(page)
    who.wait()
    who.press()
    page.clock.run_for(400)
    replaced(page, "form[action='/approve']", '<form action="/other"><button>Other</button></form>')
    assert who.look() == "Other"
    who.press()
    assert page.url.endswith("/")
    page.clock.run_for(400)
    who.press()
    page.wait_for_url("**/other?")


def test_a_group_shown_anew_is_still_entered(page: Page) -> None:
    """By its id; without one he is back at the group in its place."""
    group = """<section data-group id="{id}"><h2>{head}</h2>
      <button>A</button><button>B</button></section>"""
    first, second = group.format(id="one", head="One"), group.format(id="two", head="Two")
    who = opened(page, first + second)
    who.wait()
    who.press()
    who.wait()
    assert who.look() == "B"
    replaced(page, "#two", second)
    assert who.look() == "B"
    replaced(page, "#two", second.replace('id="two"', ""))
    assert who.look() == "[Two]"
