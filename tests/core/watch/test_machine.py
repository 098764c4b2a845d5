"""Never silent and never nagging, whatever happens and in whatever order."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.decide import is_relieved
from horarium.core.watch.pace import LONGEST, SPACING_ALONE, pace
from horarium.core.watch.situation import Close, Kind, Outcome, Presence, Reason
from tests.cast import at
from tests.core.watch.acting import LADDER, Watched

NAMES = [each.id for each in LADDER]
ARRIVING = st.sampled_from([Presence.EXPECTED, Presence.CAME])
STAYING = st.sampled_from([Presence.OUTGOING, Presence.OWN_SHIFT])
A_WHILE = st.integers(1, 90).map(lambda minutes: minutes * MINUTE)


class WatchMachine(RuleBasedStateMachine):
    """People come, answer, refuse, leave and fall silent; clocks are set; phones fail."""

    @initialize(
        due=st.sampled_from(["mon 23:00", "tue 07:00", "1988-04-03 03:00", "1988-10-30 01:30"]),
        kind=st.sampled_from(list(Kind)),
        nobodys=st.booleans(),
        before=st.integers(-10, 600),
        cut=st.sets(st.sampled_from(NAMES[1:-1])),
    )
    def begin(self, due: str, kind: Kind, nobodys: bool, before: int, cut: set[str]) -> None:
        ladder = tuple(each for each in LADDER if each.id not in cut)
        expected = "" if nobodys else "Ana"
        due_at = at(due)
        if kind is Kind.QUIET:
            before = min(before, 0)  # given now, or some time ago
        self.watched = Watched(due_at, kind, expected, ladder)
        self.watched.starts_at(due_at - before * MINUTE)
        self.refused: set[str] = set()
        self.refused_before: set[str] = set()
        self.asked_before = 0
        self.set_before = False
        self.watched.look()

    @property
    def is_open(self) -> bool:
        return self.watched.situation.episode is not None and self.watched.ended is None

    @precondition(lambda self: self.watched.ended is None)
    @rule(length=A_WHILE)
    def time_passes(self, length: timedelta) -> None:
        self.watched.pass_time(length)

    @precondition(lambda self: self.watched.ended is None)
    @rule(by=st.sampled_from([-24 * HOUR, -HOUR, HOUR, 24 * HOUR]))
    def clock_is_set(self, by: timedelta) -> None:
        self.set_before = True
        self.watched.set_clock(by)
        self.watched.look()

    @precondition(lambda self: self.watched.ended is None)
    @rule(name=st.sampled_from(NAMES), as_what=STAYING)
    def somebody_is_here(self, name: str, as_what: Presence) -> None:
        if name not in {each.contact for each in self.watched.situation.here}:
            self.watched.comes(name, as_what)
            self.watched.look()

    @precondition(lambda self: self.watched.situation.here and self.watched.ended is None)
    @rule(which=st.integers(0, 9), stays=st.integers(0, 120))
    def somebody_here_says_when_they_must_go(self, which: int, stays: int) -> None:
        here = self.watched.situation.here
        until_at = self.watched.now.latest_at + stays * MINUTE
        self.watched.stays_until(here[which % len(here)].contact, until_at)
        self.watched.look()

    @precondition(lambda self: self.watched.ended is None)
    @rule(name=st.sampled_from(NAMES), as_what=ARRIVING)
    def somebody_arrives(self, name: str, as_what: Presence) -> None:
        self.watched.leaves(name)
        self.watched.comes(name, as_what)
        self.watched.look()

    @precondition(lambda self: self.watched.ended is None)
    @rule(name=st.sampled_from(NAMES))
    def somebody_leaves(self, name: str) -> None:
        self.watched.leaves(name)
        self.watched.look()

    @precondition(lambda self: self.is_open)
    @rule(data=st.data(), minutes=st.integers(0, 180))
    def somebody_says_yes(self, data: st.DataObject, minutes: int) -> None:
        name = self._one_who_was_asked(data)
        if name and name not in {each.contact for each in self.watched.episode.coming}:
            self.watched.answers(name, self.watched.now.latest_at + minutes * MINUTE)
            self.watched.look()

    @precondition(lambda self: self.is_open)
    @rule(data=st.data(), outcome=st.sampled_from(list(Outcome)))
    def an_ask_ends(self, data: st.DataObject, outcome: Outcome) -> None:
        name = self._one_who_was_asked(data)
        if name:
            self.watched.outcome(name, outcome)
            if outcome is Outcome.DECLINED:
                self.refused.add(name)
            elif self._last_refusal_is_gone(name):
                self.refused.discard(name)
                self.refused_before.discard(name)
            self.watched.look()

    def _last_refusal_is_gone(self, name: str) -> bool:
        asks = self.watched.episode.asks
        return all(each.outcome is not Outcome.DECLINED for each in asks if each.contact == name)

    def _one_who_was_asked(self, data: st.DataObject) -> str:
        asked = sorted({each.contact for each in self.watched.episode.asks})
        return data.draw(st.sampled_from(asked)) if asked else ""

    @precondition(lambda self: self.watched.ended is None)
    @rule()
    def they_cannot_come(self) -> None:
        if self.watched.expected:
            self.watched.situation = replace(self.watched.situation, cannot=True)
            self.watched.look()

    # -- never silent

    @invariant()
    def it_ends_with_a_human_or_not_at_all(self) -> None:
        """Nothing stands it down here: it is over once somebody who can attend has come."""
        ended = self.watched.ended
        if ended:
            assert ended.reason in (Reason.ARRIVED, Reason.BACK, Reason.ANSWERED)
            assert is_relieved(self.watched.now, self.watched.situation)

    @precondition(lambda self: self.watched.ended is None)
    @invariant()
    def it_always_looks_again(self) -> None:
        """And soon, once the hours have begun."""
        decision = self.watched.look()
        if self.watched.ended is None:
            assert decision.look_at is not None
            wait = decision.look_at - self.watched.now.house_at
            begun = self.watched.now.latest_at >= self.watched.situation.expected.due_at
            assert wait <= (LONGEST if begun else 48 * HOUR)

    @precondition(lambda self: self.is_open)
    @invariant()
    def while_nobody_is_on_the_way_somebody_was_just_asked(self) -> None:
        """Once the hours have begun: an ask no older than ten minutes, or one to come at once."""
        now, due_at = self.watched.now, self.watched.situation.expected.due_at
        decision = self.watched.look()
        if self.watched.ended or now.latest_at < due_at:
            return
        if decision.reason is Reason.ON_THE_WAY:
            assert self._somebody_is_expected_soon()
            return
        asks = self.watched.episode.asks
        assert asks
        assert max(each.asked_at for each in asks) >= now.house_at - LONGEST

    @precondition(lambda self: self.is_open)
    @invariant()
    def whoever_must_go_is_not_counted_on(self) -> None:
        """Where nobody else can stay, it goes on as if nobody were here."""
        watched = self.watched
        if watched.situation.expected.kind is Kind.BACK:
            return
        if watched.now.latest_at < watched.situation.expected.due_at:
            return
        gone = [
            each
            for each in watched.situation.here
            if each.until_at and each.until_at <= watched.now.latest_at
        ]
        others = tuple(each for each in watched.situation.here if each not in gone)
        if gone and not others:
            alone = pace(watched.now, replace(watched.situation, here=()))
            assert pace(watched.now, watched.situation) == alone

    def _somebody_is_expected_soon(self) -> bool:
        """Whoever is on the way has not been waited for in vain, and is not hours away."""
        watched = self.watched
        coming = [
            each for each in watched.episode.coming if each.contact not in watched.situation.present
        ]
        patience = watched.now.latest_at + 60 * MINUTE
        late = [each for each in coming if each.eta_at + 10 * MINUTE <= watched.now.latest_at]
        return not late and min(each.eta_at for each in coming) <= patience

    # -- never nagging

    @invariant()
    def nobody_is_asked_again_and_again(self) -> None:
        """Not sooner than every four minutes, not even when he is alone."""
        times: dict[tuple[str, bool], datetime] = {}
        for when, name, loud in self.watched.asked():
            key = name, loud
            assert key not in times or when - times[key] >= SPACING_ALONE
            times[key] = when

    @invariant()
    def who_said_no_is_not_asked(self) -> None:
        """But for the floor, which is there to be asked when nobody else is left."""
        latest = [name for _, name, _ in self.watched.asked()][self.asked_before :]
        assert not self.refused_before & set(latest) - {NAMES[-1]}
        self.asked_before += len(latest)
        self.refused_before = set(self.refused)

    @invariant()
    def nobody_is_woken_without_need(self) -> None:
        """Aloud in the quiet hours only when it begins soon; the clock may be in doubt."""
        due_at, terms = self.watched.situation.expected.due_at, self.watched.situation.terms
        for when, _, loud in self.watched.asked() if not self.set_before else ():
            begins_soon = when >= due_at - terms.wake_before
            assert not loud or begins_soon or not terms.quiet_until(when)

    @precondition(lambda self: self.watched.ended is not None)
    @invariant()
    def after_the_end_there_is_nothing(self) -> None:
        assert isinstance(self.watched.said[-1][1].actions[-1], Close)

    @precondition(lambda self: self.watched.ended is not None)
    @rule()
    def somebody_else_is_expected(self) -> None:
        self.begin("tue 15:00", Kind.ARRIVAL, nobodys=False, before=60, cut=set())


TestWatchMachine = WatchMachine.TestCase
TestWatchMachine.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
