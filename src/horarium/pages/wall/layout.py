"""Where things stand on the printed page, and how large their type can be.

Lengths are millimetres on the smaller of A4 and Letter in each direction, so that what fits
here fits on both. Widths of text are estimates on the safe side: a page cannot ask the
printer's fonts.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from horarium.pages.wall.context import WallDay, WallGap, WallShift

POINT = 25.4 / 72
AXIS_WIDTH = 236.0
LANES_HEIGHT = 14.3
SIZES = (26, 24, 22, 20, 19, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8)
# All words down to this size, then the fewest that say it.
_LABEL_TRIES = (
    *((False, size) for size in (13, 12, 11, 10)),
    *((True, size) for size in (11, 10, 9, 8, 7, 6)),
)
LINE = 1.0
TALL_LINE = 1.35
_FIRST_TALL = 0x590
RATIOS = (0.84, 0.76, 0.66)
_PADDING = 2.2
_FRAME = 1.4
_LABEL_GAP = 3.0

Item = WallShift | WallGap


@dataclass(frozen=True, slots=True)
class Bar:
    """A shift or a gap in its lane of ``lanes``; ``end`` is where it stops being visible."""

    item: Item
    lane: int
    lanes: int
    end: int
    fit: "Fit | None"


@dataclass(frozen=True, slots=True)
class Fit:
    """The type size of a name in points, that of its hours as a share of it, and their places.

    ``stacked`` puts the hours under the name.
    """

    size: int
    hours: float
    stacked: bool


def ems(text: str, *, bold: bool = False) -> float:
    """An upper estimate of how wide a text is, in units of its type size."""
    return sum(map(_em, text)) * (1.12 if bold else 1.04)


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in "mwMW@\N{EM DASH}":
        return 0.9
    if letter in "iljtfrI.,:;|'()[] !-":
        return 0.31
    if letter.isupper():
        return 0.72
    return 0.556 if ord(letter) < 0x250 else 0.72


def text_of(item: Item) -> str:
    """The words in a bar besides its hours."""
    if isinstance(item, WallShift):
        return item.name
    return item.kind if item.kind == "not planned" else item.kind.upper()


def bars(day: WallDay, overlap: int) -> tuple[Bar, ...]:
    """The bars of a day. Shifts that overlap by no more than ``overlap`` share a lane."""
    items: list[Item] = sorted(
        [*day.shifts, *day.gaps], key=lambda item: (item.from_minute, item.to_minute)
    )
    clusters = _clusters(items, overlap)
    edges = [*(cluster[0].from_minute for cluster in clusters[1:]), 1440]
    return tuple(
        bar
        for cluster, edge in zip(clusters, edges, strict=False)
        for bar in _cluster_bars(cluster, overlap, edge)
    )


def _follows(before: Item, after: Item, overlap: int) -> bool:
    """Whether ``after`` can stand behind ``before`` in a lane: what is covered is a handover."""
    seen = after.from_minute - before.from_minute
    return after.from_minute >= before.to_minute - (overlap if seen > overlap else 0)


def _clusters(items: Iterable[Item], overlap: int) -> list[list[Item]]:
    """Those that overlap each other, directly or through others."""
    clusters: list[list[Item]] = []
    for item in items:
        if clusters and not all(_follows(each, item, overlap) for each in clusters[-1]):
            clusters[-1].append(item)
        else:
            clusters.append([item])
    return clusters


def _cluster_bars(cluster: Sequence[Item], overlap: int, edge: int) -> list[Bar]:
    lanes: list[list[Item]] = []
    for item in cluster:
        free = (lane for lane in lanes if _follows(lane[-1], item, overlap))
        lane = next(free, None)
        if lane is None:
            lanes.append([item])
        else:
            lane.append(item)
    return [
        _bar(item, number, len(lanes), end)
        for number, lane in enumerate(lanes)
        for item, end in _visible(lane, edge)
    ]


def _visible(lane: Sequence[Item], edge: int) -> list[tuple[Item, int]]:
    """Each item of a lane with where what comes next covers it."""
    ends = [min(one.to_minute, other.from_minute) for one, other in pairwise(lane)]
    return list(zip(lane, [*ends, min(lane[-1].to_minute, edge)], strict=True))


def _bar(item: Item, lane: int, lanes: int, end: int) -> Bar:
    width = (end - item.from_minute) / 1440 * AXIS_WIDTH - _PADDING
    frame = _FRAME if isinstance(item, WallGap) else 0.0
    height = LANES_HEIGHT / lanes - frame
    return Bar(item, lane, lanes, end, _fit(text_of(item), item.hours, width - frame, height))


def _fit(name: str, hours: str, width: float, height: float) -> Fit | None:
    """The largest size at which name and hours fit, side by side or stacked."""
    line = TALL_LINE if any(ord(letter) >= _FIRST_TALL for letter in name) else LINE
    for size in SIZES:
        em = size * POINT
        for ratio in RATIOS:
            hours_width = ems(hours) * ratio * em
            one_line = ems(name, bold=True) * em + hours_width + 0.4 * em
            if one_line <= width and em * line <= height:
                return Fit(size, ratio, stacked=False)
            room = int((height - ratio * em * LINE) / (em * line))
            if hours_width <= width and room and _lines(name, width / em) <= room:
                return Fit(size, ratio, stacked=True)
    return None


def _lines(name: str, width: float, *, bold: bool = True) -> int:
    """How many lines of ``width`` ems a name takes; many when one word is too wide."""
    lines, used = 1, 0.0
    for word in name.replace("-", "- ").split(" "):
        wide = ems(word, bold=bold)
        if wide > width:
            return 99
        if used and used + 0.36 + wide > width:
            lines, used = lines + 1, wide
        else:
            used += wide + (0.36 if used else 0.0)
    return lines


@dataclass(frozen=True, slots=True)
class Words:
    """Some of a label; ``spare`` ones are left out where there is no room for all."""

    text: str
    strong: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words that stand together, and the minute they belong to."""

    minute: int
    words: tuple[Words, ...]

    def ems(self, *, brief: bool) -> float:
        shown = (each for each in self.words if not (brief and each.spare))
        return sum(ems(each.text, bold=each.strong) + 0.4 for each in shown)


