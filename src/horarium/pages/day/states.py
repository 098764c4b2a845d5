"""Named states of a day."""

from horarium.core.hours import DAY
from horarium.pages.day.context import DayContext
from horarium.pages.day.drawn import day_page
from horarium.pages.week.examples import (
    AUTUMN,
    LONG,
    MONDAY,
    NOW,
    SPRING,
    as_said,
    crowded,
    house_days,
    ordinary_days,
    renamed,
    with_gaps,
)
from horarium.tellings.week import HouseDay

TEMPLATE = "day/page.html"


def _page(day: HouseDay, planned: int = 1) -> DayContext:
    return day_page(house_days([day], planned=planned), NOW)


STATES: dict[str, DayContext] = {
    "today": _page(ordinary_days(MONDAY)[2]),
    "an ordinary day": _page(ordinary_days(MONDAY)[1]),
    "as planned and as said": _page(as_said(ordinary_days(MONDAY))[1]),
    "a day with gaps": _page(with_gaps(MONDAY)[4]),
    "nobody all day": _page(with_gaps(MONDAY)[3]),
    "the clocks go forward": _page(ordinary_days(SPRING)[5]),
    "the clocks go back": _page(ordinary_days(AUTUMN)[5]),
    "long names": _page(renamed(ordinary_days(MONDAY), LONG)[1]),
    "fifteen attendants": _page(crowded(MONDAY + 2 * DAY)),
    "not planned": _page(ordinary_days(MONDAY)[5], planned=0),
}
