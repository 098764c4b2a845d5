"""Answers to asks. Looking changes nothing: programs that open every link silence nobody."""

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.answer_ask import answer_ask
from horarium.actions.answer_drill import answer_drill
from horarium.pages.asked.answers import answers
from horarium.pages.asked.context import AskedContext
from horarium.pages.shell.asked import Asked, for_circle, for_everyone
from horarium.pages.shell.once import see
from horarium.pages.shell.wrong import not_here
from horarium.pages.week.addresses import instant_from
from horarium.tellings.asks import LinkAsk, ask_is_of, ask_of_link
from horarium.tellings.coming import ForWhoComes
from horarium.tellings.drills import drill_is_of, drill_of_link

TITLE = "Can you come?"
DRILL = "A drill"
HEARD = (("heard", "I have it"),)
GONE = "This link answers nothing any more: it is settled, or somebody else is on the way."


@for_circle
@require_POST
def answer(request: Asked, ask: int) -> HttpResponseBase:
    """Of whoever is signed in, to an ask of theirs."""
    if not ask_is_of(request.viewer, ask):
        return not_here(request)
    comes, eta_at = _answer(request)
    answered = answer_ask(
        ask=ask, comes=comes, eta_at=eta_at, now=request.now, by=request.viewer.name
    )
    messages.info(request, answered.sentence)
    return see("/")


@for_circle
@require_POST
def hear(request: Asked, drill: int) -> HttpResponseBase:
    """Whoever is signed in says that a drill came to their telephone."""
    if not drill_is_of(request.viewer, drill):
        return not_here(request)
    sentence = answer_drill(drill=drill, now=request.now, by=request.viewer.name)
    messages.info(request, sentence)
    return see("/")


@for_everyone
def by_link(request: Asked) -> HttpResponseBase:
    """Of whoever holds the link. Its code stands behind the #, which no server is told."""
    if request.method != "POST":
        return _page(request, AskedContext(TITLE))
    code = request.POST.get("link", "").strip()
    known = ask_of_link(code, request.now)
    if known is None:
        return _drill(request, code)
    if "answer" not in request.POST:
        return _page(request, _asking(code, known))
    comes, eta_at = _answer(request)
    answered = answer_ask(
        ask=known.told.id, comes=comes, eta_at=eta_at, now=request.now, by=known.name
    )
    comes_for = _comes_for(code, request) if comes and answered.counts else None
    return _page(request, AskedContext(TITLE, sentence=answered.sentence, comes_for=comes_for))


def _comes_for(code: str, request: Asked) -> ForWhoComes | None:
    known = ask_of_link(code, request.now)
    return known.comes_for if known else None


def _drill(request: Asked, code: str) -> HttpResponseBase:
    known = drill_of_link(code, request.now)
    if known is None:
        return _page(request, AskedContext(TITLE, mistake=GONE), status=410)
    if "answer" not in request.POST:
        return _page(request, AskedContext(DRILL, code, known.sentence, HEARD))
    sentence = answer_drill(drill=known.id, now=request.now, by=known.name)
    return _page(request, AskedContext(DRILL, sentence=sentence))


def _asking(code: str, known: LinkAsk) -> AskedContext:
    told = known.told
    offered = answers(told)[-1:] if told.comes else answers(told)
    page = AskedContext(TITLE, code, told.sentence, offered)
    return replace(page, comes=told.comes, comes_for=known.comes_for)


def _answer(request: Asked) -> tuple[bool, datetime | None]:
    """Whether they come, and by when."""
    said = request.POST.get("answer", "")
    return said != "no", instant_from(said)


def _page(request: Asked, page: AskedContext, status: int = 200) -> HttpResponseBase:
    return render(request, "asked/page.html", {"page": page}, status=status)
