"""The page for the kitchen wall, looked at in a browser: on paper, on a telephone, on a screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from horarium.pages.wall.page import wall_page
from horarium.pages.wall.states import STATES

pytestmark = pytest.mark.browser

# What a sheet leaves between margins of 7 mm, in CSS pixels of 1/96 inch.
PAPERS = {
    "A4": (283 / 25.4 * 96, 196 / 25.4 * 96),
    "Letter": (265.4 / 25.4 * 96, 201.9 / 25.4 * 96),
}
# Elements whose text is wider or higher than its box, or reaches out of the sheet.
CUT = """() => {
  const sheet = document.querySelector('main').getBoundingClientRect();
  const shown = element => {
    const style = getComputedStyle(element);
    return style.display !== 'none' && style.clipPath === 'none';
  };
  const texts = [...document.querySelectorAll(
    'h1, h2, .opening, .axis span, .lanes li .text, .beside, .labels li, footer li, .rules')];
  return texts.filter(shown).filter(element => {
    const own = element.getBoundingClientRect();
    const box = (element.closest('.lanes li') || element.closest('footer ol')
      || element.closest('.day') || document.querySelector('main')).getBoundingClientRect();
    const slack = 1.5;
    return element.scrollWidth > element.clientWidth + slack && element.matches('.labels li')
      || own.left < box.left - slack && !element.closest('.day') || own.right > box.right + slack
      || own.top < box.top - slack || own.bottom > box.bottom + slack
      || own.right > sheet.right + slack || own.bottom > sheet.bottom + slack;
  }).map(element => element.className + ': ' + element.textContent);
}"""
# Texts in different bars or labels that lie over each other.
OVERLAID = """() => {
  const boxes = [...document.querySelectorAll('.lanes .text, .labels li')]
    .filter(element => getComputedStyle(element).clipPath === 'none')
    .map(element => [element.textContent, element.getBoundingClientRect()]);
  const over = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 4 && other.top < one.bottom - 4;
  const found = [];
  boxes.forEach(([text, box], index) => boxes.slice(index + 1).forEach(([second, other]) => {
    if (over(box, other)) found.push(text + ' / ' + second);
  }));
  return found;
}"""
# Type size in points of every name and every gap on the sheet.
SIZES = """() => [...document.querySelectorAll('.lanes li:not(.unfit) :is(b, strong)')]
  .map(element => parseFloat(getComputedStyle(element).fontSize) * 72 / 96)"""


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, page: Page) -> str:
    """Each named week in turn, opened on the page."""
    name: str = request.param
    page.set_content(wall_page(STATES[name]))
    return name


def on_paper(page: Page, paper: str) -> None:
    width, height = PAPERS[paper]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(width), "height": int(height)})


@pytest.mark.parametrize("paper", PAPERS)
def test_it_prints_on_one_sheet(page: Page, state: str, paper: str) -> None:
    """Each week is one landscape sheet, of A4 and of Letter, with the last number to call on it."""
    content = page.pdf(format=paper, landscape=True)
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", content))
    assert pages == 1, state


@pytest.mark.parametrize("paper", PAPERS)
def test_no_text_is_cut_or_printed_over_another(page: Page, state: str, paper: str) -> None:
    """On paper every text is inside its box, every box on the sheet, and none over another."""
    on_paper(page, paper)
    assert page.evaluate(CUT) == [], state
    assert page.evaluate(OVERLAID) == [], state


def test_an_ordinary_week_is_readable_at_two_metres(page: Page) -> None:
    """Of an ordinary week's names two thirds have 18 points or more, and none less than 12."""
    page.set_content(wall_page(STATES["an ordinary week"]))
    on_paper(page, "A4")
    sizes: list[float] = page.evaluate(SIZES)
    assert min(sizes) > 11.9
    assert sum(size > 17.9 for size in sizes) * 3 >= 2 * len(sizes)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_reads_on_a_screen(page: Page, state: str, width: int) -> None:
    """Nothing runs off the side at any width, and axe finds nothing to fault."""
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width, state
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_telephone_shows_days_as_a_list(page: Page) -> None:
    """At 320 pixels each shift has its own line, in full, with who takes over."""
    page.set_content(wall_page(STATES["an ordinary week"]))
    page.set_viewport_size({"width": 320, "height": 800})
    first = page.locator(".day").first
    assert first.locator("h2").inner_text() == "Monday 21 March"
    lines = [text.replace("\n", " ") for text in first.locator(".shift").all_inner_texts()]
    assert "Ana 07:00\N{EN DASH}15:15, then Joseph" in lines


def test_headings_go_down_step_by_step(page: Page, state: str) -> None:
    """One h1, then an h2 for each day and for whom to call."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => h.tagName)")
    assert levels == ["H1", *["H2"] * 8], state


def test_a_gap_is_told_without_colour(page: Page) -> None:
    """A gap has a word, a broken frame and a pattern that is printed."""
    page.set_content(wall_page(STATES["a week with gaps"]))
    on_paper(page, "A4")
    gap = page.locator(".gap").first
    assert gap.inner_text().startswith("NOBODY")
    look = gap.evaluate(
        "e => [getComputedStyle(e).borderTopStyle, getComputedStyle(e).backgroundImage]"
    )
    assert look[0] == "dashed"
    assert "repeating-linear-gradient" in look[1]
    assert gap.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
