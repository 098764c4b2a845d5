"""The door in a browser: passkeys, the curtain, a kept form, under the house's own policy."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.one_switch import OneSwitch, stop_the_clock
from tests.contracts.tree import ROOT
from tests.servers.running import House, running

pytestmark = pytest.mark.browser

_CHECK_IN = """
import django; django.setup()
from datetime import UTC, datetime
from horarium.actions.draw_curtain import draw_curtains
from horarium.store.models import HouseholdRow
draw_curtains(household=HouseholdRow.objects.get().pk, now=datetime.now(UTC), by="Ana")
"""


_ONE_SWITCH = """
import django; django.setup()
from datetime import UTC, datetime, timedelta
from horarium.actions.set_hands import set_hands
from horarium.store.models import AccountRow
from horarium.tellings.hands import Hands
row = AccountRow.objects.get(member=None)
step, none = timedelta(seconds=1.5), timedelta()
hands = Hands({switches}, step, none, none, "Space", "Enter", 3)
set_hands(account=row.pk, hands=hands, now=datetime.now(UTC), by="Mark")
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Mark's house, opened on this machine."""
    household = ROOT / "households" / "berkeley-1988.toml"
    with running(tmp_path_factory.mktemp("door"), household) as house:
        yield house


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Cookies and a cache of its own."""
    opened = browser.new_context()
    yield opened
    opened.close()


def opened(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what is said in its console."""
    page, said = context.new_page(), list[str]()
    page.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
    page.on("pageerror", lambda each: said.append(str(each)))
    return page, said


def key(house: House, *name: str) -> str:
    """A code, as the command prints it."""
    return house.horarium("key", *name).split()[0]


def come_in(page: Page, house: House, *name: str) -> None:
    page.goto(f"{house.address}/door/")
    page.get_by_label("Code", exact=True).fill(key(house, *name))
    page.get_by_role("button", name="Sign in with this code").click()


