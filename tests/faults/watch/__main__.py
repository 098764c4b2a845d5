"""Breaks the watch on purpose: ``python -m tests.faults.watch kills --size 200 --seed 7``.

Each prints one line of figures, and what was wrong with how to see it again; it ends with 1 where
anything was. ``make faults`` runs all of them at full size.
"""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from importlib import import_module

from tests.faults.watch.ground import ground
from tests.servers.postgres import running

PROGRAMS = ("kills", "schedules", "cuts", "restarts")


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("program", choices=PROGRAMS)
    words.add_argument("--size", type=int, default=100, help="how many")
    words.add_argument("--seed", type=int, default=1, help="where the dice begin")
    words.add_argument("--only", default="", help="of the kills: one scenario")
    words.add_argument("--where", default="", help="of the kills: at boundaries of this kind")
    told = words.parse_args()
    began = time.monotonic()
    with ExitStack() as stack:
        server = stack.enter_context(running()) if told.program == "restarts" else None
        if server:
            os.environ["HORARIUM_DATABASE"] = server.address
        made = stack.enter_context(ground())
        made.restart = server.restart if server else made.restart
        program = import_module(f"tests.faults.watch.{told.program}")
        more = (told.only, told.where) if told.program == "kills" else ()
        found = program.run(made, told.size, told.seed, *more)
    where = "SQLite" if made.is_file else "PostgreSQL"
    print(found.line(f"{program.TITLE}, {where}", time.monotonic() - began))  # noqa: T201
    for each in found.wrong[:20]:
        print(f"  {each}")  # noqa: T201
    return int(bool(found.wrong))


if __name__ == "__main__":
    sys.exit(main())
