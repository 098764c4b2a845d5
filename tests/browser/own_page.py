"""Pages of the tests' own, answered as the house answers: with its policy, style and scripts."""

from collections.abc import Mapping
from pathlib import Path

from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route

import horarium
from horarium.config.middleware import POLICY

STATIC = Path(horarium.__file__).parent / "pages" / "shell" / "static" / "horarium"
ADDRESS = "http://house.test/"
FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/forms.css">
<script type="module" src="/scan.js"></script>
</head>
<body{hands}>
<header data-group>
<nav aria-label="Pages"><a href="/now">Now</a><a href="/week">Week</a></nav>
</header>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


def hands(**settings: object) -> str:
    """How hands work, as the frame writes it on its body; one switch unless told otherwise."""
    told: dict[str, object] = {"switches": 1, "step": 1500, "hold": 0, "again": 0, "rounds": 3}
    told |= {"select-key": "Space", "step-key": "Enter"}
    told |= {key.replace("_", "-"): value for key, value in settings.items()}
    return "".join(f' data-{key}="{value}"' for key, value in told.items())


def whole(content: str, *, title: str = "A page", hands: str = "") -> str:
    """A page as the frame would make it."""
    return FRAME.format(title=title, content=content, hands=hands)


def serve(page: Page, html: str, files: Mapping[str, str] | None = None) -> str:
    """Answer with this page, with ``files`` by their names and those of the house; its address."""

    def answer(route: Route) -> None:
        name = route.request.url.partition("?")[0].rpartition("/")[2]
        kind = _KINDS.get(Path(name).suffix)
        if route.request.resource_type == "eventsource":
            route.fulfill(body="retry: 600000\n\n", headers={"Content-Type": "text/event-stream"})
        elif not kind:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
            route.fulfill(body=html, headers=headers)
        elif name in (files or {}):
            route.fulfill(body=(files or {})[name], headers={"Content-Type": kind})
        elif found := finders.find(f"horarium/{name}") or finders.find(f"django_htmx/{name}"):
            route.fulfill(path=found, headers={"Content-Type": kind})
        else:
            route.fulfill(status=404)

    page.unroute_all(behavior="ignoreErrors")
    page.route("**/*", answer)
    return ADDRESS


_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
