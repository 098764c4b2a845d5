"""A year of three shifts a day, in which people are late, ill and silent, and phones fail.

HORARIUM_DAYS is how many days are lived through, and from which seed they are drawn.
"""

import json
import os
import random
from collections import Counter
from dataclasses import replace

from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.core.watch.decide import decide
from horarium.core.watch.record import decided, known_then, recorded
from horarium.core.watch.situation import Outcome, Presence
from tests.cast import at
from tests.core.watch.acting import Watched

DAYS = int(os.environ.get("HORARIUM_DAYS", "60"))
BEGINS_AT = at("mon 07:00")


class Arrival:
    """One expected arrival on one of the days, and what people do."""

    def __init__(self, number: int, draw: random.Random) -> None:
        self.draw = draw
        due_at = BEGINS_AT + number * 8 * HOUR
        self.watched = Watched(due_at).starts_at(due_at - 6 * HOUR)
        self.watched.comes("Rosa", Presence.OUTGOING)
        self.answered: set[str] = set()
        self.promised: dict[str, int] = {}

    def live(self) -> Counter[str]:
        """Until a human has come; what it took."""
        if not self._comes_by_itself():
            for minute in range(1, 24 * 60):
                self._one_minute(minute)
                if self.watched.ended:
                    break
        assert self.watched.ended, "nobody came in a day"
        self._replay()
        asked = self.watched.names()
        return Counter(arrivals=1, asks=len(asked), searches=bool(self.watched.said[:-1]))

    def _comes_by_itself(self) -> bool:
        chance = self.draw.random()
        if chance < 0.9:
            late = self.draw.choice([-10, -5, 0, 5, 9])
            self.watched.until(self.watched.due_at + late * MINUTE)
            self.watched.comes("Ana", Presence.EXPECTED)
            self.watched.look()
            return True
        if chance < 0.94:
            self.watched.situation = replace(self.watched.situation, cannot=True)
        elif chance < 0.96:
            until_at = self.watched.due_at + self.draw.choice([15, 45, 200]) * MINUTE
            self.watched.situation = replace(self.watched.situation, late_until_at=until_at)
        elif chance < 0.97:
            self.watched.leaves("Rosa")
        return False

    def _one_minute(self, minute: int) -> None:
        if self.draw.random() < 0.01:
            self.watched.set_clock(self.draw.choice([-HOUR, HOUR, -DAY, DAY]))
        self.watched.pass_time(MINUTE)
        if self.watched.ended or self.watched.situation.episode is None:
            return
        for name in {each.contact for each in self.watched.episode.asks} - self.answered:
            self._may_answer(name, minute)
        for name, when in list(self.promised.items()):
            if when <= minute:
                del self.promised[name]
                self._keeps_the_promise(name)
        self.watched.look()

    def _keeps_the_promise(self, name: str) -> None:
        """Or forgets it, and can be asked again."""
        if self.draw.random() < 0.9:
            self.watched.comes(name)
        else:
            self.answered.discard(name)

    def _may_answer(self, name: str, minute: int) -> None:
        chance = self.draw.random()
        if chance < 0.02:
            self.watched.outcome(name, Outcome.FAILED)
        elif chance < 0.05 and name != "floor":
            self.answered.add(name)
            self.watched.outcome(name, Outcome.DECLINED)
        elif chance < 0.07 and name not in self.watched.situation.present:
            self.answered.add(name)
            self.promised[name] = minute + 20
            self.watched.answers(name, self.watched.now.latest_at + 20 * MINUTE)

    def _replay(self) -> None:
        """What was decided last is decided again from what was written down of it."""
        now, situation = self.watched.now, self.watched.situation
        decision = decide(now, situation)
        record = json.loads(json.dumps(recorded(now, situation, decision)))
        assert decided(decide(*known_then(record))) == record["decided"]


def test_a_year_in_which_nobody_is_forgotten() -> None:
    """Every arrival ends with a human, and on days on which all is well nobody is asked."""
    draw = random.Random(DAYS)  # noqa: S311 - no secret is drawn here
    lived: Counter[str] = Counter()
    for number in range(3 * DAYS):
        lived += Arrival(number, draw).live()
    print(dict(lived))  # noqa: T201 - shown by pytest -rP
    assert lived["arrivals"] == 3 * DAYS
    assert lived["searches"] < lived["arrivals"] // 4
