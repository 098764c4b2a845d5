"""The table [watch]."""

from datetime import datetime, timedelta
from typing import Any

from horarium.core.hours import DAY, HOUR, MINUTE, time_from
from horarium.core.household_file.fields import Reader, daily, length, read, several, text, written
from horarium.core.household_file.mistake import Place
from horarium.core.watching import Watching


def watching(place: Place, value: object) -> Watching:
    fields: dict[str, Reader[Any]] = {
        "grace": length(timedelta(), HOUR),
        "wake_before": length(5 * MINUTE, 12 * HOUR),
        "quiet": daily("quiet hours", "22:00-06:30"),
        "floor": text(empty=True),
        "floor_phone": text(40, empty=True),
        "essentials": several(text(200)),
        "trusted": text(empty=True),
        "drill": written(time_from, "11:00"),
    }
    found = read(place, value, fields)
    made = Watching(**found)
    _can_be_called(place, made)
    if "drill" in found:
        _wakes_nobody(place.at("drill"), made)
    return made


def _can_be_called(place: Place, made: Watching) -> None:
    """A name without a number, or a number without a name, would fail when nothing else is left."""
    if made.floor and not made.floor_phone:
        raise place.wrong(
            'floor has no number to call; add floor_phone = "..." or remove floor',
            key="floor_phone",
            on_page="there is no number to call; write it, or empty who is called",
        )
    if made.floor_phone and not made.floor:
        raise place.wrong(
            'floor_phone is nobody\'s; add floor = "..." with who answers there, '
            "or remove floor_phone",
            key="floor",
            on_page="there is a number, and nobody is said to answer it; write who, or empty it",
        )


def _wakes_nobody(here: Place, made: Watching) -> None:
    if made.quiet is None:
        return
    begins, drill = (datetime.combine(datetime.min, at) for at in (made.quiet.start, made.drill))
    if (drill - begins) % DAY < made.quiet.length:
        raise here.wrong("it lies in the quiet hours; write an hour outside of them")
