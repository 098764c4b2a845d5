"""What he entrusts to a member, and the page of whoever acts for him."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.entrust import entrust, take_back_entrusted
from horarium.core.entrusted import Area
from horarium.pages.entrusted.acting import ACTS
from horarium.pages.entrusted.context import (
    ActingContext,
    EntrustsContext,
    Given,
    Say,
)
from horarium.pages.entrusted.words import AREAS, came, does
from horarium.pages.shell.asked import Asked, for_circle, for_person
from horarium.pages.shell.choice import Choice
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.tellings.circle import one_member
from horarium.tellings.entrusted import EntrustedTold, WorstDayTold, entrusted_to, mine_to_say
from horarium.tellings.moments import Moments
from horarium.tellings.now import moments_of
from horarium.tellings.searches import open_searches
from horarium.tellings.told import day_of, person_of

_PLACES = {Area.PLANNING: ("/plan/", "Plan"), Area.TIMESHEETS: ("/timesheets/", "Timesheets")}


def area_choices(chosen: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Everything that can be entrusted."""
    there = set(chosen)
    return tuple(Choice(each, words, each in there) for each, words in AREAS.items())


def areas_sent(request: Asked) -> frozenset[Area]:
    known = {each.value for each in Area}
    return frozenset(Area(each) for each in request.POST.getlist("areas") if each in known)


@for_person
@once
def entrusts(request: Asked, member: UUID) -> HttpResponseBase:
    """What is entrusted to one member; sent, it is given or taken back."""
    try:
        name = one_member(request.viewer, member, request.now).member.name
    except LookupError:
        return not_here(request)
    here, mistake = f"/circle/{member}/entrusts/", ""
    if request.method == "POST":
        try:
            said = _change(request, member, name)
        except (ValueError, LookupError) as wrong:
            mistake = sentence_of(wrong)
        else:
            messages.success(request, said)
            return see(here)
    told = entrusted_to(request.viewer, name, request.now)
    page = EntrustsContext(
        title=f"What you entrust to {name}",
        address=here,
        back=f"/circle/{member}/",
        name=name,
        today=day_of(request.viewer, request.now).isoformat(),
        given=tuple(Given(str(each.id), _words(each)) for each in told.given),
        did=told.did,
        areas=area_choices(request.POST.getlist("areas")),
        purpose=request.POST.get("purpose", ""),
        until=request.POST.get("until", ""),
        mistake=mistake,
    )
    return render(
        request, "entrusted/entrusts.html", {"page": page}, status=422 if mistake else 200
    )


def _words(told: EntrustedTold) -> str:
    areas = ", ".join(words for each, words in AREAS.items() if each in told.areas)
    return f"{areas}; until {told.until}, {told.purpose}"


def _change(request: Asked, member: UUID, name: str) -> str:
    household, by = request.viewer.household, request.viewer.name
    if taken := request.POST.get("take_back"):
        take_back_entrusted(household=household, entrusted=_id(taken), now=request.now, by=by)
        return f"It is no longer entrusted to {name}."
    entrust(
        household=household,
        member=member,
        areas=areas_sent(request),
        until=_until(request),
        purpose=" ".join(request.POST.get("purpose", "").split()),
        now=request.now,
        by=by,
    )
    return f"It is entrusted to {name} from now on."


def _id(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise LookupError("that page was not whole; this is it anew") from None


def _until(request: Asked) -> date:
    try:
        return date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        raise ValueError("Give the day on which it ends, after today and within a year.") from None


# -- whoever acts for him


@for_circle
def acts(request: Asked) -> HttpResponseBase:
    """What is entrusted to whoever looks; sent, they begin or end to act for him."""
    if request.viewer.is_person:
        return see("/circle/")
    if request.method == "POST":
        request.session[ACTS] = request.POST.get("act") == "yes"
        return see("/acting/")
    told = entrusted_to(request.viewer, request.viewer.name, request.now)
    person, begun = person_of(request.viewer), bool(request.session.get(ACTS)) and bool(told.areas)
    page = ActingContext(
        title="What is entrusted to you",
        person=person,
        acts=begun,
        given=tuple(words for each, words in AREAS.items() if each in told.areas),
        places=tuple(_places(request, told.areas)) if begun else (),
        says=tuple(
            Say(
                each.day,
                came(each.day, person),
                does(each, person),
                request.viewer.name in each.said,
            )
            for each in mine_to_say(request.viewer)
        ),
    )
    return render(request, "entrusted/acting.html", {"page": page})


def _say(told: WorstDayTold, request: Asked, person: str) -> Say:
    said = request.viewer.name in told.said
    return Say(told.day, came(told.day, person), does(told, person), said)


def _places(request: Asked, areas: frozenset[Area]) -> Iterable[tuple[str, str]]:
    yield from (place for each, place in _PLACES.items() if each in areas)
    if Area.SEARCHES in areas:
        moments: Moments = moments_of(request.viewer, request.now)
        for each in open_searches(request.viewer, moments):
            yield f"/search/{each.id}/", each.title


__all__ = ["acts", "area_choices", "areas_sent", "entrusts"]
