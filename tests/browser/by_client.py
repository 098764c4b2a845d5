"""A browser that is answered by the house itself, in the rows and at the time of the test.

What it asks for goes through every middleware and view, as it would through a server; so a story of
weeks is played in seconds, and what it wrote is gone afterwards.
"""

from contextvars import copy_context
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Request, Route

ADDRESS = "http://localhost"


def served_by(page: Page, client: Client) -> None:
    """From now on the page is that of whoever is signed in with the client."""
    # Playwright calls back in a context of its own, in which Django would open other rows.
    here = copy_context()

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if route.request.resource_type == "eventsource":
            route.fulfill(body="retry: 600000\n\n", headers={"Content-Type": "text/event-stream"})
        elif asked.path.startswith("/static/"):
            _, _, name = asked.path.removeprefix("/static/").partition("/")
            found = finders.find(name)
            route.fulfill(path=str(found)) if found else route.fulfill(status=404)
        else:
            here.copy().run(_answered, route, client)

    page.route("**/*", answer)


def _answered(route: Route, client: Client) -> None:
    answer = _sent(route.request, client)
    kept = {name: value for name, value in answer.headers.items() if name != "Location"}
    route.fulfill(status=answer.status_code, body=answer.content, headers=kept)


def _sent(request: Request, client: Client) -> Any:
    """Where it leads on, it is followed: a browser that is answered so does not ask again."""
    asked = urlsplit(request.url)
    address = f"{asked.path}?{asked.query}" if asked.query else asked.path
    if request.method != "POST":
        return client.get(address, follow=True)
    kind, body = request.headers["content-type"], request.post_data_buffer or b""
    return client.post(address, body, content_type=kind, follow=True)
