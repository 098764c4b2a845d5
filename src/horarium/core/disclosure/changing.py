"""A story after somebody let someone know something, took it back, was renamed or is forgotten."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from horarium.core.disclosure.allowed import Judge
from horarium.core.story import Account, Consent, Fact, Figure, Story, Subject, They, slots_of


def allowing(story: Story, consent: Consent) -> Story:
    """With one more yes: what it says of its subjects takes the place of what was said before."""
    said = taking_back(story, consent.of, consent.to, consent.subjects, consent.since)
    return replace(said, consents=(*said.consents, consent))


def taking_back(story: Story, of: str, to: str, subjects: Iterable[Subject], day: date) -> Story:
    """From ``day`` on ``to`` may know nothing more of these ``subjects`` of an owner."""
    gone = set(subjects)
    consents: list[Consent] = []
    for each in story.consents:
        meant = each.of == of and each.to == to and gone & set(each.subjects)
        consents += _rest(each, gone, day) if meant and not _is_over(each, day) else [each]
    return replace(story, consents=tuple(consents))


def _is_over(consent: Consent, day: date) -> bool:
    return consent.until is not None and consent.until <= day


def _rest(consent: Consent, gone: set[Subject], day: date) -> Iterable[Consent]:
    """Until that day as it was, and from then on without what is gone."""
    rest = tuple(each for each in consent.subjects if each not in gone)
    if consent.since < day:
        yield replace(consent, until=day)
    if rest:
        yield replace(consent, subjects=rest, since=max(consent.since, day))


def leaving(story: Story, name: str, day: date) -> Story:
    """Whoever leaves is let know nothing any more from ``day`` on."""
    ended = (_ended(each, day) if each.to == name else each for each in story.consents)
    return replace(story, consents=tuple(each for each in ended if each))


def _ended(consent: Consent, day: date) -> Consent | None:
    if _is_over(consent, day):
        return consent
    return replace(consent, until=day) if consent.since < day else None


def renamed(story: Story, old: str, new: str) -> Story:
    """Whoever was called ``old`` is called ``new`` in all of it."""

    def name(known: str) -> str:
        return new if known == old else known

    return Story(
        tuple(_figure_renamed(each, name) for each in story.figures),
        tuple(_fact_renamed(each, name) for each in story.facts),
        tuple(replace(each, of=name(each.of), to=name(each.to)) for each in story.consents),
    )


Name = Callable[[str], str]


def _figure_renamed(figure: Figure, name: Name) -> Figure:
    return replace(figure, name=name(figure.name), owners=tuple(map(name, figure.owners)))


def _fact_renamed(fact: Fact, name: Name) -> Fact:
    return replace(
        fact,
        about=name(fact.about),
        says=_says_renamed(fact.says, name),
        owners=tuple(map(name, fact.owners)),
        accounts=tuple(Account(name(each.by), each.says) for each in fact.accounts),
    )


def _says_renamed(says: str, name: Name) -> str:
    said, end = "", 0
    for slot in slots_of(says):
        said += says[end : slot.start + 1] + name(slot.figure)
        end = slot.start + 1 + len(slot.figure)
    return said + says[end:]


def forgetting(story: Story, name: str, instead: str) -> Story:
    """Without what is ``name``'s: their facts, their yes, and what they were let know.

    In what is others' to tell as well they stay as ``instead``, whom nothing tells from anybody.
    What somebody else wrote out in words stays as they wrote it.
    """
    kept = replace(
        story,
        facts=tuple(
            replace(each, accounts=tuple(said for said in each.accounts if said.by != name))
            for each in story.facts
            if each.owners != (name,)
        ),
        consents=tuple(each for each in story.consents if name not in (each.of, each.to)),
    )
    made = renamed(_without_missing(kept), name, instead)
    return replace(
        made,
        figures=tuple(
            Figure(instead, "somebody", They.THEY, each.owners) if each.name == instead else each
            for each in made.figures
        ),
    )


def as_known(story: Story, judge: Judge, name: str) -> Story:
    """What ``name``, whom the judge judges for, knows of it, with the yeses of theirs and to them.

    A fact of theirs that is not decided on yet is known to them too.
    """
    facts = tuple(each for each in story.facts if not judge(each).lacking)
    named = {each.about for each in facts} | {owner for each in facts for owner in each.owners}
    named |= {slot.figure for each in facts for slot in slots_of(each.says)}
    kept = Story(
        tuple(each for each in story.figures if each.name in named),
        facts,
        tuple(each for each in story.consents if name in (each.of, each.to)),
    )
    return _without_missing(kept)


def _without_missing(story: Story) -> Story:
    """Facts are instead of those that are there, and one without a word or account is none."""
    facts = tuple(each for each in story.facts if each.says or each.accounts)
    there = {each.name for each in facts}
    return replace(
        story,
        facts=tuple(
            replace(each, instead_of=tuple(one for one in each.instead_of if one in there))
            for each in facts
        ),
    )
