"""What is written in a story is there, in its place, and everything else is as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.disclosure.writing import (
    in_braces,
    undecided,
    with_fact,
    with_figure,
    without_braces,
    without_fact,
    without_figure,
)
from horarium.core.household_file import read_story
from horarium.core.household_file.write import story_text
from horarium.core.story import Account, Fact, Figure, Story, Subject, They
from tests.core.disclosure.stories import stories

MARK = Figure("Mark", "a man", They.HE, ("Mark",), 1)
ANN = Figure("Ann", "an aunt", They.SHE, ("Mark",))
ANN_LEE = Figure("Ann Lee", "a friend", They.SHE, ("Mark",))
NEW = Fact("new", "Mark", "{Mark} sings.", Subject.LIFE, 2, ("Mark",))


@given(stories)
def test_a_sentence_goes_to_whoever_writes_and_back(story: Story) -> None:
    for fact in story.facts:
        assert in_braces(without_braces(fact.says), story.figures) == fact.says
        assert in_braces(fact.says, story.figures) == fact.says


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann Lee wrote to Mark’s aunt Ann.", "{Ann Lee} wrote to {Mark’s} aunt {Ann}."),
        ("Annabel marks it.", "Annabel marks it."),
        ("{Mark} and Ann", "{Mark} and {Ann}"),
        ("", ""),
    ],
)
def test_names_are_found_as_words(typed: str, kept: str) -> None:
    assert in_braces(typed, (MARK, ANN, ANN_LEE)) == kept
    assert in_braces("Mark", ()) == "Mark"


@given(stories, st.data())
def test_one_more_is_in_its_place(story: Story, data: st.DataObject) -> None:
    after = data.draw(st.sampled_from(["", *(each.name for each in story.facts)]))
    made = with_fact(story, NEW, after=after)
    names = [each.name for each in made.facts]
    assert names.index("new") == (names.index(after) + 1 if after else 0)
    assert without_fact(made, "new") == story
    assert with_fact(made, NEW, after="new").facts[names.index("new") + 1].name == "new (2)"


@given(stories.filter(lambda story: bool(story.facts)), st.data())
def test_said_otherwise_it_is_said_otherwise_and_nothing_else_is(
    story: Story, data: st.DataObject
) -> None:
    was = data.draw(st.sampled_from(story.facts))
    others = [each for each in story.facts if each is not was]
    after = data.draw(st.sampled_from(["", *(each.name for each in others)]))
    made = with_fact(story, replace(was, says="{Mark} sings."), was=was.name, after=after)
    assert [replace(each, instead_of=()) for each in made.facts if each.name != was.name] == [
        replace(each, instead_of=()) for each in others
    ]
    assert read_story(story_text(made)) == made
    for at, fact in enumerate(made.facts):
        assert set(fact.instead_of) <= {each.name for each in made.facts[:at]}


def test_told_instead_of_it_whatever_it_is_called() -> None:
    later = replace(NEW, name="later", instead_of=("new",))
    story = Story((MARK,), (NEW, later))
    called = with_fact(story, replace(NEW, name="song"), was="new")
    assert called.facts[1].instead_of == ("song",)
    assert without_fact(story, "new").facts == (replace(later, instead_of=()),)
    with pytest.raises(LookupError):
        without_fact(story, "song")


def test_somebody_is_spoken_of_once_and_while_a_fact_speaks_of_them() -> None:
    story = with_figure(Story(), MARK)
    with pytest.raises(ValueError, match="spoken of already"):
        with_figure(story, MARK)
    other = with_figure(story, replace(MARK, name="Otto", described="a writer"), was="Mark")
    assert other.figures == (replace(MARK, described="a writer"),)
    with pytest.raises(ValueError, match="is spoken of"):
        without_figure(with_fact(story, NEW), "Mark")
    assert without_figure(story, "Mark") == Story()


def test_accounts_wait_for_his_word() -> None:
    said = (Account("Ana", "It rained."), Account("Ben", "It did not."))
    assert undecided(replace(NEW, says="", accounts=said)) == said
    assert undecided(replace(NEW, accounts=said)) == ()