@dataclass(frozen=True, slots=True)
class Line:
    """Labels beside each other: their type size in points, where each begins, how wide it may be.

    Lengths are millimetres. A ``brief`` line leaves out what is spare.
    """

    size: int
    brief: bool
    starts: tuple[float, ...]
    widths: tuple[float, ...]


def line_up(labels: Sequence[Label]) -> Line:
    """The largest type in which labels fit beside each other; where none does they are cut."""
    wanted = [label.minute / 1440 * AXIS_WIDTH for label in labels]
    for brief, size in _LABEL_TRIES:
        widths = [label.ems(brief=brief) * size * POINT + _LABEL_GAP for label in labels]
        if sum(widths) <= AXIS_WIDTH:
            return _line(size, brief, _spread(wanted, widths))
    share = AXIS_WIDTH / sum(widths)
    starts = accumulate((width * share for width in widths[:-1]), initial=0.0)
    return _line(size, brief, list(starts))


def _line(size: int, brief: bool, starts: Sequence[float]) -> Line:  # noqa: FBT001
    ends = [*starts[1:], AXIS_WIDTH + _LABEL_GAP]
    widths = (end - start - _LABEL_GAP for start, end in zip(starts, ends, strict=True))
    return Line(size, brief, tuple(starts), tuple(widths))


def _spread(starts: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Starts moved as little as is needed for no text to run into the next or off the row."""
    right: list[float] = []
    edge = 0.0
    for start, width in zip(starts, widths, strict=True):
        right.append(max(start, edge))
        edge = right[-1] + width
    edge = AXIS_WIDTH
    left: list[float] = []
    for start, width in zip(reversed(right), reversed(widths), strict=True):
        left.append(min(start, edge - width))
        edge = left[-1]
    return list(reversed(left))


CALLS_WIDTH = 184.0
CALLS_HEIGHT = 24.2
CALL_SIZES = (14, 13, 12, 11, 10, 9, 8)
_CALL_LINE = 1.16
_COLUMN_GAP = 5.0


def calls_fit(calls: Sequence[str]) -> tuple[int, int]:
    """The columns, and the largest type size in points, in which every call finds room."""
    for size in CALL_SIZES:
        em = size * POINT
        rows = int(CALLS_HEIGHT / (em * _CALL_LINE))
        for columns in (3, 4, 5, 6):
            width = (CALLS_WIDTH - (columns - 1) * _COLUMN_GAP) / columns / em
            if _columns([_lines(call, width, bold=False) for call in calls], rows) <= columns:
                return columns, size
    return 6, CALL_SIZES[-1]


def _columns(heights: Sequence[int], rows: int) -> int:
    """How many columns of ``rows`` lines are filled when no entry is broken."""
    columns, used = 1, 0
    for height in heights:
        if used + height > rows:
            columns, used = columns + 1, 0
        used += height
    return columns


BESIDE_WIDTH = 24.6
BESIDE_HEIGHT = 12.2
_BESIDE_LINE = 1.08


def beside_size(texts: Sequence[str]) -> int:
    """The largest type size in points at which texts fit under the name of a day."""
    for size in (13, 12, 11, 10, 9, 8, 7, 6):
        em = size * POINT
        lines = sum(_lines(text, BESIDE_WIDTH / em) for text in texts)
        if lines * em * _BESIDE_LINE <= BESIDE_HEIGHT:
            return size
    return 5
