"""A telling is made from what its audience is allowed, and from nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.disclosure.allowed import as_far_as, to_member
from horarium.core.disclosure.telling import telling
from horarium.core.story import (
    DEEPEST,
    Account,
    Consent,
    Fact,
    Figure,
    Story,
    Subject,
    They,
    name_of,
    slots_of,
)
from tests.core.disclosure.stories import FIRST, MEMBERS, days, depths, says, stories

ALL = tuple(Subject)
MARK = Figure("Mark", "a man", They.HE, ("Mark",), 2)
CHERYL = Figure("Cheryl", "a surrogate partner", They.SHE, ("Mark", "Cheryl"), 2)


def fact(name: str, says: str, depth: int = 1, about: str = "Mark", **others: Any) -> Fact:
    values: dict[str, Any] = {"subject": Subject.LIFE, "owners": ("Mark",), **others}
    return Fact(name=name, about=about, says=says, depth=depth, **values)


def consent(of: str, to: str = "Ana", depth: int = DEEPEST, **others: Any) -> Consent:
    values: dict[str, Any] = {"subjects": ALL, "since": FIRST, "purpose": "a talk", **others}
    return Consent(of=of, to=to, depth=depth, **values)


def story(*facts: Fact, consents: tuple[Consent, ...] = ()) -> Story:
    return Story((MARK, CHERYL), facts, consents)


# -- two worlds


@given(stories, st.sampled_from(MEMBERS), days, st.data())
def test_the_hidden_makes_no_difference(
    told: Story, member: str, day: date, data: st.DataObject
) -> None:
    """Hidden facts taken out, said otherwise or deeper still: the same telling, byte for byte."""
    judge = to_member(member, told.consents, day)
    world = telling(told, judge)
    for each in told.facts:
        if judge(each).allowed:
            continue
        without = tuple(one for one in told.facts if one is not each)
        other = replace(each, says=data.draw(says()), instead_of=())
        assert telling(replace(told, facts=without), judge) == world
        if not judge(other).allowed:
            facts = tuple(other if one is each else one for one in told.facts)
            assert telling(replace(told, facts=facts), judge) == world


@given(stories, depths, st.sampled_from(["Mark", "Cheryl", "Brendan", "Amanda"]))
def test_a_hidden_name_makes_no_difference(told: Story, depth: int, who: str) -> None:
    """Somebody whose name is not told could have any other."""
    judge = as_far_as(depth)
    [figure] = [each for each in told.figures if each.name == who]
    name = name_of(figure)
    if name and judge(name).allowed:
        return
    text = telling(told, judge).text
    assert who not in text


@given(stories, st.sampled_from(MEMBERS), days)
def test_consents_to_others_make_no_difference(told: Story, member: str, day: date) -> None:
    others = tuple(each for each in told.consents if each.to == member and each.holds_on(day))
    alone = replace(told, consents=others)
    assert telling(told, to_member(member, told.consents, day)) == telling(
        alone, to_member(member, others, day)
    )


# -- never more, never less


@given(stories, st.sampled_from(MEMBERS), days)
def test_every_allowed_fact_is_told_and_no_other(told: Story, member: str, day: date) -> None:
    judge = to_member(member, told.consents, day)
    made = telling(told, judge)
    assert made.facts & {each.name for each in told.facts} == {
        each.name for each in told.facts if judge(each).allowed
    }
    traced = {
        each.fact.name
        for paragraph in made.paragraphs
        for sentence in paragraph
        for each in sentence.because
    }
    assert traced == made.facts


@given(stories, st.sampled_from(MEMBERS), days)
def test_every_sentence_has_the_consent_of_every_owner(told: Story, member: str, day: date) -> None:
    made = telling(told, to_member(member, told.consents, day))
    for paragraph in made.paragraphs:
        for judged in (each for sentence in paragraph for each in sentence.because):
            gave = {each.of for each in judged.consents}
            assert gave | {member} >= set(judged.fact.owners)
            for each in judged.consents:
                assert each.to == member
                assert each.holds_on(day)
                assert each.depth >= judged.fact.depth
                assert judged.fact.subject in each.subjects


@given(stories, depths)
def test_deeper_is_never_less(told: Story, depth: int) -> None:
    shallow, deep = (telling(told, as_far_as(each)).facts for each in (depth - 1, depth))
    assert shallow <= deep


def test_a_name_that_was_told_goes_without_saying_too() -> None:
    """A fuller fact that names nobody takes no name back."""
    told = story(
        fact("short", "{Cheryl} came.", 2, about="Cheryl"),
        fact("full", "Everybody came.", 3, about="Cheryl", instead_of=("short",)),
    )
    shallow, deep = (telling(told, as_far_as(each)).facts for each in (2, 3))
    assert "the name Cheryl" in shallow
    assert shallow < deep


@given(stories)
def test_at_depth_0_there_is_nothing(told: Story) -> None:
    made = telling(told, as_far_as(0))
    assert (made.text, made.facts, made.paragraphs) == ("", frozenset(), ())


@given(stories, st.sampled_from(MEMBERS))
def test_who_was_given_nothing_reads_only_what_is_theirs(told: Story, member: str) -> None:
    made = telling(told, to_member(member, (), FIRST))
    for each in told.facts:
        assert (each.name in made.facts) == (each.owners == (member,) and bool(each.says))


@given(stories, depths)
def test_no_brace_is_left(told: Story, depth: int) -> None:
    assert not set("{}") & set(telling(told, as_far_as(depth)).text)


# -- consents


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(1988, 2, 29), False),
        (date(1988, 3, 1), True),
        (date(1988, 3, 9), True),
        (date(1988, 3, 10), False),
    ],
)
def test_a_consent_holds_from_its_day_until_its_end(day: date, told: bool) -> None:
    given_ = (consent("Mark", until=date(1988, 3, 10)),)
    assert to_member("Ana", given_, day)(fact("f", "{Mark} writes.")).allowed is told


def test_one_owner_who_says_nothing_is_enough() -> None:
    hers = fact("f", "{Cheryl} has a son.", owners=("Mark", "Cheryl"))
    judged = to_member("Ana", (consent("Mark"),), FIRST)(hers)
    assert not judged.allowed
    assert judged.lacking == ("Cheryl",)
    assert to_member("Ana", (consent("Mark"), consent("Cheryl")), FIRST)(hers).allowed


def test_a_subject_is_not_another() -> None:
    work = (consent("Mark", subjects=(Subject.WORK,)),)
    assert not to_member("Ana", work, FIRST)(fact("f", "{Mark} writes.")).allowed


def test_what_he_has_not_decided_is_told_to_nobody() -> None:
    """Neither of two accounts is told as true, nor that there are two."""
    open_ = fact("f", "", accounts=(Account("one", "He is."), Account("two", "He is not.")))
    assert telling(story(open_), as_far_as(DEEPEST)).text == ""


# -- prose


@pytest.mark.parametrize(
    ("facts", "depth", "text"),
    [
        (["{Mark} is old.", "{Mark} met {Cheryl}, once."], 1, None),
        (["{Mark} is old.", "{Mark} met {Cheryl}, once."], 2, "Mark is old. He met Cheryl, once."),
        (["{Mark} is old.", "{Mark} writes."], 2, "Mark is old and writes."),
        (["It rains.", "{Mark} is old."], 2, "It rains. Mark is old."),
        (["{Mark} is old.", "{Mark's} house is, too."], 2, "Mark is old. His house is, too."),
        (["It was {Mark's}.", "{Mark's} it was."], 2, "It was Mark’s. His it was."),
    ],
)
def test_who_is_he_by_now(facts: list[str], depth: int, text: str | None) -> None:
    told = story(*(fact(f"f{number}", each) for number, each in enumerate(facts)))
    expected = text or "A man is old. He met a surrogate partner, once."
    assert telling(told, as_far_as(depth)).text == expected


def test_who_was_met_is_no_longer_just_a_man() -> None:
    told = story(
        fact("one", "{Mark} is old, and alone."),
        fact("two", "{Cheryl} came to {Mark}.", about="Cheryl"),
    )
    assert telling(told, as_far_as(1)).text == (
        "A man is old, and alone. A surrogate partner came to the man."
    )


def test_the_fuller_fact_stands_for_the_shorter() -> None:
    told = story(
        fact("short", "{Mark} uses a machine."),
        fact("full", "{Mark} has used a machine since he was six.", 3, instead_of=("short",)),
    )
    assert telling(told, as_far_as(2)).text == "Mark uses a machine."
    full = telling(told, as_far_as(3))
    assert full.text == "Mark has used a machine since he was six."
    assert {"short", "full"} <= full.facts


def test_slots_are_found_where_they_stand() -> None:
    [mark, cheryl] = slots_of("{Mark} is {Cheryl's}.")
    assert (mark.figure, mark.start, mark.possessive) == ("Mark", 0, False)
    assert (cheryl.figure, cheryl.possessive) == ("Cheryl", True)
