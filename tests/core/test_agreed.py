"""Somebody agrees to more: what the household is then, and that it can be taken back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.happened import COUNTS_AGREED, LENGTHS_AGREED, Agrees, after, undone
from horarium.core.happened_file import agreed_words, agrees_from
from horarium.core.household_file.write import weekly_text
from horarium.core.people import Contract
from tests.cast import attendant, backup, house, weekly

HOME = house(members=(attendant("Ana"), attendant("Ben", availability=("mon-fri",))))
hours = st.lists(
    st.sampled_from(weekly("thu 23:00-07:15", "sat,sun", "mon-fri 07:00-09:00")), max_size=2
).map(lambda found: tuple(dict.fromkeys(found)))
lengths = st.none() | st.integers(0, 10_000).map(lambda count: timedelta(minutes=count))
counts = st.none() | st.integers(0, 56)
agreed = st.builds(Agrees, st.just("Ben"), *[lengths] * 4, *[counts] * 2, hours)


def contract_of(name: str, more: Agrees) -> Contract:
    contract = after(HOME, [more]).member(name).contract
    assert contract
    return contract


@given(agreed)
def test_nobody_ever_agrees_to_less(more: Agrees) -> None:
    """Each limit is as wide as it was, or as what they agreed to; nobody else is touched."""
    was, is_now = contract_of("Ben", Agrees("Ben")), contract_of("Ben", more)
    for key in (*LENGTHS_AGREED, *COUNTS_AGREED):
        before, asked, made = getattr(was, key), getattr(more, key), getattr(is_now, key)
        widest = min if key in ("rest", "night_to_day") else max
        assert made == (before if asked is None else widest(before, asked))
    ben = after(HOME, [more]).member("Ben")
    assert set(ben.availability) == {*HOME.member("Ben").availability, *more.hours}
    assert after(HOME, [more]).member("Ana") == HOME.member("Ana")


@given(agreed)
def test_agreeing_twice_is_agreeing_once(more: Agrees) -> None:
    assert after(HOME, [more, more]) == after(HOME, [more])


@given(agreed)
def test_what_was_agreed_can_be_taken_back(more: Agrees) -> None:
    made = after(HOME, [more])
    assert undone(made, [more], HOME, made) == (HOME, ())


@given(agreed)
def test_the_words_of_the_file_say_all_of_it(more: Agrees) -> None:
    words = agreed_words(more)
    assert agrees_from("Ben", words) == more
    assert all(weekly_text(each) in words["availability"] for each in more.hours)


def test_what_was_changed_since_stays() -> None:
    more = Agrees("Ben", most=timedelta(hours=100))
    made = after(HOME, [more])
    since = after(made, [Agrees("Ben", most=timedelta(hours=110))])
    assert undone(since, [more], HOME, made) == (
        since,
        ("What Ben agreed to was changed since, and stays as it is.",),
    )


def test_who_can_come_at_any_hour_is_not_bound_to_some() -> None:
    more = Agrees("Ana", hours=weekly("thu 23:00-07:15"))
    assert after(HOME, [more]).member("Ana").availability == ()


def test_who_only_stands_by_has_no_hours_to_widen() -> None:
    with pytest.raises(ValueError, match="no hours are agreed with Dolores"):
        after(house(members=(backup("Dolores"),)), [Agrees("Dolores", days_in_a_row=6)])


@pytest.mark.parametrize("words", [{"most": "long"}, {"days_in_a_row": "six"}, {"rest": "-1h"}])
def test_words_that_say_nothing(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="write it like"):
        agrees_from("Ben", words)
