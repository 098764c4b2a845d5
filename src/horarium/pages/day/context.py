"""What the page of a day knows."""

from dataclasses import dataclass

from horarium.pages.week.context import Day


@dataclass(frozen=True, slots=True)
class DayContext:
    """One day, its hours from top to bottom.

    ``many`` is whether more people are there at once than a narrow screen has room for;
    ``today`` is the address of the present day, empty on its own page.
    """

    title: str
    day: Day
    axis: tuple[tuple[str, str], ...]
    earlier: str
    later: str
    week: str
    today: str = ""
    before: str = ""
    unplanned: str = ""
    many: bool = False
