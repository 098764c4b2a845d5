"""People with one switch or two, who wait until what they want is lit, press, and count.

The clock of the page is theirs: it stands still, and goes on by one step each time they wait.
"""

from typing import Literal

from playwright.sync_api import Locator, Page

Sight = Literal["it", "the way in", "the way out", "something else", "nothing"]

# What is lit, for somebody who wants an element.
_SIGHT = """wanted => {
  const lit = document.querySelector('.scan, .scan-group, .scan-back');
  if (!lit) return 'nothing';
  const back = lit.classList.contains('scan-back');
  if (lit === wanted && !back) return 'it';
  if (back) return lit.contains(wanted) ? 'something else' : 'the way out';
  return lit.classList.contains('scan-group') && lit.contains(wanted)
    ? 'the way in' : 'something else';
}"""
# The words of what is lit, a group's in brackets, the way back as an arrow.
_LIT = """() => {
  const lit = document.querySelector('.scan, .scan-group, .scan-back');
  if (!lit) return '';
  const head = lit.querySelector('h2, legend');
  const words = lit.ariaLabel || (lit.labels && lit.labels[0] || head || lit).textContent.trim();
  if (lit.classList.contains('scan-back')) return '<- ' + words;
  return lit.classList.contains('scan-group') ? `[${words}]` : words;
}"""
LONGEST_WAIT = 200


def stop_the_clock(page: Page) -> None:
    """From the next page on, time goes on only when somebody waits."""
    page.clock.install(time=0)
    page.clock.pause_at(1_000)


class OneSwitch:
    """Somebody with one switch, in front of a page; ``presses`` is what the page cost them."""

    def __init__(self, page: Page, key: str = "Space", step: int = 1500, hold: int = 0) -> None:
        self.page, self.key, self.step, self.hold = page, key, step, hold
        self.presses = self.steps = 0

    def look(self) -> str:
        """What is lit, in words."""
        lit: str = self.page.evaluate(_LIT)
        return lit

    def wait(self, milliseconds: int | None = None) -> None:
        """Let the scan go on by one step, or by as long as that."""
        self.steps += 1
        self.page.clock.run_for(milliseconds or self.step)

    def press(self, key: str = "", lasting: int | None = None) -> None:
        """Press the switch, long enough or as long as that."""
        self.presses += 1
        self.page.keyboard.down(key or self.key)
        lasting = self.hold if lasting is None else lasting
        if lasting:
            self.page.clock.run_for(lasting)
        self.page.keyboard.up(key or self.key)

    def choose(self, wanted: Locator) -> None:
        """Wait for an element and the groups around it, pressing at each, until it is pressed."""
        # Nobody presses in the moment in which a page appears.
        self.page.clock.run_for(400)
        for _ in range(LONGEST_WAIT):
            sight: Sight = wanted.evaluate(_SIGHT)
            if sight != "something else":
                self.press()
            if sight == "it":
                return
            if sight == "something else":
                self.go_on()
        raise AssertionError(f"{wanted} is never lit")

    def go_on(self) -> None:
        """What is lit is not wanted."""
        self.wait()


class TwoSwitches(OneSwitch):
    """Somebody with a second switch that steps; nothing hurries them."""

    def __init__(self, page: Page, key: str = "Space", step_key: str = "Enter") -> None:
        super().__init__(page, key)
        self.step_key = step_key

    def go_on(self) -> None:
        self.press(self.step_key)
