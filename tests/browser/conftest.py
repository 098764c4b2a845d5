"""One Chromium for all tests of what is seen; CHROMIUM names another than the system's."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.living import Live, living


def chromium() -> str:
    found = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    return found or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a sandbox, for it opens nothing but our own pages."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that may not reach any network."""
    opened = browser.new_page()
    opened.route("**/*", lambda route: route.abort())
    yield opened
    opened.close()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A house that runs; its roster began today."""
    with living(tmp_path) as live:
        yield live
