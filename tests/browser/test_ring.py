"""Ring on this phone, in Chromium: from the button to what its screen shows.

A browser subscribes with its maker's service, which is in the internet and not here: that one
call of the browser's own is answered by the receiver of these tests. The service worker is
registered, woken and asked by Chromium itself.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from horarium.channels.push import public_key
from tests.browser.signed_in import signed_in
from tests.contracts.tree import ROOT
from tests.servers.push import Browser as Phone
from tests.servers.push import browser as phone_of
from tests.servers.running import House, running

pytestmark = pytest.mark.browser

_SUBSCRIBE = """
PushManager.prototype.subscribe = async function (asked) {
  window.asked = asked;
  return %s;
};
"""
_DRILL = """
import django; django.setup()
from django.db import transaction
from horarium.core.watch.drill import DrillDecision, DrillNow
from horarium.jobs.clocks import read_clocks
from horarium.store.drills import write_drills
from horarium.store.house_clock import house_time
from horarium.store.models import HouseholdRow
row, now = HouseholdRow.objects.get(), house_time(read_clocks())
ana = str(row.memberrow_set.get(name="Ana").public_id)
begins = DrillNow(ana, "push", now.house_at.date())
with transaction.atomic():
    write_drills(row, now, DrillDecision((), begins, now.house_at))
"""
# A worker is pushed to once it is active, and not while it becomes so.
_ACTIVE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  return registration.active.state === 'activated';
}"""
_SHOWN = """async () => {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  return shown.map(({ title, body, tag, data }) => ({ title, body, tag, link: data }));
}"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Mark's house, as it is behind a proxy with https."""
    monkeypatch.setenv("HORARIUM_PUSH", "mailto:house@example.org?private=yes")
    with running(tmp_path, ROOT / "households" / "berkeley-1988.toml", "https") as house:
        yield house


def delivered(context: BrowserContext, page: Page, house: House, data: str) -> None:
    """A push comes, as Chromium is told by its maker's service."""
    session: Any = context.new_cdp_session(page)
    known: list[dict[str, Any]] = []
    updated = "ServiceWorker.workerRegistrationUpdated"
    session.on(updated, lambda each: known.extend(each["registrations"]))
    session.send("ServiceWorker.enable")
    page.wait_for_timeout(300)
    [registration] = [each for each in known if each["scopeURL"].endswith("/devices/")]
    told = {"origin": f"{house.address}/", "registrationId": registration["registrationId"]}
    session.send("ServiceWorker.deliverPushMessage", told | {"data": data})


def shown(page: Page) -> list[dict[str, str]]:
    for _ in range(50):
        found: list[dict[str, str]] = page.evaluate(_SHOWN)
        if found:
            return found
        page.wait_for_timeout(100)
    return []


def rung(context: BrowserContext, page: Page, house: House, data: str) -> dict[str, str]:
    """What is on the screen; a push that found no worker yet comes again, as pushes do."""
    for _ in range(4):
        delivered(context, page, house, data)
        found = shown(page)
        if found:
            [seen] = found
            return seen
    raise AssertionError("nothing rang")


def came(phone: Phone) -> dict[str, str]:
    until = time.monotonic() + 20
    while time.monotonic() < until and not phone.came:
        time.sleep(0.1)
    return phone.opened(phone.came[0][1])


def test_from_the_button_to_the_screen(browser: Browser, house: House) -> None:
    key = (Path(house.environment["HORARIUM_DATA"]) / "push-key").read_text()
    context = signed_in(browser, house, house.let_in()["Ana"])
    context.grant_permissions(["notifications"], origin=house.address)
    with phone_of(public_key(key)) as phone:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
        page.add_init_script(_SUBSCRIBE % phone.subscription())
        page.goto(f"{house.address}/devices/")
        page.get_by_role("button", name="Ring on this phone").press("Enter")
        expect(page.get_by_text("This device rings when you are asked")).to_be_visible()
        assert not said
        house.python("-c", _DRILL)
        told = came(phone)
        assert told["link"].startswith(f"https://localhost:{house.port}/answer/#")
        whole = json.dumps(told | {"link": "/answer/#code"})
        seen = rung(context, page, house, whole)
        assert (seen["title"], seen["body"]) == (told["subject"], told["text"])
        assert seen["tag"] == told["key"]
        assert seen["link"] == f"{house.address}/answer/#code"
        page.get_by_role("button", name="Do not ring here any more").press("Enter")
        expect(page.get_by_role("button", name="Ring on this phone")).to_be_visible()
    context.close()


@pytest.mark.parametrize("data", ["", "nonsense", '{"link": "https://elsewhere.example/"}'])
def test_a_push_that_is_not_whole_still_rings_and_leads_to_the_house(
    browser: Browser, house: House, data: str
) -> None:
    context = signed_in(browser, house, house.let_in()["Ana"])
    context.grant_permissions(["notifications"], origin=house.address)
    page = context.new_page()
    page.goto(f"{house.address}/devices/")
    page.evaluate("navigator.serviceWorker.register('/devices/ringing.js', {scope: '/devices/'})")
    page.wait_for_function(_ACTIVE)
    seen = rung(context, page, house, data)
    assert seen["title"] == "Look at the house"
    assert seen["link"] == f"{house.address}/"
    context.close()


def test_refused_it_says_what_to_do(browser: Browser, house: House) -> None:
    """Nothing is sent, and the page says why."""
    context = signed_in(browser, house, house.let_in()["Ana"])
    page = context.new_page()
    page.goto(f"{house.address}/devices/")
    page.get_by_role("button", name="Ring on this phone").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("allow it in its settings")
    context.close()
