"""All courses of whoever looks; he begins another here."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.begin_course import begin_course
from horarium.core.course.kinds import KINDS
from horarium.pages.course.asked import HERE, can_be_in_one
from horarium.pages.course.context import CoursesContext
from horarium.pages.shell.asked import Asked, for_circle
from horarium.pages.shell.choice import Choice
from horarium.pages.shell.even import evenly
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.pages.told.views import closed_words
from horarium.tellings.course import CoursesTold, NoKeyError, courses_told


@for_circle
@evenly
@once
def courses(request: Asked) -> HttpResponseBase:
    """There is no such page for whoever can be in none. Sent, a course begins."""
    viewer = request.viewer
    if not can_be_in_one(viewer):
        return not_here(request)
    if request.method != "POST":
        return _page(request)
    if not viewer.is_person:
        return not_here(request)
    return _begun(request)


def _begun(request: Asked) -> HttpResponseBase:
    sent = request.POST
    try:
        made = begin_course(
            household=request.viewer.household,
            kind=sent.get("kind", ""),
            professional=_uuid(sent.get("professional", ""), "Choose who comes."),
            overseer=_overseer(sent.get("overseer", "")),
            activity=sent.get("activity", ""),
            now=request.now,
        )
    except (ValueError, LookupError) as wrong:
        return _page(request, sentence_of(wrong))
    messages.success(request, "It is being considered. Nothing was sent to anybody outside.")
    return see(f"{HERE}{made}/")


def _uuid(value: str, wrong: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise ValueError(wrong) from None


def _overseer(value: str) -> UUID | None:
    return _uuid(value, "Choose who oversees it.") if value else None


def _page(request: Asked, mistake: str = "") -> HttpResponseBase:
    try:
        told = courses_told(request.viewer)
    except NoKeyError as wrong:
        page = CoursesContext("Course", CoursesTold(()), closed=closed_words(wrong))
        return render(request, "course/list.html", {"page": page})
    page = CoursesContext("Course", told, mistake=mistake)
    if request.viewer.is_person:
        page = CoursesContext(
            "Course",
            told,
            kinds=_choices(request, "kind", ((each, each) for each in KINDS)),
            professionals=_choices(request, "professional", told.professionals),
            overseers=_choices(request, "overseer", told.professionals),
            activities=_choices(request, "activity", ((each, each) for each in told.activities)),
            mistake=mistake,
        )
    return render(request, "course/list.html", {"page": page}, status=422 if mistake else 200)


def _choices(request: Asked, name: str, known: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    sent = request.POST.get(name, "")
    return tuple(Choice(value, words, value == sent) for value, words in known)
