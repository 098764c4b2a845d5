"""Whoever acts for him: on the pages of what is entrusted to them today, and on no other.

They say that they act, and then open his pages instead of theirs at those addresses alone. It is
asked anew for every page, so that what was taken back holds from the next one on.
"""

from horarium.core.entrusted import Area
from horarium.pages.shell.asked import Asked, looks
from horarium.tellings.entrusted import acting

ACTS = "acts for him"
PAGES: dict[Area, tuple[str, ...]] = {
    Area.PLANNING: ("/plan/", "/what-if/"),
    Area.SEARCHES: ("/search/",),
    Area.TIMESHEETS: ("/timesheets/", "/visit/"),
}


def act_for_him(request: Asked) -> None:
    """Where somebody who acts for him asks for a page of that, he looks, as they sign it."""
    area = _area(request.path)
    if request.who is None or area is None or not request.session.get(ACTS):
        return
    viewer = acting(request.who, request.now, area)
    if viewer:
        looks(request, viewer)


def _area(path: str) -> Area | None:
    return next((area for area, begins in PAGES.items() if path.startswith(begins)), None)
