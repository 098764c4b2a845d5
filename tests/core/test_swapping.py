"""Hours change hands or stay: whatever happens in whatever order, they are never nobody's by it."""

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from horarium.core.hours import Interval
from horarium.core.swapping import (
    Offer,
    OfferState,
    accepted,
    approved,
    claimed,
    declined,
    settled,
    taken_back,
)
from tests.cast import at, span

NAMES = ("Ana", "Ben", "Rosa")
HOURS = tuple(span(f"{day} 07:00-15:00") for day in ("tue", "wed", "thu"))
names = st.sampled_from(NAMES)


class Swaps(RuleBasedStateMachine):
    """A roster of three shifts, one of them nobody's, and everything that is done about them."""

    @initialize()
    def begin(self) -> None:
        self.now = at("mon 12:00")
        self.roster: dict[Interval, str] = dict(zip(HOURS, ("Ana", "Ben", ""), strict=True))
        self.offers: list[Offer] = []
        self.moved: set[Interval] = set()

    def _does(self, number: int, what: str, by: str = "") -> None:
        """As the verbs do it: the offer is settled, then something is tried, and kept if it may."""
        if not self.offers:
            return
        place = -1 - number % len(self.offers)
        before = settled(self.offers[place], self.roster[self.offers[place].when], self.now)
        self.offers[place] = before
        try:
            after = {
                "accept": lambda: accepted(before, by),
                "approve": lambda: approved(before),
                "decline": lambda: declined(before),
                "take back": lambda: taken_back(before, by),
            }[what]()
        except ValueError:
            return
        self.offers[place] = after
        if after.state is OfferState.APPROVED:
            assert before.state is OfferState.ACCEPTED
            assert self.now < before.when.start_at
            assert self.roster[before.when] == before.owner
            self.roster[before.when] = after.taker

    @rule(hours=st.sampled_from(HOURS), to=st.sampled_from(("", "", *NAMES)))
    def offer(self, hours: Interval, to: str) -> None:
        owner = self.roster[hours]
        known = [settled(each, self.roster[each.when], self.now) for each in self.offers]
        is_free = not any(each.is_open and each.when == hours for each in known)
        if owner and is_free and self.now < hours.start_at and to != owner:
            self.offers.append(Offer(hours, owner, to))

    @rule(hours=st.sampled_from(HOURS), by=names)
    def claim(self, hours: Interval, by: str) -> None:
        if not self.roster[hours] and self.now < hours.start_at:
            self.offers.append(claimed(hours, by))

    @rule(number=st.integers(0, 2), by=names)
    def accept(self, number: int, by: str) -> None:
        self._does(number, "accept", by)

    @rule(number=st.integers(0, 2))
    def approve(self, number: int) -> None:
        self._does(number, "approve")

    @rule(number=st.integers(0, 2))
    def decline(self, number: int) -> None:
        self._does(number, "decline")

    @rule(number=st.integers(0, 2), by=names)
    def take_back(self, number: int, by: str) -> None:
        self._does(number, "take back", by)

    @rule(hours=st.sampled_from(HOURS), to=names)
    def publish(self, hours: Interval, to: str) -> None:
        """Another plan gives the hours to somebody."""
        self.roster[hours] = to

    @precondition(lambda self: self.now < HOURS[-1].end_at)
    @rule(length=st.integers(1, 48))
    def pass_time(self, length: int) -> None:
        self.now += timedelta(hours=length)

    @invariant()
    def nobody_lost_a_shift_to_nobody(self) -> None:
        if hasattr(self, "roster"):
            assert self.roster[HOURS[0]]
            assert self.roster[HOURS[1]]

    @invariant()
    def each_state_says_who(self) -> None:
        for each in getattr(self, "offers", ()):
            if each.state in (OfferState.ACCEPTED, OfferState.APPROVED):
                assert each.taker
                assert each.taker != each.owner
                assert each.to in ("", each.taker)
            if each.state is OfferState.OFFERED:
                assert each.owner
                assert not each.taker


Swaps.TestCase.settings = settings(max_examples=300, stateful_step_count=30, deadline=None)
test_swaps = Swaps.TestCase

OFFERED = Offer(HOURS[0], "Ana")
ACCEPTED = accepted(OFFERED, "Ben")
NOW = at("mon 12:00")


def test_the_first_who_accepts_has_it_and_the_other_is_told() -> None:
    with pytest.raises(ValueError, match=r"^Somebody else has taken these hours already"):
        accepted(ACCEPTED, "Rosa")
    assert accepted(ACCEPTED, "Ben") == ACCEPTED


@pytest.mark.parametrize("by", ["Ana", "Rosa"])
def test_only_who_it_is_offered_to_accepts(by: str) -> None:
    with pytest.raises(ValueError, match="not offered to you"):
        accepted(Offer(HOURS[0], "Ana", "Ben"), by)


def test_nothing_is_approved_that_nobody_would_take() -> None:
    with pytest.raises(ValueError, match="Nobody has said yet"):
        approved(OFFERED)


def test_an_offer_lapses_when_its_hours_begin() -> None:
    assert settled(ACCEPTED, "Ana", at("tue 06:59")) == ACCEPTED
    assert settled(ACCEPTED, "Ana", at("tue 07:00")).state is OfferState.LAPSED


@pytest.mark.parametrize("holder", ["Rosa", "Ben", "", None])
def test_an_offer_lapses_when_the_roster_changed_under_it(holder: str | None) -> None:
    lapsed = settled(ACCEPTED, holder, NOW)
    assert lapsed.state is OfferState.LAPSED
    with pytest.raises(ValueError, match="the roster has changed"):
        approved(lapsed)


def test_what_is_answered_does_not_lapse() -> None:
    done = approved(ACCEPTED)
    assert settled(done, "Ben", at("fri 12:00")) == done


def test_who_steps_back_leaves_the_offer_to_the_others() -> None:
    assert taken_back(ACCEPTED, "Ben") == OFFERED
    assert taken_back(ACCEPTED, "Ana").state is OfferState.TAKEN_BACK
    assert taken_back(claimed(HOURS[2], "Ben"), "Ben").state is OfferState.TAKEN_BACK
    with pytest.raises(ValueError, match="did not offer"):
        taken_back(ACCEPTED, "Rosa")


def test_answered_once() -> None:
    for done in (approved(ACCEPTED), declined(ACCEPTED), declined(OFFERED)):
        for again in (approved, declined, lambda each: taken_back(each, "Ana")):
            with pytest.raises(ValueError, match="already"):
                again(done)
