"""What must be true of every page in every state: a visit fails with all that is not.

It is one visit for all checks: the page is loaded once, and once more without JavaScript.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.engine import engine

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark"},
    {"contrast": "more"},
    {"color_scheme": "dark", "contrast": "more"},
)
PLAIN: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference"}
# What the policy of the page refused, and who listens to clicks besides the document.
_BEFORE = """
addEventListener('securitypolicyviolation', event => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
window.heardClicks = [];
const listens = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (kind, ...rest) {
  const clicks = /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart)$/.test(kind);
  if (clicks && this instanceof Element && this !== document.body) window.heardClicks.push(this);
  return listens.call(this, kind, ...rest);
};
"""
# A form without a name is no landmark, and boxes of two forms are no group: this judge errs.
# It reads the fields of what is folded but not their labels: it judges with everything unfolded.
_IBM = """async () => {
  window.judge = window.judge || new ace.Checker();
  const folded = [...document.querySelectorAll('details:not([open])')];
  folded.forEach(each => { each.open = true; });
  const told = await window.judge.check(document, ['IBM_Accessibility', 'WCAG_2_2']);
  folded.forEach(each => { each.open = false; });
  const named = each => each.hasAttribute('aria-label') || each.hasAttribute('aria-labelledby');
  const errs = each => ['aria_form_label_unique', 'aria_landmark_name_unique']
    .includes(each.ruleId) && each.node.matches('form') && !named(each.node)
    || each.ruleId === 'input_checkboxes_grouped' && each.node.form
    && [...each.node.form.elements].filter(other => other.name === each.node.name).length === 1;
  return told.results.filter(each => each.value[0] === 'VIOLATION' && each.value[1] === 'FAIL')
    .filter(each => !errs(each)).map(each => `${each.ruleId}: ${each.message} ${each.path.dom}`);
}"""
_AXE = """async tags => {
  const told = await axe.run({runOnly: tags, resultTypes: ['violations']});
  return told.violations.flatMap(
    each => each.nodes.map(node => `${each.id}: ${each.help} ${node.html.slice(0, 120)}`));
}"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a page; ``kind`` is the check that found it."""

    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


class Visitor:
    """Looks at pages, one after the other, with a page of a browser and another without scripts."""

    def __init__(self, page: Page, unscripted: Page | None = None) -> None:
        self.page, self.unscripted = page, unscripted
        self.said: list[str] = []
        page.add_init_script(_BEFORE)
        page.on("console", self._hear)
        page.on("pageerror", lambda each: self.said.append(str(each)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    def visit(self, address: str) -> None:
        """Open it, and fail with all that is wrong."""
        found = list(self.faults(address))
        assert not found, "\n".join(map(str, found))

    def faults(self, address: str) -> Iterator[Fault]:
        """Open it; all that is wrong."""
        self.said.clear()
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        self.page.emulate_media(**PLAIN)
        response = self.page.goto(address)
        assert response, address
        yield from _document(response.text())
        scripted = self.page.inner_text("body")
        yield from inspect(self.page)
        if self.unscripted:
            yield from _without_scripts(self.unscripted, address, scripted)
        yield from _kind("console", self.said)


def inspect(page: Page) -> Iterator[Fault]:
    """All that is wrong with the page as it stands, whatever was done on it."""
    for script in (Axe().axe_script, engine()):
        page.evaluate(script)
    yield from _kind("axe", page.evaluate(_AXE, TAGS))
    yield from _kind("ibm", page.evaluate(_IBM))
    for name in ("small", "misnamed", "secret", "ungrouped"):
        yield from _kind(name, page.evaluate(f"{_questions()}.{name}()"))
    yield from _kind("keyboard", _walk(page))
    yield from _kind("narrow", _narrow(page))
    yield from _kind("contrast", _contrast(page))
    yield from _kind("forced", _forced(page))


def _kind(kind: str, told: Any) -> Iterator[Fault]:
    return (Fault(kind, each) for each in told)


@cache
def _questions() -> str:
    return Path(__file__).with_name("visit.js").read_text(encoding="utf-8").strip()


def _document(text: str) -> Iterator[Fault]:
    """Valid, with one title that is the one first heading, and no id twice."""
    try:
        read = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    except html5lib.html5parser.ParseError as wrong:
        yield Fault("html", str(wrong))
        read = html5lib.parse(text, namespaceHTMLElements=False)
    ids = [each.get("id") for each in read.iter() if each.get("id")]
    twice = {each for each in ids if ids.count(each) > 1}
    yield from _kind("html", (f"id {each} is there twice" for each in sorted(twice)))
    titles, heads = (
        [" ".join("".join(each.itertext()).split()) for each in read.iter(tag)]
        for tag in ("title", "h1")
    )
    if titles != heads or len(titles) != 1 or not titles[0]:
        yield Fault("title", f"{titles} is not {heads}")


def _walk(page: Page) -> Iterator[str]:
    """Tab reaches every control in its order, each with a ring that shows, and goes on."""
    page.evaluate(f"window.questions = {_questions()}")
    stops: list[str] = page.evaluate("questions.begin()")
    for place, wanted in enumerate(stops):
        reached, name, found = _tab(page, place - 1)
        if reached != place:
            yield f"Tab reaches {name} in the place of {wanted}"
            return
        yield from found
    reached, name, _ = _tab(page, len(stops) - 1)
    if stops and reached > 0:
        yield f"Tab does not leave {name}"


def _tab(page: Page, before: int) -> tuple[int, str, list[str]]:
    """Where Tab leads from a place; a date has up to seven parts, each a stop of its own."""
    for _ in range(7):
        page.keyboard.press("Tab")
        reached, name, found, in_parts = page.evaluate("questions.focused()")
        if reached != before or not in_parts:
            break
    return reached, name, found


def _narrow(page: Page) -> Iterator[str]:
    """At 320 px nothing is beside the page, and all is as large as before."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROW["width"]:
        yield f"the page is {width} px wide"
    yield from page.evaluate("questions.small()")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def _contrast(page: Page) -> Iterator[str]:
    """In the dark and with more contrast, too."""
    for look in LOOKS:
        page.emulate_media(**(PLAIN | look))
        for each in page.evaluate(_AXE, ["color-contrast"]):
            yield f"{look} {each}"
    page.emulate_media(**PLAIN)


def _forced(page: Page) -> Iterator[str]:
    """With the colours of whoever looks, nothing is told by a background that is gone."""
    page.evaluate("questions.painted()")
    page.emulate_media(**PLAIN, forced_colors="active")
    yield from page.evaluate("questions.flattened()")
    page.emulate_media(**PLAIN, forced_colors="none")


def _without_scripts(page: Page, address: str, scripted: str) -> Iterator[Fault]:
    """What only shows shows without JavaScript."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(address)
    page.evaluate("document.querySelectorAll('noscript').forEach(each => each.remove())")
    told = page.inner_text("body")
    if told != scripted:
        yield Fault("scripts", f"without them the page says {told!r:.400}, not {scripted!r:.400}")
