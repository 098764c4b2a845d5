"""A house that is being watched, with a clock and telephones of the test's own.

The jobs and the database are the real ones; time passes as fast as anything is to be done. A
telephone keeps what it was sent, and what is typed into it comes back when it is asked for.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.db.models import Min
from django.test import override_settings

from horarium.actions.cannot_come import cannot_come
from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.actions.leave_today import leave_today
from horarium.actions.say_elsewhere import say_back, say_elsewhere
from horarium.actions.say_machine import say_machine
from horarium.core.hours import MINUTE, WEEKDAYS, weekly_from
from horarium.core.household import Household
from horarium.core.machine_hours import MachineState
from horarium.core.people import Person
from horarium.core.watch.decide import decide
from horarium.core.watch.elsewhere import Where
from horarium.core.watch.house_time import Reading
from horarium.core.watch.message import Message, NotSentError, Receipt, ReceiptKind, Reply, Voice
from horarium.core.watch.record import decided, known_then
from horarium.core.watching import Watching
from horarium.jobs.deliver import Messenger
from horarium.jobs.watch import tick
from horarium.store.accounts import account_for
from horarium.store.house_clock import known_time
from horarium.store.models import (
    EpisodeRow,
    EventRow,
    HouseholdRow,
    MachineSaidRow,
    MemberRow,
    OutboxRow,
    ShiftRow,
    WatchRow,
)
from tests.cast import at, attendant, backup, house, on, plan, weekly
from tests.cast import machine as breathing_machine
from tests.planned_house import furnished, published

NUMBERS = {
    "Ana": "415 555 0111",
    "Ben": "415 555 0113",
    "Rosa": "415 555 0112",
    "Grace": "415 555 0114",
    "Dolores": "415 555 0119",
    "Mark": "415 555 0100",
    "service": "415 555 0170",
}


def watched_home(**changes: object) -> Household:
    """Three who work, one who is free, one who stands by, each with a telephone."""
    members = (
        *(
            attendant(name, phone=NUMBERS[name], phone_on_wall=True)
            for name in ("Ana", "Ben", "Rosa", "Grace")
        ),
        backup("Dolores", phone=NUMBERS["Dolores"], phone_on_wall=True),
    )
    parts: dict[str, object] = {
        "members": members,
        "person": Person("Mark", NUMBERS["Mark"]),
        "handover": "15m",
        "watching": Watching(
            quiet=weekly_from("daily 22:00-06:30"),
            floor="the answering service",
            floor_phone=NUMBERS["service"],
        ),
    }
    return house(**(parts | changes))


@dataclass(frozen=True, slots=True)
class Text:
    """A text that arrived: when, whose telephone it is, and what it says."""

    at: datetime
    name: str
    words: str
    loud: bool

    @property
    def code(self) -> str:
        return self.words.split(" Reply ")[1][:4]

    @property
    def is_drill(self) -> bool:
        return self.words.startswith("A drill")


@dataclass
class Phones:
    """All telephones of the circle, and what their provider knows."""

    texts: list[Text] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    down: bool = False
    undelivered: list[str] = field(default_factory=list)
    typed: list[Reply] = field(default_factory=list)
    _count: Iterator[int] = field(default_factory=lambda: count(1))

    def send(self, message: Message, now: datetime) -> str:
        names = [name for name, number in NUMBERS.items() if number == message.address]
        if self.down:
            raise NotSentError("the provider does not answer")
        ref = f"sms-{next(self._count)}"
        if not names or names[0] in self.dead:
            self.undelivered.append(ref)
            return ref
        self.texts.append(Text(now, names[0], message.text, message.loud))
        return ref

    def receipts(self, refs: Sequence[str]) -> Sequence[Receipt]:
        failed = [ref for ref in self.undelivered if ref in refs]
        return [Receipt(ref, ReceiptKind.FAILED, at("mon 00:00")) for ref in failed]

    def replies(self, _since_at: datetime) -> Sequence[Reply]:
        return list(self.typed)

    def type(self, name: str, words: str, now: datetime) -> None:
        """Somebody answers."""
        number = "+1" + NUMBERS[name].replace(" ", "")
        self.typed.append(Reply(f"reply-{next(self._count)}", number, words, now))


class WatchedHouse:
    """The house, its clocks and its telephones; ``until`` lets time pass."""

    def __init__(self, row: HouseholdRow, now: datetime) -> None:
        self.row, self.phones = row, Phones()
        self._reading = Reading("boot", timedelta(days=9), now)
        self.messenger = Messenger(self.read)
        self.messenger.voices = {
            "sms": Voice(self.phones.send, self.phones.receipts, self.phones.replies)
        }

    def read(self) -> Reading:
        return self._reading

    @property
    def now(self) -> datetime:
        return self._reading.wall_at

    # -- time

    def until(self, text: str) -> "WatchedHouse":
        """Time passes up to ``mon 23:10``, with all that is done on the way."""
        end_at = at(text)
        while self.now < end_at:
            self.work()
            self.pass_time(min(self._next(), end_at - self.now))
        self.work()
        return self

    def go_on(self, length: timedelta) -> "WatchedHouse":
        """The same for so long, whatever the clock on the wall shows."""
        end = self._reading.since_boot + length
        while self._reading.since_boot < end:
            self.work()
            self.pass_time(min(self._next(), end - self._reading.since_boot))
        self.work()
        return self

    def _next(self) -> timedelta:
        """To when the next thing is to be done; where messages go astray, hear every minute."""
        looks = WatchRow.objects.exclude(state="ended").aggregate(at=Min("look_house_at"))
        sends = OutboxRow.objects.filter(state="pending").aggregate(at=Min("next_house_at"))
        house_at = self._house_at()
        drills = HouseholdRow.objects.aggregate(at=Min("drill_house_at"))
        times = [each["at"] - house_at for each in (looks, sends, drills) if each["at"]]
        longest = MINUTE if self.phones.undelivered or self.phones.down else 30 * MINUTE
        return min(max(min(times, default=longest), timedelta(seconds=1)), longest)

    def _house_at(self) -> datetime:
        from horarium.store.house_clock import house_time  # noqa: PLC0415 - read as it is now

        return house_time(self.read()).house_at

    def pass_time(self, length: timedelta, *, wall: timedelta | None = None) -> None:
        """Time passes with nobody at work; the wall clock may show another time to have passed."""
        last = self._reading
        self._reading = Reading(
            last.boot,
            last.since_boot + length,
            last.wall_at + (length if wall is None else wall),
        )

    def restart(self, off: timedelta, *, wall_at: datetime | None = None) -> None:
        """The machine is off for a while; its clock may have lost the time."""
        last = self._reading
        shows = wall_at or last.wall_at + off
        self._reading = Reading(f"{last.boot}+", timedelta(minutes=20), shows)

    def work(self) -> None:
        """What the jobs do at this moment, until there is nothing left to do."""
        for _ in range(60):
            tick(self.read)
            self.messenger._heard_at = -1e9
            if self.messenger.step() and not self._is_due():
                return
        raise AssertionError("there was always something left to do")

    def _is_due(self) -> bool:
        rows = WatchRow.objects.exclude(state="ended")
        return rows.filter(look_house_at__lte=self._house_at()).exists()

    # -- people

    def comes(self, name: str) -> None:
        check_in(household=self.row.pk, name=name, now=known_time(self.now), by=name)

    def leaves(self, name: str) -> None:
        check_out(household=self.row.pk, name=name, now=known_time(self.now), by=name)

    def cannot_come(self, name: str, start: str) -> None:
        shift = ShiftRow.objects.get(member__name=name, start_at=at(start))
        cannot_come(shift=shift.public_id, household=self.row.pk, now=self.now, by=name)

    def leave_today(self, name: str) -> None:
        member = MemberRow.objects.get(household=self.row, name=name)
        leave_today(household=self.row.pk, member=member.public_id, now=self.now, by="Mark")

    def publish(self, *shifts: str) -> None:
        published(self.row, *shifts, now=self.now)

    def says(self, state: MachineState) -> None:
        """He says where he is."""
        account = account_for(self.row, None, self.now)
        say_machine(account=account.pk, state=state, now=self.now, by="Mark")

    def elsewhere(self, *, until: str = "", by: str = "", where: Where = Where.HOSPITAL) -> UUID:
        """He, or a member for him, says that he is not at home from now on."""
        member = MemberRow.objects.get(household=self.row, name=by) if by else None
        return say_elsewhere(
            account=account_for(self.row, member, self.now).pk,
            where=where,
            start_at=None,
            until_at=at(until) if until else None,
            now=self.now,
            by=by or "Mark",
        )

    def back(self, elsewhere: UUID) -> None:
        account = account_for(self.row, None, self.now)
        say_back(account=account.pk, elsewhere=elsewhere, now=self.now, by="Mark")

    def replies(self, name: str, words: str) -> None:
        """Somebody answers their last ask: ``yes``, ``yes 23:40``, ``no``."""
        asked = [each for each in self.texts(name) if " Reply " in each.words]
        self.phones.type(name, f"{asked[-1].code} {words}", self.now)

    def until_asked(self, name: str) -> None:
        """Time passes until somebody's telephone asks, a day at most."""
        end_at = self.now + timedelta(days=1)
        while name not in self.asked():
            assert self.now < end_at, f"{name} was never asked"
            self.work()
            self.pass_time(self._next())

    # -- what there is to see

    def texts(self, name: str = "") -> list[Text]:
        """All that arrived but drills."""
        texts = (each for each in self.phones.texts if not each.is_drill)
        return [each for each in texts if name in ("", each.name)]

    def drills(self) -> list[Text]:
        return [each for each in self.phones.texts if each.is_drill]

    def asked(self) -> list[str]:
        """Whose telephones asked, in order."""
        return [each.name for each in self.texts() if "Can you come?" in each.words]

    def asked_back(self) -> list[str]:
        """Whose telephones asked whether he is back."""
        return [each.name for each in self.texts() if "Is he?" in each.words]

    def said_to(self, name: str) -> str:
        return self.texts(name)[-1].words

    def episode(self) -> EpisodeRow:
        return EpisodeRow.objects.latest("pk")


