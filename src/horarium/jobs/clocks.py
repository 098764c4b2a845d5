"""What this machine's clocks show: its wall clock, and the time since it was started."""

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from horarium.core.watch.house_time import Reading

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def read_clocks() -> Reading:
    """Suspended or not, the time since boot goes on; on a machine without it, another that does."""
    known = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    since_boot = timedelta(seconds=time.clock_gettime(known))
    return Reading(_boot(), since_boot, import_string(settings.HORARIUM_CLOCK)())


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return "this machine"
