"""The worst days: he decides beforehand, those he named say it, and it is taken back at once."""

from dataclasses import replace
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from horarium.actions.worst_days import (
    decide_worst_day,
    say_worst_day,
    take_back_worst_day,
)
from horarium.core.entrusted import Decided, WorstDay
from horarium.pages.entrusted.context import DecideContext, WorstContext, WorstLine
from horarium.pages.entrusted.views import area_choices, areas_sent
from horarium.pages.entrusted.words import ERASES, does
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.choice import Choice
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.tellings.circle import circle_of
from horarium.tellings.entrusted import WorstDayTold, worst_days_told

HERE = "/circle/worst-days/"
_LONGEST_SENTENCE = 200
_LONGEST_AFTER = 3650


@for_person
def worst_days(request: Asked) -> HttpResponseBase:
    """What he decided, and what holds."""
    days = tuple(_line(each) for each in worst_days_told(request.viewer))
    return render(request, "entrusted/worst.html", {"page": WorstContext("The worst days", days)})


@for_person
@once
def decide(request: Asked, which: str) -> HttpResponseBase:
    """One of them, as a form; sent, he decides it anew or takes back what was said."""
    told = next((each for each in worst_days_told(request.viewer) if slug(each.day) == which), None)
    if told is None:
        return not_here(request)
    page = _form(told, [each.name for each in circle_of(request.viewer, request.now).members])
    if request.method != "POST":
        return render(request, "entrusted/decide.html", {"page": page})
    try:
        messages.success(request, _change(request, told.day))
    except (ValueError, LookupError) as wrong:
        page = _as_sent(request, page, sentence_of(wrong))
        return render(request, "entrusted/decide.html", {"page": page}, status=422)
    return see(HERE)


def slug(day: WorstDay) -> str:
    """How a worst day stands in an address."""
    return day.name.lower().replace("_", "-")


def _change(request: Asked, day: WorstDay) -> str:
    household, by = request.viewer.household, request.viewer.name
    if "take_back" in request.POST:
        take_back_worst_day(household=household, day=day, now=request.now, by=by, is_person=True)
        return "It is taken back."
    decide_worst_day(household=household, what=_decided(request, day), now=request.now, by=by)
    return "It is decided."


def _decided(request: Asked, day: WorstDay) -> Decided:
    after = request.POST.get("after", "30")
    if not after.isdecimal() or int(after) > _LONGEST_AFTER:
        raise ValueError(f"Say after how many days, up to {_LONGEST_AFTER}.")
    sentence = " ".join(request.POST.get("sentence", "").split())
    if len(sentence) > _LONGEST_SENTENCE:
        raise ValueError(f"Say it in at most {_LONGEST_SENTENCE} characters.")
    return Decided(
        day=day,
        may_say=frozenset(request.POST.getlist("may_say")),
        sentence=sentence,
        acts=request.POST.get("acts", ""),
        areas=areas_sent(request),
        erases=frozenset(each for each in request.POST.getlist("erases") if each in ERASES),
        after=timedelta(days=int(after)),
    )


def _line(told: WorstDayTold) -> WorstLine:
    said = f"{' and '.join(told.said)} said so." if told.said else ""
    return WorstLine(
        address=f"{HERE}{slug(told.day)}/",
        title=_TITLES[told.day],
        decided=does(told),
        holds=f"{said} It holds since {told.since}." if told.since else said,
    )


def _form(told: WorstDayTold, names: list[str]) -> DecideContext:
    decided = told.decided or Decided(told.day, frozenset())
    return DecideContext(
        title=_TITLES[told.day],
        address=f"{HERE}{slug(told.day)}/",
        may_say=tuple(Choice(each, each, each in decided.may_say) for each in names),
        acts=tuple(Choice(each, each, each == decided.acts) for each in names),
        areas=area_choices(decided.areas),
        erases=_erases(told.day, decided.erases),
        sentence=decided.sentence,
        after=str(decided.after.days),
    )


_TITLES = {
    WorstDay.HOSPITAL: "When you are in hospital",
    WorstDay.CANNOT_DECIDE: "When you cannot decide for a while",
    WorstDay.DEATH: "When you have died",
}


def _erases(day: WorstDay, chosen: frozenset[str]) -> tuple[Choice, ...]:
    if day is not WorstDay.DEATH:
        return ()
    return tuple(Choice(each, words, each in chosen) for each, words in ERASES.items())


def _as_sent(request: Asked, page: DecideContext, mistake: str) -> DecideContext:
    """What he typed stands there still."""

    def chosen(choices: tuple[Choice, ...], name: str) -> tuple[Choice, ...]:
        sent = set(request.POST.getlist(name))
        return tuple(replace(each, chosen=each.value in sent) for each in choices)

    return replace(
        page,
        may_say=chosen(page.may_say, "may_say"),
        acts=chosen(page.acts, "acts"),
        areas=chosen(page.areas, "areas"),
        erases=chosen(page.erases, "erases"),
        sentence=request.POST.get("sentence", ""),
        after=request.POST.get("after", ""),
        mistake=mistake,
    )


def _named(request: Asked) -> WorstDay | None:
    return next((each for each in WorstDay if each == request.POST.get("day_kind")), None)


@for_circle
@require_POST
@once
def say(request: Asked) -> HttpResponseBase:
    """One of those he named says that it is so, or takes back what they said."""
    day, viewer = _named(request), request.viewer
    if day is None:
        return not_here(request)
    try:
        if request.POST.get("act") == "back":
            take_back_worst_day(
                household=viewer.household,
                day=day,
                now=request.now,
                by=viewer.name,
                is_person=viewer.is_person,
            )
            messages.success(request, "It is taken back.")
        elif say_worst_day(household=viewer.household, day=day, now=request.now, by=viewer.name):
            messages.success(request, "It is said, and what was decided holds.")
        else:
            messages.success(request, "It is said. It holds once another of those named says so.")
    except LookupError:
        return not_here(request)
    return see("/acting/")
