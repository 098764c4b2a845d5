"""What can be seen of the machine and the folder, with or without a database."""

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from horarium.config.doctor import Told, unsure, well, wrong
from horarium.core.hours import DAY

LEAST_FREE = 500_000_000
LAST_BACKUP = "last-backup"
OLDEST_BACKUP = 7 * DAY
UNIT = "horarium.service"
_HOW_TO = "docs/how-to/run-it.md says how"
_NOT_SET = 5
_ROOM_FOR_TIMEX = 1024


def disk(data: Path) -> Iterator[Told]:
    """Whether there is room for what the watch writes."""
    try:
        free = shutil.disk_usage(data).free
    except OSError as error:
        yield wrong(f"The folder {data} cannot be used: {error.strerror}.", "See HORARIUM_DATA.")
        return
    room = f"{free / 1e9:.1f} GB are free on the disk of {data}"
    if free < LEAST_FREE:
        yield wrong(f"Only {room}.", "Make room: a full disk stops the watch.")
    else:
        yield well(f"{room}.")


def permissions(folder: Path) -> Iterator[Told]:
    """Whether anybody else on this machine can read what is kept in a folder."""
    files = ((folder / name, 0o600) for name in ("secret", "push-key", "keys.json"))
    for path, mode in ((folder, 0o700), *files):
        if not path.exists():
            continue
        if path.stat().st_mode & 0o077:
            sentence = f"Others on this machine can get at {path}."
            yield wrong(sentence, f"Type chmod {mode:o} {path}")
        else:
            yield well(f"{path} is its owner's alone.")


def clock_is_set() -> Iterator[Told]:
    """Whether somebody keeps the machine's clock right."""
    remedy = "Set up time from the network, or look at the clock by hand each month."
    is_set = _said_by_timedatectl()
    if is_set is None:
        is_set = _said_by_kernel()
    if is_set is None:
        yield unsure("UNKNOWN whether the clock is kept right by the network.", remedy)
    elif is_set:
        yield well("The clock is kept right by the network.")
    else:
        yield unsure("The clock is not kept right by the network.", remedy)


def _said_by_timedatectl() -> bool | None:
    said = _typed("timedatectl", "show", "--property=NTPSynchronized", "--value")
    return {"yes": True, "no": False}.get(said)


def _said_by_kernel() -> bool | None:
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_ROOM_FOR_TIMEX))
    except (OSError, AttributeError):
        return None
    return None if state < 0 else bool(state != _NOT_SET)


def systemd() -> Iterator[Told]:
    """Whether the machine itself starts the house again when the watch goes silent."""
    asked = _typed("systemctl", "show", UNIT, "--property=ActiveState,WatchdogUSec")
    said = dict(each.split("=", 1) for each in asked.splitlines() if "=" in each)
    if said.get("ActiveState") != "active":
        yield unsure(f"systemd does not run {UNIT}.", f"Install it: {_HOW_TO}.")
    elif said.get("WatchdogUSec", "0") in ("0", "infinity"):
        sentence = f"{UNIT} has no watchdog: a watch that hangs is not started again."
        yield wrong(sentence, f"Write WatchdogSec=20 into it: {_HOW_TO}.")
    else:
        yield well(f"systemd starts the house again when the watch says nothing ({UNIT}).")


def backup_age(data: Path, now: datetime) -> Iterator[Told]:
    """How old the newest backup is that was made here."""
    remedy = "Type horarium backup FILE, and carry the file elsewhere."
    try:
        made_at = datetime.fromisoformat((data / LAST_BACKUP).read_text(encoding="ascii").strip())
        age = now - made_at
    except (OSError, ValueError, TypeError):
        yield wrong("No backup is known of.", remedy)
        return
    sentence = f"The last backup was made {_days(age)} ago"
    if age > OLDEST_BACKUP:
        yield wrong(f"{sentence}.", remedy)
    else:
        yield well(f"{sentence}.")


def _days(age: timedelta) -> str:
    days = max(age // DAY, 0)
    return f"{days} days" if days != 1 else "1 day"


def set_up(origin: str, *, secure: bool, heartbeat: str) -> Iterator[Told]:
    """What whoever runs the server set up, or left out."""
    if secure:
        yield well(f"The pages are at {origin}, and messages carry a link to them.")
    else:
        sentence = f"The pages are at {origin}, without https: messages carry no link."
        yield unsure(sentence, "Set HORARIUM_URL to an address with https; else texts answer.")
    if heartbeat:
        yield well("Somebody outside hears a heartbeat.")
    else:
        sentence = "Nobody outside hears whether this house is alive."
        yield unsure(sentence, "Set HORARIUM_HEARTBEAT; without it a dead site is silent.")


def note_backup(data: Path) -> None:
    """A backup was made just now."""
    (data / LAST_BACKUP).write_text(f"{datetime.now(UTC).isoformat()}\n", encoding="ascii")


def _typed(*words: str) -> str:
    """What a command of the system says; "" where there is none or it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - words of our own
            words, capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
