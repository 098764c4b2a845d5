"""A story after something was written in it, said otherwise, or taken out of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from horarium.core.story import Account, Fact, Figure, Story, slots_of


def in_braces(says: str, figures: Iterable[Figure]) -> str:
    """A sentence as somebody writes it, with each figure that it names in braces."""
    names = sorted((each.name for each in figures), key=len, reverse=True)
    plain = without_braces(says)
    if not names:
        return plain
    any_of_them = "|".join(map(re.escape, names))
    return re.sub(rf"(?<!\w)(?:{any_of_them})(?:['’]s)?(?!\w)", r"{\g<0>}", plain)


def without_braces(says: str) -> str:
    """A sentence as somebody reads it who may know every name in it."""
    return says.replace("{", "").replace("}", "")


def with_fact(story: Story, fact: Fact, *, was: str = "", after: str = "") -> Story:
    """With a new fact, or one in the place of the fact that ``was`` called so.

    It is told right ``after`` another, or first where that is "". One that would be called as
    another is gets a number. What goes without saying where it is told stays as it was. Raises
    LookupError where nothing is called so.
    """
    before = _fact(story, was) if was else None
    rest = [each for each in story.facts if each is not before]
    at = rest.index(_fact(story, after)) + 1 if after else 0
    called = _free(fact.name, {each.name for each in rest})
    made = replace(fact, name=called, instead_of=before.instead_of if before else ())
    renamed = [_instead(each, was, called) for each in rest]
    return replace(story, facts=tuple(_in_order([*renamed[:at], made, *renamed[at:]])))


def without_fact(story: Story, name: str) -> Story:
    """Nobody is told it any more. Raises LookupError where there is none."""
    gone = _fact(story, name)
    kept = (_instead(each, name, "") for each in story.facts if each is not gone)
    return replace(story, facts=tuple(kept))


def with_figure(story: Story, figure: Figure, *, was: str = "") -> Story:
    """With somebody new to speak of, or described otherwise. Who ``was`` there keeps their name.

    Raises ValueError where a new one is called as another is.
    """
    names = [each.name for each in story.figures]
    if not was and figure.name in names:
        raise ValueError(f"{figure.name} is spoken of already; change what is said of them there.")
    if not was:
        return replace(story, figures=(*story.figures, figure))
    kept = replace(figure, name=was)
    figures = (kept if each.name == was else each for each in story.figures)
    return replace(story, figures=tuple(figures))


def without_figure(story: Story, name: str) -> Story:
    """Raises ValueError where a fact speaks of them."""
    for fact in story.facts:
        if name == fact.about or name in {slot.figure for slot in slots_of(fact.says)}:
            raise ValueError(f"{name} is spoken of; take what is said of them out first.")
    kept = tuple(each for each in story.figures if each.name != name)
    return replace(story, figures=kept)


def undecided(fact: Fact) -> tuple[Account, ...]:
    """What was said of it by whom, as long as his word is missing."""
    return () if fact.says else fact.accounts


def _fact(story: Story, name: str) -> Fact:
    for each in story.facts:
        if each.name == name:
            return each
    raise LookupError("it is not there any more")


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(each for n in count(2) if (each := f"{name} ({n})") not in taken)


def _in_order(facts: Iterable[Fact]) -> Iterator[Fact]:
    """A fact is told instead of those before it alone."""
    before: set[str] = set()
    for each in facts:
        yield replace(each, instead_of=tuple(one for one in each.instead_of if one in before))
        before.add(each.name)


def _instead(fact: Fact, was: str, called: str) -> Fact:
    """A later fact goes on to be told instead of one that is called otherwise now, or is gone."""
    if not was or was not in fact.instead_of:
        return fact
    kept = (called if each == was else each for each in fact.instead_of)
    return replace(fact, instead_of=tuple(each for each in kept if each))
