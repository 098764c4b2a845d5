"""The sheet of who is called, on paper: one side of A4, in letters that are read from the bed."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Page

from horarium.config.demo.gallery import drawn, every_state
from horarium.pages.ladder.states import STATES
from tests.browser.own_page import serve

pytestmark = pytest.mark.browser
SMALLEST = 12
SIZES = """() => [...document.querySelectorAll('.sheet :is(td, th, p, li, h2)')]
  .map(element => parseFloat(getComputedStyle(element).fontSize) * 72 / 96)"""


def sheets(page: Page) -> int:
    """How many sheets of paper it takes."""
    pdf = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", STATES)
def test_file_is_one_sheet(page: Page, name: str) -> None:
    page.set_content(render_to_string("ladder/file.html", {"sheets": [STATES[name].sheet]}))
    page.emulate_media(media="print")
    assert sheets(page) == 1
    assert min(page.evaluate(SIZES)) >= SMALLEST


def test_each_house_has_its_own_sheet(page: Page) -> None:
    both = [STATES["a week"].sheet, STATES["hours that nobody has"].sheet]
    page.set_content(render_to_string("ladder/file.html", {"sheets": both}))
    assert sheets(page) == 2


def test_page_is_one_sheet_and_nothing_else_is_printed(page: Page) -> None:
    [state] = [each for each in every_state() if each.slug == "ladder-a-week"]
    page.unroute("**/*")
    page.goto(serve(page, drawn(state, RequestFactory().get(state.address))))
    page.emulate_media(media="print")
    assert sheets(page) == 1
    assert not page.locator(".head").is_visible()
