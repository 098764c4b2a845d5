"""What a changed plan changes: whose shifts, whose hours, and what each tier says now."""

from collections.abc import Iterable, Iterator
from itertools import chain

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from horarium.core.findings import Tier
from horarium.core.hours import HouseClock
from horarium.core.roster import Placed, Shift
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.pages.terminal.tiers import TIER_NAMES, amounts, tier_words


def difference_shown(before: Week, now: Week) -> Group:
    """Each change with whom it touches, and each tier before and now."""
    old, new = set(before.plan.shifts), set(now.plan.shifts)
    lost, gained = old - new, new - old
    moved = _moved(now.clock, set(before.plan.placed), set(now.plan.placed))
    lines = [*_shifts(now.clock, lost, gained), *moved]
    names = sorted({shift.member for shift in chain(lost, gained)})
    touched = f"It touches {_and(names)}." if names else "It touches nobody's shifts."
    heading = Text("What changes" if lines else "Nothing changes.", style="bold")
    return Group(heading, *map(_line, lines), Text(touched), _tiers(before, now))


def _line(words: str) -> Padding:
    return Padding(Text(words), (0, 0, 0, 2), expand=False)


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _shifts(clock: HouseClock, lost: Iterable[Shift], gained: Iterable[Shift]) -> Iterator[str]:
    """In the order of time, who loses before who gains."""
    told = sorted(_told(clock, lost, gained), key=lambda each: each[0].start_at)
    return (words for _, words in told)


def _told(
    clock: HouseClock, lost: Iterable[Shift], gained: Iterable[Shift]
) -> Iterator[tuple[Shift, str]]:
    """A shift that only becomes another of the same member is told once."""
    left = sorted(gained)
    for shift in sorted(lost):
        kept = [each for each in left if _same(each, shift)]
        if kept:
            left.remove(kept[0])
            was, will_be = clock.words(shift.when), clock.words(kept[0].when)
            yield shift, f"~ {shift.member}: {was} becomes {will_be}"
        else:
            yield shift, f"- {shift.member} loses {clock.words(shift.when)}"
    yield from ((each, f"+ {each.member} gains {clock.words(each.when)}") for each in left)


def _same(some: Shift, other: Shift) -> bool:
    return some.member == other.member and some.when.overlaps(other.when)


def _moved(clock: HouseClock, before: set[Placed], now: set[Placed]) -> Iterator[str]:
    left = sorted(now - before)
    for placed in sorted(before - now):
        later = [each for each in left if each.activity == placed.activity]
        if later:
            left.remove(later[0])
            when = f"moves to {clock.words(later[0].when)}"
            yield f"~ {placed.activity} {clock.words(placed.when)} {when}"
        else:
            yield f"- {placed.activity} {clock.words(placed.when)} falls away"
    yield from (f"+ {each.activity} {clock.words(each.when)} is new" for each in left)


def _tiers(before: Week, now: Week) -> Table:
    table = Table(title="What it costs")
    table.add_column("Tier", no_wrap=True)
    table.add_column("Before", ratio=1, overflow="fold")
    table.add_column("Now", ratio=1, overflow="fold")
    old, new = (amounts(verify(week).findings) for week in (before, now))
    for tier in (each for each in Tier if each is not Tier.CHANGES):
        cells = tier_words(tier, old[tier]), tier_words(tier, new[tier])
        same = cells[0] == cells[1]
        table.add_row(TIER_NAMES[tier], Text(cells[0]), Text("the same" if same else cells[1]))
    return table
