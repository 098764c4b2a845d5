"""Where bars stand in the row of a day: quarters of an hour from its beginning, and lanes.

A quarter is as long in every row, so that the day of a clock change is an hour shorter or
longer than the others. Positions are classes of ``grid.css``: ``s28 n16`` begins at quarter 28
and lasts 16. Words that need more room than their hours reach beyond them; what would be
covered by them stands in another lane.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from horarium.core.hours import MINUTE, Interval

QUARTER = 15 * MINUTE
# A row has 24 hours or, in the night of a clock change, from 22 to 26.
LEAST_QUARTERS = 88
MOST_QUARTERS = 104
MOST_LANES = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in a row from quarter ``start`` to ``end``, and how many its words need."""

    start: int
    end: int
    words: int = 0

    @property
    def reaches(self) -> bool:
        """Whether the words are wider than the hours."""
        return self.words > self.end - self.start


@dataclass(frozen=True, slots=True)
class Stand:
    """A piece in its lane. ``left`` to ``right`` is the room it takes with its words."""

    piece: Piece
    lane: int
    left: int
    right: int

    @property
    def classes(self) -> str:
        """Its hours; words that reach beyond them do so to the right, or else to the left."""
        way = " o" if self.piece.reaches else ""
        way += " r" if self.left < self.piece.start else ""
        return f"{_span(self.piece.start, self.piece.end)}{_lane(self.lane)}{way}"

    @property
    def room(self) -> str:
        """All the room it takes, for words whose hours are drawn elsewhere."""
        return f"{_span(self.left, self.right)}{_lane(self.lane)}"


def _span(start: int, end: int) -> str:
    return f"s{start} n{end - start}"


def _lane(lane: int) -> str:
    """Beyond the lanes that have a class, the grid finds room by itself."""
    return f" l{lane}" if lane < MOST_LANES else ""


def quarters(day: Interval) -> int:
    """How many quarters a row has: 96, or in the night of a clock change more or fewer."""
    return min(max(_rounded(day.length), LEAST_QUARTERS), MOST_QUARTERS)


def piece(day: Interval, when: Interval, words: int = 0) -> Piece:
    """Where the part of ``when`` that lies in a day stands; never less than a quarter."""
    total = quarters(day)
    start = min(max(_rounded(when.start_at - day.start_at), 0), total - 1)
    end = min(max(_rounded(when.end_at - day.start_at), start + 1), total)
    return Piece(start, end, min(words, total))


def _rounded(length: timedelta) -> int:
    return (length + QUARTER / 2) // QUARTER


def stands(pieces: Sequence[Piece], total: int, overlap: int = 0) -> tuple[Stand, ...]:
    """A lane for each piece, in their order, so that nothing is covered.

    Those that overlap by no more than ``overlap``, a handover, may share a lane.
    """
    rooms = [_room(each, total) for each in pieces]
    order = sorted(range(len(pieces)), key=lambda n: (rooms[n][0], -rooms[n][1]))
    ends: list[int] = []
    lanes = [0] * len(pieces)
    for n in order:
        left, right = rooms[n]
        free = (lane for lane, end in enumerate(ends) if end <= left)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [right - _may_be_covered(pieces[n], overlap)]
        lanes[n] = lane
    return tuple(
        Stand(each, lane, *room) for each, lane, room in zip(pieces, lanes, rooms, strict=True)
    )


def _room(each: Piece, total: int) -> tuple[int, int]:
    right = max(each.end, min(each.start + each.words, total))
    return min(each.start, right - each.words), right


def _may_be_covered(each: Piece, overlap: int) -> int:
    """How much of a piece's end another may cover: its words, and as much again, stay free."""
    spare = each.end - each.start - max(each.words, overlap)
    return min(overlap, max(spare, 0))
