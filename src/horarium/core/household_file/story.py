"""The tables of a household's story: [[figure]], [[fact]] with its accounts, and [[consent]]."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from horarium.core.household_file.agree import once
from horarium.core.household_file.fields import (
    Reader,
    day,
    one_of,
    read,
    several,
    tables,
    text,
    whole,
)
from horarium.core.household_file.mistake import Place, nearest, told
from horarium.core.story import (
    DEEPEST,
    Account,
    Consent,
    Fact,
    Figure,
    Story,
    Subject,
    They,
    slots_of,
)

_LONGEST = 400
_DEPTH = whole(1, DEEPEST, beyond=f"the depths of the why are 1 to {DEEPEST}")


def story(place: Place, data: Mapping[str, object], person: str, members: Iterable[str]) -> Story:
    """The story in a file whose ``person`` and ``members`` these are.

    A fact without owners is the person's. Raises HouseholdFileError.
    """
    made = _owned(told_as_it_is(place, data), person)
    _agree(place, made, person, tuple(members))
    return made


def told_as_it_is(place: Place, data: Mapping[str, object]) -> Story:
    """The tables alone, whoever is in the house by now. Raises HouseholdFileError."""
    return Story(**{f"{key}s": each for key, each in read(place, data, STORY).items()})


def _figure(place: Place, value: object) -> Figure:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "described": text(),
        "they": one_of(They),
        "named_from": _DEPTH,
        "subject": one_of(Subject),
        "owners": several(text()),
    }
    required = {
        "name": 'name = "..."',
        "described": 'described = "a friend" or whoever this is',
        "they": 'they = "he", "she" or "they"',
    }
    return Figure(**{"owners": (), **read(place, value, fields, required)})


def _fact(place: Place, value: object) -> Fact:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "about": text(),
        "says": text(_LONGEST, empty=True),
        "subject": one_of(Subject),
        "depth": _DEPTH,
        "owners": several(text()),
        "instead_of": several(text()),
        "account": tables(_account),
    }
    required = {
        "name": 'name = "..."',
        "about": 'about = "..." with whom it is about',
        "says": 'says = "{...} ..." with a sentence, or "" while it is undecided',
        "subject": 'subject = "life" or another subject',
        "depth": "depth = 1 to 5, from where on it is told",
    }
    found = {"owners": (), **read(place, value, fields, required)}
    found["accounts"] = found.pop("account", ())
    if not found["says"] and not found["accounts"]:
        raise place.at("says").wrong("nothing is said and nobody gave an account; write a sentence")
    return Fact(**found)


def _account(place: Place, value: object) -> Account:
    fields: dict[str, Reader[Any]] = {"by": text(), "says": text(_LONGEST)}
    required = {"by": 'by = "..." with who said it', "says": 'says = "..." with what they said'}
    return Account(**read(place, value, fields, required))


def _consent(place: Place, value: object) -> Consent:
    fields: dict[str, Reader[Any]] = {
        "of": text(),
        "to": text(),
        "subjects": several(one_of(Subject), like='"work"'),
        "depth": _DEPTH,
        "since": day,
        "purpose": text(200),
        "until": day,
    }
    required = {
        "of": 'of = "..." with whose yes it is',
        "to": 'to = "..." with the member who may know',
        "subjects": 'subjects = ["work"] or others',
        "depth": "depth = 1 to 5, how much of the why",
        "since": "the day it was given, such as since = 1988-01-15",
        "purpose": 'purpose = "..." with what it is for',
    }
    found = Consent(**read(place, value, fields, required))
    if found.until and found.until <= found.since:
        raise place.at("until").wrong("it ends before it begins; write a later date")
    return found


STORY: Mapping[str, Reader[Any]] = {
    "figure": tables(_figure),
    "fact": tables(_fact),
    "consent": tables(_consent),
}


def _owned(made: Story, person: str) -> Story:
    return replace(
        made,
        figures=tuple(
            each if each.owners else replace(each, owners=(person,)) for each in made.figures
        ),
        facts=tuple(
            each if each.owners else replace(each, owners=(person,)) for each in made.facts
        ),
    )


def _agree(place: Place, made: Story, person: str, members: tuple[str, ...]) -> None:
    """Every name that is used is somebody's, and nothing is named twice."""
    figures = tuple(each.name for each in made.figures)
    people = tuple(dict.fromkeys((person, *members, *figures)))
    facts = tuple(each.name for each in made.facts)
    once(place, "figure", figures)
    once(place, "fact", facts)
    for index, figure in enumerate(made.figures):
        _all_known(place.at("figure", index, "owners"), figure.owners, people, "person")
    for index, fact in enumerate(made.facts):
        here = place.at("fact", index)
        _all_known(here.at("about"), (fact.about,), figures, "figure")
        _all_known(here.at("owners"), fact.owners, people, "person")
        _all_known(here.at("instead_of"), fact.instead_of, facts[:index], "earlier fact")
        _all_known(here.at("says"), _mentioned(fact.says), figures, "figure")
    for index, consent in enumerate(made.consents):
        here = place.at("consent", index)
        _all_known(here.at("of"), (consent.of,), people, "person")
        _all_known(here.at("to"), (consent.to,), (person, *members), "member")
        if consent.of == consent.to:
            raise here.at("to").wrong("nobody needs leave to know what is their own; remove it")


def _mentioned(says: str) -> tuple[str, ...]:
    return tuple(slot.figure for slot in slots_of(says))


def _all_known(here: Place, names: Iterable[str], known: tuple[str, ...], what: str) -> None:
    for name in names:
        if name not in known:
            meant = nearest(name, known)
            remedy = f"write {told(meant)}" if meant else "add it or remove it here"
            raise here.wrong(f"there is no {what} {told(name)}; {remedy}")
