"""What is hidden changes no byte of what is shown to whoever may not know it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.tellings.hidden_house import OTHERWISE, Hidden
from tests.tellings.two_worlds import NO_SHIFT, Seen, pages_in, refusals_in, sent_in, still

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.tellings.two_worlds.now"
    settings.HORARIUM_VOICES = {way: {} for way in ("sms", "push", "mail")}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@cache
def usual(looked: Callable[[Hidden], Seen] = pages_in) -> Seen:
    return looked(Hidden())


def differs(
    hidden: Hidden, looked: Callable[[Hidden], Seen] = pages_in
) -> list[tuple[str, str, list[bytes]]]:
    """Who sees, at which address and in which lines, that something is hidden."""
    seen, known = looked(hidden), usual(looked)
    assert set(seen) == set(known)
    return [
        (*each, sorted(set(page.splitlines()) ^ set(known[each].splitlines())))
        for each, page in seen.items()
        if page != known[each]
    ]


@pytest.mark.parametrize("why", ["she leaves", "she left", "she was never to come"])
def test_why_somebody_does_not_come(why: str) -> None:
    assert differs(Hidden(why_rosa=why)) == []


def test_all_that_no_part_requires() -> None:
    """Each field of which the registry says so is otherwise, and no byte is."""
    assert differs(OTHERWISE) == []


ALL = replace(OTHERWISE, under_way=True, story="something of his", course="a course")


def test_what_is_said_to_whoever_sends_too_little_or_what_is_not_theirs() -> None:
    """Error texts, refusals and where they lead."""
    assert differs(ALL, refusals_in) == []


def test_what_leaves_the_house() -> None:
    """Calendars, and messages of a search, as text and as push."""
    assert differs(ALL, sent_in) == []


def test_what_is_under_way() -> None:
    """What others ask for, who checked in, and what he plans."""
    assert differs(Hidden(under_way=True)) == []


@pytest.mark.parametrize("why", ["she is away", "she left"])
def test_what_nobody_here_is_let_know(why: str) -> None:
    """A story, a journal, counsel, what is entrusted and decided; and none of it."""
    assert differs(Hidden(story="something of his", why_rosa=why)) == []


@pytest.mark.parametrize("looked", [pages_in, refusals_in, sent_in])
def test_whether_there_is_a_course(looked: Callable[[Hidden], Seen]) -> None:
    """The same outings with the same task facts, and another reason for them."""
    assert differs(Hidden(course="something of his"), looked) == []


def test_shift_of_another_is_like_none() -> None:
    """What nobody has and what is somebody else's are answered with the same bytes."""
    for (who, address), page in usual().items():
        if address.startswith("/shift/") and who != "behind the curtain":
            its_own = f"/shift/{still(who, 'wed')}/", f"/shift/{still(who, 'thu')}/"
            assert (b"404" not in page[:3]) == (address in its_own), (who, address)
            assert address in its_own or page == usual()[who, NO_SHIFT]


def test_where_he_is_is_told_to_who_is_with_him_and_to_nobody_else() -> None:
    """It is four o'clock: Ben's shift runs, Ana's is over; nobody is told why he is out."""
    for (who, address), page in usual().items():
        if address.startswith("/machine/") and address != "/machine/say/":
            assert (b"404" not in page[:3]) == (who in ("Ben", "behind the curtain")), (
                who,
                address,
            )
        if address in ("/", "/machine/now/"):
            told = b"Out since 13:40" in page
            assert told == (who == "Ben"), (who, address)


# As a household file keeps them: in one form, and without spaces around.
LETTERS = st.characters(categories=("L", "N"), include_characters=" <&'-\"")
WORDS = (
    st.text(LETTERS, min_size=1, max_size=40)
    .map(lambda words: " ".join(normalize("NFC", words).split()))
    .filter(bool)
)


@given(
    st.builds(
        Hidden,
        outing=WORDS.map("o{}".format),
        at_home=WORDS.map("h{}".format),
        kind=WORDS,
        note=WORDS,
        machine=WORDS,
        set_by=WORDS,
        need=WORDS,
        equipment=WORDS,
        importance=st.integers(1, 3),
        held=st.integers(0, 5),
        pay=st.integers(0, 500),
        floor=WORDS,
        trusted=st.sampled_from(["", "Ana", "Ben", "Rosa"]),
        why_rosa=st.sampled_from(["she is away", "she leaves", "she was never to come"]),
        under_way=st.booleans(),
        story=WORDS | st.just(""),
    )
)
@settings(
    max_examples=8,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_hidden(hidden: Hidden) -> None:
    assert differs(hidden) == []
