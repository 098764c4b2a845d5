"""The ``horarium`` command."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from horarium.config.command.arguments import parser
from horarium.config.command.backing_up import backup, restore
from horarium.config.command.demo import demo
from horarium.config.command.doctor import doctor
from horarium.config.command.door import key
from horarium.config.command.keeping import export_file, import_file, timesheets
from horarium.config.command.plan import plan
from horarium.config.command.refusal import RefusalError
from horarium.config.command.run import run
from horarium.config.command.tell import tell

__all__ = ["main"]

KNOWN = {
    "plan": plan,
    "tell": tell,
    "demo": demo,
    "run": run,
    "import": import_file,
    "export": export_file,
    "timesheets": timesheets,
    "key": key,
    "backup": backup,
    "restore": restore,
    "doctor": doctor,
}
BAD_INPUT = 2
STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was typed, and return the status the process ends with.

    0 is done; 1 is a plan that breaks agreements or has gaps, when only judged, or a house with
    which something is wrong; 2 comes with one sentence on standard error; 130 was stopped by hand.
    """
    _readable()
    try:
        return _done(argv)
    except RefusalError as wrong:
        print(wrong, file=sys.stderr)  # noqa: T201 - the sentence for the person
        return BAD_INPUT
    except KeyboardInterrupt:
        print("Stopped. Nothing was changed.", file=sys.stderr)  # noqa: T201
        return STOPPED
    except BrokenPipeError:
        # Whoever read has read enough, as "| head" does; nothing more can be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _done(argv: Sequence[str] | None) -> int:
    commands = parser()
    options = commands.parse_args(argv)
    if options.command in KNOWN:
        return KNOWN[options.command](options)
    commands.print_help()
    return 0


def _readable() -> None:
    """A terminal that cannot show a letter shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
