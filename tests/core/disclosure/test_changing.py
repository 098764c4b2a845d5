"""What is let known, taken back, renamed and forgotten changes that, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.disclosure.allowed import to_member, to_person
from horarium.core.disclosure.changing import (
    allowing,
    forgetting,
    leaving,
    renamed,
    taking_back,
)
from horarium.core.disclosure.telling import telling
from horarium.core.household_file import read_story
from horarium.core.household_file.write import story_text
from horarium.core.story import Consent, Fact, Story, Subject
from tests.core.disclosure.stories import MEMBERS, PEOPLE, days, depths, stories

DAY = timedelta(days=1)
subjects = st.lists(st.sampled_from(Subject), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    to = draw(st.sampled_from(MEMBERS))
    of = draw(st.sampled_from([each for each in PEOPLE if each != to]))
    return Consent(of, to, draw(subjects), draw(depths), draw(days), "to talk")


def told(story: Story, name: str, day: date) -> frozenset[str]:
    return telling(story, to_member(name, story.consents, day)).facts


def lacking(story: Story, name: str, fact: Fact, day: date) -> set[str]:
    return set(to_member(name, story.consents, day)(fact).lacking)


@given(stories)
def test_what_is_written_is_read_again(story: Story) -> None:
    assert read_story(story_text(story)) == story


@given(stories, consents(), days)
def test_a_yes_says_all_there_is_of_its_subjects(story: Story, yes: Consent, day: date) -> None:
    """From its day on; what others said, what he said to others, and the days before stay."""
    after = allowing(story, yes)
    for fact in story.facts:
        for name in MEMBERS:
            before_it, with_it = (lacking(each, name, fact, day) for each in (story, after))
            meant = name == yes.to and fact.subject in yes.subjects and day >= yes.since
            assert before_it - {yes.of} == with_it - {yes.of}
            if not meant:
                assert before_it == with_it
            elif yes.of in fact.owners:
                assert (yes.of in with_it) == (fact.depth > yes.depth)


@given(stories, consents(), days)
def test_taken_back_nothing_is_known_any_more(story: Story, yes: Consent, day: date) -> None:
    after = taking_back(allowing(story, yes), yes.of, yes.to, yes.subjects, yes.since)
    for fact in story.facts:
        if yes.of in fact.owners and fact.subject in yes.subjects and day >= yes.since:
            assert yes.of in lacking(after, yes.to, fact, day)


@given(stories, st.sampled_from(MEMBERS), days, days)
def test_who_leaves_is_told_what_is_theirs_alone(
    story: Story, name: str, day: date, later: date
) -> None:
    after = leaving(story, name, day)
    if later >= day:
        theirs = {each.name for each in story.facts if each.owners == (name,) and each.says}
        names = {each for each in told(after, name, later) if each.startswith("the name")}
        assert told(after, name, later) - names == theirs
    for other in set(MEMBERS) - {name}:
        assert told(after, other, later) == told(story, other, later)


@given(stories, st.sampled_from(PEOPLE), days)
def test_renamed_it_is_the_same_story(story: Story, name: str, day: date) -> None:
    after = renamed(story, name, "Zacharias")
    assert name not in story_text(after).replace("the name", "") or not _is_named(story, name)
    assert renamed(after, "Zacharias", name) == story
    for other in MEMBERS:
        new = "Zacharias" if other == name else other
        facts = {each for each in told(after, new, day) if not each.startswith("the name")}
        assert facts == {each for each in told(story, other, day) if each[:8] != "the name"}


def _is_named(story: Story, name: str) -> bool:
    """By what the story names people with; words in a sentence stay as they were written."""
    named = story_text(replace(story, facts=()))
    return f'"{name}"' in named or any(f"{{{name}" in each.says for each in story.facts)


@given(stories, st.sampled_from(PEOPLE), days)
def test_who_is_forgotten_is_nowhere(story: Story, name: str, day: date) -> None:
    after = forgetting(story, name, "somebody who left")
    text = story_text(after)
    assert f'"{name}"' not in text
    assert f"{{{name}" not in text
    assert read_story(text) == after
    for other in set(MEMBERS) - {name}:
        assert told(after, other, day) <= told(story, other, day) | {"the name somebody who left"}


@given(stories, days)
def test_what_is_his_with_others_he_knows(story: Story, day: date) -> None:
    judge = to_person("Mark", story.consents, day)
    for fact in story.facts:
        if "Mark" in fact.owners:
            assert judge(fact).allowed == bool(fact.says)
        else:
            assert judge(fact) == to_member("Mark", story.consents, day)(fact)
