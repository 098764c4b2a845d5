"""A browser in which somebody is signed in at a house that runs."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.servers.running import House


def signed_in(browser: Browser, house: House, session: str, **asked: Any) -> BrowserContext:
    """With cookies of its own."""
    context = browser.new_context(**asked)
    context.add_cookies([{"name": "sessionid", "value": session, "url": house.address}])
    return context
