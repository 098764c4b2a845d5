"""Each gap with why nobody is there, and what would close it."""

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from horarium.core.hours import HouseClock
from horarium.core.plan_file import GapExplained


def gaps_list(gaps: Iterable[GapExplained], clock: HouseClock, *, most: int = 8) -> Group:
    """The first ``most`` gaps, and how many more there are."""
    listed = list(gaps)
    if not listed:
        return Group(Text("There is no gap."))
    heading = Text(f"Gaps ({len(listed)})", style="bold")
    lines = [line for gap in listed[:most] for line in _gap(gap, clock)]
    if len(listed) > most:
        lines.append(_line(2, f"and {len(listed) - most} more; plan.json has them all"))
    return Group(heading, *lines)


def _gap(gap: GapExplained, clock: HouseClock) -> Iterator[Padding]:
    yield _line(2, f"! {clock.words(gap.when)}", "bold red")
    for reason in gap.reasons:
        yield _line(4, f"- {reason.sentence}")
    for closing in gap.closings:
        yield _line(4, f"> {closing.sentence}")


def _line(indent: int, words: str, style: str = "") -> Padding:
    return Padding(Text(words, style=style), (0, 0, 0, indent), expand=False)
