"""A house being watched, without rows: what is decided is done at once, and remembered."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from horarium.core.hours import HOUR, MINUTE, weekly_from
from horarium.core.watch.decide import decide
from horarium.core.watch.house_time import HouseTime, Reading, advanced, begun
from horarium.core.watch.situation import (
    Ask,
    AskNow,
    Cause,
    Close,
    Coming,
    Contact,
    Decision,
    Episode,
    Expected,
    Here,
    Hold,
    Kind,
    Open,
    Outcome,
    PlanAnew,
    Presence,
    Reopen,
    Situation,
    StandDown,
    Standing,
    Terms,
)
from tests.cast import CLOCK, at

DUE_AT = at("mon 23:00")
PUMP = frozenset({"pump"})
WAYS = ("sms", "mail")
SOFT = ("mail",)


def contact(name: str, standing: Standing = Standing.ATTENDANT, **told: object) -> Contact:
    """Somebody who can pump and be reached."""
    usual = {"skills": PUMP, "ways": WAYS, "soft_ways": SOFT}
    return Contact(name, name, standing, **{**usual, **told})  # type: ignore[arg-type]


LADDER = (
    contact("Ana", Standing.EXPECTED),
    contact("Dolores", Standing.BACKUP),
    contact("Ben"),
    contact("Grace", good=False),
    contact("agency", Standing.SERVICE, able=False, skills=frozenset(), soft_ways=()),
    contact("Nora", able=False, skills=frozenset()),
    contact("person", Standing.PERSON, ways=("bell",), soft_ways=()),
    contact("floor", Standing.FLOOR, soft_ways=()),
)
TERMS = Terms(CLOCK, 10 * MINUTE, 30 * MINUTE, weekly_from("daily 22:00-06:30"))


@dataclass
class Watched:
    """One expected arrival, Ana's on Monday at 23:00 unless said, and all that was done for it."""

    due_at: datetime = DUE_AT
    kind: Kind = Kind.ARRIVAL
    expected: str = "Ana"
    ladder: tuple[Contact, ...] = LADDER
    now: HouseTime = field(init=False)
    situation: Situation = field(init=False)
    said: list[tuple[datetime, Decision]] = field(default_factory=list)
    ended: Close | None = None

    def __post_init__(self) -> None:
        self.now = begun(Reading("boot", timedelta(days=1), self.due_at - HOUR))
        expected = Expected(self.kind, self.due_at, self.due_at + 8 * HOUR, self.expected, PUMP)
        self.situation = Situation(expected, TERMS, self.ladder)

    # -- what happens

    def starts_at(self, instant: datetime) -> "Watched":
        self.now = begun(Reading("boot", timedelta(days=1), instant))
        return self

    def pass_time(self, length: timedelta) -> None:
        """Time passes; whatever is to be looked at meanwhile is looked at then."""
        until = self.now.house_at + length
        while True:
            decision = self.look()
            if self.ended or decision.look_at is None or decision.look_at > until:
                break
            self._go(max(decision.look_at - self.now.house_at, timedelta(seconds=1)))
        self._go(until - self.now.house_at)

    def until(self, instant: datetime) -> None:
        self.pass_time(instant - self.now.latest_at)

    def _go(self, length: timedelta) -> None:
        last = self.now.reading
        reading = Reading(last.boot, last.since_boot + length, last.wall_at + length)
        self.now = advanced(self.now, reading)

    def set_clock(self, by: timedelta) -> None:
        """Somebody sets the wall clock."""
        last = self.now.reading
        self.now = advanced(self.now, replace(last, wall_at=last.wall_at + by))

    def comes(self, name: str, as_what: Presence = Presence.CAME) -> None:
        """Somebody checks in, with the skills that the ladder says they have."""
        known = {each.id: each.skills for each in self.ladder}
        here = Here(name, as_what, known.get(name, PUMP))
        self.situation = replace(self.situation, here=(*self.situation.here, here))

    def stays_until(self, name: str, until_at: datetime) -> None:
        """Somebody who is here says when they must go."""
        here = (
            replace(each, until_at=until_at) if each.contact == name else each
            for each in self.situation.here
        )
        self.situation = replace(self.situation, here=tuple(here))

    def leaves(self, name: str) -> None:
        here = tuple(each for each in self.situation.here if each.contact != name)
        self.situation = replace(self.situation, here=here)

    def answers(self, name: str, eta_at: datetime) -> None:
        """Somebody says that they come."""
        known = {each.id: each.skills for each in self.ladder}
        coming = Coming(name, eta_at, known.get(name, PUMP))
        self._change(coming=(*self.episode.coming, coming))

    def outcome(self, name: str, outcome: Outcome) -> None:
        """What became of the last ask of somebody."""
        asks = list(self.episode.asks)
        last = max(index for index, each in enumerate(asks) if each.contact == name)
        asks[last] = replace(asks[last], outcome=outcome)
        self._change(asks=tuple(asks))

    # -- what is done

    def look(self) -> Decision:
        """Decide, and do what was decided."""
        decision = decide(self.now, self.situation)
        assert decision == decide(self.now, self.situation)
        if decision.actions:
            self.said.append((self.now.house_at, decision))
        for action in decision.actions:
            self._do(action)
        return decision

    def _do(self, action: object) -> None:
        match action:
            case Open(cause):
                ladder = self.situation.ladder
                late_at = self.situation.late_until_at
                late = (Coming(self.expected, late_at, PUMP),) if late_at else ()
                episode = Episode(cause, ladder, self.now.house_at, coming=late)
                self.situation = replace(self.situation, episode=episode)
            case AskNow(step, contacts, loud):
                new = (Ask(step, each.id, loud, self.now.house_at) for each in contacts)
                self._change(asks=(*self.episode.asks, *new))
            case Hold(name):
                self._change(held=self.episode.held | {name})
            case Reopen(name):
                coming = tuple(each for each in self.episode.coming if each.contact != name)
                self._change(coming=coming)
            case PlanAnew():
                self._change(planned=True)
            case StandDown():
                self.situation = replace(self.situation, episode=None, late_until_at=None)
            case Close():
                self.ended = action

    def _change(self, **changes: object) -> None:
        episode = replace(self.episode, **changes)  # type: ignore[arg-type]
        self.situation = replace(self.situation, episode=episode)

    # -- what can be asked of it

    @property
    def episode(self) -> Episode:
        assert self.situation.episode
        return self.situation.episode

    def asked(self) -> Iterator[tuple[datetime, str, bool]]:
        """Everybody who was asked, when, and whether aloud."""
        for when, decision in self.said:
            for action in decision.actions:
                if isinstance(action, AskNow):
                    for each in action.contacts:
                        yield when, each.id, action.loud

    def names(self) -> list[str]:
        return [name for _, name, _ in self.asked()]

    def held(self) -> list[str]:
        actions = (action for _, decision in self.said for action in decision.actions)
        return [each.contact for each in actions if isinstance(each, Hold)]


def causes(watched: Watched) -> list[Cause]:
    """Why each search that began did begin."""
    actions = (action for _, decision in watched.said for action in decision.actions)
    return [each.cause for each in actions if isinstance(each, Open)]
