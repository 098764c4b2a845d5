"""What the clocks of the house show: the machine's, but for a wall clock that settings name."""

from django.conf import settings
from django.utils.module_loading import import_string

from horarium.core.watch.house_time import Reading
from horarium.jobs.machine_clocks import reading_at


def read_clocks() -> Reading:
    """The wall clock of the house, and the time since the machine was started."""
    return reading_at(import_string(settings.HORARIUM_CLOCK)())
