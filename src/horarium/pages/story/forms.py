"""A sentence and somebody to speak of, as forms show and send them."""

from collections.abc import Iterable
from hashlib import sha256

from horarium.core.disclosure.words import DEPTHS
from horarium.core.disclosure.writing import undecided, without_braces
from horarium.core.story import Fact, Figure, Story, Subject, They
from horarium.pages.shell.asked import Asked
from horarium.pages.shell.choice import Choice
from horarium.pages.story.context import FactContext, FigureContext
from horarium.tellings.story import StoryTold

HERE = "/story/"
FIRST = "as the first of all"
_NEVER = "never"
_DEPTHS = {str(each) for each in DEPTHS}


def mark_of(was: Fact | Figure | None) -> str:
    """Tells whether something is still what it was when the page was made, and not what."""
    return sha256(repr(was).encode()).hexdigest()[:32] if was else ""


# -- a sentence


def blank_fact(told: StoryTold, person: str) -> Fact:
    """What a new one begins with: of him, his alone, as deep as the deepest."""
    about = next((each.name for each in told.story.figures if each.name == person), "")
    return Fact("", about, "", Subject.LIFE, max(DEPTHS), (person,))


def fact_sent(request: Asked, told: StoryTold, was: Fact | None) -> Fact:
    """As it was typed; without a choice, what is told least."""
    sent, subjects = request.POST, {each.value: each for each in Subject}
    depth = sent.get("depth", "")
    return Fact(
        name=_line(sent.get("name", "")),
        about=sent.get("about", ""),
        says=_line(sent.get("says", "")),
        subject=subjects.get(sent.get("subject", ""), Subject.LIFE),
        depth=int(depth) if depth in _DEPTHS else max(DEPTHS),
        owners=_people(request, told),
        accounts=was.accounts if was else (),
    )


def fact_form(
    request: Asked, told: StoryTold, address: str, was: Fact | None, mistake: str = ""
) -> FactContext:
    """The form with what is there, or with what was typed where that was sent."""
    begun = was or blank_fact(told, request.viewer.name)
    shown = fact_sent(request, told, was) if request.method == "POST" else begun
    after = request.POST.get("after", _before(told.story, was))
    figures = [each.name for each in told.story.figures]
    return FactContext(
        title="Say it otherwise" if was else "Write a sentence",
        address=address,
        was=mark_of(was),
        says=without_braces(shown.says),
        name=shown.name,
        about=_choices(((each, each) for each in figures), [shown.about]),
        subjects=_choices(((each.value, each.value) for each in Subject), [shown.subject.value]),
        depths=_choices(((str(each), w) for each, w in DEPTHS.items()), [str(shown.depth)]),
        owners=_choices(((each, each) for each in told.people), shown.owners),
        after=_choices(_places(told.story, was), [after]),
        accounts=tuple(f"{each.by}: “{without_braces(each.says)}”" for each in begun.accounts),
        mistake=mistake,
    )


def _places(story: Story, was: Fact | None) -> list[tuple[str, str]]:
    others = [each for each in story.facts if each is not was]
    return [("", FIRST), *((each.name, f"after: {_short(each)}") for each in others)]


def _short(fact: Fact) -> str:
    said = without_braces(fact.says) or next(f"“{each.says}”" for each in undecided(fact))
    return said if len(said) <= 60 else f"{said[:59].rstrip()}…"


def _before(story: Story, was: Fact | None) -> str:
    """After what it stands; a new one comes last."""
    names = [each.name for each in story.facts]
    at = names.index(was.name) if was else len(names)
    return names[at - 1] if at else ""


# -- somebody


def figure_sent(request: Asked, told: StoryTold, was: Figure | None) -> Figure:
    """As it was typed; without a choice, what is told least."""
    sent, subjects = request.POST, {each.value: each for each in Subject}
    ways, depth = {each.value: each for each in They}, sent.get("named_from", "")
    return Figure(
        name=was.name if was else _line(sent.get("name", "")),
        described=_line(sent.get("described", "")),
        they=ways.get(sent.get("they", ""), They.THEY),
        owners=_people(request, told),
        named_from=int(depth) if depth in _DEPTHS else None,
        subject=subjects.get(sent.get("subject", ""), Subject.LIFE),
    )


def figure_form(
    request: Asked, told: StoryTold, address: str, was: Figure | None, mistake: str = ""
) -> FigureContext:
    """The form with what is there, or with what was typed where that was sent."""
    begun = was or Figure("", "", They.THEY, (request.viewer.name,))
    shown = figure_sent(request, told, was) if request.method == "POST" else begun
    depths = [(_NEVER, "never"), *((str(each), words) for each, words in DEPTHS.items())]
    return FigureContext(
        title=f"How {was.name} is spoken of" if was else "Somebody to speak of",
        address=address,
        was=mark_of(was),
        name=shown.name,
        described=shown.described,
        they=_choices(((each.value, each.value) for each in They), [shown.they.value]),
        named_from=_choices(depths, [str(shown.named_from or _NEVER)]),
        subjects=_choices(((each.value, each.value) for each in Subject), [shown.subject.value]),
        owners=_choices(((each, each) for each in told.people), shown.owners),
        named=was is not None,
        mistake=mistake,
    )


def _people(request: Asked, told: StoryTold) -> tuple[str, ...]:
    sent = set(request.POST.getlist("owners"))
    return tuple(each for each in told.people if each in sent)


def _line(typed: str) -> str:
    return " ".join(typed.split())


def _choices(known: Iterable[tuple[str, str]], chosen: Iterable[str]) -> tuple[Choice, ...]:
    there = set(chosen)
    return tuple(Choice(value, words, value in there) for value, words in known)
