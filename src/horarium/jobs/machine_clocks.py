"""What this machine's clocks show, as anybody can read them who knows nothing of settings."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from horarium.core.watch.house_time import Reading

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def read_machine() -> Reading:
    """The wall clock of the machine itself, and the time since it was started."""
    return reading_at(datetime.now(UTC))


def reading_at(wall_at: datetime) -> Reading:
    """Suspended or not, the time since boot goes on; on a machine without it, another that does."""
    known = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return Reading(_boot(), timedelta(seconds=time.clock_gettime(known)), wall_at)


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return "this machine"
