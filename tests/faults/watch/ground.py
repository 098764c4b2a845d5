"""A database of a program's own that can be put back to how it was, as often as is wanted.

The programs of this folder break things in ways that no test database is made for: they kill
processes and fill disks. Each makes its own in a temporary folder, or on the PostgreSQL server
that it runs beside.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

# Where files live in memory a thousand copies cost nothing; what is tried here is not the disk.
_QUICK = Path("/dev/shm")  # noqa: S108 - only where there is one, and a folder of our own in it


class Ground:
    """The database that is in use, and those that were kept by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_file = connection.vendor == "sqlite"
        self._count = 0
        self._names: list[str] = []
        self._prefix = f"ground_{os.getpid()}"

    @property
    def current(self) -> str:
        return str(connection.settings_dict["NAME"])

    def keep(self, name: str) -> None:
        """The database as it is now is kept under a name."""
        connection.close()
        if self.is_file:
            shutil.copy(self.current, self.folder / f"{name}.sqlite3")
        else:
            self._create(f"{self._prefix}_{name}", self.current)

    def use(self, name: str) -> None:
        """What was kept is in use from now on, in a copy of its own; the last one is gone."""
        last = self.current
        connection.close()
        self._count += 1
        if self.is_file:
            fresh = str(self.folder / f"now-{self._count}.sqlite3")
            shutil.copy(self.folder / f"{name}.sqlite3", fresh)
        else:
            fresh = f"{self._prefix}_now_{self._count}"
            self._create(fresh, f"{self._prefix}_{name}")
        connection.settings_dict["NAME"] = fresh
        if "now" in Path(last).name:
            self._drop(last)

    def _create(self, name: str, template: str) -> None:
        with self._server() as execute:
            execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._names.append(name)

    def _drop(self, name: str) -> None:
        if self.is_file:
            for each in ("", "-wal", "-shm"):
                Path(f"{name}{each}").unlink(missing_ok=True)
            return
        with self._server() as execute:
            execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def _server(self) -> Iterator[object]:
        """A connection to the server itself, on which databases are made."""
        last = self.current
        connection.close()
        connection.settings_dict["NAME"] = "postgres"
        try:
            with connection.cursor() as cursor:
                yield cursor.execute
        finally:
            connection.close()
            connection.settings_dict["NAME"] = last

    def _begin(self) -> None:
        if not self.is_file:
            self._create(f"{self._prefix}_first", "template0")
            connection.settings_dict["NAME"] = f"{self._prefix}_first"
        call_command("migrate", verbosity=0)

    def _end(self) -> None:
        connection.close()
        for each in self._names:
            self._drop(each)


@contextmanager
def ground() -> Iterator[Ground]:
    """Django set up on a fresh, migrated database. Once in a process."""
    quick = _QUICK if _QUICK.is_dir() and os.access(_QUICK, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="horarium-ground-", dir=quick) as folder:
        os.environ["HORARIUM_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "horarium.config.settings"
        django.setup()
        from django.conf import settings  # noqa: PLC0415 - set up by now

        settings.HORARIUM_VOICES = {"sms": None}
        made = Ground(Path(folder))
        made._begin()
        try:
            yield made
        finally:
            made._end()
