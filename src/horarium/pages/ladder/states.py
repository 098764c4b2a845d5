"""Named states of the sheet for the wall: a usual week, as full as it gets, and an empty house."""

from horarium.pages.ladder.context import LadderContext
from horarium.tellings.printed import Called, HoursCalled, PrintedLadder

_TITLE = "When nobody comes"
_DAYS = ("Thu 24 Mar", "Fri 25 Mar", "Sat 26 Mar", "Sun 27 Mar", "Mon 28 Mar", "Tue 29 Mar")
_HOURS = ("07:00–15:15", "15:00–19:15", "19:00–23:15", "23:00–07:15")
_NAMES = ("Ana", "Ben", "Rosa", "Grace", "Dolores", "Joseph", "Walter", "Night Owls")
_NUMBERS = tuple(Called(name, f"415 555 01{n}2") for n, name in enumerate(_NAMES))
_FLOOR = Called("the answering service", "415 555 0170")


def _rows(days: int, then: tuple[str, ...] = _NAMES[4:]) -> tuple[HoursCalled, ...]:
    return tuple(
        HoursCalled("" if place else day, hours, (_NAMES[place],), then)
        for day in (*_DAYS, "Wed 30 Mar")[:days]
        for place, hours in enumerate(_HOURS)
    )


def _sheet(rows: tuple[HoursCalled, ...], **more: object) -> LadderContext:
    parts: dict[str, object] = {
        "person": "Mark",
        "printed": "Thu 24 Mar 12:40 1988",
        "until": "Thu 31 Mar 07:15",
        "rows": rows,
        "numbers": _NUMBERS,
        "floor": _FLOOR,
    }
    return LadderContext(_TITLE, PrintedLadder(**(parts | more)))  # type: ignore[arg-type]


_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
TEMPLATE = "ladder/page.html"
STATES = {
    "a week": _sheet(_rows(7)),
    "as many names as there is room for": _sheet(
        _rows(7)[:25],
        numbers=tuple(Called(f"Attendant {n}", f"415 555 01{n:02}") for n in range(14)),
    ),
    "hours that nobody has": _sheet((HoursCalled("Thu 24 Mar", "12:40–12:40", (), ("Dolores",)),)),
    "nobody has a number, and no floor": _sheet(
        _rows(1, ()), numbers=(Called(_LONG, ""), Called("Ana", "")), floor=None
    ),
}
