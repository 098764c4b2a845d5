"""What the frame around every page knows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose page it is, and where it leads: ``places`` are (address, words) in their order."""

    name: str = ""
    is_person: bool = False
    places: tuple[tuple[str, str], ...] = ()


PERSON = (
    ("/", "Now"),
    ("/week/", "Week"),
    ("/what-if/", "What if"),
    ("/plan/", "Plan"),
    ("/circle/", "Circle"),
    ("/household/", "Household"),
    ("/hands/", "Hands"),
)
CIRCLE = (
    ("/", "Now"),
    ("/week/", "My shifts"),
    ("/away/", "Absences and wishes"),
    ("/hands/", "Hands"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame for whoever looks."""
    viewer = getattr(request, "who", None)
    if viewer is None:
        return {"frame": Frame()}
    places = PERSON if viewer.is_person else CIRCLE
    return {"frame": Frame(viewer.name, viewer.is_person, places)}
