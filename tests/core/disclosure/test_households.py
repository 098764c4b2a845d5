"""The stories that are shipped: exactly the facts of each depth, and what each member is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from horarium.core.disclosure.allowed import as_far_as, to_member
from horarium.core.disclosure.telling import telling
from horarium.core.household_file import read_story_bytes
from horarium.core.story import DEEPEST, Story

HOUSEHOLDS = Path(__file__).parents[3] / "households"
STORIES = ("berkeley-1988", "student-six-part-timers")

NEW_AT = {
    1: "iron lung; the wish; contact",
    2: "age; her profession; her house; her husband; a journey; the name Mark; the name Cheryl",
    3: (
        "since polio; religious family; he writes; confession; who made the contact; "
        "he grew by it; the name Father Brendan"
    ),
    4: (
        "when; what he writes; polio at six; devout; the attendant he loved; how that ended; "
        "assignment; the question; the blessing; up to six sessions; deep feelings; "
        "sounding boards; the name Ana; the name Joseph"
    ),
    5: (
        "where and when; what he can do and feel; out of the lung; degree; "
        "how he wants to be treated; not returned; all he hopes for; guilt; "
        "talks with the therapist; recommendation; what it means; a client like him; "
        "a web of people; her son; as intended"
    ),
}


def story_of(name: str) -> Story:
    file = HOUSEHOLDS / f"{name}.toml"
    return read_story_bytes(file.read_bytes(), file.name)[1]


@pytest.mark.parametrize("depth", range(DEEPEST + 1))
def test_each_depth_tells_exactly_its_facts(depth: int) -> None:
    """What each telling of the case adds to the one before, and nothing else."""
    berkeley = story_of("berkeley-1988")
    expected = {name for each in range(1, depth + 1) for name in NEW_AT[each].split("; ")}
    assert telling(berkeley, as_far_as(depth)).facts == expected


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("depth", range(1, DEEPEST + 1))
def test_the_words_of_each_depth(name: str, depth: int, golden: Callable[[str, str], None]) -> None:
    golden(f"tellings/{name}-{depth}.txt", telling(story_of(name), as_far_as(depth)).text + "\n")


TOLD = ("Ana", "Father Brendan", "Dr. Stein", "Cheryl")


@pytest.mark.parametrize("member", TOLD)
def test_what_each_is_told(member: str, golden: Callable[[str, str], None]) -> None:
    story = story_of("berkeley-1988")
    made = telling(story, to_member(member, story.consents, date(1988, 3, 21)))
    golden(
        f"tellings/to-{member.lower().replace('. ', '-').replace(' ', '-')}.txt", f"{made.text}\n"
    )


@pytest.mark.parametrize("member", ["Rosa", "Ben", "Nora", "Walter", "Felix", "Joseph"])
def test_most_are_told_nothing(member: str) -> None:
    """Whoever was not let know anything reads not even that there is something."""
    story = story_of("berkeley-1988")
    assert telling(story, to_member(member, story.consents, date(1988, 3, 21))).text == ""


def test_no_word_at_depth_1_says_who_he_is() -> None:
    """No name, no age, no place."""
    text = telling(story_of("berkeley-1988"), as_far_as(1)).text
    for word in ("Mark", "Cheryl", "Brendan", "38", "Berkeley", "1988"):
        assert word not in text


def test_she_is_told_of_the_course_and_not_of_counsel() -> None:
    story = story_of("berkeley-1988")
    judge = to_member("Cheryl", story.consents, date(1988, 3, 21))
    told = {each.fact.subject for each in map(judge, story.facts) if each.allowed}
    assert "course" in told
    assert "counsel" not in told
    assert "Brendan" not in telling(story, judge).text


def test_her_family_is_hers_to_tell() -> None:
    """He lets his therapist know all; of her son and husband that says nothing."""
    story = story_of("berkeley-1988")
    text = telling(story, to_member("Dr. Stein", story.consents, date(1988, 3, 21))).text
    assert "husband" not in text
    assert "mortgage" not in text
