"""What the pages of the week know: words, addresses, and where things stand in a day."""

from dataclasses import dataclass

from horarium.pages.now.context import Need


@dataclass(frozen=True, slots=True)
class Bar:
    """A shift or a gap: ``stands`` are its classes in the row, ``then`` who takes over.

    Hours that are not planned have no address.
    """

    stands: str
    name: str
    hours: str
    address: str = ""
    then: str = ""
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something of his, or his time out of the machine, in words below the band.

    Time out has no address. ``company`` is who goes with him.
    """

    stands: str
    name: str
    hours: str
    address: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through a row: ``now``, ``midnight`` or ``change``."""

    stands: str
    what: str


@dataclass(frozen=True, slots=True)
class Band:
    """The machine, as the paths of one picture: the hours in it, and those out of it.

    The picture is as long as the day has minutes, and 8 high; or 18, where below what was planned
    stands what was said: ``said`` are (class, path). It differs in its shapes, not in colour.
    """

    minutes: int
    inside: str
    outside: str
    said: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> int:
        return 18 if self.said else 8


@dataclass(frozen=True, slots=True)
class Day:
    """A row of as many quarters as ``size`` says; ``tense`` is past, today or ahead.

    ``axis`` are the hours where they stand, of a row that has its own. ``said`` is when he was not
    in the machine, as people said.
    """

    size: str
    address: str
    weekday: str
    number: int
    month: str
    tense: str = "ahead"
    now: str = ""
    change: str = ""
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    band: Band | None = None
    axis: tuple[tuple[str, str], ...] = ()
    unplanned: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class HoursTable:
    """Hours of each attendant in some weeks: in a row the name, the weeks, and what is agreed."""

    weeks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class WeekContext:
    """The week, for the person. ``width`` is that of the widest row, in quarters.

    ``before`` says who is here as the first day begins, and ``unplanned`` what is not planned;
    ``this_week`` is the address of the present one, empty on its own page.
    """

    title: str
    earlier: str
    later: str
    days: tuple[Day, ...]
    width: str
    axis: tuple[tuple[str, str], ...]
    this_week: str = ""
    before: str = ""
    unplanned: str = ""
    hours: HoursTable | None = None


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A member's shift: its hours, who hands over to whom, and what is to be done in it.

    ``change`` says that the clocks change in it.
    """

    address: str
    hours: str
    length: str
    handover: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    runs: bool = False
    change: str = ""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day with something of theirs: shifts, or that they are away."""

    words: str
    is_today: bool = False
    shifts: tuple[OwnLine, ...] = ()
    away: str = ""


@dataclass(frozen=True, slots=True)
class OwnWeekContext:
    """A member's own week. ``nothing`` says why there are no shifts.

    ``next`` is the first shift after it: its address and its words. ``takes`` are hours of it that
    could change hands.
    """

    title: str
    earlier: str
    later: str
    days: tuple[OwnDay, ...] = ()
    total: str = ""
    this_week: str = ""
    nothing: str = ""
    next: tuple[str, str] | None = None
    takes: tuple[Need, ...] = ()
