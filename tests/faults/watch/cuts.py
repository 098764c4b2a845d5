"""The power goes: no commit that SQLite acknowledged is lost, and nothing is corrupt.

The statements are those that the store executes while somebody is missing; they are written down
once, and done again on a disk that forgets (lossy_disk.py), with the PRAGMAs of the settings. Two
things differ: the file is locked for one connection alone, since APSW's file systems share no
memory, and in half of the runs the WAL is carried over every few pages, so that cuts fall into
that, too. With ``synchronous=NORMAL`` the same cuts lose commits: the test can fail.
"""

import hashlib
import random
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
from django.db import connection

from tests.faults.watch.boundaries import boundaries
from tests.faults.watch.figures import Figures
from tests.faults.watch.ground import Ground
from tests.faults.watch.kills import Ready, _begin, _live, prepared
from tests.faults.watch.lossy_disk import Commit, Cutter, LossyDisk, Step
from tests.faults.watch.scenarios import SCENARIOS

TITLE = "power cuts"
_NAMES = ("nobody comes", "somebody says yes", "what was taken is not delivered")
_TABLES = ("outboxrow", "askrow", "episoderow", "watchrow", "eventrow", "houseclockrow", "beatrow")
# A WAL of so many pages is carried over: as it is unless said, and often.
_CARRIED = (1000, 12)


def run(ground: Ground, size: int, seed: int) -> Figures:
    """``size`` cuts with the PRAGMAs as they are set, and a tenth as many with NORMAL."""
    found, dice = Figures(), random.Random(seed)  # noqa: S311 - no secret is drawn here
    pragmas = connection.settings_dict["OPTIONS"]["init_command"]
    ground.keep("empty")
    chosen = [each for each in SCENARIOS if each.name in _NAMES]
    runs = len(chosen) * len(_CARRIED)
    for number, scenario in enumerate(chosen):
        ready = prepared(ground, scenario, f"cut_{number}")
        statements = _statements(ground, ready)
        before = (ground.folder / f"{ready.name}.sqlite3").read_bytes()
        for carried in _CARRIED:
            steps, digests = _recorded(before, statements, pragmas, carried)
            _cut(before, steps, digests, size // runs + 1, dice, ground.folder, found, "")
            weak = re.sub("synchronous=[A-Z]+", "synchronous=NORMAL", pragmas)
            steps, digests = _recorded(before, statements, weak, carried)
            less = size // runs // 10 + 1
            _cut(before, steps, digests, less, dice, ground.folder, found, " with NORMAL")
    for what in ("lost", "corrupt"):
        if found.counts[what]:
            found.wrong.append(f"{found.counts[what]} cuts: {what}")
    if not found.counts["lost with NORMAL"]:
        found.wrong.append("no cut loses anything with synchronous=NORMAL: nothing is tried here")
    return found


def _statements(ground: Ground, ready: Ready) -> list[str]:
    """What the store executes, transactions included."""
    _begin(ground, ready)
    made: list[str] = []
    connection.ensure_connection()
    raw = connection.connection

    def traced(sql: str) -> None:
        if not sql.startswith(("SELECT", "PRAGMA", "--")):
            made.append(sql)

    raw.set_trace_callback(traced)
    with boundaries(lambda _what: None):
        _live(ready, range(2), [0])
    assert any(sql.startswith("COMMIT") for sql in made)
    return made


def _recorded(
    before: bytes, statements: Iterable[str], pragmas: str, carried: int
) -> tuple[list[Step], list[str]]:
    """What happened to the files, and what was there after each commit."""
    disk = LossyDisk("lossy")
    disk.files["db"] = bytearray(before)
    made = apsw.Connection("watch", vfs="lossy")
    for each in (
        "PRAGMA locking_mode=EXCLUSIVE",
        pragmas,
        f"PRAGMA wal_autocheckpoint={carried}",
    ):
        # APSW executes no further than it is read.
        list(made.execute(each))
    digests = [_digest(made.execute)]
    for sql in statements:
        list(made.execute(sql))
        if not made.in_transaction:
            digests.append(_digest(made.execute))
            disk.steps.append(Commit(digests[-1]))
    made.close()
    disk.unregister()
    return disk.steps, digests


def _digest(execute: Callable[[str], Iterable[Any]]) -> str:
    """Of all that the watch keeps."""
    rows = [list(execute(f"SELECT * FROM store_{each} ORDER BY 1")) for each in _TABLES]  # noqa: S608
    return hashlib.sha256(
        repr([[tuple(each) for each in table] for table in rows]).encode()
    ).hexdigest()


def _cut(
    before: bytes,
    steps: list[Step],
    digests: list[str],
    count: int,
    dice: random.Random,
    folder: Path,
    found: Figures,
    how: str,
) -> None:
    cutter = Cutter({"db": before}, steps)
    for at in sorted(dice.randint(0, len(steps)) for _ in range(count)):
        cutter.until(at)
        found.add(f"cuts{how}")
        digest = _after(cutter.left(dice), folder)
        found.add(f"lost{how}", 0)
        found.add(f"corrupt{how}", digest is None)
        if digest is not None and digest not in digests[cutter.committed : cutter.committed + 2]:
            found.add(f"lost{how}")


def _after(files: dict[str, bytearray], folder: Path) -> str | None:
    """What is there when the power is back; None where it is corrupt."""
    file = folder / "cut.sqlite3"
    for name in ("-wal", "-shm"):
        Path(f"{file}{name}").unlink(missing_ok=True)
    file.write_bytes(files["db"])
    if files.get("wal"):
        Path(f"{file}-wal").write_bytes(files["wal"])
    with closing(sqlite3.connect(file)) as read:
        try:
            [(said,)] = read.execute("PRAGMA quick_check")
            return _digest(read.execute) if said == "ok" else None
        except sqlite3.DatabaseError:
            return None