def last_state(row: HouseholdRow) -> str:
    """Where he was said to be last."""
    return MachineSaidRow.objects.filter(household=row).latest("pk").state


@contextmanager
def watched(
    *shifts: str,
    since: str,
    household: Household | None = None,
    first_day: str = "mon",
    out: tuple[str, ...] = (),
    machine: bool = False,
    needed: tuple[str, ...] = (),
) -> Iterator[WatchedHouse]:
    """A house with a roster, watched ``since`` a moment before its first shift.

    Somebody is needed in the hours of the shifts, or in ``needed`` ones.
    """
    with_machine = {"machine": breathing_machine()} if machine else {}
    home = household or watched_home(first_day=on(first_day), **with_machine)
    hours = weekly(*(needed or dict.fromkeys(map(_hours, shifts))))
    home = replace(home, needs=tuple(replace(each, hours=hours) for each in home.needs))
    row = furnished(home, now=at(since))
    published(row, now=at(since), made=plan(*shifts, first_day=on(first_day), out=out))
    with override_settings(HORARIUM_VOICES={"sms": None}):
        yield WatchedHouse(row, at(since))
    replayed(row)


def _hours(shift: str) -> str:
    """The hours of ``Ana mon 07:00-15:00``, as a week has them."""
    _, day, hours = shift.rsplit(" ", 2)
    return f"{WEEKDAYS[on(day).weekday()]} {hours}"


def replayed(row: HouseholdRow) -> int:
    """Whatever was decided is decided again from what was written down; how many there were."""
    events = EventRow.objects.filter(household=row, kind="watch decided")
    records = [json.loads(each.content) for each in events]
    for record in records:
        again = decided(decide(*known_then(record)))
        assert again == record["decided"]
    return len(records)
