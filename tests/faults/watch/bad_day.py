"""One schedule: a house in which everything goes wrong, drawn by dice, and how it is judged."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, OperationalError, connection

from horarium.actions.check_in import check_in
from horarium.core.hours import HOUR, MINUTE
from horarium.core.watch.house_time import Reading
from horarium.jobs.deliver import Messenger
from horarium.jobs.watch import tick
from horarium.store.house_clock import house_time
from tests.faults.watch.carrier import Carrier
from tests.faults.watch.workers import Turns, Worker

_SECOND = timedelta(seconds=1)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class BadDay(Turns):
    """Two who tick, two who deliver, people, and what befalls them in ``length``."""

    def __init__(
        self,
        household: int,
        reading: Reading,
        dice: random.Random,
        length: timedelta,
        *,
        calm: bool = False,
    ) -> None:
        self.calm = calm
        self.household, self.dice, self.length = household, dice, length
        self.now = timedelta()
        self._base, self._boot, self._on_since = reading, reading.boot, timedelta()
        self._since_boot, self._skew = reading.since_boot, timedelta()
        self.events: list[tuple[timedelta, Callable[[], None]]] = []
        dead = frozenset(each for each in ("Ana", "Dolores", "Grace") if dice.random() < 0.15)
        self.carrier = Carrier(self._rings, dead)
        self.is_off = self.is_full = self.is_over = False
        self.arrived: timedelta | None = None
        self.able = self.last_sign = self.longest = timedelta()
        self.hits: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.recorded: dict[str, timedelta] = {}
        self.wrong: list[str] = []
        self._asks = 0
        self._is_quiet = False
        self.running: Worker | None = None
        self.workers = [self._begun(n) for n in range(4 if calm else dice.choice([2, 2, 4]))]
        self.people: list[Worker] = []
        self._draw_faults()

    # -- clocks

    def read(self) -> Reading:
        wall_at = self._base.wall_at + self.now + self._skew
        return Reading(self._boot, self._since_boot + self.now - self._on_since, wall_at)

    def _begun(self, number: int) -> Worker:
        work = self._ticks if number % 2 == 0 else self._delivers
        return Worker(f"{'watch' if number % 2 == 0 else 'deliver'} {number}", self, work)

    # -- the jobs, as their processes go on

    def _ticks(self, worker: Worker) -> None:
        while True:
            worker.rest(self._step(lambda: tick(self.read), 0.5))

    def _delivers(self, worker: Worker) -> None:
        messenger = Messenger(self.read)
        messenger.token = f"{worker.name} {self.dice.random()}"
        messenger.voices = {
            "sms": self.carrier.voice(worker.pause, lambda key: self._taken(worker, key))
        }

        def step() -> float:
            messenger._heard_at = -1e9 if self.dice.random() < 0.5 else 1e18
            return messenger.step()

        while True:
            worker.rest(self._step(step, 2.0))

    def _step(self, step: Callable[[], float], pause: float) -> timedelta:
        try:
            return max(step(), 0.01) * _SECOND
        except DatabaseError:
            connection.close()
            self.counts["errors of the database"] += 1
            return pause * _SECOND

    # -- turns

    def reached(self, worker: Worker, what: str) -> None:
        """Now and then somebody dies or stops here, and is seen to have."""
        self.now += _SECOND * self.dice.random() * 0.02
        if self.is_over or self.calm or worker in self.people:
            return
        drawn = self.dice.random()
        rate = 0.04 if what in ("before send", "after send", "before commit") else 0.0015
        if drawn < rate:
            self._freeze(worker, (8 + self.dice.random() * 60) * _SECOND)
        elif drawn < 2 * rate:
            self._later(timedelta(), lambda: self._crash(worker))
            worker.wakes = self.now + HOUR

    def refuses(self, verb: str) -> None:
        """A full disk takes no more."""
        writes = verb in ("INSERT", "UPDATE", "DELETE")
        if self.is_full and writes and self.dice.random() < 0.7:
            raise OperationalError("database or disk is full")

    def _freeze(self, worker: Worker, length: timedelta) -> None:
        self.counts["freezes"] += 1
        worker.is_frozen = True
        worker.wakes = self.now + length
        self._hit(worker)

    def _crash(self, worker: Worker) -> None:
        if worker.is_dead:
            return
        self.counts["crashes"] += 1
        self._hit(worker)
        worker.kill()
        number = self.workers.index(worker)
        self._later((0.2 + self.dice.random() * 15) * _SECOND, lambda: self._restart(number))

    def _restart(self, number: int) -> None:
        if not self.is_off and self.workers[number].is_dead:
            self.workers[number] = self._begun(number)

    def _hit(self, worker: Worker) -> None:
        if worker.key:
            self.hits[worker.key] += 1

    # -- what is seen of the messengers

    def held(self, key: str, holds: bool) -> None:
        """A messenger looked whether its claim still holds, right before it sends."""
        if self.running and holds:
            self.running.key, self.running.since = key, self.now

    def is_recorded(self, key: str) -> None:
        """It is written that this was taken."""
        self.recorded.setdefault(key, self.now)
        if self.running:
            self.running.key = ""

    def _taken(self, worker: Worker, key: str) -> None:
        worker.sent[key] = worker.sent.get(key, 0) + 1
        if worker.sent[key] > 1 + self.carrier.lies[key]:
            self.wrong.append(f"one worker sent {key} twice")
        if key in self.recorded and self.recorded[key] < worker.since:
            self.wrong.append(f"{key} was sent again long after it was recorded")

    # -- what is drawn

    def _later(self, after: timedelta, what: Callable[[], None]) -> None:
        self.events.append((self.now + after, what))

    def _draw_faults(self) -> None:
        faults = (
            *(self._is_down, self._is_lying, self._is_slow, self._is_filled),
            *(self._jump, self._jump, self._reboot, self._ana_comes),
        )
        for _ in range(0 if self.calm else self.dice.randint(1, 5)):
            when = self.dice.random() * self.length * 0.8
            self._later(when, self.dice.choice(faults))
        self._later(self.length, self._end)

    def _while(self, begin: Callable[[], None], end: Callable[[], None]) -> None:
        begin()
        self._later(self.dice.choice([10, 40, 300, 900]) * _SECOND, end)

    def _is_down(self) -> None:
        self._while(
            lambda: setattr(self.carrier, "is_down", True),
            lambda: setattr(self.carrier, "is_down", False),
        )

    def _is_lying(self) -> None:
        self._while(
            lambda: setattr(self.carrier, "is_lying", True),
            lambda: setattr(self.carrier, "is_lying", False),
        )

    def _is_slow(self) -> None:
        slow = self.dice.choice([4, 9, 20]) * _SECOND
        self._while(
            lambda: setattr(self.carrier, "slow", slow),
            lambda: setattr(self.carrier, "slow", timedelta()),
        )

    def _is_filled(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
        self._while(lambda: self._fill(pages, full=True), lambda: self._fill(2**30, full=False))

    def _fill(self, pages: int, *, full: bool) -> None:
        self.is_full = full
        for each in self.workers:
            each.fill(pages)

    def _jump(self) -> None:
        by = self.dice.choice([-24 * HOUR, -HOUR, HOUR, 24 * HOUR])
        self._skew += by
        if self.dice.random() < 0.6:
            self._later(self.dice.random() * 30 * MINUTE, lambda: self._jump_back(by))

    def _jump_back(self, by: timedelta) -> None:
        self._skew -= by

    def _reboot(self) -> None:
        """The machine is off for a while; it may begin in 1970, and learn later what time it is."""
        self.counts["reboots"] += 1
        self.is_off = True
        for each in self.workers:
            if not each.is_dead:
                self._hit(each)
                each.kill()
        self._later(self.dice.choice([20, 120, 900]) * _SECOND, self._boots)

    def _boots(self) -> None:
        self.is_off = False
        self._boot, self._on_since = f"{self._boot}+", self.now
        self._since_boot = 20 * _SECOND
        if self.dice.random() < 0.4:
            self._skew = _LONG_AGO - self._base.wall_at - self.now
            self._later(self.dice.choice([30, 400, 900]) * _SECOND, self._clock_is_right)
        for number in range(len(self.workers)):
            self._restart(number)

    def _clock_is_right(self) -> None:
        self._skew = timedelta()

    # -- people

    def _rings(self, name: str, code: str) -> None:
        """Somebody reads an ask; they may answer, and may keep to it."""
        drawn = self.dice.random()
        after = (5 + self.dice.random() * 200) * _SECOND
        if self.is_over or drawn < 0.65:
            return
        if drawn < 0.8:
            self._later(after, lambda: self._types(name, f"{code} no"))
        elif drawn < 0.95:
            self._later(after, lambda: self._says_yes(name, code))
        else:
            self._later(after, lambda: self._types(name, "what is this about?"))

    def _types(self, name: str, words: str) -> None:
        self.carrier.types(name, words, self.read().wall_at)

    def _says_yes(self, name: str, code: str) -> None:
        self._types(name, f"{code} yes")
        # Until then, and the grace after it, somebody is coming.
        self.last_sign = max(self.last_sign, self.able + 40 * MINUTE)
        if self.dice.random() < 0.4:
            self._later(self.dice.random() * 35 * MINUTE, lambda: self._comes(name))

    def _ana_comes(self) -> None:
        self._comes("Ana")

    def _comes(self, name: str) -> None:
        """They check in, and do it again where the page failed."""

        def work(_worker: Worker) -> None:
            try:
                check_in(household=self.household, name=name, now=self.read().wall_at, by=name)
            except DatabaseError:
                connection.close()
                self._later(5 * _SECOND, lambda: self._comes(name))
                return
            self.arrived = self.arrived or self.now

        if name != "service" and not self.is_off:
            self.people.append(Worker(name, self, work))

    # -- the end

    def _end(self) -> None:
        """Everything works again, and somebody who was asked comes: then it has to be over."""
        self.is_over = True
        self.carrier.is_down = self.carrier.is_lying = False
        self.carrier.slow = timedelta()
        self._fill(2**30, full=False)
        self._skew = timedelta()
        if self.is_off:
            self._boots()
            self._skew = timedelta()
        for number, each in enumerate(self.workers):
            if each.is_frozen:
                each.wakes = self.now
            if each.is_dead:
                self._restart(number)
        self._later(4 * MINUTE, lambda: self._comes("Ana"))

    def run(self) -> None:
        """Until a while after the end."""
        until = self.length + 6 * MINUTE
        while self.now < until:
            for event in sorted(self.events, key=lambda each: each[0]):
                if event[0] <= self.now:
                    self.events.remove(event)
                    event[1]()
                    self._wake()
            self._turn(until)
        for each in (*self.workers, *self.people):
            if not each.is_dead:
                each.kill()

    def _wake(self) -> None:
        """Something happens: nobody's rest is left out any more."""
        for each in self.workers:
            if each.is_idle:
                each.wakes = min(each.wakes, self.now + 3 * _SECOND)

    def _turn(self, until: timedelta) -> None:
        living = [each for each in (*self.workers, *self.people) if not each.is_dead]
        ready = [each for each in living if each.wakes <= self.now]
        if ready:
            self.running = self.dice.choice(ready)
            if not self.running.is_idle:
                self._wake()
            before, self._is_quiet = self.now, False
            self.running.go()
            self.running = None
            self._passed(self.now - before)
            return
        if not self._is_quiet and all(each.is_idle or each.is_frozen for each in living):
            self._is_quiet = True
            self._sleep_until_due(living)
        wakes = [each.wakes for each in living] + [when for when, _ in self.events]
        length = max(min([*wakes, until]) - self.now, 0.001 * _SECOND)
        self.now += length
        self._passed(length)

    def _sleep_until_due(self, living: list[Worker]) -> None:
        """Nobody has anything to do: the time until something is due is left out."""
        ahead = self._ahead()
        # What is due already waits for somebody who has died or stopped.
        length = max(min([*ahead, 5 * MINUTE]), 2 * _SECOND)
        awake = [each for each in living if not each.is_frozen]
        for each in awake:
            extra = timedelta() if self.dice.random() < 0.5 else 8 * _SECOND
            each.wakes = max(each.wakes, self.now + length + extra)

    def _ahead(self) -> list[timedelta]:
        """In how long something is due."""
        house_at = house_time(self.read()).house_at
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT look_house_at FROM store_watchrow WHERE state <> 'ended' UNION ALL "
                "SELECT max(next_house_at, coalesce(lease_house_at, next_house_at)) "
                "FROM store_outboxrow WHERE state = 'pending'"
            )
            due = [datetime.fromisoformat(f"{at}+00:00") for (at,) in cursor.fetchall()]
        return [max(each - house_at, timedelta()) for each in due]

    def _passed(self, length: timedelta) -> None:
        """Whether in this time the house could do its work, and whether it did."""
        if self.carrier.asks != self._asks:
            self._asks = self.carrier.asks
            self.last_sign = max(self.last_sign, self.able)
        if self._can_work():
            self.able += length
        if self.arrived is None:
            self.longest = max(self.longest, self.able - self.last_sign)

    def _can_work(self) -> bool:
        awake = [each for each in self.workers if not each.is_dead and not each.is_frozen]
        kinds = {each.name.split()[0] for each in awake}
        held_up = any(each.is_frozen and each.holds for each in self.workers)
        works = not (self.is_off or self.is_full or self.carrier.is_down or held_up)
        return works and len(kinds) == 2


def shifted(reading: Reading, by: timedelta) -> Reading:
    """A reading of a while later."""
    return replace(reading, wall_at=reading.wall_at + by, since_boot=reading.since_boot + by)
