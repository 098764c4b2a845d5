"""``horarium demo``: Mark's house in Berkeley, 1988, to walk through in a browser."""

import argparse
import os
import time
import webbrowser
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from threading import Timer

import horarium
from horarium.config.command.keeping import database, say
from horarium.config.command.refusal import RefusalError, refusal
from horarium.config.command.run import serve
from horarium.config.demo.clock import BEGINS_AT, MARK, begin, house_time

# So many seconds apart people are seen to come and go.
_MINUTES_PASS = 3.0
HOUSEHOLD = "berkeley-1988.toml"


def demo(options: argparse.Namespace) -> int:
    """Furnish the house, ask for its month, and open it. Raises RefusalError."""
    folder: Path = options.data
    begins = _ready(folder)
    address = f"http://localhost:{options.port}"
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "horarium.config.demo.settings",
        "HORARIUM_DATA": str(folder.resolve()),
        "HORARIUM_KEYS": "",
        "HORARIUM_DATABASE": "",
        # Nobody is called or written to about people of a demo.
        **dict.fromkeys(("HORARIUM_MAIL", "HORARIUM_PHONE", "HORARIUM_MODEM"), ""),
        "HORARIUM_HEARTBEAT": "",
        "HORARIUM_URL": address,
    }
    with database():
        if begins:
            _furnish(options.seconds)
    say(f"{address}/demo/ shows Mark's house; it is kept in {folder}. Ctrl-C ends it.")
    _soon(webbrowser.open, f"{address}/demo/")
    _soon(_live)
    return serve(f"127.0.0.1:{options.port}")


def _ready(folder: Path) -> bool:
    """Whether the demo begins in this folder; goes on if it is a demo's, refuses any other."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = {each.name for each in folder.iterdir()}
        if there and MARK not in there:
            raise RefusalError(
                f"{folder} holds something that is no demo; name another folder with --data."
            )
        if not there:
            begin(folder, datetime.now(UTC))
    except OSError as wrong:
        raise refusal(folder, wrong) from None
    return not there


def _furnish(seconds: float) -> None:
    from horarium.config.demo.house import furnish  # noqa: PLC0415 - needs Django

    furnish(_household_file(), BEGINS_AT, seconds)


def _live() -> None:
    """The first plan is published once it is there; from then on people come and go by it."""
    from horarium.config.demo.house import publish_first_plan  # noqa: PLC0415 - needs Django
    from horarium.config.demo.people import keep_hours  # noqa: PLC0415 - needs Django

    publish_first_plan(house_time)
    while True:
        keep_hours(house_time())
        time.sleep(_MINUTES_PASS)


def _soon(do: Callable[..., object], *what: object) -> None:
    """Beside what follows, once the pages answer."""
    beside = Timer(2, do, what)
    beside.daemon = True
    beside.start()


def _household_file() -> Path:
    """In an installed package among its files, in a clone at its top."""
    packed = Path(str(files(horarium))) / "households" / HOUSEHOLD
    clone = Path(horarium.__file__).parents[2] / "households" / HOUSEHOLD
    return clone if clone.is_file() and not packed.is_file() else packed
