"""What changes for a member: their own shifts, in words that say nothing about anybody else."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import HouseClock, Interval
from horarium.core.roster import Shift
from horarium.store.models import NoticeRow
from horarium.tellings.stretches import stretch_words
from horarium.tellings.viewer import Viewer

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Change:
    """Hours that a member had and those they have instead; None where there are none."""

    was: Interval | None
    now: Interval | None

    @property
    def begins_at(self) -> datetime:
        return min(each.start_at for each in (self.was, self.now) if each)


def changes(before: Iterable[Shift], after: Iterable[Shift], name: str) -> tuple[Change, ...]:
    """How a member's shifts change, in the order of time.

    A shift that only becomes another of the same hours or nearly so is one change.
    """
    own_before = {each for each in before if each.member == name}
    own_after = {each for each in after if each.member == name}
    told = _told(sorted(own_before - own_after), sorted(own_after - own_before))
    return tuple(sorted(told, key=lambda each: each.begins_at))


def _told(lost: Sequence[Shift], gained: list[Shift]) -> Iterator[Change]:
    for shift in lost:
        kept = next((each for each in gained if each.when.overlaps(shift.when)), None)
        if kept:
            gained.remove(kept)
        yield Change(shift.when, kept.when if kept else None)
    yield from (Change(None, each.when) for each in gained)


def change_words(clock: HouseClock, change: Change) -> str:
    """As people say it: ``Thu 24 Mar 19:00–23:15 is new.`` and so on."""
    was, is_now = (stretch_words(each, clock) if each else "" for each in (change.was, change.now))
    if not was:
        return f"{is_now} is new."
    return f"{was} becomes {is_now}." if is_now else f"{was} is cancelled."


def notice_words(clock: HouseClock, changed: Sequence[Change]) -> str:
    """All of it in one notice; where it is too long, how many changes there are besides."""
    words = "Your shifts changed:"
    for number, change in enumerate(changed):
        more = f" {change_words(clock, change)}"
        rest = _rest(len(changed) - number)
        if len(words) + len(more) + len(_rest(1000)) > LONGEST:
            return f"{words}{rest}"
        words += more
    return words


def notices_words(
    clock: HouseClock, before: AbstractSet[Shift], after: AbstractSet[Shift]
) -> dict[str, str]:
    """The notice of each member whose shifts change, by their name."""
    names = sorted({each.member for each in before ^ after})
    return {name: notice_words(clock, changes(before, after, name)) for name in names}


def _rest(count: int) -> str:
    more = "is 1 more change" if count == 1 else f"are {count} more changes"
    return f" There {more}; My shifts has them all."


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """Something a member or the person is to see until they say that they have."""

    at: datetime
    sentence: str


def notices(viewer: Viewer) -> tuple[NoticeTold, ...]:
    """What whoever looks has not said they have read, the newest first. One query."""
    rows = NoticeRow.objects.filter(account=viewer.account, read_at=None)
    return tuple(NoticeTold(row.at, row.sentence) for row in rows)
