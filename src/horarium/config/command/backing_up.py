"""``horarium backup`` and ``horarium restore``, with the drill that proves a restore."""

import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from horarium.config.command.keeping import database, say
from horarium.config.command.refusal import RefusalError, refusal
from horarium.config.doctor.machine import note_backup
from horarium.store.whole_file import write_whole


def backup(options: Namespace) -> int:
    """Write everything into a file that its owner alone may read."""
    with database():
        from django.conf import settings  # noqa: PLC0415 - read once Django is set up

        from horarium.actions.back_up import back_up  # noqa: PLC0415 - needs Django

        text = back_up()
        data = settings.DATA
    try:
        write_whole(options.file, text.encode(), private=True)
    except OSError as wrong:
        raise refusal(options.file.parent, wrong) from None
    # For horarium doctor, which says how old it is; the backup is there with or without it.
    with suppress(OSError):
        note_backup(data)
    say(f"Written: {options.file}. Try it with horarium restore {options.file} --drill.")
    return 0


def restore(options: Namespace) -> int:
    """Restore a backup, or only try whether it can be."""
    text = _text(options.file)
    return _drill(options.file, text) if options.drill else _restore(options.file, text)


def _restore(file: Path, text: str) -> int:
    with database():
        from horarium.actions.back_up import BackupError, restore  # noqa: PLC0415 - needs Django

        try:
            count = restore(text=text)
        except BackupError as wrong:
            raise RefusalError(f"{file}: {wrong}.") from None
    say(f"Restored: {count} rows of {file}.")
    return 0


def _drill(file: Path, text: str) -> int:
    """Restore into a database of its own, back that up, and compare the two."""
    with tempfile.TemporaryDirectory(prefix="horarium-drill-") as folder:
        again = Path(folder, "again.json")
        _typed(folder, "restore", file.resolve())
        _typed(folder, "backup", again)
        same = again.read_text(encoding="utf-8") == text
    if not same:
        raise RefusalError(f"{file} was restored, but what came out is not the same; keep both.")
    say(f"{file} was restored into a database for the purpose, and all of it came back.")
    return 0


def _typed(folder: str, *words: str | Path) -> None:
    """The command itself, on a database in ``folder``. Raises RefusalError with what it said."""
    done = subprocess.run(  # noqa: S603 - this program, with words of its own
        [sys.executable, "-m", "horarium.config.command", *map(str, words)],
        env={**os.environ, "HORARIUM_DATA": folder, "HORARIUM_DATABASE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RefusalError(done.stderr.strip())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise RefusalError(f"{file}: this is no backup, or it was cut.") from None
    except OSError as wrong:
        raise refusal(file, wrong) from None
