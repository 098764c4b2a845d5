"""A house as its file, small enough to be planned in a moment, for tests of whole processes."""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen, run

from tests.contracts.tree import ROOT

HOUSE = """\
[household]
name = "Small house"
zone = "America/Los_Angeles"

[person]
name = "Mark"

[plan]
first_day = 1988-03-21
days = 7
starts = ["07:00", "15:00", "23:00"]
lengths = ["8h"]
reserve = 0

[machine]
name = "iron lung"
sleep = "23:00-07:00"

[[machine.tolerance]]
since = 1988-01-01
longest_stretch = "4h"
per_day = "6h"
recovery = "2h"

[[need]]
name = "Somebody who can pump"
hours = "always"
skills = ["hand-pump"]

[[member]]
name = "Ana"
parts = ["attendant"]
phone = "415 555 0111"
phone_on_wall = true
contract.most = "56h"
competence = [{ skill = "hand-pump", assessor = "Mark", assessed_on = 1985-09-14 }]

[[member]]
name = "Rosa"
parts = ["attendant"]
contract.most = "56h"
competence = [{ skill = "hand-pump", assessor = "Mark", assessed_on = 1985-09-14 }]

[[member]]
name = "Ben"
parts = ["attendant"]
contract.most = "56h"
competence = [{ skill = "hand-pump", assessor = "Mark", assessed_on = 1985-09-14 }]

[[member]]
name = "Grace"
parts = ["attendant"]
contract.most = "56h"
competence = [{ skill = "hand-pump", assessor = "Mark", assessed_on = 1985-09-14 }]

[[activity]]
name = "Up"
hours = "daily 12:00-20:00"
length = "2h"
machine = "out"
per = "day"

[[activity]]
name = "Session"
shown_as = "Out"
hours = "tue 12:00-18:00"
length = "2h"
travel = "30m"
machine = "out"
per = "week"
"""

BERKELEY = ROOT / "households" / "berkeley-1988.toml"


def house_file(folder: Path, *changes: tuple[str, str]) -> Path:
    """The house as a file in ``folder``; each of ``changes`` puts a text for another."""
    text = HOUSE
    for old, new in changes:
        assert old in text, f"{old} is not in the small house"
        text = text.replace(old, new)
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def words(*typed: str | Path) -> list[str]:
    """What a shell would start for ``horarium`` and what was typed behind it."""
    return [sys.executable, "-m", "horarium.config.command", *map(str, typed)]


def surroundings() -> dict[str, str]:
    """An environment in which the sources are found and the terminal is 100 columns wide."""
    sources = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": sources, "COLUMNS": "100", "NO_COLOR": "1"}


def horarium(*typed: str | Path) -> CompletedProcess[str]:
    """Types a command, waits, and returns what it said."""
    done = run(
        words(*typed),
        env=surroundings(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def begun(*typed: str | Path) -> Popen[str]:
    """Types a command and does not wait.

    Ctrl-C reaches it as in a terminal, also where the tests themselves run in the background,
    where a shell has it ignored.
    """
    return Popen(
        words(*typed),
        env=surroundings(),
        stdout=PIPE,
        stderr=PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )


def refused(*typed: str | Path) -> str:
    """The one sentence with which a command refuses what was typed."""
    done = horarium(*typed)
    assert done.returncode == 2, done.stdout
    assert not done.stdout
    [sentence] = done.stderr.splitlines()
    assert sentence.endswith(".")
    return sentence
