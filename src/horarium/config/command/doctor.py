"""``horarium doctor``: what is right and wrong with this installation, the worst first.

It looks at the real connection, folder and clock. What reads rows is imported once the database
is open: rows can be named only after Django is set up.
"""

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from horarium.config.command.keeping import database, say
from horarium.config.command.refusal import RefusalError
from horarium.config.doctor import Told, Weight, looked_at, machine, wrong

_HEADS = {Weight.WRONG: "WRONG", Weight.UNSURE: "unsure", Weight.WELL: "well"}


def doctor(_options: Namespace) -> int:
    """Say all that was found; 1 where something is wrong."""
    data = Path(os.environ.get("HORARIUM_DATA", "horarium-data"))
    now = datetime.now(UTC)
    found = looked_at(
        _rows,
        partial(machine.disk, data),
        partial(machine.permissions, data),
        machine.clock_is_set,
        machine.systemd,
        partial(machine.backup_age, data, now),
    )
    for each in found:
        remedy = f" {each.remedy}" if each.remedy else ""
        say(f"{_HEADS[each.weight]:>6}  {each.sentence}{remedy}")
    return int(any(each.weight is Weight.WRONG for each in found))


def _rows() -> Iterator[Told]:
    """All that needs the database; where it cannot be opened, that is what is wrong."""
    try:
        with database():
            yield from list(_in_the_rows())
    except RefusalError as refused:
        yield wrong(str(refused), "Nothing is watched as long as this is so.")


def _in_the_rows() -> Iterator[Told]:
    from django.conf import settings  # noqa: PLC0415 - read once Django is set up

    from horarium.config.doctor import rows  # noqa: PLC0415 - names rows
    from horarium.jobs.clocks import read_clocks  # noqa: PLC0415

    reading = read_clocks()
    site, heartbeat = settings.SITE, settings.HORARIUM_HEARTBEAT
    yield from machine.set_up(site.origin, secure=site.secure, heartbeat=heartbeat)
    yield from machine.permissions(settings.KEYS)
    yield from rows.keys()
    yield from rows.durable()
    yield from rows.fence()
    yield from rows.clock(reading)
    yield from rows.proofs_of_life(reading.wall_at)
    yield from rows.channels()
    yield from rows.reached()
