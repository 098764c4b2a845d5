"""His story, from nothing to much, and its forms."""

from dataclasses import replace
from typing import Any

from horarium.core.disclosure.words import DEPTHS
from horarium.core.story import Subject
from horarium.pages.shell.choice import Choice
from horarium.pages.story.context import (
    FactContext,
    FigureContext,
    SaidLine,
    SpokenOf,
    StoryContext,
)

_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_CHANGED = "It was changed meanwhile; look at what stands there now."


def _chosen(known: dict[str, str], *chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, words, value in chosen) for value, words in known.items())


_SUBJECTS = {each.value: each.value for each in Subject}
_DEPTHS = {str(each): words for each, words in DEPTHS.items()}
_PEOPLE = {each: each for each in ("Mark", "Ana", "Ben", "Father Brendan", _LONG)}

_FACT = FactContext(
    title="Say it otherwise",
    address="/story/2/",
    was="9f86d081884c7d659a2feaa0c55ad015",
    says="Mark has a deadline on Friday.",
    name="the deadline",
    about=_chosen(_PEOPLE, "Mark"),
    subjects=_chosen(_SUBJECTS, "work"),
    depths=_chosen(_DEPTHS, "3"),
    owners=_chosen(_PEOPLE, "Mark"),
    after=_chosen({"": "as the first of all", "writes": "after: Mark writes."}, "writes"),
)
_NEW = replace(
    _FACT,
    title="Write a sentence",
    address="/story/new/",
    was="",
    says="",
    name="",
    depths=_chosen(_DEPTHS, "5"),
    subjects=_chosen(_SUBJECTS, "life"),
)
_FIGURE = FigureContext(
    title="How Father Brendan is spoken of",
    address="/story/who/3/",
    was="9f86d081884c7d659a2feaa0c55ad015",
    name="Father Brendan",
    described="his priest",
    they=_chosen({"he": "he", "she": "she", "they": "they"}, "he"),
    named_from=_chosen({"never": "never", **_DEPTHS}, "3"),
    subjects=_chosen(_SUBJECTS, "counsel"),
    owners=_chosen(_PEOPLE, "Mark", "Father Brendan"),
    named=True,
)

SCREENS: dict[str, dict[str, Any]] = {
    "story/page.html": {
        "some of it": StoryContext(
            "Your story",
            undecided=(
                SaidLine(
                    "",
                    "life, from “who it is about” on; yours and Ana’s to tell",
                    "/story/3/",
                    ("Ana: “It was in May.”", "Mark: “It was in June.”"),
                ),
            ),
            said=(
                SaidLine("Mark writes.", "work, from “a line” on; yours to tell", "/story/1/"),
                SaidLine(
                    "Mark has a deadline on Friday, which he told nobody of but his editor.",
                    f"work, from “how it came about” on; yours and {_LONG}’s to tell",
                    "/story/2/",
                ),
                SaidLine("Ana has a dog.", "life, from “a line” on; Ana’s to tell"),
            ),
            spoken_of=(
                SpokenOf("Mark", "a man", "/story/who/1/"),
                SpokenOf("Father Brendan", "his priest", "/story/who/2/"),
                SpokenOf("Ana", "an attendant"),
            ),
        ),
        "nothing yet": StoryContext("Your story"),
        "its key is not here": StoryContext(
            "Your story",
            closed=(
                "Nothing can be read: its key is not in the folder of the keys; "
                "put that folder back."
            ),
        ),
    },
    "story/fact.html": {
        "a sentence": _FACT,
        "a new one": _NEW,
        "accounts differ": replace(
            _FACT,
            says="",
            accounts=("Ana: “It was in May.”", "Mark: “It was in June.”"),
        ),
        "changed meanwhile": replace(_FACT, mistake=_CHANGED),
    },
    "story/figure.html": {
        "somebody": _FIGURE,
        "somebody new": replace(
            _FIGURE,
            title="Somebody to speak of",
            address="/story/who/new/",
            was="",
            name="",
            described="",
            named=False,
            named_from=_chosen({"never": "never", **_DEPTHS}, "never"),
        ),
        "no description": replace(
            _FIGURE,
            described="",
            mistake="Write a name, and what stands for it where it is not told.",
        ),
    },
}
