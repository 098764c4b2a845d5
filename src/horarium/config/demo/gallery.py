"""Every state of every page, each by itself: what the tests, the pictures and the demo look at."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify

import horarium.pages
from horarium.pages.shell.asked import Asked, for_everyone
from horarium.pages.shell.context import CIRCLE, PERSON, PROFESSIONAL, Frame

# The printed week is a document of its own, and the terminal has no pages.
OTHERWISE_SHOWN = {"wall", "terminal"}
FRAMES = {
    "person": Frame("Mark", is_person=True, places=PERSON),
    "circle": Frame("Ana", is_person=False, places=CIRCLE),
    "professional": Frame("Cheryl", is_person=False, places=PROFESSIONAL),
    "everyone": Frame(),
    "nobody yet": Frame(no_house=lambda: True),
}


@dataclass(frozen=True, slots=True)
class State:
    """One named state of a page: its ``noun`` is the page's folder."""

    noun: str
    name: str
    template: str
    context: Any
    audience: str

    @property
    def slug(self) -> str:
        """Its name in addresses and in the names of pictures."""
        screen = self.template.rpartition("/")[2].removesuffix(".html")
        return slugify(" ".join([self.noun, "" if screen == "page" else screen, self.name]))

    @property
    def address(self) -> str:
        """Where a page in this state would stand, as far as the frame marks it."""
        return "/" if self.noun == "now" else f"/{self.noun}/"


def page_folders() -> list[str]:
    """The nouns of all pages that have states, or ought to."""
    folders = iter_modules(horarium.pages.__path__)
    return sorted(each.name for each in folders if each.ispkg and each.name not in OTHERWISE_SHOWN)


@cache
def every_state() -> tuple[State, ...]:
    """All of them, page by page, in the order in which their folders name them."""
    return tuple(state for noun in page_folders() for state in _states(noun))


def _states(noun: str) -> Iterator[State]:
    name = f"horarium.pages.{noun}.states"
    if not find_spec(name):
        return
    module = import_module(name)
    for template, states in _screens(module).items():
        for state, context in states.items():
            yield State(noun, state, template, context, _audience(module, state))


def _screens(module: ModuleType) -> Mapping[str, Mapping[str, object]]:
    """A folder has one TEMPLATE with its STATES, or SCREENS, several of both."""
    screens: Mapping[str, Mapping[str, object]] = getattr(module, "SCREENS", {})
    return screens or {module.TEMPLATE: module.STATES}


def _audience(module: ModuleType, state: str) -> str:
    """AUDIENCE holds for a folder, AUDIENCES for its states by name; else the person looks."""
    audience: str = getattr(module, "AUDIENCE", "person")
    audiences: Mapping[str, str] = getattr(module, "AUDIENCES", {})
    return audiences.get(state, audience)


def drawn(state: State, request: HttpRequest) -> str:
    """The page in this state."""
    shown = copy(request)
    shown.path = state.address
    content = {"page": state.context, "frame": FRAMES[state.audience]}
    return render_to_string(state.template, content, shown)


@dataclass(frozen=True, slots=True)
class GalleryContext:
    """All states by their pages, each as (address, name)."""

    title: str
    pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@for_everyone
def gallery(request: Asked) -> HttpResponseBase:
    """The list of all states."""
    pages = tuple(
        (noun, tuple((f"/gallery/{each.slug}/", each.name) for each in states))
        for noun, states in groupby(every_state(), lambda each: each.noun)
    )
    return render(request, "demo/gallery.html", {"page": GalleryContext("Gallery", pages)})


@for_everyone
def one_state(request: Asked, slug: str) -> HttpResponseBase:
    """A page in one state; what is pressed on it goes where it would go."""
    for state in every_state():
        if state.slug == slug:
            return HttpResponse(drawn(state, request))
    raise Http404
