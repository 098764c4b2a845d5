"""The brief: he tells it, and the professional confirms to have read it."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.move_course import move_course
from horarium.actions.write_course import tell_brief
from horarium.core.course.brief import QUESTIONS, UNTOLD, Brief
from horarium.core.course.moves import Does, Move, Party
from horarium.pages.course.asked import HERE, for_three
from horarium.pages.course.context import Asked as Question
from horarium.pages.course.context import BriefContext
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.once import see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.tellings.course import CourseTold, identifier_of


@for_three
def brief(request: Asked, told: CourseTold) -> HttpResponseBase:
    """For him and the professional; sent, it is told, or was read."""
    if told.party is Party.OVERSEER or told.is_over:
        return not_here(request)
    mistake = ""
    if request.method == "POST":
        try:
            return _done(request, told)
        except ValueError as wrong:
            mistake = sentence_of(wrong)
    page = _page(request, told, mistake)
    return render(request, "course/brief.html", {"page": page}, status=422 if mistake else 200)


def _done(request: Asked, told: CourseTold) -> HttpResponseBase:
    household, member = request.viewer.household, identifier_of(request.viewer)
    if told.party is Party.PERSON:
        tell_brief(
            household=household,
            course=told.id,
            member=member,
            brief=Brief(**{key: request.POST.get(key, "").strip() for key in QUESTIONS}),
            now=request.now,
        )
        messages.success(request, f"It is told. {told.professional} confirms to have read it.")
        return see(f"{HERE}{told.id}/brief/")
    now = request.now
    move_course(
        household=household,
        course=told.id,
        member=member,
        move=lambda party: Move(Does.READ_BRIEF, party, now),
    )
    messages.success(request, "You have read it.")
    return see(f"{HERE}{told.id}/")


def _page(request: Asked, told: CourseTold, mistake: str) -> BriefContext:
    is_his = told.party is Party.PERSON
    kept = told.brief or UNTOLD
    return BriefContext(
        title="The brief",
        address=f"{HERE}{told.id}/brief/",
        told=told,
        person=told.names[0][0],
        questions=tuple(
            Question(key, label, request.POST.get(key, getattr(kept, key)))
            for key, label in QUESTIONS.items()
        ),
        writes=is_his,
        reads=Does.READ_BRIEF in told.can,
        mistake=mistake,
    )
