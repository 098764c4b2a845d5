"""What the frame around every page knows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from horarium.core.people import Part
from horarium.pages.shell.switches import Switches, switches_of
from horarium.tellings.viewer import Viewer, keeps_none


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose page it is, and where it leads: ``places`` are (address, words) in their order.

    ``shared`` is a device at his bed. A page that can be lent to a scribe is at ``lend``; while
    it is lent the frame leads nowhere but out, by ``lent``. ``switches`` are for scan.js.
    ``no_house`` says whether the server keeps no household yet; only a page at the door asks it.
    ``acts_for`` is whom somebody acts for on this page, which is his.
    """

    name: str = ""
    is_person: bool = False
    places: tuple[tuple[str, str], ...] = ()
    shared: bool = False
    lend: str = ""
    lent: bool = False
    switches: Switches | None = None
    no_house: Callable[[], bool] | None = None
    acts_for: str = ""


@dataclass(frozen=True, slots=True)
class NoPage:
    """A sentence in the place of a page."""

    title: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """What was sent is not taken: what is wrong, and what to do."""

    title: str
    sentence: str
    then: str


PERSON = (
    ("/", "Now"),
    ("/week/", "Week"),
    ("/what-if/", "What if"),
    ("/plan/", "Plan"),
    ("/circle/", "Circle"),
    ("/told/", "Told"),
    ("/course/", "Course"),
    ("/household/", "Household"),
    ("/hands/", "Hands"),
    ("/devices/", "Devices"),
)
CIRCLE = (
    ("/", "Now"),
    ("/week/", "My shifts"),
    ("/away/", "Absences"),
    ("/told/", "Told"),
    ("/hands/", "Hands"),
    ("/devices/", "Devices"),
)
# Whoever attends to nobody here, and comes for something of their own.
PROFESSIONAL = (
    ("/", "Now"),
    ("/course/", "Course"),
    ("/told/", "Told"),
    ("/hands/", "Hands"),
    ("/devices/", "Devices"),
)


# What nobody types or reads for him.
HIS_WORDS = ("/told/", "/story/", "/journal/", "/words/", "/course/")
# Pages that give or take keys are lent to nobody; Now is his own.
NEVER_LENT = ("/door/", "/curtain/", "/circle/", "/devices/", "/scribe/", *HIS_WORDS)


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame for whoever looks."""
    viewer = getattr(request, "who", None)
    if viewer is None:
        return {"frame": Frame(switches=switches_of(request), no_house=keeps_none)}
    device = getattr(request, "device", None)
    if device and device.scribe:
        return {"frame": Frame(shared=device.shared, lent=True, switches=switches_of(request))}
    places = _places(viewer)
    shared = bool(device and device.shared)
    return {
        "frame": Frame(
            viewer.name,
            viewer.is_person and not viewer.acts_for,
            places,
            shared,
            _lend(request),
            switches=switches_of(request),
            acts_for=viewer.acts_for,
        )
    }


def _places(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """By their part, and not by whether there is something to read there."""
    if viewer.is_person and not viewer.acts_for:
        return PERSON
    comes = {Part.ATTENDANT, Part.BACKUP, Part.DRIVER} & viewer.parts
    if Part.PROFESSIONAL in viewer.parts:
        return PROFESSIONAL if not comes else (*CIRCLE[:1], PROFESSIONAL[1], *CIRCLE[1:])
    return CIRCLE


def _lend(request: HttpRequest) -> str:
    lendable = request.path != "/" and not request.path.startswith(NEVER_LENT)
    return request.get_full_path() if lendable else ""


def covered_frame(request: HttpRequest) -> Frame:
    """The frame of a covered device: no name, nowhere to go, but the way his hands work."""
    return Frame(switches=switches_of(request))
