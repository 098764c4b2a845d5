"""What is hidden changes no byte of what is shown to whoever may not know it."""

from functools import cache
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.tellings.two_worlds import NO_SHIFT, Hidden, pages_in, still

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.tellings.two_worlds.now"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@cache
def usual() -> dict[tuple[str, str], bytes]:
    return pages_in(Hidden())


def differs(hidden: Hidden) -> list[tuple[str, str, list[bytes]]]:
    """Who sees, at which address and in which lines, that something is hidden."""
    seen = pages_in(hidden)
    assert set(seen) == set(usual())
    return [
        (*each, sorted(set(page.splitlines()) ^ set(usual()[each].splitlines())))
        for each, page in seen.items()
        if page != usual()[each]
    ]


@pytest.mark.parametrize("why", ["she leaves", "she left", "she was never to come"])
def test_why_somebody_does_not_come(why: str) -> None:
    assert differs(Hidden(why_rosa=why)) == []


def test_what_is_under_way() -> None:
    """What others ask for, who checked in, and what he plans."""
    assert differs(Hidden(under_way=True)) == []


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
    )
)
@settings(
    max_examples=8,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_hidden(hidden: Hidden) -> None:
    assert differs(hidden) == []
