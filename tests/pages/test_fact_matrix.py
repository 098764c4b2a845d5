"""Every fact of the cast, for everybody, as little and as much as their owners said yes.

What each page shows is held against the rule in its plainest words: a fact is told where each of
its owners but whoever reads it said yes to them, to its subject and as deep as it lies; and to him,
where he owns it. What goes without saying beside another fact may be left out, and nothing else.
"""

import html
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from horarium.core.disclosure.words import DEPTHS
from horarium.core.household_file import read_story_bytes
from horarium.core.story import Consent, Fact, Story, Subject
from horarium.store.households import save_household
from horarium.store.models import HouseholdRow, MemberRow
from horarium.store.stories import save_story
from tests.in_the_house import NOON, account, signed_in, text
from tests.small_house import BERKELEY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

HOUSEHOLD, STORY = read_story_bytes(BERKELEY.read_bytes())
OWNERS = sorted({owner for each in STORY.facts for owner in each.owners})
MEMBERS = [each.name for each in HOUSEHOLD.members]
TODAY = NOON.date()


def yes(of: str, to: str, depth: int, *subjects: Subject) -> Consent:
    return Consent(of, to, subjects or tuple(Subject), depth, date(1988, 1, 1), "to talk")


def _everyone(depth: int) -> tuple[Consent, ...]:
    people = ("Mark", *MEMBERS)
    return tuple(yes(of, to, depth) for of in OWNERS for to in people if of != to)


STATES: dict[str, tuple[Consent, ...]] = {
    "nobody said yes": (),
    "as the story has it": STORY.consents,
    "it was all taken back": tuple(replace(each, until=TODAY) for each in STORY.consents),
    **{f"everyone, as deep as {words}": _everyone(depth) for depth, words in DEPTHS.items()},
    "he alone": tuple(each for each in _everyone(5) if each.of == "Mark"),
    "all but he": tuple(each for each in _everyone(5) if each.of != "Mark"),
    "of his course alone": tuple(
        yes(of, to, 5, Subject.COURSE) for of in OWNERS for to in MEMBERS if of != to
    ),
}


def allowed(fact: Fact, name: str, consents: tuple[Consent, ...]) -> bool:
    """The rule, once more."""
    if not fact.says:
        return False
    if name == "Mark" and "Mark" in fact.owners:
        return True
    given = {
        each.of
        for each in consents
        if each.to == name
        and fact.subject in each.subjects
        and fact.depth <= each.depth
        and each.since <= TODAY
        and (each.until is None or each.until > TODAY)
    }
    return set(fact.owners) - {name} <= given


def lookers(row: HouseholdRow) -> list[tuple[str, Client]]:
    names = ["", *MemberRow.objects.filter(household=row).values_list("name", flat=True)]
    return [(name or "Mark", signed_in(account(row, name))) for name in names]


def shown(page: str, fact: Fact) -> bool:
    """Whether the reasons of what is told name it."""
    return f"{fact.name.capitalize()}: " in page


@pytest.mark.parametrize("state", STATES)
def test_each_fact_is_told_to_exactly_those_whom_each_owner_lets_know(state: str) -> None:
    row, consents = save_household(HOUSEHOLD), STATES[state]
    save_story(row, Story(STORY.figures, STORY.facts, consents))
    wrong, cells = [], 0
    for name, client in lookers(row):
        page = html.unescape(text(client.get("/told/")))
        told = [each for each in STORY.facts if allowed(each, name, consents)]
        unsaid = {each for fact in told for each in fact.instead_of}
        for fact in STORY.facts:
            cells += 1
            if shown(page, fact) != (fact in told) and fact.name not in unsaid:
                wrong.append(f"{name}, {fact.name}: {'told' if shown(page, fact) else 'not told'}")
    assert cells == len(STORY.facts) * (len(MEMBERS) + 1)
    assert not wrong, "\n".join(wrong)