def authenticator(context: BrowserContext, page: Page) -> Any:
    """Something that keeps passkeys, and a hand that always confirms."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def headings(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def press(page: Page, *tiles: str) -> None:
    for tile in tiles:
        page.get_by_role("button", name=tile, exact=True).click()


def test_passkey_is_made_signs_in_and_opens_the_curtain(
    house: House, context: BrowserContext
) -> None:
    """From the link that the command prints to a device that needs no code any more."""
    page, said = opened(context)
    authenticator(context, page)
    page.goto(house.horarium("key", "Grace").split()[1].replace("8000", str(house.port)))
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("link", name="Make a passkey on this device").click()
    page.get_by_label("What it is called").fill("telephone")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("status")).to_contain_text("This passkey signs you in")
    expect(page.locator("main")).to_contain_text("telephone, made")
    page.get_by_role("button", name="Sign out here").click()
    assert headings(page) == "Sign in"
    page.goto(f"{house.address}/devices/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Devices and keys")
    assert said == []


def test_passkey_opens_the_curtain(house: House, context: BrowserContext) -> None:
    page, said = opened(context)
    authenticator(context, page)
    come_in(page, house)
    page.goto(f"{house.address}/devices/passkey/")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Devices and keys")
    page.get_by_role("button", name="Curtain").click()
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("navigation")).to_be_visible()
    assert said == []


def test_no_passkey_is_a_sentence(house: House, context: BrowserContext) -> None:
    """Where none answers, the page says so, and the code is there."""
    page, _ = opened(context)
    session = authenticator(context, page)
    session.send("WebAuthn.disable")
    page.add_init_script("navigator.credentials.get = () => Promise.reject(new Error('no'))")
    page.goto(f"{house.address}/door/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_have_text(
        "No passkey answered. Try again, or use a code instead."
    )


@pytest.fixture
def bed(house: House, context: BrowserContext) -> Page:
    """His tablet at his bed, with a pattern."""
    page, _ = opened(context)
    come_in(page, house)
    page.goto(f"{house.address}/curtain/pattern/")
    press(page, *("river", "lamp", "river", "chair") * 2)
    page.get_by_label("Name of this device").first.fill("tablet")
    page.get_by_label("Shared: it stands at my bed").first.check()
    page.get_by_role("button", name="Keep").first.click()
    return page


def test_check_in_covers_the_page_and_keeps_what_was_typed(house: House, bed: Page) -> None:
    """Within seconds, without a press; opened again, it is all there."""
    bed.goto(f"{house.address}/circle/")
    bed.get_by_label("Name", exact=True).fill("Maria")
    house.python("-c", _CHECK_IN)
    expect(bed.get_by_role("heading", level=1)).to_have_text("Here now, and next", timeout=15_000)
    assert "Maria" not in bed.content()
    bed.get_by_role("button", name="Open").click()
    press(bed, "river", "lamp", "river", "chair")
    expect(bed.get_by_role("heading", level=1)).to_have_text("What you typed is still here")
    expect(bed.locator("dl")).to_contain_text("Maria")
    bed.get_by_role("button", name="Send again").click()
    assert "Nobody is in the circle without a part" in bed.content()
    expect(bed.get_by_label("Name", exact=True)).to_have_value("Maria")


def test_back_button_shows_no_page_of_his(house: House, bed: Page) -> None:
    for address in ("/circle/", "/devices/"):
        bed.goto(f"{house.address}{address}")
    with bed.expect_navigation():
        bed.get_by_role("button", name="Curtain").click()
    for _ in range(3):
        bed.wait_for_load_state()
        bed.go_back()
        assert headings(bed) == "Here now, and next"
        assert "Father Brendan" not in bed.content()


def test_curtain_opens_by_keyboard_alone(house: House, bed: Page) -> None:
    """Tab, Enter and Space are enough, from the button to his page."""
    bed.goto(f"{house.address}/devices/")
    by_keys(bed, "Curtain")
    by_keys(bed, "Open")
    for tile in ("river", "lamp", "river", "chair"):
        by_keys(bed, tile)
    expect(bed.get_by_role("navigation")).to_be_visible()


def by_keys(page: Page, words: str) -> None:
    """Tab until these words have the focus, then Enter."""
    page.wait_for_load_state()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{words} is not reached")


def test_session_that_ended_while_typing_loses_nothing(
    house: House, context: BrowserContext
) -> None:
    """Signed out in one tab while typing in the other, then in again: the form is taken."""
    page, _ = opened(context)
    come_in(page, house)
    page.goto(f"{house.address}/circle/")
    page.get_by_label("Name", exact=True).fill("Dolores Huerta")
    page.get_by_label(re.compile("driver: drives you")).check()
    other, _ = opened(context)
    other.goto(f"{house.address}/devices/")
    other.get_by_role("button", name="Sign out here").click()
    page.get_by_role("button", name="Add to the circle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you typed is still here")
    expect(page.locator("dl")).to_contain_text("Dolores Huerta")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Sign in (opens a new tab)").click()
    tab = popup.value
    tab.get_by_label("Code", exact=True).fill(key(house))
    tab.get_by_role("button", name="Sign in with this code").click()
    expect(tab.get_by_role("navigation")).to_be_visible()
    page.get_by_role("button", name="Send again").click()
    if headings(page) == "What you typed is still here":
        page.get_by_role("button", name="Send again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dolores Huerta")


def test_scribe_sees_one_page(house: House, bed: Page) -> None:
    """Every other address leads back to it, until he ends it."""
    bed.goto(f"{house.address}/hands/")
    if not bed.get_by_role("button", name="Scribe").count():
        pytest.fail("no page of his can be given to a scribe")
    bed.get_by_role("button", name="Scribe").click()
    for address in ("/circle/", "/devices/", "/"):
        bed.goto(f"{house.address}{address}")
        assert bed.url == f"{house.address}/hands/"
    assert not bed.get_by_role("navigation").count()
    bed.get_by_role("link", name="End scribe mode").click()
    press(bed, "river", "lamp", "river", "chair")
    expect(bed.get_by_role("navigation")).to_be_visible()


def test_curtain_is_drawn_and_opened_with_one_switch(house: House, bed: Page) -> None:
    """One press draws it from a page of his; one leads to the words, two press each of them."""
    house.python("-c", _ONE_SWITCH.format(switches=1))
    try:
        bed.goto(f"{house.address}/devices/")
        stop_the_clock(bed)
        bed.reload()
        assert pressed(bed, "Curtain") == 1
        assert pressed(bed, "Open") == 1
        assert [pressed(bed, tile) for tile in ("river", "lamp", "river", "chair")] == [2] * 4
        expect(bed.get_by_role("navigation")).to_be_visible()
    finally:
        house.python("-c", _ONE_SWITCH.format(switches=0))


def pressed(page: Page, words: str) -> int:
    """How many presses it costs until this button has done what it does."""
    hand = OneSwitch(page)
    with page.expect_navigation():
        hand.choose(page.get_by_role("button", name=words, exact=True))
    page.wait_for_load_state()
    return hand.presses


def test_other_tab_is_covered_when_it_is_looked_at(house: House, context: BrowserContext) -> None:
    """On a device of his own, where no page asks by itself."""
    page, _ = opened(context)
    come_in(page, house)
    page.goto(f"{house.address}/circle/")
    tab, _ = opened(context)
    tab.goto(f"{house.address}/devices/")
    tab.get_by_role("button", name="Curtain").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Here now, and next")
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Here now, and next")
