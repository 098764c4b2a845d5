"""What the open database says of itself, of the watch, and of who can be reached."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from django.conf import settings
from django.db import connection

from horarium.config.doctor import Told, unsure, well, wrong
from horarium.core.hours import MINUTE
from horarium.core.people import Part
from horarium.core.watch.house_time import Reading
from horarium.store.beats import last_beats
from horarium.store.house_clock import VERSION, house_time
from horarium.store.keys import without_keys
from horarium.store.models import (
    CourseRow,
    HouseClockRow,
    HouseholdRow,
    JournalRow,
    MemberRow,
    StoryRow,
    WordsRow,
)
from horarium.store.reach import addresses_of, watching_of
from horarium.tellings.searches import ALIVE, names_unsure

# These wake: the others wait until somebody looks.
LOUD = ("voice", "sms", "modem")
_RESTART = "Something else changed it; end all that uses the file and start horarium run."
_SEALED = (StoryRow, JournalRow, WordsRow, CourseRow)
_NAMES = {"watch": "The watch", "deliver": "Delivery"}


def durable() -> Iterator[Told]:
    """Whether what is written outlives a power cut, by the connection that is open now."""
    if connection.vendor == "postgresql":
        yield from _postgresql()
        return
    yield _pragma("journal_mode", "wal", "journal_mode is {}, not wal")
    yield _pragma("synchronous", "2", "synchronous is {}, not 2 (FULL)")
    waits = int(_asked("PRAGMA busy_timeout"))
    if waits < 5000:
        yield wrong(f"The database waits only {waits} ms for its turn.", _RESTART)
    else:
        yield well(f"Whoever writes waits up to {waits // 1000} s for their turn.")


def _pragma(name: str, wanted: str, sentence: str) -> Told:
    found = _asked(f"PRAGMA {name}")
    if found == wanted:
        return well(f"What is written outlives a power cut: {name} is {found}.")
    told = sentence.format(found)
    return wrong(f"A power cut may lose what was written: {told}.", _RESTART)


def _postgresql() -> Iterator[Told]:
    commits, version = _asked("SHOW synchronous_commit"), _asked("SHOW server_version")
    if commits in ("off", "local", "remote_write"):
        sentence = f"A power cut may lose what was written: synchronous_commit is {commits}."
        yield wrong(sentence, "Set synchronous_commit = on for this database.")
    else:
        sentence = f"What is written outlives a power cut: synchronous_commit is {commits}"
        yield well(f"{sentence}, PostgreSQL {version}.")


def _asked(words: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(words)
        [found] = cursor.fetchone() or [""]
    return str(found)


def keys() -> Iterator[Told]:
    """Whether all that is sealed can be opened with the keys that are here."""
    sealed = chain.from_iterable(each.objects.values_list("key", flat=True) for each in _SEALED)
    # What is forgotten has no key any more, and wants none.
    missing, folder = without_keys(filter(None, sealed)), settings.KEYS
    if missing:
        what = "1 key is" if len(missing) == 1 else f"{len(missing)} keys are"
        sentence = f"{what} missing from {folder}: what was sealed with it stays shut."
        yield wrong(sentence, "Put your copy of that folder back.")
    else:
        yield well(f"The keys of all that is sealed are in {folder}.")


def fence() -> Iterator[Told]:
    """Whether a newer watch has been at work here."""
    row = HouseClockRow.objects.first()
    if row and row.version > VERSION:
        sentence = f"The watch here is of version {VERSION}, and does not go on after {row.version}"
        yield wrong(f"{sentence}.", "Start the newer Horarium.")


def clock(reading: Reading) -> Iterator[Told]:
    """Whether the wall clock jumped, so that the watch goes by its own time."""
    if house_time(reading).in_doubt:
        sentence = "The clock of this machine was set to another time, and is not believed."
        yield wrong(sentence, "Set it right; it is believed again at once, or after a day.")
    else:
        yield well("The clock of this machine agrees with the time that has passed.")


def proofs_of_life(now: datetime) -> Iterator[Told]:
    """When each process and channel was last alive, and what was wrong with it."""
    beats = last_beats()
    for name, longest in ALIVE.items():
        if name not in beats or abs(now - beats[name][0]) > longest:
            when = f" since {_ago(now - beats[name][0])}" if name in beats else ""
            yield wrong(f"{_NAMES[name]} is not running{when}.", "Start horarium run.")
    for name, (at, is_well, sentence) in sorted(beats.items()):
        called = _NAMES.get(name, f"The channel {name}")
        if not is_well:
            why = sentence or "not well"
            yield wrong(f"{called}: {why} ({_ago(now - at)}).", "See the log of horarium run.")
        elif name not in ALIVE or abs(now - at) <= ALIVE[name]:
            yield well(f"{called} was alive {_ago(now - at)}.")


def _ago(length: timedelta) -> str:
    if length < MINUTE:
        return f"{max(int(length.total_seconds()), 0)} s ago"
    return f"{length // MINUTE} min ago"


def channels() -> Iterator[Told]:
    """Which loud ways are set up; two that share nothing are wanted."""
    loud = [each for each in LOUD if each in settings.HORARIUM_VOICES]
    if not loud:
        sentence = "No channel is set up that wakes anybody: no call, no text."
        yield wrong(sentence, "Set HORARIUM_PHONE or HORARIUM_MODEM.")
    elif len({each == "modem" for each in loud}) == 1:
        sentence = f"All that wakes anybody shares one way out: {', '.join(loud)}."
        yield unsure(sentence, "Set up a provider and a modem; when one fails, there is the other.")
    else:
        yield well(f"These wake people: {', '.join(loud)}.")


def reached() -> Iterator[Told]:
    """Who cannot be reached loudly, by name, and whether there is a floor."""
    for row in HouseholdRow.objects.select_related("watching").order_by("name"):
        yield from _reached_in(row)
        watching = watching_of(row)
        if watching and watching.floor_phone:
            yield well(f"{row.name}: {watching.floor} is called when nobody else answers.")
        else:
            sentence = f"{row.name}: nobody is named to be called when nobody else answers."
            yield wrong(sentence, "Name a floor under Household, The watch.")


def _reached_in(row: HouseholdRow) -> Iterator[Told]:
    addresses = addresses_of(row)
    members = MemberRow.objects.filter(household=row, gone_at=None).order_by("place")
    asked = [each for each in members if {Part.ATTENDANT, Part.BACKUP} & each.parts]
    silent = [
        each.name for each in asked if not set(LOUD) & set(addresses[str(each.public_id)].ways)
    ]
    if silent:
        sentence = f"{row.name}: nothing that wakes reaches {', '.join(silent)}."
        yield wrong(sentence, "Write down their telephone numbers, or set up a channel.")
    elif asked:
        yield well(f"{row.name}: everybody who can be asked is reached by a call or a text.")
    for name in names_unsure(row):
        sentence = f"{row.name}: {name} let the last two drills pass."
        yield wrong(sentence, "See that their telephone rings, and that its number is right.")
