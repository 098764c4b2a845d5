"""The break-glass: ``python -m horarium.jobs.break_glass``. It tells people when the watch stops.

A process of its own that uses neither Django nor the database, so that what stops the watch does
not stop it: a dead database, a full disk, a worker that hangs. It reads what the watch wrote down
of the hours ahead. This is the one place where a message is not made from what is known at the
moment of sending, and it says how old it is.

``--alone`` is for one that nobody started as a child, such as a unit of systemd. Of several, one
is on duty, and the others wait for its end.
"""

import fcntl
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from horarium.core.hours import MINUTE
from horarium.core.watch.ahead import (
    ALIVE_WORDS,
    Ahead,
    Callee,
    HouseAhead,
    Way,
    stopped_words,
    to_be_told,
)
from horarium.core.watch.house_time import Reading
from horarium.core.watch.message import Message, NotSentError, Voice
from horarium.jobs.ending import say, until_ended
from horarium.jobs.machine_clocks import read_machine
from horarium.jobs.sealed import Beat, NotSealedError, key_of, read_beat, read_plan

# Where the channels are that are set up: plugged in by name, for the wiring stands above the jobs.
VOICES = "horarium.config.voices:voices_here"
_SUBJECT = "Horarium's watch"
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """After how long without a tick, and without one that was well, people are told; how often.

    Whom no way reached is tried again ``retry`` later. A process that was itself not running for
    ``stall``, as on a machine that slept, waits anew.
    """

    silent: timedelta = MINUTE
    unwell: timedelta = 3 * MINUTE
    again: timedelta = 15 * MINUTE
    retry: timedelta = MINUTE
    stall: timedelta = timedelta(seconds=30)
    look: timedelta = timedelta(seconds=2)


# A household, and a way to somebody in it.
_To = tuple[str, Way]


@dataclass(slots=True)
class _Outage:
    """The watch is silent: when each household is told again, and who was told so far."""

    name: str
    round: int = 0
    again: dict[str, timedelta] = field(default_factory=dict)
    told: dict[_To, None] = field(default_factory=dict)


class BreakGlass:
    """One that is on duty; ``step`` looks once, and tells people where they must be told."""

    def __init__(
        self,
        data: Path,
        voices: Mapping[str, Voice],
        read: Callable[[], Reading] = read_machine,
        limits: Limits | None = None,
    ) -> None:
        self._data, self._voices, self._read = data, voices, read
        self._limits = limits or Limits()
        now = read().since_boot
        self._awake_since = self._looked = now
        self._beat: Beat | None = None
        self._ahead: Ahead | None = None
        self._outage: _Outage | None = None
        self._said = ""

    def step(self) -> float:
        """For how many seconds to rest after it."""
        now = self._read()
        if now.since_boot - self._looked > self._limits.stall:
            self._awake_since = now.since_boot
        self._look()
        if self._is_silent(now):
            self._stopped(now)
        elif self._outage:
            self._alive(self._outage, now)
        self._looked = self._read().since_boot
        return self._limits.look.total_seconds()

    # -- is it alive

    def _look(self) -> None:
        """What cannot be read is as it was when it could: the disk itself may be gone."""
        try:
            key = key_of(self._data)
            self._beat = read_beat(self._data, key)
            self._ahead = read_plan(self._data, key)
            self._said = ""
        except (NotSealedError, OSError, ValueError, LookupError, TypeError) as wrong:
            if str(wrong) != self._said:
                say(f"The break-glass reads nothing new: {wrong}.")
            self._said = str(wrong)

    def _is_silent(self, now: Reading) -> bool:
        """By the time since boot alone: clocks may be set to whatever anybody likes."""
        beat = self._beat
        known = beat is not None and beat.boot == now.boot
        committed = beat.committed if beat and known else timedelta()
        well = beat.well if beat and known else timedelta()
        return (
            now.since_boot - max(committed, self._awake_since) >= self._limits.silent
            or now.since_boot - max(well, self._awake_since) >= self._limits.unwell
        )

    # -- telling

    def _stopped(self, now: Reading) -> None:
        if self._ahead is None:
            return
        self._outage = outage = self._outage or _Outage(f"{now.boot}:{now.since_boot}")
        houses = [
            each
            for each in self._ahead.houses
            if outage.again.get(each.id, timedelta()) <= now.since_boot
        ]
        if not houses:
            return
        outage.round += 1
        told = self._send(self._messages(self._ahead, houses, now, outage), now)
        outage.told |= dict.fromkeys(told)
        reached = {house for house, _ in told}
        for each in houses:
            pause = self._limits.again if each.id in reached else self._limits.retry
            outage.again[each.id] = now.since_boot + pause
        say(f"The watch has stopped; {len(told)} messages told people so.")

    def _messages(
        self, ahead: Ahead, houses: Sequence[HouseAhead], now: Reading, outage: _Outage
    ) -> dict[_To, Message]:
        """One for each way; where several share it, it is told once."""
        at = ahead.instant(now)
        found: dict[_To, Message] = {}
        for house in houses:
            key = f"break-glass:{outage.name}:{outage.round}:{house.id}"
            for callee in to_be_told(house, at):
                words = stopped_words(ahead, house, callee.contact, at)
                for way in self._ways(callee):
                    found.setdefault((house.id, way), _message(key, way, words))
        return found

    def _ways(self, callee: Callee) -> list[Way]:
        return [each for each in callee.ways if each.channel in self._voices]

    def _alive(self, outage: _Outage, now: Reading) -> None:
        """Whoever was told that it had stopped is told that it goes on; nobody is called for it."""
        sending = {
            (house, way): _message(
                f"break-glass:{outage.name}:alive:{house}", way, ALIVE_WORDS, loud=False
            )
            for house, way in outage.told
            if way.channel != "voice"
        }
        self._outage = None
        say(f"The watch is alive again: {len(self._send(sending, now))} messages were sent.")

    def _send(self, sending: Mapping[_To, Message], now: Reading) -> list[_To]:
        """Those that a channel took. Each waits for its own channel alone."""

        def took(item: tuple[_To, Message]) -> bool:
            (_, way), message = item
            return _sent(self._voices[way.channel], way, message, now)

        with ThreadPoolExecutor(_AT_ONCE) as several:
            taken = several.map(took, sending.items())
            return [key for key, was_taken in zip(sending, taken, strict=True) if was_taken]


