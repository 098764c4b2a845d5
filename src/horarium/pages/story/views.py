"""His story, for the person alone: what it says, and each sentence to be said otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from horarium.actions.write_story import (
    take_out_fact,
    take_out_figure,
    write_fact,
    write_figure,
)
from horarium.core.disclosure.words import DEPTHS
from horarium.core.disclosure.writing import undecided, without_braces
from horarium.core.rules.explain_words import in_a_sentence
from horarium.core.story import Fact, Figure
from horarium.pages.shell.asked import Asked, for_person
from horarium.pages.shell.once import once, see
from horarium.pages.shell.wrong import not_here, sentence_of
from horarium.pages.story.context import SaidLine, SpokenOf, StoryContext
from horarium.pages.story.forms import (
    HERE,
    fact_form,
    fact_sent,
    figure_form,
    figure_sent,
    mark_of,
)
from horarium.pages.told.views import closed_words
from horarium.tellings.story import NoKeyError, StoryTold, story_told


@for_person
def story(request: Asked) -> HttpResponseBase:
    """All of it that is his, or that others told him."""
    try:
        told = story_told(request.viewer, request.now)
    except NoKeyError as wrong:
        page = StoryContext("Your story", closed=closed_words(wrong))
        return render(request, "story/page.html", {"page": page})
    name = request.viewer.name
    lines = [_said(each, n, name) for n, each in enumerate(told.story.facts, 1)]
    page = StoryContext(
        "Your story",
        undecided=tuple(each for each in lines if each.accounts),
        said=tuple(each for each in lines if not each.accounts),
        spoken_of=tuple(
            SpokenOf(each.name, each.described, _address("who/", n, name in each.owners))
            for n, each in enumerate(told.story.figures, 1)
        ),
    )
    return render(request, "story/page.html", {"page": page})


def _said(fact: Fact, number: int, name: str) -> SaidLine:
    whose = in_a_sentence("yours" if each == name else f"{each}’s" for each in fact.owners)
    return SaidLine(
        without_braces(fact.says),
        f"{fact.subject.value}, from “{DEPTHS[fact.depth]}” on; {whose} to tell",
        _address("", number, name in fact.owners),
        tuple(f"{each.by}: “{without_braces(each.says)}”" for each in undecided(fact)),
    )


def _address(kind: str, number: int, is_his: bool) -> str:  # noqa: FBT001 - a fact, no mode
    return f"{HERE}{kind}{number}/" if is_his else ""


# -- a sentence, or somebody to speak of


@for_person
@once
def new_fact(request: Asked) -> HttpResponseBase:
    """A new sentence; sent, it is written."""
    return _entry(request, _FACTS, 0)


@for_person
@once
def fact(request: Asked, number: int) -> HttpResponseBase:
    """One sentence; sent, it is said otherwise or taken out."""
    return _entry(request, _FACTS, number) if number else not_here(request)


@for_person
@once
def new_figure(request: Asked) -> HttpResponseBase:
    """Somebody the story has not spoken of; sent, they are there to speak of."""
    return _entry(request, _FIGURES, 0)


@for_person
@once
def figure(request: Asked, number: int) -> HttpResponseBase:
    """How somebody is spoken of; sent, it is so from now on."""
    return _entry(request, _FIGURES, number) if number else not_here(request)


Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Entries:
    """Sentences or figures: where they are, how one is shown, and how it is written."""

    address: str
    template: str
    of: Callable[[StoryTold], Sequence[Fact | Figure]]
    form: Callable[..., object]
    write: Callable[[Asked, StoryTold, Given], str]


def _entry(request: Asked, entries: _Entries, number: int) -> HttpResponseBase:
    """The form of the entry of a number, or of a new one for 0; sent, it is written."""
    try:
        told = story_told(request.viewer, request.now)
    except NoKeyError:
        return see(HERE)
    was = _one(entries.of(told), number, request.viewer.name)
    if number and not was and request.method != "POST":
        return not_here(request)
    mistake = ""
    if request.method == "POST":
        try:
            messages.success(request, _written(request, entries, told, was))
        except (ValueError, LookupError) as wrong:
            mistake = sentence_of(wrong)
        else:
            return see(HERE)
    address = f"{HERE}{entries.address}{number or 'new'}/"
    page = entries.form(request, told, address, was, mistake)
    return render(request, entries.template, {"page": page}, status=422 if mistake else 200)


def _one(entries: Sequence[Fact | Figure], number: int, name: str) -> Fact | Figure | None:
    """The entry of that number, where it is his to change; else None."""
    found = entries[number - 1] if 0 < number <= len(entries) else None
    return found if found and name in found.owners else None


def _written(request: Asked, entries: _Entries, told: StoryTold, was: Fact | Figure | None) -> str:
    if request.POST.get("was", "") != mark_of(was):
        raise LookupError("it was changed meanwhile; look at what stands there now")
    viewer = request.viewer
    given = {"household": viewer.household, "was": was, "now": request.now, "by": viewer.name}
    return entries.write(request, told, given)


def _write_fact(request: Asked, told: StoryTold, given: Given) -> str:
    if given["was"] and "out" in request.POST:
        take_out_fact(**given)
        return "It is taken out, and told to nobody any more."
    made = fact_sent(request, told, given["was"])
    write_fact(**given, fact=made, after=request.POST.get("after", ""))
    return "Written. Nobody is told it whom you do not let know."


def _write_figure(request: Asked, told: StoryTold, given: Given) -> str:
    if given["was"] and "out" in request.POST:
        take_out_figure(**given)
        return f"{given['was'].name} is not spoken of any more."
    made = figure_sent(request, told, given["was"])
    write_figure(**given, figure=made)
    return f"{made.name} is spoken of so from now on."


_FACTS = _Entries("", "story/fact.html", lambda told: told.story.facts, fact_form, _write_fact)
_FIGURES = _Entries(
    "who/", "story/figure.html", lambda told: told.story.figures, figure_form, _write_figure
)
