"""He is in hospital or away: while that is so nobody is asked, and once he is back none is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.elsewhere import Elsewhere, expected_from, seen_from
from horarium.core.watch.house_time import HouseTime, Reading, begun
from horarium.core.watch.situation import Cause, Decision, Expected, Kind, Presence, Reason
from tests.cast import at
from tests.core.watch.acting import DUE_AT, Watched

SHIFT = 8 * HOUR
GRACE = 10 * MINUTE


@dataclass
class Left(Watched):
    """One expected arrival of a man who may be elsewhere."""

    elsewhere: tuple[Elsewhere, ...] = ()

    def look(self) -> Decision:
        kept = self.situation
        self.situation = seen_from(kept, self.elsewhere, self.now)
        decision = super().look()
        self.situation = replace(self.situation, expected=kept.expected, elsewhere=False)
        return decision

    def asked_in(self, start_at: datetime, end_at: datetime) -> list[str]:
        return [name for when, name, _ in self.asked() if start_at <= when < end_at]


def leaves(start: str, end: str = "") -> Elsewhere:
    return Elsewhere(at(start), at(end) if end else None)


@st.composite
def times(draw: st.DrawFn) -> tuple[timedelta, timedelta]:
    """From when to when, before, during and after the hours of a shift."""
    start = draw(st.integers(-20 * 60, 9 * 60)) * MINUTE
    return start, start + draw(st.integers(1, 30 * 60)) * MINUTE


# -- the pair


@given(times(), st.booleans(), st.integers(0, 600))
def test_while_it_holds_nobody_is_asked_and_then_everybody_is_expected(
    when: tuple[timedelta, timedelta], named: bool, late: int
) -> None:
    """Nobody comes at all. Its end is named, or it is said to be over when it is."""
    start_at, end_at = DUE_AT + when[0], DUE_AT + when[1]
    home = Left(elsewhere=(Elsewhere(start_at, end_at if named else None),))
    home.starts_at(min(start_at, DUE_AT) - late * MINUTE)
    home.until(end_at)
    if not named:
        home.elsewhere = (Elsewhere(start_at, end_at),)
        home.look()
    over_at = DUE_AT + SHIFT
    home.until(max(end_at, DUE_AT) + SHIFT + HOUR)
    assert not home.asked_in(start_at, end_at)
    if start_at > DUE_AT + GRACE or end_at <= DUE_AT:
        assert home.asked_in(DUE_AT, DUE_AT + GRACE + MINUTE)
    if start_at < over_at and DUE_AT < end_at < over_at:
        assert home.asked_in(end_at, end_at + GRACE + MINUTE)
    if start_at <= DUE_AT and over_at <= end_at:
        assert not home.names()


@given(st.lists(times(), max_size=4), times(), st.booleans())
def test_none_is_lost(
    stays: Sequence[tuple[timedelta, timedelta]], hours: tuple[timedelta, timedelta], nobodys: bool
) -> None:
    """When all of it is over, whatever of the hours is at home then counts from its beginning."""
    elsewhere = [Elsewhere(DUE_AT + start, DUE_AT + end) for start, end in stays]
    due_at, until_at = DUE_AT + hours[0], DUE_AT + hours[1]
    expected = Expected(Kind.ARRIVAL, due_at, until_at, "" if nobodys else "Ana")
    over_at = max([until_at, *(each.end_at or until_at for each in elsewhere)])
    found = expected_from(expected, elsewhere, clock(over_at))
    last = max((each.end_at for each in elsewhere if each.end_at), default=due_at)
    if not any(
        each.start_at < until_at and due_at < (each.end_at or until_at) for each in elsewhere
    ):
        assert found == due_at
    elif last < until_at:
        assert found is not None
        assert due_at <= found < until_at
        assert not any(each.holds(found) for each in elsewhere)
    else:
        assert found is None or due_at <= found < until_at


def _overlap(each: Elsewhere, due_at: datetime, until_at: datetime) -> bool:
    return each.start_at < until_at and due_at < (each.end_at or until_at)


def clock(wall_at: datetime, believed_at: datetime | None = None) -> HouseTime:
    now = begun(Reading("boot", timedelta(days=1), wall_at))
    return replace(now, believed_at=believed_at or wall_at)


# -- single cases


def test_search_that_runs_ends_when_he_is_taken_to_hospital() -> None:
    home = Left()
    home.until(DUE_AT + 15 * MINUTE)
    assert home.names()
    asked = len(home.names())
    home.elsewhere = (Elsewhere(DUE_AT + 15 * MINUTE),)
    assert home.look().reason is Reason.ELSEWHERE
    assert not home.situation.episode
    home.until(DUE_AT + 3 * HOUR)
    assert len(home.names()) == asked
    assert home.ended is None


def test_hours_that_pass_while_he_is_elsewhere_end() -> None:
    home = Left(elsewhere=(Elsewhere(DUE_AT - HOUR),))
    home.until(DUE_AT + SHIFT + HOUR)
    assert home.ended
    assert home.ended.reason is Reason.ELSEWHERE
    assert not home.names()


def test_whoever_is_there_when_he_comes_back_is_there() -> None:
    home = Left(elsewhere=(leaves("mon 20:00", "tue 02:00"),))
    home.until(at("tue 01:00"))
    home.comes("Ana", Presence.EXPECTED)
    assert home.look().reason is Reason.ELSEWHERE
    home.until(at("tue 02:01"))
    assert home.ended
    assert not home.names()


def test_hours_after_he_is_back_that_lack_somebody_are_searched_for_ahead() -> None:
    """Ana cannot come; of her hours the last five are at home."""
    home = Left(elsewhere=(leaves("mon 12:00", "tue 02:00"),))
    home.starts_at(at("mon 12:00"))
    home.situation = replace(home.situation, cannot=True)
    home.look()
    assert home.episode.cause is Cause.CANNOT
    assert home.names() == ["Dolores"]


def test_who_said_that_they_come_late_is_not_missed() -> None:
    home = Left(elsewhere=(leaves("mon 23:20", "tue 04:00"),))
    home.starts_at(at("mon 22:30"))
    home.situation = replace(home.situation, late_until_at=at("mon 23:30"))
    home.look()
    assert home.situation.episode
    home.until(at("tue 04:11"))
    assert not home.asked_in(at("mon 23:20"), at("tue 04:00"))
    assert home.asked_in(at("tue 04:00"), at("tue 04:11"))[:1] == ["Ana"]


def test_he_says_that_he_is_alone_while_he_was_said_to_be_elsewhere() -> None:
    """His word counts: he is asked for at once."""
    home = Left(kind=Kind.ALONE, elsewhere=(leaves("mon 20:00"),))
    home.starts_at(DUE_AT)
    home.look()
    assert home.names()


def test_he_was_alone_and_is_in_hospital_now() -> None:
    home = Left(kind=Kind.ALONE)
    home.starts_at(DUE_AT)
    home.look()
    asked = len(home.names())
    home.pass_time(MINUTE)
    home.elsewhere = (Elsewhere(DUE_AT + MINUTE),)
    home.pass_time(2 * HOUR)
    assert len(home.names()) == asked


def test_nobody_asks_whether_he_is_back_in_the_machine_at_home() -> None:
    home = Left(kind=Kind.BACK, elsewhere=(leaves("mon 20:00", "tue 02:00"),))
    home.until(at("tue 09:00"))
    assert not home.names()


def test_clock_that_is_wrong_stands_nobody_down() -> None:
    """It is set a day ahead, into a holiday that has not begun."""
    expected = Expected(Kind.ARRIVAL, DUE_AT, DUE_AT + SHIFT, "Ana")
    away = (Elsewhere(DUE_AT + HOUR, DUE_AT + 48 * HOUR),)
    now = clock(DUE_AT + 24 * HOUR, believed_at=DUE_AT + 20 * MINUTE)
    assert expected_from(expected, away, now) == DUE_AT


def test_one_that_was_taken_back_before_it_began_is_none() -> None:
    expected = Expected(Kind.ARRIVAL, DUE_AT, DUE_AT + SHIFT, "Ana")
    away = (Elsewhere(DUE_AT - HOUR, DUE_AT - 2 * HOUR),)
    assert expected_from(expected, away, clock(DUE_AT)) == DUE_AT