def _message(key: str, way: Way, words: str, *, loud: bool = True) -> Message:
    return Message(f"{key}:{way.channel}:{way.address}", way.address, _SUBJECT, words, loud=loud)


def _sent(voice: Voice, way: Way, message: Message, now: Reading) -> bool:
    """A channel that breaks is one way less, and no end of the others."""
    try:
        voice.send(message, now.wall_at)
    except NotSentError as wrong:
        say(f"The break-glass was not heard by {way.channel}: {wrong}.")
        return False
    except Exception:  # noqa: BLE001
        say(f"The break-glass was not heard by {way.channel}: {traceback.format_exc(limit=-1)}")
        return False
    return True


# -- the process


def main(words: Sequence[str]) -> None:
    """Look until asked to end."""
    alone = "--alone" in words
    named = [each for each in words if each != "--alone"]
    data = Path(os.environ.get("HORARIUM_DATA", "horarium-data"))
    until_ended(lambda: _go_on(data, _plugged_in(named[0] if named else VOICES)), alone=alone)


def _plugged_in(name: str) -> Mapping[str, Voice]:
    module, _, function = name.partition(":")
    voices: Mapping[str, Voice] = getattr(import_module(module), function)()
    if not voices:
        say("The break-glass can reach nobody: no text, call or mail is set up.")
    return voices


def _go_on(data: Path, voices: Mapping[str, Voice]) -> None:
    """Nothing ends it but its end: what is wrong once may be right at the next look."""
    _wait_for_duty(data)
    watching = BreakGlass(data, voices)
    while True:
        try:
            time.sleep(watching.step())
        except Exception:  # noqa: BLE001
            say(traceback.format_exc(limit=-1))
            time.sleep(Limits().look.total_seconds())


def _wait_for_duty(data: Path) -> int:
    """The lock of whoever is on duty, once it is ours; it is let go of when this process ends.

    On the folder itself, which can be locked also where nothing can be written.
    """
    while True:
        try:
            folder = os.open(data, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as wrong:
            say(f"The break-glass waits for its folder {data}: {wrong.strerror}.")
        else:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(folder)
            else:
                return folder
        time.sleep(Limits().look.total_seconds())


if __name__ == "__main__":
    main(sys.argv[1:])
